"""Events that are kept in columns, against a list of them."""

from array import array
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.event import Actor, Event, Kind
from aldesk.core.event_log import EventLog, EventsOfAct

numbers = st.integers(0, 2**63 - 1)
texts = st.text(st.characters(codec="utf-8"), max_size=4)
events = st.lists(
    st.builds(
        Event,
        seq=st.just(0),
        at=texts,
        actor=st.sampled_from(get_args(Actor)),
        kind=st.sampled_from(get_args(Kind)),
        act=numbers,
        sample=texts,
        class_id=texts,
        text=texts,
        target=numbers,
    ),
    max_size=12,
).map(lambda made: [event._replace(seq=n) for n, event in enumerate(made, start=1)])
places = st.none() | st.integers(-15, 15)


@given(events, places, places, st.sampled_from([None, -1, 2]))
def test_a_log_is_a_list_of_its_events(
    made: list[Event], start: int | None, stop: int | None, step: int | None
) -> None:
    log = EventLog()
    for event in made:
        log.append(event)
    assert list(log) == made
    assert list(reversed(log)) == made[::-1]
    assert log[start:stop:step] == made[start:stop:step]
    assert [log[place] for place in range(-len(made), len(made))] == made * 2


def test_an_event_that_is_not_the_next_is_refused_and_changes_nothing() -> None:
    log, first = EventLog(), Event(1, "", "setup", "add_class", 1)
    log.append(first)
    for seq in (0, 1, 3):
        with pytest.raises(ValueError, match="event 2 is missing"):
            log.append(first._replace(seq=seq))
    assert list(log) == [first]


@given(events, st.integers(0, 11), places, places, st.sampled_from([None, -1, 2]))
def test_the_events_of_an_act_are_made_when_they_are_asked_for(
    made: list[Event], first: int, start: int | None, stop: int | None, step: int | None
) -> None:
    its = made[first:][::2]
    if its:
        act = EventsOfAct(made, its[0].seq, array("q", [event.seq for event in its[1:]]))
        assert list(act) == its
        assert len(act) == len(its)
        assert list(reversed(act)) == its[::-1]
        assert act[start:stop:step] == its[start:stop:step]
        assert act[0] == its[0]
        assert act[-1] == its[-1]
        with pytest.raises(IndexError):
            act[len(its)]
