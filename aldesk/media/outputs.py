"""What sound can be heard with."""


def output_names() -> list[str]:
    """Return the names of the system's sound outputs, each once.

    Raises
    ------
    Exception
        Whatever the library or a driver raises: OSError, PortAudioError, ImportError.
    """
    import sounddevice

    found = [d for d in sounddevice.query_devices() if d["max_output_channels"] > 0]
    return list(dict.fromkeys(str(device["name"]) for device in found))
