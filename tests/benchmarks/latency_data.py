"""Makes the projects that `window_latency` measures with; run by it in a process of its own.

python tests/benchmarks/latency_data.py FOLDER pictures|clips|recordings N LEFT ENCODER

Of recordings N is the number of windows; each recording is an hour long.

All but LEFT of the samples get random embeddings, so that an embedding of the rest goes on behind.
"""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import soundfile
from PIL import Image

from aldesk.embed import load_encoder
from aldesk.embed.shards import write_shard
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project

RATE = 8000
PITCHES = {"high": 2400, "low": 300, "middle": 900}
COLORS = {"blue": (40, 60, 200), "green": (50, 180, 70), "red": (200, 50, 40)}
_SHARD = 128
WINDOW = 3.0
_HOUR_RATE, _HOUR = 22_050, 3600


def clips(rng: np.random.Generator) -> Iterator[tuple[str, str, bytes]]:
    """Yield class, ending and content of noisy tones of half a second to a second."""
    while True:
        for name, pitch in PITCHES.items():
            t = np.arange(int(RATE * rng.uniform(0.5, 1.0))) / RATE
            wave = 0.3 * np.sin(2 * np.pi * pitch * rng.uniform(0.8, 1.2) * t)
            file = io.BytesIO()
            noisy = wave + 0.1 * rng.standard_normal(len(t))
            soundfile.write(file, noisy, RATE, format="WAV")
            yield name, "wav", file.getvalue()


def pictures(rng: np.random.Generator) -> Iterator[tuple[str, str, bytes]]:
    """Yield class, ending and content of noisy pictures; a number behind makes each its own."""
    shapes = (120, 160, 3)
    drawn = []
    for name, color in list(COLORS.items()) * 20:
        noisy = np.array(color) + rng.normal(0, 25, shapes)
        file = io.BytesIO()
        Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(file, "JPEG", quality=60)
        drawn.append((name, file.getvalue()))
    number = 0
    while True:
        for name, content in drawn:
            number += 1
            yield name, "jpg", content + number.to_bytes(8, "little")


MAKERS: dict[str, Callable[[np.random.Generator], Iterator[tuple[str, str, bytes]]]] = {
    "pictures": pictures,
    "clips": clips,
}


def make_files(folder: Path, kind: str, n: int) -> None:
    """Write `n` files, each class in a folder of its own."""
    made = MAKERS[kind](np.random.default_rng(0))
    for number in range(n):
        name, ending, content = next(made)
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / f"{number:06d}.{ending}").write_bytes(content)


def make_recordings(folder: Path, n_windows: int) -> None:
    """Write so many hours of noisy tones that they have `n_windows` windows at least."""
    rng, folder_of = np.random.default_rng(0), folder / "hours"
    folder_of.mkdir(parents=True)
    pitches = np.repeat([*PITCHES.values()] * 7, round(WINDOW * _HOUR_RATE))[: 60 * _HOUR_RATE]
    tone = 0.3 * np.sin(2 * np.pi * np.cumsum(pitches) / _HOUR_RATE)
    for number in range(-(-n_windows * int(WINDOW) // _HOUR)):
        minute = tone + 0.1 * rng.standard_normal(len(tone))
        with soundfile.SoundFile(
            folder_of / f"{number:02}.wav", "w", _HOUR_RATE, 1, subtype="PCM_16"
        ) as file:
            for _ in range(_HOUR // 60):
                file.write(minute)


def embed_all_but(project: Project, n_left: int) -> None:
    """Give the first samples random vectors under the key of the project's encoder."""
    encoder = load_encoder(project.meta.encoder)
    project.meta.encoder_key = encoder.key
    rng = np.random.default_rng(0)
    end = max(0, len(project.samples) - n_left)
    for start in range(0, end, _SHARD):
        rows = np.arange(start, min(end, start + _SHARD))
        vectors = rng.standard_normal((len(rows), encoder.n_features)).astype(np.float32)
        shard = write_shard(project.embeddings.folder, encoder.key, vectors, rows)
        project.embeddings.add_shard(shard)


def main() -> None:
    """Make `p.aldesk` and its files in a folder."""
    folder, kind, n, n_left, encoder = Path(sys.argv[1]), *sys.argv[2:]
    options = Options()
    if kind == "recordings":
        make_recordings(folder / "files", int(n))
        options = Options(window=WINDOW, classes=tuple(sorted(PITCHES)))
    else:
        make_files(folder / "files", kind, int(n))
    new = NewProject(folder / "p.aldesk", folder / "files", options, encoder=encoder)
    with make(new) as project:
        embed_all_but(project, int(n_left))


if __name__ == "__main__":
    main()
