"""The ticks of a clip's axes: round, true, never crowded."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aldesk.gui.sound.ticks import hertz_ticks, time_ticks
from aldesk.media.spectrogram import FrequencyAxis, Scale


def width_of(text: str) -> float:
    return 7.0 * len(text)


def hertz(axis: FrequencyAxis, rate: int, height: float = 400) -> list[str]:
    return [tick.text for tick in hertz_ticks(axis, rate, height)]


def times(start: float, stop: float, width: float = 800) -> list[str]:
    return [tick.text for tick in time_ticks(start, stop, width, width_of)]


def test_mel_has_octaves_and_linear_even_steps() -> None:
    octaves = ["0", "0.5 kHz", "1 kHz", "2 kHz", "4 kHz", "8 kHz"]
    assert hertz(FrequencyAxis("mel"), 16_000) == octaves
    assert hertz(FrequencyAxis("linear"), 16_000, 200) == ["0", *octaves[3:5], "6 kHz", "8 kHz"]
    assert hertz(FrequencyAxis("linear", highest=500), 16_000, 200) == [
        "0", "100 Hz", "200 Hz", "300 Hz", "400 Hz", "500 Hz"
    ]  # fmt: skip


def test_a_part_without_octaves_has_ticks_too() -> None:
    assert hertz(FrequencyAxis("mel", 2100, 3900), 16_000, 150) == ["2.5 kHz", "3 kHz", "3.5 kHz"]


def test_a_bat_slowed_ten_times_has_the_frequencies_of_the_recording() -> None:
    axis = FrequencyAxis("mel", expansion=10)
    ticks = hertz_ticks(axis, 384_000, 400)
    assert [tick.text for tick in ticks][-3:] == ["32 kHz", "64 kHz", "128 kHz"]
    for tick in ticks:
        assert axis.hertz(tick.share, 384_000) == pytest.approx(tick.value, abs=1e-6)


@given(
    st.sampled_from(["mel", "linear"]),
    st.integers(0, 30_000),
    st.integers(0, 200_000),
    st.integers(4000, 400_000),
    st.sampled_from([1, 2, 10]),
    st.integers(100, 2000),
)
@example("mel", 1, 0, 8000, 1, 100)
def test_frequencies_are_true_and_not_crowded(
    scale: Scale, low: int, high: int, rate: int, expansion: int, height: int
) -> None:
    axis = FrequencyAxis(scale, low, high, expansion=expansion)
    ticks = hertz_ticks(axis, rate, height)
    lowest, highest = axis.limits(rate)
    for tick in ticks:
        assert lowest <= tick.value <= highest
        assert axis.hertz(tick.share, rate) == pytest.approx(tick.value, abs=1e-3)
        number = 0.0 if tick.text == "0" else float(tick.text.split()[0])
        assert number * (1000 if "kHz" in tick.text else 1) == pytest.approx(tick.value)
    assert all((b.share - a.share) * height >= 30 for a, b in pairwise(ticks))
    if highest - lowest > 10:
        assert len(ticks) >= 1


def test_times_are_written_as_the_length_and_the_zoom_need() -> None:
    assert times(0, 0.42)[:3] == ["0.00 s", "0.05 s", "0.10 s"]
    assert times(0, 10)[:3] == ["0 s", "1 s", "2 s"]
    assert times(50, 70)[:2] == ["0:50", "0:52"]
    assert times(0, 3000)[:3] == ["0:00", "5:00", "10:00"]
    assert times(3500, 3700)[:1] == ["0:58:30"]
    assert times(0, 4500)[-1] == "1:10:00"
    assert times(119.95, 120.15)[:2] == ["1:59.95", "2:00.00"]


@given(st.floats(0, 90_000), st.floats(0.01, 90_000), st.integers(200, 4000))
def test_times_are_true_and_not_crowded(start: float, span: float, width: int) -> None:
    ticks = time_ticks(start, start + span, width, width_of)
    for tick in ticks:
        assert -1e-6 <= tick.share <= 1 + 1e-6
        assert start + tick.share * span == pytest.approx(tick.value, abs=1e-6)
    placed = [
        min(max(tick.share * width, width_of(tick.text) / 2), width - width_of(tick.text) / 2)
        for tick in ticks
    ]
    for (a, left), (b, right) in pairwise(zip(placed, ticks, strict=True)):
        assert b - a >= (width_of(left.text) + width_of(right.text)) / 2 + 4
    assert len({tick.text for tick in ticks}) == len(ticks)
