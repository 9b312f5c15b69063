"""Fit the model that leaves its project, and write its folder, in a process of its own."""
