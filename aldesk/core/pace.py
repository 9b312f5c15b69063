"""How fast a long computation goes, and how long it will still take, in words."""

import time
from collections.abc import Callable

_FIRST_SECONDS = 1.0  # before that a rate says nothing


class Pace:
    """Watches a computation's progress.

    Parameters
    ----------
    clock : callable
        Returns seconds.

    Examples
    --------
    >>> pace = Pace()
    >>> pace.text(0, 3000)
    '0 of 3,000'
    >>> pace.text(340, 3000)  # after 20 s
    '340 of 3,000 · 17/s · 3 min left'
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.restart()

    def restart(self) -> None:
        """Forget what was seen, as after a pause."""
        self._began: float | None = None
        self._first = 0

    def text(self, done: int, total: int) -> str:
        """Return how far it is, with rate and time left as soon as they are known.

        A total of 0 is one that nobody knows.
        """
        rate, left = self.rate(done, total)
        n = f"{done:,} of {total:,}" if total else f"{done:,}"
        parts = (n, rate, f"{left} left" if left else "")
        return " · ".join(part for part in parts if part)

    def rate(self, done: int, total: int) -> tuple[str, str]:
        """Return the rate and the time left in words, empty as long as they are not known."""
        now = self._clock()
        if self._began is None:
            self._began, self._first = now, done
        spent, n = now - self._began, done - self._first
        if n < 1 or spent < _FIRST_SECONDS:
            return "", ""
        rate = n / spent
        return _rate(rate), duration((total - done) / rate) if total > done else ""


def duration(seconds: float) -> str:
    """Return seconds as a person would say them: ``40 s``, ``3 min``, ``2.5 h``."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _rate(rate: float) -> str:
    if rate >= 9.95:
        return f"{rate:,.0f}/s"
    return f"{rate:.1f}/s" if rate >= 0.95 else f"{60 * rate:.0f}/min"
