"""Tables as JSON: lines, a list of objects, or an object of columns as pandas writes it."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, TextIO

from aldesk.core.errors import Problem
from aldesk.tables.cell_text import text_of
from aldesk.tables.row import Row, Table, is_index

_MOST_CHARACTERS = 1 << 29
_EXAMPLE = '{"path": "a.wav"}'


def read_json(text: TextIO, encoding: str = "") -> Table:
    """Read JSON of any of these forms.

    Raises
    ------
    Problem
        If it is none of them.
    """
    first = text.readline()
    while first and not first.strip():
        first = text.readline()
    facts = _parsed(first)
    if facts is None or isinstance(facts, list) or _is_whole(facts):
        rows = _whole(first + text.read(_MOST_CHARACTERS))
    else:
        lines = enumerate(chain([first], text), 1)
        rows = [_line(number, line) for number, line in lines if line.strip()]
    columns = dict.fromkeys(name for row in rows for name in row.cells)
    return Table(tuple(columns), iter(rows), encoding=encoding)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_whole(facts: Any) -> bool:
    """Tell whether an object is a whole table: column to row to value."""
    return (
        isinstance(facts, dict)
        and bool(facts)
        and all(isinstance(column, dict) for column in facts.values())
    )


def _whole(text: str) -> list[Row]:
    facts = _parsed(text)
    if facts is None:  # not one value: lines, of which the first is damaged
        lines = enumerate(text.splitlines(), 1)
        rows = [_line(number, line) for number, line in lines if line.strip()]
        if all(row.problem for row in rows):
            raise Problem("The table is not JSON", todo=f"It takes lines such as {_EXAMPLE}")
        return rows
    if isinstance(facts, dict) and not _is_whole(facts):
        facts = [facts]
    elif isinstance(facts, dict):
        keys = dict.fromkeys(chain.from_iterable(facts.values()))
        facts = [{name: column.get(key) for name, column in facts.items()} for key in keys]
    if not isinstance(facts, list):
        raise Problem("The table is not JSON", todo=f"It takes lines such as {_EXAMPLE}")
    return [_row(f"Entry {number}", entry) for number, entry in enumerate(facts, 1)]


def _line(number: int, line: str) -> Row:
    place = f"Line {number}"
    facts = _parsed(line)
    return Row(place, problem="it is not JSON.") if facts is None else _row(place, facts)


def _row(place: str, facts: Any) -> Row:
    if not isinstance(facts, dict):
        return Row(place, problem=f"it is not a JSON object, such as {_EXAMPLE}.")
    return Row(place, dict(_cells(facts)))


def _cells(facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in facts.items():
        if not is_index(name):
            yield name.strip(), text_of(value)
