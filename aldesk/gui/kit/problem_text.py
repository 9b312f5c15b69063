"""What a problem says, in the language of the window.

A problem is written in English where it happens, below the window, which alone knows languages. Its
values are found again by the templates that `packaging/problem_texts.py` collects from the code.
"""

import json
import re
from functools import cache
from string import Formatter

from aldesk import resources
from aldesk.core.errors import Problem
from aldesk.gui.kit.i18n import tr

_MOST_LETTERS = 2000


def problem_text(problem: Problem) -> str:
    """Return all that a problem says; what has no translation stays English."""
    said = {name: translated(getattr(problem, name)) for name in ("what", "kept", "todo")}
    return str(Problem(said["what"], subject=problem.subject, kept=said["kept"], todo=said["todo"]))


def translated(text: str) -> str:
    """Return a part of a problem in the language of the window.

    What is very long is no text of ours, and Qt takes no bytes that are no letters, as names have.
    """
    if len(text) > _MOST_LETTERS or any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    if not text or (said := tr(text)) != text:
        return said if text else ""
    for template, pattern in _templates():
        if (found := pattern.fullmatch(text)) and (said := tr(template)) != template:
            return said.format(**found.groupdict())
    return text


@cache
def _templates() -> list[tuple[str, re.Pattern[str]]]:
    file = resources.root() / "translations" / "problems.json"
    texts: list[str] = json.loads(file.read_text(encoding="utf-8"))
    return [(text, _pattern(text)) for text in texts]


def _pattern(template: str) -> re.Pattern[str]:
    parts = []
    for plain, name, _, _ in Formatter().parse(template):
        parts += [re.escape(plain), f"(?P<{name}>.*?)" if name else ""]
    return re.compile("".join(parts), re.DOTALL)
