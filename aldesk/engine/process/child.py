"""A spawned process with a pipe; it lies lower, since tables are read in one, too."""

from aldesk.core.child_process import ChildProcess, lower_priority, run_only_when_idle

__all__ = ["ChildProcess", "lower_priority", "run_only_when_idle"]
