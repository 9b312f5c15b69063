"""Embed what a person brings to look for, in a process that keeps the encoder for a while."""
