"""How long a person takes for an answer."""

from datetime import UTC, datetime, timedelta

from aldesk.core.event import Actor, Event, Kind
from aldesk.core.ids import SampleId
from aldesk.core.label_pace import seconds_per_answer

START = datetime(2026, 5, 1, tzinfo=UTC)


def journal(*gaps: float, actor: Actor = "annotator", kind: Kind = "label") -> list[Event]:
    events, at = [], START
    for n, gap in enumerate([0.0, *gaps], start=1):
        at += timedelta(seconds=gap)
        events.append(Event(n, at.isoformat(), actor, kind, n, SampleId(f"{n:032x}")))
    return events


def test_it_is_the_median_of_the_times_between_answers() -> None:
    assert seconds_per_answer(journal(*[4.0] * 8, *[9.0] * 5)) == 4
    assert seconds_per_answer(journal(*[4.0] * 9)) is None  # too few


def test_breaks_and_programs_are_no_pace() -> None:
    assert seconds_per_answer(journal(*[4.0] * 10, *[900.0] * 30)) == 4
    assert seconds_per_answer(journal(*[0.002] * 30)) is None
    assert seconds_per_answer(journal(*[4.0] * 30, actor="import")) is None
    assert seconds_per_answer(journal(*[4.0] * 30, kind="flag")) is None


def test_an_act_of_many_samples_tells_nothing() -> None:
    one_act = [event._replace(act=1) for event in journal(*[4.0] * 30)]
    assert seconds_per_answer(one_act) is None
