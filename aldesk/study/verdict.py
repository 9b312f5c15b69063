"""What a study finds, as data, and in English; the window says it in its own language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aldesk.study.plan import ACCURACY

SHARES = (0.9, 0.95)
"""Of the full-data accuracy, that it is interesting to reach."""

HEAD = (
    "strategy",
    "area under the curve",
    "difference to random",
    *(f"labels to {100 * share:.0f} %" for share in SHARES),
)
NOT_REACHED = "not reached"

Kind = Literal[
    "better", "worse", "not told apart", "one repetition", "one strategy", "ahead", "none is best"
]
SENTENCES: dict[Kind, str] = {
    "better": "Better than random: {names}.",
    "worse": "Worse than random: {names}.",
    "not told apart": "No clear difference from random: {names}.",
    "one repetition": "One repetition cannot tell a difference from chance; run at least three.",
    "one strategy": "Only one strategy: there is nothing to compare.",
    "ahead": "{best} leads all others, and by more than chance explains.",
    "none is best": "No clear winner: {best} leads, but its lead over {names} may be chance.",
}


def measured_words(measure: str) -> str:
    """Say what a study measures."""
    return measure if measure == ACCURACY else f"{measure}, mean of the classes"


@dataclass(frozen=True)
class Finding:
    """One sentence of a verdict.

    Attributes
    ----------
    kind : Kind
    names : tuple of str
        Titles of the strategies that it is about.
    best : str
        Title of the strategy with the largest area, where it is about that one.
    """

    kind: Kind
    names: tuple[str, ...] = ()
    best: str = ""


def parts(finding: Finding, words: Mapping[str, str]) -> dict[str, str]:
    """Return what is put into a finding's sentence; `words` stand in the place of titles."""
    names = ", ".join(words.get(title, title) for title in finding.names)
    return {"names": names, "best": words.get(finding.best, finding.best)}


def sentence(finding: Finding, words: Mapping[str, str]) -> str:
    """Say a finding in English."""
    return SENTENCES[finding.kind].format(**parts(finding, words))
