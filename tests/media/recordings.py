"""Recordings in all formats, made for the tests that read parts of them."""

import struct
from pathlib import Path

import numpy as np
import soundfile

from aldesk.arrays import Floats

RATE = 16_000
FORMATS: dict[str, dict[str, object]] = {
    "wav": {},
    "rf64": {"format": "RF64"},
    "w64": {},
    "aiff": {},
    "caf": {},
    "flac": {},
    "ogg": {},
    "opus": {"format": "OGG", "subtype": "OPUS"},
    "mp3": {"bitrate_mode": "CONSTANT", "compression_level": 0.5},
    "vbr.mp3": {"bitrate_mode": "VARIABLE", "compression_level": 0.9},
    "untagged.mp3": {"bitrate_mode": "VARIABLE", "compression_level": 0.9},
}


def calls(seconds: float, rate: int = RATE, channels: int = 1) -> Floats:
    """Return noise that comes and goes, so that encoders spend very different bits on it."""
    rng = np.random.default_rng(5)
    times = np.arange(round(seconds * rate)) / rate
    loudness = 0.002 + 0.3 * (np.sin(2 * np.pi * 0.7 * times) > 0.6)
    noise = rng.uniform(-1, 1, (len(times), channels))
    return np.asarray(loudness[:, None] * noise, np.float32)


def write(path: Path, sound: Floats, rate: int, kind: str) -> Path:
    """Write a recording block by block, as recorders do."""
    how = FORMATS[kind]
    with soundfile.SoundFile(path, "w", rate, sound.shape[1], **how) as file:
        for block in np.array_split(sound, max(1, len(sound) // rate)):
            file.write(block)
    if kind == "untagged.mp3":
        path.write_bytes(_without_tag(path.read_bytes()))
    return path


def decoded(path: Path) -> Floats:
    """Return all of a file, read from its beginning to its end: (n, n_channels)."""
    with soundfile.SoundFile(path) as file:
        file.seekable = lambda: False
        blocks = []
        while len(block := file.read(1 << 16, dtype="float32", always_2d=True)):
            blocks.append(block)
    return np.asarray(np.concatenate(blocks), np.float32)


def _without_tag(content: bytes) -> bytes:
    second = content.index(content[:2], 4)
    return content[second:]


def long_wav(path: Path, seconds: float, rate: int, channels: int = 1) -> Path:
    """Write a wav of any length that is nearly all hole: silence, and noise once a minute."""
    n_bytes = round(seconds * rate) * channels * 2
    size = struct.pack("<I", min(n_bytes + 36, 2**32 - 1))
    head = struct.pack("<HHIIHH", 1, channels, rate, 2 * channels * rate, 2 * channels, 16)
    noise = np.random.default_rng(0).integers(-9000, 9000, rate * channels // 10, dtype="<i2")
    with path.open("wb") as file:
        file.write(b"RIFF" + size + b"WAVEfmt " + struct.pack("<I", 16) + head)
        file.write(b"data" + struct.pack("<I", min(n_bytes, 2**32 - 1)))
        file.truncate(44 + n_bytes)
        for second in range(30, int(seconds), 60):
            file.seek(44 + second * rate * channels * 2)
            file.write(noise.tobytes())
    return path
