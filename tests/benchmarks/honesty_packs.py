"""Real samples as embeddings with their truth, kept as ``.npz``, and projects of them."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aldesk.arrays import Ints, Vectors
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Media, Sample
from aldesk.core.span import Span
from aldesk.session.new_project import NewProject, begin

KEY = "pack"
RULE, PART = WindowRule(3.0, 3.0), 300.0  # seconds of a recording
_RATE, _HEARD = 22_050, 0.2  # a window is of a class of which it has so many seconds
_BLOCK = 100


@dataclass(frozen=True)
class Pack:
    """Embeddings, float32 (n, d), and class codes; `n_recordings` is 0 for whole files."""

    name: str
    X: Vectors
    y: Ints
    n_recordings: int

    @property
    def media(self) -> Media:
        """What the samples are."""
        return "picture" if self.name.startswith("pictures") else "sound"

    @property
    def classes(self) -> tuple[str, ...]:
        """Names, in the order of the codes."""
        return tuple(f"class {code:02d}" for code in range(int(self.y.max()) + 1))

    def write_project(self, folder: Path) -> None:
        """Write a project, embedded and without a label, as ``a.aldesk``."""
        from aldesk.embed.shards import write_shard

        if self.n_recordings:
            paths = [Path(f"/{n}.wav") for n in range(self.n_recordings)]
            parts = [Recording(_id(n), path, PART, _RATE, RULE) for n, path in enumerate(paths)]
            batch = ImportBatch(recordings=tuple(parts))
        else:
            numbers = range(len(self.y))
            files = [Sample(_id(n), Path(f"/{n}"), self.media) for n in numbers]
            batch = ImportBatch(tuple(files))
        n_files = self.n_recordings or len(self.y)
        listing = SourceSummary(n_files, 0, self.media, self.classes)
        with begin(NewProject(folder / "a.aldesk", folder), listing, batch) as project:
            project.meta.encoder_key = KEY
            project.embeddings.add_shard(write_shard(project.embeddings.folder, KEY, self.X))


def digits(folder: Path, cache: Path, encoder: Path | None = None) -> Pack:
    """Return spoken digits: wav files named by their class before the first underscore."""
    files = sorted(folder.glob("*.wav"))
    name = f"digits {encoder.name}" if encoder else "digits"
    labels = [file.name.split("_")[0] for file in files]
    return _kept(name, cache, lambda: (_samples(files), labels), str(encoder or "spectral"))


def pictures(folder: Path, cache: Path, encoder: Path | None = None) -> Pack:
    """Return pictures: a folder for each class; perhaps embedded by a transformers model."""
    files = sorted(file for file in folder.glob("*/*") if file.is_file())
    name = f"pictures {encoder.name}" if encoder else "pictures"
    labels = [file.parent.name for file in files]
    return _kept(name, cache, lambda: (_samples(files), labels), str(encoder or "gradients"))


def windows(folder: Path, cache: Path) -> Pack:
    """Return windows of recordings of an hour; each counts as twelve recordings.

    A window is of the class that is heard longest in it, or of none.
    """
    return _kept("windows", cache, lambda: _windows(folder))


def _windows(folder: Path) -> tuple[list[Sample], list[str]]:
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as lines:
        heard = list(csv.DictReader(lines))
    samples: list[Sample] = []
    labels: list[str] = []
    for n, file in enumerate(sorted(folder.glob("*.wav"))):
        hour = Recording(_id(n), file, 3600.0, _RATE, RULE)
        seconds: list[dict[str, float]] = [{} for _ in range(hour.n_windows)]
        for line in (line for line in heard if line["file"] == file.name):
            event = Span(float(line["start"]), float(line["end"]))
            for number in RULE.numbers(event, hour.seconds):
                shared = RULE.span(number, hour.seconds).overlap(event)
                before = seconds[number].get(line["label"], 0.0)
                seconds[number][line["label"]] = before + shared
        samples += [hour.window(number) for number in range(hour.n_windows)]
        labels += [max([(_HEARD, ""), *((s, name) for name, s in of.items())])[1] for of in seconds]
    return samples, labels


def _samples(files: Sequence[Path]) -> list[Sample]:
    media: Media = "sound" if files[0].suffix == ".wav" else "picture"
    return [Sample(_id(n), file, media) for n, file in enumerate(files)]


def _kept(
    name: str,
    cache: Path,
    read: Callable[[], tuple[list[Sample], list[str]]],
    encoder_name: str = "spectral",
) -> Pack:
    file = cache / f"{name}.npz"
    if not file.exists():
        from aldesk.embed import load_encoder

        samples, labels = read()
        encoder = load_encoder(encoder_name)
        starts = range(0, len(samples), _BLOCK)
        X = np.concatenate([encoder.embed(samples[at : at + _BLOCK]) for at in starts])
        np.savez(file, X=X, y=np.unique(labels, return_inverse=True)[1])
    with np.load(file, allow_pickle=False) as kept:
        X, y = kept["X"], kept["y"].astype(np.int64)
    a_recording = RULE.count(PART)
    return Pack(name, X, y, len(y) // a_recording if name == "windows" else 0)


def _id(number: int) -> SampleId:
    return SampleId(f"{number:032x}")
