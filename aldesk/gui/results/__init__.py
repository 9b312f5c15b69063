"""The results view: learning curve, confusion matrix, classes, and their export."""
