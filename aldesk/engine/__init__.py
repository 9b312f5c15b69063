"""The background processes in which everything heavy runs, and the clients that talk to them.

Modules named ``*_worker`` run in a spawned process, or on the workers of a cluster, and are the
only ones here that import torch; nothing imports them but `process` and `cluster_queue`, by name.
The others are light enough for the window.
"""
