"""Validating a class: what is wanted, the samples one after the other, and what follows."""
