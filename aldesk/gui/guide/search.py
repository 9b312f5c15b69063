"""Finds words in all pages of the guide."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aldesk.gui.guide.page import Page, Passage

MOST = 60
_BEFORE, _EXCERPT = 24, 76


@dataclass(frozen=True)
class Hit:
    """A passage in which all words stand, they or their beginnings."""

    page: str
    passage: Passage
    excerpt: str


def find(pages: Iterable[Page], words: list[str]) -> list[Hit]:
    """Return where words are found: headings first, then where they stand side by side.

    A passage may have some of them in its heading.
    """
    each = [re.compile(pattern(word), re.IGNORECASE) for word in words]
    if not each:
        return []
    together = re.compile(pattern(" ".join(words)), re.IGNORECASE)
    hits = [
        Hit(page.name, passage, _excerpt(passage.text, [together, *each]))
        for page in pages
        for passage in page.passages
        if any(p.search(passage.text) for p in each)
        and all(p.search(f"{passage.heading} {passage.text}") for p in each)
    ]

    def rank(hit: Hit) -> tuple[bool, bool]:
        return not hit.passage.is_heading, not together.search(hit.passage.text)

    return sorted(hits, key=rank)[:MOST]


def pattern(word: str) -> str:
    """Return the expression that finds a word, or a longer one that begins with it."""
    begins = r"(?<!\w)" if re.match(r"\w", word) else ""
    return begins + re.escape(word)


def _excerpt(text: str, patterns: list[re.Pattern[str]]) -> str:
    """Return the part of a text around the first pattern that is found in it."""
    text = " ".join(text.split())
    first = next((m.start() for p in patterns if (m := p.search(text))), 0)
    start = text.rfind(" ", 0, max(0, first - _BEFORE)) + 1
    part = text[start : start + _EXCERPT]
    return ("… " if start else "") + part + (" …" if start + _EXCERPT < len(text) else "")
