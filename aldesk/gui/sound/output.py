"""Where sound goes: a device of the system, or nowhere at the same pace."""

import time
from typing import Any, Final, Protocol

import numpy as np

from aldesk.arrays import Floats
from aldesk.media.outputs import in_use, one_at_a_time, output_names

_SILENT_RATE = 48_000
_SILENT_AHEAD = 0.1  # seconds that a device would hold
_USUAL_RATES: Final = (48_000, 44_100)


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

        with one_at_a_time():
            device = name if name in output_names() else None
            facts = sounddevice.query_devices(device, kind="output")
            self.rate, self._channels = int(facts["default_samplerate"]), 1
            self._stream = self._opened(device, int(facts["max_output_channels"]))
            in_use.add(id(self))
        self.latency = float(self._stream.latency)

    def _opened(self, device: str | None, most_channels: int) -> Any:
        """Open it as it is set in the system, or else in another way: drivers refuse some."""
        import sounddevice

        refused: Exception | None = None
        for rate in dict.fromkeys((self.rate, *_USUAL_RATES)):
            for channels in dict.fromkeys((1, min(2, most_channels))):
                try:
                    stream = sounddevice.OutputStream(
                        samplerate=rate, device=device, channels=channels, dtype="float32"
                    )
                except Exception as error:  # noqa: BLE001 - PortAudioError, whatever a driver does
                    refused = refused or error
                else:
                    self.rate, self._channels = rate, channels
                    return stream
        assert refused is not None  # noqa: S101 - there is always one way to try
        raise refused

    def start(self) -> None:
        """Start the stream."""
        self._stream.start()

    def write(self, block: Floats) -> None:
        """Hand a block to the device."""
        self._stream.write(np.repeat(block.reshape(-1, 1), self._channels, axis=1))

    def abort(self) -> None:
        """Drop what was not heard yet."""
        self._stream.abort()

    def close(self) -> None:
        """Close the stream."""
        try:
            self._stream.close()
        finally:
            in_use.discard(id(self))


def device_names() -> list[str]:
    """Return the outputs of the system, each once; none where there is no sound library."""
    try:
        return output_names()
    except Exception:  # noqa: BLE001 - whatever a driver does
        return []
