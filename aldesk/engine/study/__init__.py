"""Run a study in worker processes of this machine."""
