"""How fast long work goes and how long it will still take, in the language of the window."""

from aldesk.core.pace import Pace
from aldesk.gui.kit.i18n import tr


def with_pace(words: str, pace: Pace, done: int, total: int) -> str:
    """Return what is done, with rate and time left as soon as they are known."""
    rate, left = pace.rate(done, total)
    parts = [words, rate, tr("{time} left", time=left) if left else ""]
    return " · ".join(part for part in parts if part)
