"""What a study's report says, in English; the window tells it in its own language."""

import re
from collections.abc import Mapping

SHARES = (0.9, 0.95)
"""Of the full-data accuracy, that it is interesting to reach."""

HEAD = (
    "strategy",
    "area under the curve",
    "difference to random",
    *(f"labels to {100 * share:.0f} %" for share in SHARES),
)
NOT_REACHED = "not reached"

BETTER = "Better than random sampling: {names}."
WORSE = "Worse than random sampling: {names}."
NOT_TOLD_APART = "Not told apart from random sampling: {names}."
ONE_REPETITION = "A single repetition tells nothing of chance: no strategy is called better."
ONE_STRATEGY = "There is one strategy only: nothing is compared."
AHEAD = "{best} is ahead of every other, by more than chance explains."
NONE_IS_BEST = (
    "No strategy is named best: {best} has the largest area, but its difference to {names} may be "
    "chance."
)
VERDICTS = (
    BETTER,
    WORSE,
    NOT_TOLD_APART,
    ONE_REPETITION,
    ONE_STRATEGY,
    AHEAD,
    NONE_IS_BEST,
)


def taken_apart(sentence: str) -> tuple[str, dict[str, str]]:
    """Return which of `VERDICTS` a sentence of a report is, and what is put into it.

    One that is none of them, as another version may have written it, is returned as it is.
    """
    for verdict in VERDICTS:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(verdict))
        if found := re.fullmatch(pattern, sentence):
            return verdict, found.groupdict()
    return sentence, {}


def with_words(values: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """Replace, in what is put into a verdict, strategies' titles by what people read."""
    return {
        key: ", ".join(words.get(title, title) for title in titles.split(", "))
        for key, titles in values.items()
    }


def in_words(sentence: str, words: Mapping[str, str]) -> str:
    """Return a sentence of a report with what people read in the place of strategies' titles."""
    verdict, values = taken_apart(sentence)
    return verdict.format(**with_words(values, words)) if values else sentence
