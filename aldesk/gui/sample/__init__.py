"""What shows one sample: what it is, its actions, and the clip or picture."""
