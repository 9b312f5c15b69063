"""How fast long work goes and how long it will still take, in the language of the window."""

from aldesk.core.pace import Pace
from aldesk.gui.kit.i18n import tr


def with_pace(words: str, pace: Pace, done: int, total: int) -> str:
    """Return what is done, with rate and time left as soon as they are known."""
    return pace_texts(words, pace, done, total)[0]


def pace_texts(words: str, pace: Pace, done: int, total: int) -> list[str]:
    """Return the same, and shorter texts for where there is little room, the shortest last."""
    rate, left = pace.rate(done, total)
    left = tr("{time} left", time=left) if left else ""
    share = f"{done * 100 // total} %" if total else words
    parts = ([words, rate, left], [words, left], [words], [share, left], [share])
    return [" · ".join(filter(None, part)) for part in parts]
