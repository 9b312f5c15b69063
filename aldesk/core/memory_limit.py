"""A bound on a process's memory, where the system has one."""

import importlib.util


def limit_memory(n_bytes: int) -> None:
    """Let this process take so much more memory than it has; more raises MemoryError.

    Maps of files don't count. On Windows, and where the system does not tell, there is no bound.

    Parameters
    ----------
    n_bytes : int
    """
    if importlib.util.find_spec("resource") is None:
        return
    import resource

    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path of a person's
            data_pages = int(file.read().split()[5])
    except OSError:
        return
    most = data_pages * resource.getpagesize() + n_bytes
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
