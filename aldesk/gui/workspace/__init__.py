"""The open project's controller, its threads and its background jobs."""
