"""Lay the embeddings out on a map, in a process of its own."""
