"""What a sample looks like, made ahead of time in threads."""
