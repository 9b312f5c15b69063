"""A plan as text: tables, the lines that keys are on, and problems that name them."""

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from aldesk.core.errors import Problem

_HIGHEST = 2**31 - 1
_LONGEST = 80  # characters of a value that a message shows
_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")


@dataclass(frozen=True)
class PlanText:
    """A plan's text and what it is called in messages: empty for one that no person wrote."""

    text: str
    where: str

    def parse(self) -> "TomlTable":
        """Return the top of the plan.

        Raises
        ------
        Problem
            If it is not TOML; the message names the line.
        """
        try:
            return TomlTable(self, "", tomllib.loads(self.text))
        except RecursionError as error:
            what = "The plan is not valid: a value in it is nested too deeply"
            raise Problem(what, subject=self.where) from error
        except ValueError as error:  # TOML's own errors, and numbers beyond all bounds
            raise Problem(f"The plan is not valid TOML: {error}", subject=self.where) from error

    def line(self, table: str, key: str, number: int = 0) -> int:
        """Return the line of a key, or of its table's header where it is not written; 0 if neither.

        Parameters
        ----------
        table : str
            Empty for the top.
        key : str
        number : int
            Of the table, where there are several of that name.
        """
        assignment = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        header = 0
        for n, current, which, line in self._lines():
            if current == table and which == number:
                header = header or (n if table else 0)
                if key and assignment.match(line):
                    return n
        return header

    def problem(self, what: str, table: str, key: str, number: int = 0, todo: str = "") -> Problem:
        """Return a problem with a key's value."""
        line = self.line(table, key, number) if self.where else 0
        return Problem(f"{what} (line {line})" if line else what, subject=self.where, todo=todo)

    def _lines(self) -> Iterator[tuple[int, str, int, str]]:
        """Yield (line number, its table, the table's number, line)."""
        table, number = "", 0
        counts: dict[str, int] = {}
        for n, line in enumerate(self.text.splitlines(), start=1):
            if header := _HEADER.match(line):
                table = header[2]
                number = counts.get(table, 0)
                counts[table] = number + (header[1] == "[[")
            yield n, table, number, line


@dataclass
class TomlTable:
    """A table of a plan; each value is taken once, and what is left over is a mistake.

    Attributes
    ----------
    text : PlanText
    name : str
        Empty for the top.
    values : dict
    number : int
        Of the table, where there are several of that name.
    """

    text: PlanText
    name: str
    values: dict[str, Any]
    number: int = 0
    known: list[str] = field(default_factory=list)

    def table(self, name: str) -> "TomlTable":
        """Return a table of this one; an empty one where it is not written."""
        return TomlTable(self.text, name, self._take(name, dict, "a table", {}))

    def tables(self, name: str) -> list["TomlTable"]:
        """Return the tables that are written as ``[[name]]``."""
        found = self._take(name, list, f"tables, [[{name}]]", [])
        if not all(isinstance(values, dict) for values in found):
            raise self.problem(f"{name} must be tables, [[{name}]]", name)
        return [TomlTable(self.text, name, values, n) for n, values in enumerate(found)]

    def string(self, key: str, default: str = "", choices: Collection[str] = ()) -> str:
        """Return a string, one of the choices if there are any and it is written."""
        value: str = self._take(key, str, "a text in quotes", default)
        if choices and key in self.values and value not in choices:
            raise self.unknown(key, value, choices)
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        return bool(self._take(key, bool, "true or false", default))

    def whole(self, key: str, default: int, low: int = 0, high: int = _HIGHEST) -> int:
        """Return a whole number from `low` to `high`."""
        value: int = self._take(key, int, "a whole number", default)
        if value < low:
            raise self.problem(f"{key} must be at least {low}, not {value}", key)
        if value > high:
            raise self.problem(f"{key} must be at most {high}, not {_shown(value)}", key)
        return value

    def any_number(self, key: str, default: int | float) -> int | float:
        """Return a number."""
        value: int | float = self._take(key, (int, float), "a number", default)
        if isinstance(value, int) and abs(value) > _HIGHEST:
            raise self.problem(f"{key} must be at most {_HIGHEST}, not {_shown(value)}", key)
        return value

    def as_float(self, key: str) -> float:
        """Return a whole number that is written as a fraction."""
        return float(self.any_number(key, 0))

    def rest(self) -> dict[str, Any]:
        """Return all that was not taken yet."""
        return {key: value for key, value in self.values.items() if key not in self.known}

    def end(self) -> None:
        """Refuse what was not taken."""
        for key in self.rest():
            raise self.unknown(key, key, self.known, what="key")

    def unknown(self, key: str, value: str, choices: Collection[str], what: str = "") -> Problem:
        """Return a problem with a value that is none of the choices, and what there is."""
        near = get_close_matches(str(value), choices, 1, 0.5)
        hint = f"Did you mean {near[0]}? " if near else ""
        listed = ", ".join(choices) or "none"
        return self.problem(
            f"There is no {what or key} {value!r}", key, f"{hint}There are: {listed}"
        )

    def problem(self, what: str, key: str, todo: str = "") -> Problem:
        """Return a problem with a key's value."""
        return self.text.problem(what, self.name, key, self.number, todo)

    def _take(self, key: str, kind: Any, what: str, default: Any) -> Any:
        self.known.append(key)
        value = self.values.get(key, default)
        # True is an int to Python, but not to a person.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.problem(f"{key} must be {what}, not {_shown(value)}", key)
        return value


def _shown(value: Any) -> str:
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits
        text = "this"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
