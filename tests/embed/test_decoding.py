"""Encoders take files as a project decodes them; bats are told apart only when slowed."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.arrays import Floats
from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import SampleProblem
from aldesk.embed import load_encoder
from aldesk.embed.hearing import highest_rate, unheard
from aldesk.media import Sound

RATE = 192_000
SLOWER = Decoding(expansion=16)


def calls(high: bool, seed: int) -> Floats:
    """Five calls of a bat in noise: 80 to 55 kHz or 35 to 22 kHz, as in real species."""
    random = np.random.default_rng(seed)
    made = 0.003 * random.standard_normal(RATE // 4)
    start, end = (80e3, 55e3) if high else (35e3, 22e3)
    times = np.arange(int(0.006 * RATE)) / RATE
    phase = start * times + (end - start) / 0.006 * times**2 / 2
    call = 0.5 * np.sin(2 * np.pi * phase) * np.hanning(len(times))
    for at in random.integers(0, len(made) - len(call), 5):
        made[at : at + len(call)] += call
    return np.asarray(made, np.float32)


def told_apart(decoding: Decoding, paths: list[Path]) -> float:
    """Return the share of clips whose nearest other clip is of the same kind."""
    vectors = load_encoder("spectral", decoding=decoding).embed(paths)
    vectors = (vectors - vectors.mean(0)) / (vectors.std(0) + 1e-9)
    distances = np.linalg.norm(vectors[:, None] - vectors[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    kinds = np.arange(len(paths)) % 2
    return float((kinds[distances.argmin(1)] == kinds).mean())


def test_bats_are_told_apart_when_slowed(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.wav" for n in range(24)]
    for n, path in enumerate(paths):
        soundfile.write(path, calls(bool(n % 2), n), RATE, subtype="FLOAT")
    assert told_apart(AS_IS, paths) < 0.85
    assert told_apart(SLOWER, paths) >= 0.95


def test_sound_in_memory_is_slowed_as_a_file_is(tmp_path: Path) -> None:
    path, samples = tmp_path / "x.wav", calls(True, 0)
    soundfile.write(path, samples, RATE, subtype="FLOAT")
    encoder = load_encoder("spectral", decoding=SLOWER)
    made = encoder.embed([path, Sound(samples, RATE), Sound(samples, RATE, 1, SLOWER)])
    earlier = load_encoder("spectral").embed([Sound(samples, RATE // 16)])
    for vector in made:
        assert vector == pytest.approx(earlier[0], rel=1e-3, abs=1e-3)


def test_key_and_card_name_what_was_chosen() -> None:
    plain, slower = load_encoder("spectral"), load_encoder("spectral", decoding=SLOWER)
    assert slower.key == f"{plain.key}:x16"
    assert "x16" in slower.card.text()
    assert plain.card.decoding == ""
    assert load_encoder("spectral", decoding=Decoding(levels=(0, 9))).key == plain.key
    pictures = load_encoder("gradients", decoding=Decoding(channel=2, expansion=10, levels=(0, 9)))
    assert pictures.key == load_encoder("gradients").key + ":ch2:levels0-9"


def test_embeddings_from_a_file_take_no_notice(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", np.eye(3, dtype=np.float32))
    plain, slower = (load_encoder(tmp_path / "x.npy", decoding=d) for d in (AS_IS, SLOWER))
    assert plain.key == slower.key


def test_a_file_without_the_channel_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "mono.wav"
    soundfile.write(path, calls(True, 0), RATE)
    encoder = load_encoder("spectral", decoding=Decoding(channel=3))
    with pytest.raises(SampleProblem, match="channel 3 was chosen"):
        encoder.embed([path])


def files_at(folder: Path, *rates: int) -> list[Path]:
    paths = [folder / f"{n}.wav" for n in range(len(rates))]
    for path, rate in zip(paths, rates, strict=True):
        soundfile.write(path, np.zeros(8), rate)
    return paths


@pytest.mark.parametrize(
    ("rate", "decoding", "said"),
    [
        (16_000, AS_IS, ""),
        (22_050, AS_IS, ""),
        (44_100, AS_IS, "hears up to 8 kHz; your recordings go to 22.05 kHz."),
        (384_000, AS_IS, "hears up to 8 kHz; your recordings go to 192 kHz. A time expansion"),
        (384_000, Decoding(expansion=10), "hears up to 80 kHz; your recordings go to 192 kHz."),
        (384_000, SLOWER, ""),
    ],
)
def test_what_is_above_the_encoders_hearing_is_told(
    rate: int, decoding: Decoding, said: str, tmp_path: Path
) -> None:
    encoder = load_encoder("spectral", decoding=decoding)
    lost = unheard(encoder.hears, files_at(tmp_path, 8000, rate))
    assert said in str(lost or "")
    assert bool(lost) == bool(said)
    assert ("expansion" in str(lost or "")) == ("expansion" in said)


def test_of_many_files_some_are_looked_at_and_broken_ones_passed_over(tmp_path: Path) -> None:
    paths = files_at(tmp_path, 8000, 96_000)
    (tmp_path / "broken.wav").write_bytes(b"no sound")
    assert highest_rate([tmp_path / "broken.wav", tmp_path / "none.wav", *paths]) == 96_000
    assert highest_rate([]) == 0
    assert unheard(0.0, paths) is None
