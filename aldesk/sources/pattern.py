"""Facts that file names tell, such as ``{label}_{speaker}_{index}``."""

import re
from datetime import datetime
from string import Formatter

from aldesk.core.errors import Problem
from aldesk.core.moments import moment_columns, moment_of, read_moment

_USUAL = {
    "date": r"\d{4}[-_.]?\d\d[-_.]?\d\d",
    "time": r"\d\d[-_.:h]?\d\d(?:[-_.:m]?\d\d)?",
}
_PARTS = {
    "Y": r"\d{4}",
    "y": r"\d{2}",
    "j": r"\d{3}",
    "B": r"[^\W\d_]+",
    "b": r"[^\W\d_]+",
    "p": r"[AaPp][Mm]",
    **dict.fromkeys("mdHIMS", r"\d{2}"),
}
"""What of `datetime.strptime` a format may have."""


class Pattern:
    """A file-name pattern with its fields in braces.

    Each field but the last takes as few characters as it can. Fields with the names ``date`` and
    ``time`` take what looks like a date (``20260512``, ``2026-05-12``) and a time (``050000``,
    ``05-00``) where the name has them; another form is written into the field, as in
    ``{date:%d%m%y}``, with the letters of `datetime.strptime`. What can be read as a date or time
    is told as ``YYYY-MM-DD`` and ``HH:MM:SS``, and both together as ``recorded_at``, too.

    Raises
    ------
    Problem
        If a brace is left open, a field has no plain name or comes twice, or there is no field.
    """

    def __init__(self, text: str) -> None:
        try:
            parts = list(Formatter().parse(text))
        except ValueError as error:
            raise _wrong(text, "has a brace too many or too few") from error
        self._forms: dict[str, str] = {}
        fields: list[str] = []
        strict = loose = ""
        for literal, name, spec, conversion in parts:
            strict += re.escape(literal)
            loose += re.escape(literal)
            if name is None:
                continue
            form = _regex_of(name, spec) if spec else ""
            if not name.isidentifier() or form is None or conversion or name in fields:
                raise _wrong(text, f"has a field {{{name}}} without a plain name of its own")
            fields.append(name)
            if spec:
                self._forms[name] = spec
            strict += f"(?P<{name}>{form or _USUAL.get(name, '.+?')})"
            loose += f"(?P<{name}>{form or '.+?'})"
        if not fields:
            raise _wrong(text, "has no field")
        self._regexes = [re.compile(regex, re.DOTALL) for regex in (strict, loose)]

    def match(self, stem: str) -> dict[str, str] | None:
        """Return field to text for a file's name without its extension; None if it differs."""
        for regex in self._regexes:
            if found := regex.fullmatch(stem):
                return self._with_moment(found.groupdict())
        return None

    def _with_moment(self, facts: dict[str, str]) -> dict[str, str] | None:
        """Tell date and time in one form; None if one of a form that was given is none."""
        for name, form in self._forms.items():
            try:
                moment = datetime.strptime(facts[name], form)
            except ValueError:
                return None
            facts[name] = moment_columns(moment)[name]
        for name, usual in _USUAL.items():
            if name in facts and re.fullmatch(usual, facts[name], re.ASCII):
                digits = re.sub(r"\D", "", facts[name])
                text = f"{digits}T000000" if name == "date" else f"20000101T{digits}"
                if usually := read_moment(text):
                    facts[name] = moment_columns(usually)[name]
        if began := moment_of({"date": facts.get("date", ""), "time": facts.get("time", "")}):
            facts.setdefault("recorded_at", moment_columns(began)["recorded_at"])
        return facts


def _regex_of(name: str, form: str) -> str | None:
    """Return what a form of a date or time fits; None if it is none."""
    needed = {"date": "%[Yy]", "time": "%[HI]"}.get(name)
    if not needed or not re.search(needed, form):
        return None
    regex, rest = "", form
    while rest:
        if rest[0] != "%":
            regex, rest = regex + re.escape(rest[0]), rest[1:]
        elif rest[1:2] in _PARTS and form.count(rest[:2]) == 1:
            regex, rest = regex + _PARTS[rest[1]], rest[2:]
        else:
            return None
    return regex


def _wrong(text: str, why: str) -> Problem:
    return Problem(
        f"The file-name pattern {text!r} {why}",
        todo="Write it like {label}_{speaker}_{index} or {site}_{date:%d%m%y}_{time}",
    )
