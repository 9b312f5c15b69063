"""A window out of an hour at 384 kHz against a file of its length; ratios of one run.

python tests/benchmarks/long_reading.py [--rate 384000] [--hours 1] [--rounds 30] [--kinds wav]

What is compared runs in turns; medians in milliseconds. An hour at 384 kHz takes 2.7 GB of the disk
for a while.

- `file`: `read_sound` of a file that holds the window alone.
- `window`: `read_span` of the same window somewhere in the recording, opened for it.
- `in order`: a window of many that follow each other, through `OpenRecordings`.
- `shown`: an excerpt with twice its length around it, decoded and its spectrogram made;
  `file shown` is the same of a file of that length.
- `look`: the recording's id, length and what it lacks, as an import asks for them.
- `strip`: the first look at all columns of the overview.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import soundfile

from aldesk.core.recording import WindowRule
from aldesk.core.span import Span
from aldesk.media.clip import Clip, WholeClip, recording_clip
from aldesk.media.excerpt import excerpt
from aldesk.media.overview_strip import OverviewStrip
from aldesk.media.sound import read_sound
from aldesk.media.span_reading import OpenRecordings, read_span
from aldesk.media.spectrogram import FrequencyAxis, spectrogram
from aldesk.sources.probe_file import look

WINDOW = 3.0


def write(path: Path, seconds: int, rate: int) -> Path:
    """Write noise that is now louder, now fainter."""
    noise = np.random.default_rng(0).integers(-9000, 9000, rate, dtype=np.int16)
    with soundfile.SoundFile(path, "w", rate, 1, format=path.suffix[1:].upper()) as file:
        for second in range(seconds):
            file.write(np.roll(noise, 37 * second) // (1 + second % 7))
    return path


def milliseconds(*what: Callable[[], object], rounds: int) -> list[float]:
    """Time some things in turns."""
    times: list[list[float]] = [[] for _ in what]
    for _ in range(rounds):
        for function, its in zip(what, times, strict=True):
            begun = time.perf_counter()
            function()
            its.append(1000 * (time.perf_counter() - begun))
    return [median(its) for its in times]


def drawn(clip: Clip) -> None:
    """Make the spectrogram that a pane shows."""
    with clip.opened() as read:
        spectrogram(read, 0, clip.n_samples, clip.rate, FrequencyAxis())


def measure(folder: Path, kind: str, rate: int, seconds: int, rounds: int) -> None:
    """Compare one format."""
    hour = write(folder / f"hour.{kind}", seconds, rate)
    window = write(folder / f"window.{kind}", int(WINDOW), rate)
    wide = write(folder / f"wide.{kind}", int(5 * WINDOW), rate)
    rng, recordings = np.random.default_rng(1), OpenRecordings()
    next_in_order = iter(range(0, seconds - 9, 3))

    def somewhere() -> Span:
        start = 10 * rng.integers(1, seconds // 10 - 2)
        return Span(float(start), start + WINDOW)

    def in_order() -> None:
        start = next(next_in_order)
        recordings.read(hour, Span(start, start + WINDOW))

    rule = WindowRule(WINDOW, WINDOW)
    names = ("file", "window", "in order", "file shown", "shown", "look", "strip")
    took = milliseconds(
        lambda: read_sound(window),
        lambda: read_span(hour, somewhere()),
        in_order,
        lambda: drawn(WholeClip(read_sound(wide))),
        lambda: drawn(excerpt(hour, somewhere(), 2 * WINDOW)),
        lambda: look(hour, lambda: None, rule),
        lambda: strip(hour),
        rounds=rounds,
    )
    recordings.close()
    print(f"{kind}, {seconds / 3600:g} h at {rate / 1000:g} kHz")
    for name, its in zip(names, took, strict=True):
        print(f"  {name:12} {its:8.2f} ms")
    print(f"  window : file {took[1] / took[0]:.2f}   shown : file shown {took[4] / took[3]:.2f}")


def strip(path: Path) -> None:
    """Look once into each column."""
    made = OverviewStrip(recording_clip(path))
    for _ in made.fill():
        if made.n_looked == made.n_columns:
            return


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rate", type=int, default=384_000)
    parser.add_argument("--hours", type=float, default=1)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--kinds", default="wav,flac")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for kind in chosen.kinds.split(","):
            seconds = int(3600 * chosen.hours)
            measure(Path(folder), kind, chosen.rate, seconds, chosen.rounds)


if __name__ == "__main__":
    main()
