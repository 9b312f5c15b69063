"""Problems with several classes for one sample, as packs in the form of BioDCASE 2026 Task 4.

python tests/benchmarks/several_packs.py OUT SHARED --birdnet MODEL.tflite [--pictures ENCODER]
    [--only NAME ...] [--n 1600] [--n-test 600] [--seed 0]

SHARED holds data/free-spoken-digits, data/survey-day, data/cifar10-2000 and
tools/make_soundscapes.py. The embeddings are those of real encoders, of mixes of real recordings:

- `calls`: 40 kinds (a digit of a speaker), one to three in 3 s of a forest, 0 to 20 dB above it.
- `pitches`: 30 kinds (a digit at one of three speeds), none to three in 3 s of a forest.
- `pictures`: 30 kinds (a class of CIFAR-10 as it is, as a negative or turned by 90 degrees), one to
  three of four fields; the others are noise.
- `soundscapes`: 10 kinds in hours of make_soundscapes.py, in windows of 3 s; most have none.

The kinds are long-tailed: the rarest has a fiftieth of the commonest. Recordings and pictures of
the test split are in no sample of the pool.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr

from aldesk.arrays import Doubles, Floats

RATE, SECONDS = 48_000, 3
LONG_TAIL = 50
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SPEEDS = {"low": 0.7, "normal": 1.0, "high": 1.45}
Example = tuple[Any, list[str]]
"""What an encoder takes, and its classes."""


class Sounds:
    """The recordings to mix."""

    def __init__(self, data: Path) -> None:
        self.forest = [self._read(f, 1.0) for f in sorted((data / "survey-day").glob("*.wav"))]
        self._files = sorted((data / "free-spoken-digits").glob("*.wav"))
        self._cache: dict[tuple[Path, float], Doubles] = {}

    def spoken(self, *, test: bool) -> dict[str, list[Path]]:
        """Return the recordings of each digit of each speaker, of one split."""
        found: dict[str, list[Path]] = {}
        for file in self._files:
            digit, speaker, index = file.stem.split("_")
            if (int(index) < 5) == test:
                found.setdefault(f"{speaker} {DIGITS[int(digit)]}", []).append(file)
        return found

    def read(self, file: Path, speed: float = 1.0) -> Doubles:
        """Return a recording at 48 kHz."""
        if (file, speed) not in self._cache:
            self._cache[file, speed] = self._read(file, speed)
        return self._cache[file, speed]

    @staticmethod
    def _read(file: Path, speed: float) -> Doubles:
        sound, rate = soundfile.read(file)
        resampled: Doubles = soxr.resample(sound - sound.mean(), rate * speed, RATE)
        return resampled


def mix(sounds: Sounds, events: list[Doubles], rng: np.random.Generator) -> Floats:
    """Return 3 s of forest with events in it."""
    n = RATE * SECONDS
    forest = sounds.forest[rng.integers(len(sounds.forest))]
    start = rng.integers(len(forest) - n)
    out = forest[start : start + n].copy()
    level = np.sqrt((out**2).mean()) + 1e-9
    for whole in events:
        event = whole[:n]
        at = rng.integers(n - len(event) + 1)
        gain = level * 10 ** (rng.uniform(0, 20) / 20) / (np.sqrt((event**2).mean()) + 1e-9)
        out[at : at + len(event)] += gain * event
    scaled: Floats = (out / max(1.0, np.abs(out).max())).astype(np.float32)
    return scaled


def shares(n_classes: int, seed: int) -> Doubles:
    """Return how common each kind is."""
    found = np.geomspace(1, 1 / LONG_TAIL, n_classes)
    drawn: Doubles = np.random.default_rng(seed).permutation(found / found.sum())
    return drawn


def calls(data: Path, n: int, *, test: bool, seed: int) -> Iterator[Example]:
    """Yield sounds with one to three spoken digits of known speakers."""
    sounds, rng = Sounds(data), np.random.default_rng([seed, test])
    spoken = sounds.spoken(test=test)
    kinds = sorted(spoken)[:40]
    for _ in range(n):
        n_kinds = rng.choice([1, 2, 3], p=[0.5, 0.3, 0.2])
        names = rng.choice(kinds, n_kinds, replace=False, p=shares(len(kinds), seed)).tolist()
        events = [sounds.read(spoken[name][rng.integers(len(spoken[name]))]) for name in names]
        yield mix(sounds, events, rng)[None], names


def pitches(data: Path, n: int, *, test: bool, seed: int) -> Iterator[Example]:
    """Yield sounds with none to three spoken digits at three speeds."""
    sounds, rng = Sounds(data), np.random.default_rng([seed, test, 1])
    spoken: dict[str, list[Path]] = {}
    for name, files in sounds.spoken(test=test).items():
        spoken.setdefault(name.split()[1], []).extend(files)
    kinds = [(digit, speed) for digit in DIGITS for speed in SPEEDS]
    for _ in range(n):
        n_kinds = rng.choice([0, 1, 2, 3], p=[0.25, 0.35, 0.25, 0.15])
        drawn = rng.choice(len(kinds), n_kinds, replace=False, p=shares(len(kinds), seed))
        events, names = [], []
        for digit, speed in (kinds[k] for k in drawn):
            files = spoken[digit]
            events.append(sounds.read(files[rng.integers(len(files))], SPEEDS[speed]))
            names.append(f"{digit} {speed}")
        yield mix(sounds, events, rng)[None], names


def pictures(data: Path, n: int, *, test: bool, seed: int) -> Iterator[Example]:
    """Yield pictures of four fields, of which one to three show something."""
    from PIL import Image

    rng = np.random.default_rng([seed, test, 2])
    changes: dict[str, Callable[[Any], Any]] = {
        "": lambda a: a,
        "negative ": lambda a: 255 - a,
        "turned ": np.rot90,
    }
    folders = sorted(f for f in (data / "cifar10-2000").iterdir() if f.is_dir())
    kinds = [(folder, change) for folder in folders for change in changes]
    files = {f: sorted(f.iterdir())[150 if test else 0 : 200 if test else 150] for f in folders}
    for _ in range(n):
        n_kinds = rng.choice([1, 2, 3], p=[0.5, 0.3, 0.2])
        drawn = rng.choice(len(kinds), n_kinds, replace=False, p=shares(len(kinds), seed))
        canvas = rng.integers(0, 256, (64, 64, 3)).astype(np.uint8)
        fields, names = rng.permutation(4), []
        for field, (folder, change) in zip(fields, (kinds[k] for k in drawn), strict=False):
            file = files[folder][rng.integers(len(files[folder]))]
            picture = changes[change](np.asarray(Image.open(file).convert("RGB")))
            y, x = 32 * (field // 2), 32 * (field % 2)
            canvas[y : y + 32, x : x + 32] = picture
            names.append(change + folder.name)
        yield Image.fromarray(canvas), names


def soundscapes(shared: Path, hours: int, seed: int) -> Iterator[tuple[str, Floats, list[str]]]:
    """Yield file, window and classes of hours of forest with events."""
    with tempfile.TemporaryDirectory() as name:
        script, rate = shared / "tools" / "make_soundscapes.py", ["--per-hour", "900"]
        wanted = [sys.executable, str(script), name, "--hours", str(hours), "--seed", str(seed)]
        subprocess.run([*wanted, *rate], check=True)
        with (Path(name) / "truth.csv").open(encoding="utf-8") as file:
            truth = list(csv.DictReader(file))
        for recording in sorted(Path(name).glob("*.wav")):
            events = [row for row in truth if row["file"] == recording.name]
            spans = [(float(e["start"]), float(e["end"]), e["label"]) for e in events]
            sound, known = soundfile.read(recording, dtype="float32")
            for start in range(0, len(sound) // known - SECONDS + 1, SECONDS):
                part = sound[start * known : (start + SECONDS) * known]
                # A quarter of a second of an event, or half of it, is enough to hear it.
                heard = {
                    label
                    for a, b, label in spans
                    if min(b, start + SECONDS) - max(a, start) >= min(0.25, (b - a) / 2)
                }
                window = soxr.resample(part, known, RATE).astype(np.float32)
                yield recording.stem, window[None], sorted(heard)


class BirdNet:
    """BirdNET 2.4 from its file."""

    def __init__(self, model: Path) -> None:
        from ai_edge_litert.interpreter import Interpreter

        self._net: Any = Interpreter(
            str(model), num_threads=1, experimental_preserve_all_tensors=True
        )
        self._net.allocate_tensors()
        self._input = self._net.get_input_details()[0]["index"]
        self._embedding = self._net.get_output_details()[0]["index"] - 1

    def __call__(self, window: Floats) -> Floats:
        """Embed 3 s."""
        self._net.set_tensor(self._input, window)
        self._net.invoke()
        found: Floats = self._net.get_tensor(self._embedding)[0].copy()
        return found


class PictureEncoder:
    """A Hugging Face folder."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoImageProcessor, AutoModel

        self._processor = AutoImageProcessor.from_pretrained(folder)
        self._model = AutoModel.from_pretrained(folder).eval()

    def __call__(self, picture: Any) -> Floats:
        """Embed a picture."""
        import torch

        with torch.no_grad():
            found = self._model(**self._processor(picture, return_tensors="pt"))
        vector: Floats = found.pooler_output.flatten().numpy()
        return vector


