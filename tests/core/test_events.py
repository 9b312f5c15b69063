"""Windows become events: of a class they never overlap, and they cover what the windows cover."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.annotation import Annotation
from aldesk.core.events import JoinRule, SoundEvent, event_of, join, with_bands
from aldesk.core.span import Span

A, B = Path("a.wav"), Path("b.wav")


def window(start: float, stop: float, label: str = "cat", path: Path = A) -> SoundEvent:
    return SoundEvent(path, Span(start, stop), label)


def test_neighbours_of_a_class_are_one_event() -> None:
    windows = [window(0, 3), window(3, 6), window(9, 12), window(3, 6, "dog"), window(6, 9, path=B)]
    assert join(windows, JoinRule()) == [
        *(window(0, 6), window(3, 6, "dog"), window(9, 12), window(6, 9, path=B)),
    ]
    assert join(windows, JoinRule(max_gap=3))[0] == window(0, 12)


def test_windows_that_touch_by_arithmetic_are_joined() -> None:
    hop = 0.1
    (event,) = join([window(k * hop, k * hop + hop) for k in range(50)], JoinRule())
    assert event.span == Span(0.0, 49 * hop + hop)


def test_what_is_too_short_after_joining_is_left_out() -> None:
    windows = [window(0, 1), window(1, 2), window(5, 6)]
    assert join(windows, JoinRule(shortest=1.5)) == [window(0, 2)]


@pytest.mark.parametrize(("how", "value"), [("max", 0.75), ("mean", 0.5)])
def test_an_events_confidence_is_that_of_its_windows(how: str, value: float) -> None:
    sure = SoundEvent(A, Span(0, 3), "cat", "model", 0.75, 500.0, 900.0)
    less = SoundEvent(A, Span(3, 6), "cat", "model", 0.25, 400.0, None)
    said = SoundEvent(A, Span(6, 9), "cat", "ann")
    rule = JoinRule(confidence="max" if how == "max" else "mean")
    (event,) = join([less, said, sure], rule)
    assert event == SoundEvent(A, Span(0, 9), "cat", "ann; model", value, 400.0, 900.0)


def test_an_annotation_is_an_event_if_it_has_a_label() -> None:
    said = Annotation("rec.wav", Span(1, 2), "cat", 1.0, 2.0, 0.5, "ann")
    assert event_of(A, said) == SoundEvent(A, Span(1, 2), "cat", "ann", 0.5, 1.0, 2.0)
    assert event_of(A, Annotation("rec.wav", Span(1, 2))) is None


def test_events_get_the_frequencies_of_what_labelled_them() -> None:
    def band(start: float, low: float, high: float, label: str = "cat") -> SoundEvent:
        return SoundEvent(A, Span(start, start + 1), label, low_hz=low, high_hz=high)

    said = [band(1, 500, 900), band(2, 400, 800), band(8, 100, 200), band(1, 50, 60, "dog")]
    first, own, none = with_bands([window(0, 6), band(1, 1, 2), window(20, 23)], said)
    assert (first.low_hz, first.high_hz) == (400, 900)
    assert (own.low_hz, own.high_hz) == (1, 2)
    assert none.low_hz is None


WINDOWS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 9), st.sampled_from("xy")), max_size=30
)


@given(WINDOWS, st.integers(0, 5), st.randoms(use_true_random=False))
def test_events_cover_what_the_windows_cover_and_the_gaps(
    drawn: list[tuple[int, int, str]], gap: int, random: object
) -> None:
    windows = [window(start, start + length, label) for start, length, label in drawn]
    events = join(windows, JoinRule(max_gap=gap))
    for label in "xy":
        cells = {
            s
            for w in windows
            if w.label == label
            for s in range(int(w.span.start), int(w.span.stop))
        }
        closed = set(cells)
        for s in cells:
            ahead = [t for t in range(s + 1, s + gap + 2) if t in cells]
            closed |= set(range(s, max(ahead, default=s)))
        its = [event for event in events if event.label == label]
        covered = [s for e in its for s in range(int(e.span.start), int(e.span.stop))]
        assert sorted(covered) == sorted(closed)
        assert all(a.span.stop + gap < b.span.start for a, b in pairwise(its))
    shuffled = list(windows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert join(shuffled, JoinRule(max_gap=gap)) == events
    assert join(events, JoinRule(max_gap=gap)) == events
