"""Annotations give their labels to the windows that they cover, by the rule that is chosen."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.annotation import Annotation
from aldesk.core.cover_rule import CoverBy, Covered, CoverRule, Listed, cover
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.span import Span

HOUR = Recording(SampleId("a" * 32), Path("rec.wav"), 3600.0, 48_000, WindowRule(3.0, 3.0))


def covered(*said: Annotation, rule: CoverRule | None = None, rest: str = "") -> Covered:
    return cover([(HOUR, said)], rule or CoverRule(), rest)


def said(start: float, stop: float, label: str | None = "cat") -> Annotation:
    return Annotation("rec.wav", Span(start, stop), label)


def spans(result: Covered) -> list[str]:
    return [sample.partition("@")[2] for sample in result.labels]


@pytest.mark.parametrize(
    ("by", "share", "found"),
    [
        ("shorter", 0.4, ["0-3000", "3000-6000"]),
        ("shorter", 0.5, ["3000-6000"]),
        ("window", 0.5, ["3000-6000"]),
        ("window", 0.3, ["0-3000", "3000-6000"]),
        ("event", 0.5, ["3000-6000"]),
        ("event", 0.9, []),
        ("centre", 0.5, ["3000-6000"]),
    ],
)
def test_the_rule_is_chosen(by: CoverBy, share: float, found: list[str]) -> None:
    long, short = said(1.8, 5.0), said(2.0, 4.0)
    assert spans(covered(long, rule=CoverRule(by, share))) == found
    assert "3000-6000" in spans(covered(short))


def test_a_point_labels_the_window_it_lies_in() -> None:
    for by in ("shorter", "window", "event", "centre"):
        assert spans(covered(said(3.0, 3.0), rule=CoverRule(by))) == ["3000-6000"]


def test_what_happens_is_counted_and_said() -> None:
    result = covered(
        *(said(0.0, 3.0), said(0.0, 3.0), said(3.0, 6.0), said(4.0, 6.0, "dog")),
        *(said(9.0, 9.2, None), said(12.0, 15.0, "dog"), said(3700.0, 3701.0)),
    )
    assert result.n_of_class == {"cat": 1, "dog": 1}
    assert list(result.conflicts.values()) == [("cat", "dog")]
    assert result.text() == (
        "7 annotations label 2 windows (cat 1, dog 1); 1 window would get several labels, and gets "
        "none; 1 annotation covers no window; 1 of these begins behind the end of the recording; "
        "1 annotation has no label."
    )


def test_the_rest_is_what_shares_no_time_with_anything() -> None:
    result = covered(said(2.9, 6.0), said(30.0, 31.0, None), rest="nothing")
    assert result.n_of_class == {"cat": 1, "nothing": 1197}
    assert "0-3000" not in spans(result)
    assert "30000-33000" not in spans(result)
    assert result.n_rest == 1197


@given(st.floats(0, 3590), st.floats(0.001, 9), st.floats(0.5, 3))
def test_by_half_of_the_shorter_nothing_is_lost(start: float, length: float, hop: float) -> None:
    recording = replace(HOUR, rule=WindowRule(3.0, hop))
    result = cover([(recording, [said(start, start + length)])], CoverRule())
    assert result.labels
    assert not result.uncovering


def test_samples_that_are_kept_one_by_one_are_covered_too() -> None:
    whole, part = SampleId("b" * 32), SampleId("b" * 32 + "@5000-6000")
    clip = Listed(Path("clip.wav"), 8.0, ((whole, Span(0.0, 8.0)), (part, Span(5.0, 6.0))))
    result = cover([(clip, [said(5.2, 6.0, "dog")])], CoverRule("window", 0.5), rest="nothing")
    assert result.labels == {part: "dog"}
    apart = cover([(clip, [said(0.0, 4.5)])], CoverRule("window", 0.5), rest="nothing")
    assert apart.labels == {whole: "cat", part: "nothing"}
