"""Embed a project's samples, in a process of its own."""
