"""Render the demo's spoken digits with espeak-ng.

    python packaging/make_spoken_digits.py [OUT]

Needs the program espeak-ng (a package of that name on Debian, Fedora and Homebrew), numpy and
soundfile. The seed is fixed: the same espeak-ng gives the same sounds, though not the same bytes,
since Ogg numbers its streams at random.
"""

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

Sound = npt.NDArray[np.float64]

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ACCENTS = (
    *("en-us", "en-gb", "en-gb-scotland", "en-gb-x-rp"),
    *("en-gb-x-gbclan", "en-gb-x-gbcwmd", "en-029", "en-us-nyc"),
)
# Those of espeak-ng's timbres in which a speech recogniser understood the digits.
TIMBRES = (
    *("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "f1", "f2", "f3", "f4", "f5"),
    *("Alex", "Annie", "Diogo", "Hugo", "Linda", "Denis", "Michael", "Mike", "Pablo", "adam"),
    *("aunty", "belinda", "edward", "grandma", "klatt", "max", "michel", "steph", "victor"),
)
ACCENTS_PER_TIMBRE = 2
RENDITIONS = 2
TEST_TIMBRES = 6

RATE = 16_000
PITCH = (15, 85)  # espeak-ng's scale of 0 to 99
SPEED = (110, 230)  # words a minute
SNR = (8.0, 30.0)  # dB
PEAK = (0.2, 0.9)
SILENCE = 0.02  # of the peak
MARGIN = 0.03  # seconds kept around the word
OPUS_COMPRESSION = 0.92  # of libsndfile's 0 … 1: about 24 kbit/s
SEED = 20


@dataclass(frozen=True)
class Voice:
    """An accent spoken in a timbre; timbres of the test split are in no pool voice."""

    number: int
    accent: str
    timbre: str
    split: str

    @property
    def name(self) -> str:
        """What espeak-ng calls it."""
        return f"{self.accent}+{self.timbre}"


def voices(rng: np.random.Generator) -> Iterator[Voice]:
    """Give each timbre some accents, and a split."""
    held_out = set(rng.choice(TIMBRES, TEST_TIMBRES, replace=False))
    for index, timbre in enumerate(TIMBRES):
        split = "test" if timbre in held_out else "pool"
        for turn in range(ACCENTS_PER_TIMBRE):
            accent = ACCENTS[(index + 3 * turn) % len(ACCENTS)]
            yield Voice(index * ACCENTS_PER_TIMBRE + turn, accent, timbre, split)


def set_language(word: str, voice: Voice, pitch: int, speed: int) -> Sound:
    """Return a spoken word, float64 (n_frames,) at `RATE`."""
    command = ["espeak-ng", "--stdout", "-v", voice.name, "-p", str(pitch), "-s", str(speed), word]
    wav = subprocess.run(command, check=True, capture_output=True).stdout
    sound, rate = soundfile.read(io.BytesIO(wav))
    return resample(sound, rate)


def resample(sound: Sound, rate: int) -> Sound:
    """Return a short sound at `RATE`: its spectrum is cut at the new Nyquist frequency."""
    n = round(len(sound) * RATE / rate)
    shorter: Sound = np.fft.irfft(np.fft.rfft(sound)[: n // 2 + 1], n)
    return shorter * (n / len(sound))


def trim(sound: Sound) -> Sound:
    """Drop the silence around the word, but for a margin."""
    loud = np.flatnonzero(np.abs(sound) > SILENCE * np.abs(sound).max())
    margin = round(MARGIN * RATE)
    return sound[max(0, loud[0] - margin) : loud[-1] + margin]


def disturb(sound: Sound, rng: np.random.Generator) -> Sound:
    """Add white noise and set the level."""
    power = np.mean(sound**2) / 10 ** (rng.uniform(*SNR) / 10)
    noisy: Sound = sound + rng.normal(0, np.sqrt(power), len(sound))
    gain: float = rng.uniform(*PEAK) / np.abs(noisy).max()
    return noisy * gain


def render(voice: Voice, word: str, rng: np.random.Generator) -> Sound:
    """Speak a word with a pitch, speed, noise and level of its own."""
    pitch, speed = (int(rng.integers(*limits)) for limits in (PITCH, SPEED))
    return disturb(trim(set_language(word, voice, pitch, speed)), rng)


def main(folder: Path) -> None:
    """Write the clips and `labels.csv`."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(SEED)
    rows = []
    for voice in voices(rng):
        print(f"\rvoice {voice.number + 1}", end="", flush=True)
        for word in DIGITS:
            for rendition in range(1, RENDITIONS + 1):
                name = f"v{voice.number:02d}_{word}_{rendition}.ogg"
                soundfile.write(
                    folder / name,
                    render(voice, word, rng),
                    RATE,
                    format="OGG",
                    subtype="OPUS",
                    compression_level=OPUS_COMPRESSION,
                )
                rows.append((name, word, voice.split, voice.name))
    with (folder / "labels.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("path", "label", "split", "voice"))
        table.writerows(rows)
    print(f": {len(rows)} clips in {folder}")


if __name__ == "__main__":
    here = Path(__file__).parent.parent / "resources" / "demo" / "spoken-digits"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here)
