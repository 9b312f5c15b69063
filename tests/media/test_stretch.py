import numpy as np
import pytest

from aldesk.arrays import Floats
from aldesk.media.stretch import stretched

RATE = 16_000


def tone(hertz: float, seconds: float) -> Floats:
    t = np.arange(int(seconds * RATE)) / RATE
    return np.asarray(0.5 * np.sin(2 * np.pi * hertz * t), np.float32)


def played(samples: Floats, speed: float, block: int = 1000) -> Floats:
    blocks = (samples[i : i + block] for i in range(0, len(samples), block))
    return np.concatenate([*stretched(blocks, RATE, speed)])


def loudest_hertz(samples: Floats) -> float:
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(power.argmax() * RATE / len(samples))


@pytest.mark.parametrize("speed", [0.5, 0.7, 1.4, 2.0])
def test_another_speed_keeps_pitch_and_loudness(speed: float) -> None:
    out = played(tone(440, 1.0), speed)
    assert len(out) == pytest.approx(RATE / speed, abs=0.05 * RATE)
    assert loudest_hertz(out) == pytest.approx(440, abs=3)
    middle = out[2000:-2000]
    assert np.abs(middle).max() == pytest.approx(0.5, abs=0.02)
    assert np.abs(np.diff(middle)).max() < 0.12  # a tone's own steepest step is 0.086: no click


def test_a_change_stays_at_its_place() -> None:
    out = played(np.concatenate([tone(300, 1.0), tone(1200, 1.0)]), 0.5)
    assert loudest_hertz(out[: int(1.9 * RATE)]) == pytest.approx(300, abs=3)
    assert loudest_hertz(out[int(2.1 * RATE) :]) == pytest.approx(1200, abs=3)


def test_the_blocks_that_it_comes_in_make_no_difference() -> None:
    noise = np.random.default_rng(0).standard_normal(9000).astype(np.float32)
    assert np.array_equal(played(noise, 0.8, 77), played(noise, 0.8, 9000))


def test_at_full_speed_nothing_is_touched() -> None:
    samples = tone(440, 0.1)
    assert np.array_equal(played(samples, 1.0), samples)


@pytest.mark.parametrize("n", [0, 1, 100, 700])
def test_very_short_clips(n: int) -> None:
    out = played(np.ones(n, np.float32), 0.5) if n else np.empty(0, np.float32)
    assert np.isfinite(out).all()
    assert next(iter(stretched(iter(()), RATE, 2.0))).size == 0
