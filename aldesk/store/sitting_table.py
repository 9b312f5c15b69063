"""The table of sittings."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from aldesk.core.sitting import Sitting, heads, later
from aldesk.store import values

NO_SITTING: Final = 0
"""The number of the events of before there were sittings; their `Sitting.id` is empty."""


def begin_sitting(
    connection: sqlite3.Connection,
    known: Mapping[int, Sitting],
    id_: str,
    annotator: str,
    *,
    is_line: bool,
) -> tuple[int, Sitting]:
    """Add a sitting to the known ones, within a transaction; return it with its number.

    Parameters
    ----------
    connection : sqlite3.Connection
    known : mapping of int to Sitting
    id_, annotator : str
    is_line : bool
        Each sitting knew all before it: then the last one's events, at the end, tell everything,
        and a million others need not be looked through.
    """
    n_events: dict[str, int] = {}
    newest = ""
    for number, n, at in _last(connection) if is_line else _all(connection):
        if number in known:
            n_events[known[number].id] = n
        newest = max(newest, _whole_time(at))
    since = max([newest, *(later(one.since) for one in known.values() if one.since)])
    made = Sitting(id_, annotator, since, heads(known.values(), n_events))
    number = max(known) + 1
    insert_sitting(connection, number, made)
    return number, made


def _all(connection: sqlite3.Connection) -> Iterable[tuple[int, int, str]]:
    """Return all sittings that wrote anything: number, how many events, and their last time."""
    yield from connection.execute(
        "SELECT sitting, count(*), max(at) FROM event GROUP BY sitting"
    ).fetchall()


def _last(connection: sqlite3.Connection) -> Iterable[tuple[int, int, str]]:
    """Return the same of the sitting that wrote last; there may be none."""
    last = connection.execute("SELECT sitting FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    if last is None:
        return
    others = "SELECT seq FROM event WHERE sitting != ? ORDER BY seq DESC LIMIT 1"
    (before,) = connection.execute(others, last).fetchone() or (0,)
    told = "SELECT count(*), max(at) FROM event WHERE seq > ?"
    yield (last[0], *connection.execute(told, (before,)).fetchone())


def _whole_time(at: str) -> str:
    """Return a time of the journal; nothing where it is damaged."""
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return ""
    return at


def insert_sitting(connection: sqlite3.Connection, number: int, one: Sitting) -> None:
    """Write a sitting, in whatever transaction there is."""
    knows = json.dumps(dict(one.knows), sort_keys=True)
    line = (number, one.id, one.annotator, one.since, knows)
    connection.execute("INSERT INTO sitting VALUES (?, ?, ?, ?, ?)", line)


def read_sittings(connection: sqlite3.Connection) -> Iterator[tuple[int, Sitting]]:
    """Yield all sittings with their numbers; one that cannot be is a ValueError.

    That of the events of before comes first, whether there are any or not.
    """
    yield NO_SITTING, Sitting()
    lines = connection.execute("SELECT * FROM sitting ORDER BY number")
    for number, *facts in lines.fetchall():
        yield values.whole(number, "the number", 1), read_sitting(facts)


def read_sitting(facts: Sequence[Any]) -> Sitting:
    """Return the sitting that a line of the table is; one that cannot be is a ValueError."""
    id_, annotator, since, knows = facts
    if since:
        datetime.fromisoformat(since)
    known = values.json_object(knows, "what it knew")
    return Sitting(
        values.text(id_, "the id", least=1),
        values.text(annotator, "the annotator"),
        values.text(since, "the time"),
        {values.text(of, "the id"): values.whole(n, "the number", 0) for of, n in known.items()},
    )
