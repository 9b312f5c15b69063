"""When a recording began, and a stretch of it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.moments import (
    moment_columns,
    moment_of,
    read_moment,
    window_columns,
    window_moment,
)
from aldesk.core.span import Span

zones = st.none() | st.integers(-840, 840).map(lambda m: timezone(timedelta(minutes=m)))
moments = st.builds(
    lambda moment, zone: moment.replace(tzinfo=zone),
    st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)).map(
        lambda m: m.replace(microsecond=m.microsecond // 1000 * 1000)
    ),
    zones,
)


@given(moments)
def test_columns_tell_the_moment_again(moment: datetime) -> None:
    columns = moment_columns(moment)
    assert moment_of(columns) == moment
    naive = moment.replace(tzinfo=None, microsecond=0)
    assert moment_of({"date": columns["date"], "time": columns["time"]}) == naive


@given(moments, st.integers(0, 100 * 3600 * 1000))
def test_a_window_began_that_much_later(moment: datetime, ms: int) -> None:
    began = window_moment(moment_columns(moment), Span(ms / 1000, ms / 1000 + 3))
    assert began is not None
    assert abs((began - moment).total_seconds() - ms / 1000) < 0.001


@pytest.mark.parametrize(
    ("start", "date", "time", "recorded_at"),
    [
        (0, "2026-12-31", "23:50:00", "2026-12-31T23:50:00+02:00"),
        (600, "2027-01-01", "00:00:00", "2027-01-01T00:00:00+02:00"),
        (4201.5, "2027-01-01", "01:00:01", "2027-01-01T01:00:01.500+02:00"),
    ],
)
def test_windows_after_midnight_are_of_the_next_day(
    start: float, date: str, time: str, recorded_at: str
) -> None:
    columns = {"site": "A", **moment_columns(read_moment("2026-12-31 23:50:00+02:00") or _NEVER)}
    found = window_columns(columns, Span(start, start + 3))
    assert found == {"site": "A", "date": date, "time": time, "recorded_at": recorded_at}


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def test_without_a_time_windows_keep_the_date() -> None:
    columns = {"date": "2026-05-12"}
    assert window_columns(columns, Span(5.0, 8.0)) == columns
    assert window_moment({}, Span(0.0, 3.0)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "T",
        "2026-05-12",
        "2026-13-12T05:00:00",
        "1026-05-12T05:00:00",
        "9999-05-12T05:00:00",
        "2026-05-12T05:00:00+99:00",
        "20260512 in May",
        "2026-05-12T25:00:00",
        "２０２６-05-12T05:00:00",
    ],
)
def test_no_moment(text: str) -> None:
    assert read_moment(text) is None


@given(st.text() | st.from_regex(r"\d{4}-\d\d-\d\d[T ]\d\d.*"))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or moment_of(moment_columns(moment)) is not None
