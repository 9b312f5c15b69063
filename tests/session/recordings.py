"""Recordings that lie nowhere, for what asks of their windows alone."""

from pathlib import Path

from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule


def recordings(n: int, minutes: float = 10, n_sites: int = 5) -> tuple[Recording, ...]:
    """Return recordings in windows of 3 s, at sites that follow each other in turn."""
    return tuple(
        Recording(
            SampleId(f"{number:032x}"),
            Path(f"/in/{number}.wav"),
            60 * minutes,
            8000,
            WindowRule(3, 3),
            columns={"site": "ABCDEFGH"[number % n_sites]},
        )
        for number in range(n)
    )
