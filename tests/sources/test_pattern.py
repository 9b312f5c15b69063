"""Patterns of file names."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.errors import Problem
from aldesk.core.moments import moment_columns
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
        (
            "{site}_{date}_{time}",
            "NORTH_2_20260512_050000",
            {
                "site": "NORTH_2",
                "date": "2026-05-12",
                "time": "05:00:00",
                "recorded_at": "2026-05-12T05:00:00",
            },
        ),
        ("{date}_{n}", "2026.05.12_7", {"date": "2026-05-12", "n": "7"}),
        ("{time} {n}", "05h30 7", {"time": "05:30:00", "n": "7"}),
        ("{date}_{time}", "spring_noon", {"date": "spring", "time": "noon"}),
        ("{date}_{n}", "20261312_7", {"date": "20261312", "n": "7"}),
        (
            "{n}{date:%d%m%y}{time:%H.%M}",
            "712052605.30",
            {
                "n": "7",
                "date": "2026-05-12",
                "time": "05:30:00",
                "recorded_at": "2026-05-12T05:30:00",
            },
        ),
        ("{date:%d%m%y}", "320526", None),
        ("{date:%d %b %Y}", "3 Mai 2026", None),
    ],
)
def test_pattern_match(pattern: str, stem: str, facts: dict[str, str] | None) -> None:
    assert Pattern(pattern).match(stem) == facts


@pytest.mark.parametrize(
    "pattern",
    [
        "label",
        "{",
        "}",
        "{}",
        "{a b}",
        "{a}_{a}",
        "{a!r}",
        "{a:>3}",
        "{0}",
        "{a.b}",
        "{date:>3}",
        "{date:%d%m}",
        "{time:%M}",
        "{site:%Y}",
        "{date:%Y%Y}",
        "{date:%Y%",
        "{date:%Y%Q}",
    ],
)
def test_a_pattern_that_makes_no_sense(pattern: str) -> None:
    with pytest.raises(Problem, match="file-name pattern"):
        Pattern(pattern)


@given(st.datetimes(datetime(1980, 1, 1), datetime(2068, 12, 31)))
def test_forms_of_a_date_are_read_as_they_were_written(moment: datetime) -> None:
    pattern = Pattern("{date:%j-%y}x{time:%I%M%S%p}")
    facts = pattern.match(moment.strftime("%j-%yx%I%M%S%p"))
    assert facts == moment_columns(moment.replace(microsecond=0))


@given(st.text(), st.text())
def test_any_pattern_reads_any_name_or_is_refused(text: str, stem: str) -> None:
    for whole in (text, f"{{date}}{text}{{time}}", f"{{date:%Y{text}}}"):
        try:
            pattern = Pattern(whole)
        except Problem:
            continue
        facts = pattern.match(stem)
        assert facts is None or all(isinstance(value, str) for value in facts.values())
