"""Fit, predict and choose the next batch, in a process of its own."""
