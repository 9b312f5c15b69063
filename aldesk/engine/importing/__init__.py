"""Read a source into a project, in a process of its own."""
