"""Patterns of file names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.errors import Problem
from aldesk.sources.pattern import Pattern

plain = st.text(st.characters(exclude_characters="_"), min_size=1, max_size=8)


@given(plain, plain, plain)
def test_a_pattern_reads_what_was_written(label: str, speaker: str, index: str) -> None:
    facts = Pattern("{label}_{speaker}_{index}").match(f"{label}_{speaker}_{index}")
    assert facts == {"label": label, "speaker": speaker, "index": index}


@pytest.mark.parametrize(
    ("pattern", "stem", "facts"),
    [
        ("clip-{index}", "clip-12", {"index": "12"}),
        ("clip-{index}", "Clip-12", None),
        ("{a}.{b}", "x.y.z", {"a": "x", "b": "y.z"}),
        ("{a}.{b}", "xy", None),
        ("{{{a}}}", "{q}", {"a": "q"}),
    ],
)
def test_pattern_match(pattern: str, stem: str, facts: dict[str, str] | None) -> None:
    assert Pattern(pattern).match(stem) == facts


@pytest.mark.parametrize(
    "pattern", ["label", "{", "}", "{}", "{a b}", "{a}_{a}", "{a!r}", "{a:>3}", "{0}", "{a.b}"]
)
def test_a_pattern_that_makes_no_sense(pattern: str) -> None:
    with pytest.raises(Problem, match="file-name pattern"):
        Pattern(pattern)
