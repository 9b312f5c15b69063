"""Whether files that can end a process are read in a child; see `tables.reader_process`."""

import multiprocessing

_settings = {"in_child": False}


def read_in_child(wanted: bool = True) -> None:
    """Let a child process read from now on, where this is nobody's child."""
    _settings["in_child"] = wanted


def is_for_child() -> bool:
    """Tell whether a child is to be asked."""
    return _settings["in_child"] and multiprocessing.parent_process() is None
