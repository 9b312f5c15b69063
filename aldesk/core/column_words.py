"""Words that ask for a column: ``site:A12``, ``date:2026-05``, ``time:22..4``, ``depth:5..10``."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

import numpy as np

from aldesk.arrays import Mask
from aldesk.core.column_values import ColumnValues, column_names, column_values, grouping_columns
from aldesk.core.natural import natural
from aldesk.core.sample_rows import SampleRows
from aldesk.core.sample_times import Times, days, seconds_of_day
from aldesk.core.time_words import days_of

_WORD = re.compile(r'(?:"([^"]+)"|([^\s:"]+)):(?:"([^"]*)"|([^\s"]+))|"([^"]+)"|(\S+)')
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?::([0-5]\d))?(?::([0-5]\d))?", re.ASCII)
_SECONDS = (3600, 60, 1)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a search.

    Attributes
    ----------
    text : str
        As it was typed, without quotes, in lower case.
    column, value : str
        What stands before and after the first colon, in lower case; both empty if there is none.
    """

    text: str
    column: str = ""
    value: str = ""


def words_of(text: str) -> list[Word]:
    """Return the words of a search; what stands in quotes is one, as ``site:"north wood"``."""
    found = []
    for quoted, name, in_quotes, value, words, word in _WORD.findall(text.casefold()):
        if column := quoted or name:
            wanted = in_quotes or value
            found.append(Word(f"{column}:{wanted}", column, wanted))
        else:
            found.append(Word(words or word))
    return found


def column_word(column: str, value: str) -> str:
    """Return the word that asks for a value of a column."""
    return ":".join(f'"{part}"' if re.search(r"[\s:]", part) else part for part in (column, value))


class ColumnWords:
    """Finds samples by what stands in their columns; knows the columns that it has looked at.

    Parameters
    ----------
    samples : SampleRows
    """

    def __init__(self, samples: SampleRows) -> None:
        self._samples, self._n = samples, -1
        self._names: dict[str, str] = {}
        self._values: dict[str, ColumnValues] = {}
        self._known: dict[str, Times] = {}
        self._proposals: list[str] | None = None

    def mask(self, word: Word) -> Mask | None:
        """Return which samples a word asks for, bool (n_samples,); None if it asks for no column.

        A value is one that stands there, whatever its case, or has ``*`` for any letters, or is
        a range ``a..b`` with both its ends. ``date`` and ``time`` are those of a window's
        beginning: a day, month or year, and an hour, minute or second.
        """
        self._look()
        if word.column == "time" and (is_then := _clock_test(word.value)):
            return is_then(self._times("time", seconds_of_day))
        if word.column == "date" and (is_then := _date_test(word.value)):
            return is_then(self._times("date", days))
        if (name := self._names.get(word.column)) is None:
            return None
        if name not in self._values:
            self._values[name] = column_values(self._samples, name)
        found = self._values[name]
        is_wanted = _value_test(word.value)
        wanted = np.array([*map(is_wanted, found.values), False], bool)  # −1, for none, is the last
        return wanted[found.codes]

    def proposals(self, most: int = 400) -> list[str]:
        """Return the words that ask for each value of the columns with 2 … `most` values."""
        self._look()
        if self._proposals is None:
            names = grouping_columns(self._samples, most)
            self._proposals = [
                column_word(name, value)
                for name in names
                for value in column_values(self._samples, name).values
            ]
        return self._proposals

    def _times(self, name: str, find: Callable[[SampleRows], Times]) -> Times:
        if name not in self._known:
            self._known[name] = find(self._samples)
        return self._known[name]

    def _look(self) -> None:
        if self._n != len(self._samples):
            self._n, self._values, self._known = len(self._samples), {}, {}
            self._proposals = None
            self._names = {name.casefold(): name for name in column_names(self._samples)}


def _value_test(wanted: str) -> Callable[[str], bool]:
    low, dots, high = wanted.partition("..")
    if dots and low and high:
        first, last = natural(low), natural(high)
        numbers = _number(low), _number(high)

        def is_between(text: str) -> bool:
            number = _number(text)
            if None not in (number, *numbers):
                return bool(numbers[0] <= number <= numbers[1])  # type: ignore[operator]
            return bool(first <= natural(text.casefold()) <= last)

        return is_between
    if "*" in wanted:
        pattern = wanted.replace("[", "[[]").replace("?", "[?]")
        return lambda text: fnmatchcase(text.casefold(), pattern)
    return lambda text: text.casefold() == wanted


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _clock_test(wanted: str) -> Callable[[Times], Mask] | None:
    """Return what tells by seconds of the day; a range may go over midnight."""
    ends = [_CLOCK.fullmatch(part) for part in wanted.split("..")]
    if len(ends) > 2 or None in ends:
        return None
    (start, _), (_, stop) = (_stretch(found) for found in (ends[0], ends[-1]) if found)
    if start < stop:
        return lambda seconds: (seconds >= start) & (seconds < stop)
    return lambda seconds: (seconds >= start) | (seconds < stop)


def _stretch(found: re.Match[str]) -> tuple[int, int]:
    parts = [int(part) for part in found.groups() if part is not None]
    start = sum(part * unit for part, unit in zip(parts, _SECONDS, strict=False))
    return start, start + _SECONDS[len(parts) - 1]


def _date_test(wanted: str) -> Callable[[Times], Mask] | None:
    """Return what tells by days since 1970."""
    ends = wanted.split("..")
    first, last = days_of(ends[0]), days_of(ends[-1])
    if len(ends) > 2 or first is None or last is None:
        return None
    start, stop = first[0], last[1]
    return lambda found: (found >= start) & (found < stop)
