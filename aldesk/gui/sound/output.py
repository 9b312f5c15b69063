"""Where sound goes: a device of the system, or nowhere at the same pace."""

import time
from typing import Any, Protocol

from aldesk.arrays import Floats
from aldesk.media.outputs import output_names

_SILENT_RATE = 48_000
_SILENT_AHEAD = 0.1  # seconds that a device would hold


class Output(Protocol):
    """Takes sound as fast as it is heard.

    Attributes
    ----------
    rate : int
        In Hz.
    latency : float
        Seconds from writing to hearing.
    """

    rate: int
    latency: float

    def start(self) -> None:
        """Get ready for the first block."""

    def write(self, block: Floats) -> None:
        """Take a block, float32 (n,); wait while there is no room for it."""

    def abort(self) -> None:
        """Fall silent at once."""

    def close(self) -> None:
        """Give the device back."""


class Silence:
    """Sound that nobody hears; the play-head moves as if."""

    rate = _SILENT_RATE
    latency = 0.0

    def __init__(self) -> None:
        self._until = 0.0

    def start(self) -> None:
        """Begin to count."""
        self._until = time.monotonic()

    def write(self, block: Floats) -> None:
        """Wait as a device would."""
        self._until += len(block) / self.rate
        time.sleep(max(0.0, self._until - time.monotonic() - _SILENT_AHEAD))

    def abort(self) -> None:
        """Nothing sounds."""

    def close(self) -> None:
        """Nothing is held."""


class Device:
    """An output of the system, through PortAudio.

    Parameters
    ----------
    name : str
        As `device_names` gives it; empty for the system's choice. One that is gone is replaced by
        the system's choice.

    Raises
    ------
    Exception
        Whatever the library or the driver raises where there is no device.
    """

    def __init__(self, name: str = "") -> None:
        import sounddevice

        device = name if name in device_names() else None
        facts = sounddevice.query_devices(device, kind="output")
        self.rate = int(facts["default_samplerate"])  # not every driver takes every rate
        self._stream: Any = sounddevice.OutputStream(
            samplerate=self.rate, device=device, channels=1, dtype="float32"
        )
        self.latency = float(self._stream.latency)

    def start(self) -> None:
        """Start the stream."""
        self._stream.start()

    def write(self, block: Floats) -> None:
        """Hand a block to the device."""
        self._stream.write(block.reshape(-1, 1))

    def abort(self) -> None:
        """Drop what was not heard yet."""
        self._stream.abort()

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()


def device_names() -> list[str]:
    """Return the outputs of the system, each once; none where there is no sound library."""
    try:
        return output_names()
    except Exception:  # noqa: BLE001 - whatever a driver does
        return []
