"""Fetch a data set of the Hugging Face hub, in a process of its own."""
