"""Labels, predictions and embeddings out of a project, as tables and folders for other programs."""
