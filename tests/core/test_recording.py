"""Windows follow from a recording's length by arithmetic."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule, recording_id, window_id
from aldesk.core.span import Span

lengths = st.floats(0.01, 100_000)
rules = st.builds(
    lambda seconds, share: WindowRule(seconds, seconds * share),
    st.floats(0.5, 30),
    st.floats(0.1, 1),
)


@pytest.mark.parametrize(
    ("rule", "length", "n"),
    [
        (WindowRule(3, 3), 3600, 1200),
        (WindowRule(3, 1.5), 3600, 2399),
        (WindowRule(3, 3), 2, 1),
        (WindowRule(3, 3), 3.001, 1),
        (WindowRule(3, 3), 4, 2),
        (WindowRule(0.96, 0.96), 3600, 3750),
        (WindowRule(5, 5), 59.999, 12),
    ],
)
def test_how_many_there_are(rule: WindowRule, length: float, n: int) -> None:
    assert rule.count(length) == n


def test_the_last_one_ends_with_the_recording() -> None:
    assert WindowRule(3, 3).span(1, 4) == Span(1, 4)
    assert WindowRule(3, 3).span(0, 2) == Span(0, 2)


@given(rules, lengths)
def test_they_cover_all_and_none_is_there_twice(rule: WindowRule, length: float) -> None:
    n = rule.count(length)
    some = sorted({*range(min(n, 50)), *range(max(0, n - 50), n)})
    spans = [rule.span(number, length) for number in some]
    assert spans[0].start == 0
    assert length - spans[-1].stop <= 0.011
    assert spans[-1].stop <= length + 0.011
    for (one, first), (other, second) in pairwise(zip(some, spans, strict=True)):
        if other == one + 1:
            assert first.start < second.start <= first.stop + 1e-6
    ids = {window_id(SampleId("ab"), span) for span in spans}
    assert len(ids) == len(spans)


@given(rules, lengths, st.floats(0, 1), st.floats(0.001, 20))
def test_the_windows_of_a_stretch(
    rule: WindowRule, length: float, share: float, seconds: float
) -> None:
    length = min(length, 500)
    span = Span(share * length, share * length + seconds)
    sharing = [
        number
        for number in range(rule.count(length))
        if rule.span(number, length).overlap(span) > 0
    ]
    assert list(rule.numbers(span, length)) == sharing


@pytest.mark.parametrize("digits", [16, 400, 5000])
def test_an_id_with_a_time_beyond_all_is_no_windows(digits: int) -> None:
    night = Recording(SampleId("ab" * 16), Path("night.wav"), 60, 8000, WindowRule(3, 3))
    assert night.number_of(SampleId(f"{night.id}@{'9' * digits}-5")) is None


def test_an_id_tells_the_recording() -> None:
    id_ = window_id(SampleId("ab" * 16), Span(1.5, 4.5))
    assert id_ == f"{'ab' * 16}@1500-4500"
    assert recording_id(id_) == "ab" * 16
    assert recording_id(SampleId("cd")) == "cd"


@given(rules, st.floats(0.01, 3000))
def test_all_at_once_are_what_they_are_one_by_one(rule: WindowRule, length: float) -> None:
    starts, stops = rule.spans(length)
    one_by_one = [rule.span(number, length) for number in range(rule.count(length))]
    assert [Span(*times) for times in zip(starts.tolist(), stops.tolist(), strict=True)] == (
        one_by_one
    )


@pytest.mark.parametrize(
    ("span", "numbers"),
    [
        (Span(58, 1.7e308), range(19, 20)),
        (Span(1e308, 1.7e308), range(0)),
        (Span(60, 61), range(0)),
        (Span(0, 1.7e308), range(20)),
    ],
)
def test_a_stretch_that_ends_nowhere_ends_with_the_recording(span: Span, numbers: range) -> None:
    assert WindowRule(3, 3).numbers(span, 60) == numbers
    assert len(WindowRule(3, 0.05).numbers(span, 60)) < 1200
