"""Small clips and pictures to try ALDesk on, in every format that it must read."""

import csv
from pathlib import Path

import numpy as np

SOUND_FORMATS = ("wav", "flac", "ogg", "mp3")
PICTURE_FORMATS = ("png", "jpg")
PITCHES = {"low": 300.0, "middle": 900.0, "high": 2400.0}
COLOURS = {"red": (200, 40, 40), "green": (40, 180, 60)}

_RATE = 16000
_SECONDS = 0.3
_SIDE = 48


def write_clips(folder: Path, n: int) -> int:
    """Write `n` noisy tones of each pitch and format, in a folder a pitch; return how many."""
    import soundfile

    rng = np.random.default_rng(0)
    t = np.arange(round(_RATE * _SECONDS)) / _RATE
    for name, hertz in PITCHES.items():
        (folder / name).mkdir(parents=True)
        for number in range(n):
            for kind in SOUND_FORMATS:
                tone = np.sin(2 * np.pi * hertz * rng.uniform(0.9, 1.1) * t)
                wave = 0.3 * tone + 0.05 * rng.standard_normal(len(t))
                soundfile.write(folder / name / f"{name}{number}.{kind}", wave, _RATE)
    return n * len(SOUND_FORMATS) * len(PITCHES)


def write_pictures(folder: Path, n: int) -> int:
    """Write `n` noisy planes of each colour and format, in a folder a colour; return how many."""
    from PIL import Image

    rng = np.random.default_rng(0)
    for name, colour in COLOURS.items():
        (folder / name).mkdir(parents=True)
        for number in range(n):
            for kind in PICTURE_FORMATS:
                pixels = np.array(colour) + rng.normal(0, 20, (_SIDE, _SIDE, 3))
                picture = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
                picture.save(folder / name / f"{name}{number}.{kind}")
    return n * len(PICTURE_FORMATS) * len(COLOURS)


def write_table(file: Path, folder: Path) -> int:
    """Write a table with the paths and the names of the subfolders' files; return how many."""
    paths = sorted(path for path in folder.glob("*/*") if path.is_file())
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["path", "label"])
        rows.writerows((path.relative_to(file.parent), path.parent.name) for path in paths)
    return len(paths)


def write_data_set(folder: Path, pictures: Path) -> int:
    """Write pictures as a data set in the layout of the Hugging Face hub; return how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    paths = sorted(path for path in pictures.glob("*/*") if path.is_file())
    cells = [{"bytes": path.read_bytes(), "path": path.name} for path in paths]
    (folder / "data").mkdir(parents=True)
    pq.write_table(
        pa.table({"image": cells, "label": [path.parent.name for path in paths]}),
        folder / "data" / "train-00000-of-00001.parquet",
    )
    return len(paths)
