"""The background processes in which everything heavy runs, and the clients that talk to them.

A folder for each job. `client` is the parent's side and light enough for the window; `worker` runs
in the spawned process or on a cluster, may import torch, and is imported by name only.
"""