class Pack:
    """Writes a pack: a ``.npy`` for each sample, and labels.csv."""

    def __init__(self, folder: Path, model: str) -> None:
        self._embeddings = folder / "embeddings" / model
        self._embeddings.mkdir(parents=True)
        self._folder, self._lines = folder, [["filename", "label", "validation"]]

    def add(self, vector: Floats, names: list[str], *, test: bool) -> None:
        """Keep a sample."""
        name = f"{len(self._lines):05d}"
        np.save(self._embeddings / f"{name}.npy", vector)
        self._lines.append([f"{name}.wav", ";".join(names), str(test)])

    def end(self) -> None:
        """Write the labels; a pack is whole when they are there."""
        with (self._folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(self._lines)


def mixes(make: Callable[..., Iterator[Example]], encode: Any, pack: Pack, wanted: Any) -> None:
    """Fill a pack with mixes."""
    for test, n in ((False, wanted.n), (True, wanted.n_test)):
        for given, names in make(wanted.shared / "data", n, test=test, seed=wanted.seed):
            pack.add(encode(given), names, test=test)
    pack.end()


def main() -> None:
    """Make the packs that are not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--birdnet", type=Path, required=True)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--only", nargs="+")
    parser.add_argument("--n", type=int, default=1600)
    parser.add_argument("--n-test", type=int, default=600)
    parser.add_argument("--hours", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    names = wanted.only or [
        "calls",
        "pitches",
        "soundscapes",
        *(["pictures"] * bool(wanted.pictures)),
    ]
    for name in names:
        if (wanted.out / name / "labels.csv").exists():
            continue
        if name == "pictures":
            pack = Pack(wanted.out / name, "efficientnet")
            mixes(pictures, PictureEncoder(wanted.pictures), pack, wanted)
        elif name == "soundscapes":
            pack, encode = Pack(wanted.out / name, "birdnet"), BirdNet(wanted.birdnet)
            for where, window, heard in soundscapes(wanted.shared, wanted.hours, wanted.seed):
                pack.add(encode(window), heard, test=where.startswith("SITE02"))
            pack.end()
        else:
            make = {"calls": calls, "pitches": pitches}[name]
            mixes(make, BirdNet(wanted.birdnet), Pack(wanted.out / name, "birdnet"), wanted)
        print(name, flush=True)


if __name__ == "__main__":
    main()
