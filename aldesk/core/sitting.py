"""Sittings: who wrote which events, and what was known to them then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_A_MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True)
class Sitting:
    """From an opening's first act to its closing; a person who takes over begins another.

    An event is told from all others, also of other copies of the project, by its sitting's id and
    its place in it, from 1. No sitting goes on in two copies.

    Attributes
    ----------
    id : str
        Drawn at random; empty for what was done before there were sittings.
    annotator : str
        Who sat there; empty if nobody gave a name.
    since : str
        A time, as `Event.at`, that no event that was there then comes after.
    knows : mapping of str to int
        The newest of what was there then: how many events of which sittings. What those knew is
        left out.
    """

    id: str = ""
    annotator: str = ""
    since: str = ""
    knows: Mapping[str, int] = field(default_factory=dict)


def later(at: str) -> str:
    """Return the next time that can be written after one; times compare as texts do."""
    return (datetime.fromisoformat(at) + _A_MOMENT).isoformat(timespec="milliseconds")


def heads(sittings: Iterable[Sitting], n_events: Mapping[str, int]) -> dict[str, int]:
    """Return the newest of what there is, as `Sitting.knows` has it.

    Parameters
    ----------
    sittings : iterable of Sitting
    n_events : mapping of str to int
        How many events each has.
    """
    below: dict[str, int] = {}
    for one in sittings:
        for id_, n in one.knows.items():
            below[id_] = max(below.get(id_, 0), n)
    return {id_: n for id_, n in sorted(n_events.items()) if below.get(id_, 0) < n}
