"""What only a process that imports torch can tell of this machine."""
