"""The label view: the sample at the left, classes and accuracy at the right."""
