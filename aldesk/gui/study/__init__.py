"""The study view: a plan is composed, run and read."""
