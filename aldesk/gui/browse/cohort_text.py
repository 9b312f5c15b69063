"""What is said of a cohort."""

from collections.abc import Sequence
from math import isnan

from aldesk.gui.browse.look_alikes import LookAlikes
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.session.cohorts import CohortFacts
from aldesk.session.overview import NONE

_MOST_NAMED = 2
_MINUTES = 120
"""Seconds; longer spans are told in minutes."""


def suggestion_text(facts: CohortFacts, names: Sequence[str]) -> tuple[str, str]:
    """Say how many there are, what they look like, and which of them are labelled otherwise.

    The second text is short, for a small window.
    """
    first, short = _first(facts, names)
    parts = [first]
    if facts.n_absent:
        parts.append(tr("{n} judged not to have it", n=facts.n_absent))
        few_words = tr("{n} judged not", n=facts.n_absent)
        short = f"{short}, {few_words}"
    for code, n in list(facts.labelled.items())[:_MOST_NAMED]:
        parts.append(tr("{n} of them labelled “{name}”", n=n, name=names[code]))
    if rest := sum(list(facts.labelled.values())[_MOST_NAMED:]):
        parts.append(tr("{n} labelled otherwise", n=rest))
    n_other = sum(facts.labelled.values())
    short = f"{short}, {tr('{n} labelled otherwise', n=n_other)}" if n_other else short
    return ", ".join(parts), short


def _first(facts: CohortFacts, names: Sequence[str]) -> tuple[str, str]:
    n, name = facts.n, names[facts.code] if facts.code != NONE else ""
    is_burst = not isnan(facts.seconds)
    span = _span(facts.seconds) if is_burst else ""
    if is_burst and name:
        said = tr("{n} within {span}, likely “{name}”", n=n, span=span, name=name)
    elif is_burst:
        said = tr("{n} within {span}: press their class's key", n=n, span=span)
    elif name and facts.n_absent is not None:
        said = tr("{n} here look like they have “{name}”", n=n, name=name)
    elif name:
        said = tr("{n} here look like “{name}”", n=n, name=name)
    else:
        said = tr("{n} here look alike: press their class's key", n=n)
    return said, f"{n}: {name}?" if name else tr("{n}: which class?", n=n)


def _span(seconds: float) -> str:
    if seconds < _MINUTES:
        return tr("{n}\xa0s", n=round(seconds))
    return tr("{n}\xa0min", n=round(seconds / 60))


def cohorts_text(cohorts: LookAlikes) -> str:
    """Say why there is no cohort to show."""
    if cohorts.is_waiting:
        return tr("Arranging what looks alike …")
    if cohorts.why_nothing:
        return cohorts.why_nothing
    return tr(
        "Nothing is left here that could be answered together. {key} arranges anew.",
        key=keys.text(Action.SORT_AGAIN),
    )
