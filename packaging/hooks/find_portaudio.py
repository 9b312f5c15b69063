"""Let sounddevice find the PortAudio that is shipped; it looks for the system's only.

Runs at every start of the frozen program on Linux.
"""

import ctypes.util

_find_in_system = ctypes.util.find_library


def _find(name: str) -> str | None:
    return _find_in_system(name) or ("libportaudio.so.2" if name == "portaudio" else None)


ctypes.util.find_library = _find
