from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import SampleProblem
from aldesk.embed import load_encoder
from aldesk.embed.encoder import Encoder
from aldesk.media import Picture, Sound


def tone(frequency: float, n: int = 4000, rate: int = 8000) -> Sound:
    times = np.arange(n) / rate
    return Sound(np.sin(2 * np.pi * frequency * times).astype(np.float32), rate)


def picture(seed: int, height: int = 20, width: int = 30) -> Picture:
    return Picture(np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8))


@pytest.fixture
def spectral() -> Encoder:
    return load_encoder("spectral")


@pytest.mark.parametrize(
    "sound",
    [
        Sound(np.zeros(8000, np.float32), 8000),
        Sound(np.zeros(0, np.float32), 16000),
        Sound(np.ones(1, np.float32), 44100),
        Sound(np.linspace(-1, 1, 10, dtype=np.float32), 8000),
        Sound(np.full(500, 1e-40, np.float32), 16000),
        tone(300, n=100_000),
    ],
    ids=["silence", "nothing", "1 sample", "10 samples", "subnormal", "long"],
)
def test_spectral_is_finite_for_any_clip(spectral: Encoder, sound: Sound) -> None:
    vectors = spectral.embed([sound])
    assert vectors.shape == (1, spectral.n_features)
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()


def test_spectral_hears_a_single_sample(spectral: Encoder) -> None:
    click, silence = Sound(np.ones(1, np.float32), 16000), Sound(np.zeros(1, np.float32), 16000)
    vectors = spectral.embed([click, silence])
    assert np.abs(vectors[0] - vectors[1]).max() > 1


def test_spectral_ignores_loudness_and_silence_around(spectral: Encoder) -> None:
    loud = tone(440, rate=16000)
    quiet = Sound(loud.samples * np.float32(1e-3), loud.rate)
    padded = Sound(np.pad(loud.samples, (16000, 16000)), loud.rate)
    other = tone(880, rate=16000)
    vectors = spectral.embed([loud, quiet, padded, other])
    distances = np.linalg.norm(vectors - vectors[0], axis=1)
    assert distances[1] < 1e-3
    assert distances[2] < 0.1 * distances[3]


def test_spectral_of_blocks_is_that_of_the_whole(
    spectral: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = spectral.embed([tone(500)])
    monkeypatch.setattr("aldesk.embed.spectral._BLOCK", 7)
    np.testing.assert_allclose(spectral.embed([tone(500)]), whole, rtol=1e-6)


def test_spectral_keeps_its_vectors_as_long_as_it_keeps_its_key(spectral: Encoder) -> None:
    times = np.arange(24_000) / 16_000
    rising = np.sin(2 * np.pi * (200 + 900 * times) * times).astype(np.float32)
    (vector,) = spectral.embed([Sound(rising, 16_000)])
    assert spectral.key == "spectral:1"
    known = [-494.40527, 18.267454, 2.3445642, -479.96671, -491.90253, -496.98831, -500.16141]
    np.testing.assert_allclose(vector[::16][:7], known, rtol=1e-5)


def test_wrong_media_is_the_samples_problem(spectral: Encoder) -> None:
    with pytest.raises(SampleProblem, match="this is a picture, and the encoder is for sound"):
        spectral.embed([picture(0)])
    with pytest.raises(SampleProblem, match="this is sound"):
        load_encoder("gradients").embed([tone(100)])


def test_real_digits_are_told_apart(spectral: Encoder) -> None:
    folder = Path(__file__).parents[3] / "shared" / "data" / "free-spoken-digits"
    if not folder.is_dir():
        pytest.skip("the real recordings are not on this machine")
    names = [f"{digit}_theo_{index}" for index in range(8) for digit in range(10)]
    vectors = spectral.embed([folder / f"{name}.wav" for name in names])
    vectors = (vectors - vectors.mean(0)) / vectors.std(0)
    test, known = vectors[:20], vectors[20:]
    nearest = np.linalg.norm(test[:, None] - known, axis=2).argmin(1)
    assert np.mean(nearest % 10 == np.arange(20) % 10) >= 0.8
