"""Looking at files that may never answer, such as those of a network drive that is gone."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from aldesk.core.progress import Beat
from aldesk.core.waiting import comes

_PATIENCE = 30.0
_MOST_SILENT = 3

_Answers = SimpleQueue[str | Exception | None]


def in_time(
    paths: Iterable[Path],
    look: Callable[[Path, Beat], str],
    *,
    patience: float = _PATIENCE,
) -> Iterator[tuple[Path, str | None]]:
    """Yield each path with what `look` says of it, or None where it does not come back.

    After three that did not, the others are left out. A thread that hangs in the system cannot be
    ended: it is left behind, and does not keep the program from ending.

    Parameters
    ----------
    paths : iterable of Path
    look : callable
        Gets the path, and what to call now and then while it works on.
    patience : float
        Seconds to wait for an answer or a beat.
    """
    left = deque(paths)
    for _ in range(_MOST_SILENT):
        answers: _Answers = SimpleQueue()
        Thread(target=_look_at_all, args=(list(left), look, answers), daemon=True).start()
        while left:
            came: list[str | Exception | None] = []
            if not comes(partial(_take, answers, came), patience):
                yield left.popleft(), None
                break
            [said] = came
            if isinstance(said, Exception):
                raise said
            if said is not None:
                yield left.popleft(), said
        else:
            return


def _take(answers: _Answers, came: list[str | Exception | None], seconds: float) -> bool:
    with suppress(Empty):
        came.append(answers.get(timeout=seconds))
    return bool(came)


def _look_at_all(paths: list[Path], look: Callable[[Path, Beat], str], answers: _Answers) -> None:
    try:
        for path in paths:
            answers.put(look(path, lambda: answers.put(None)))
    except Exception as error:  # noqa: BLE001 - raised again where it is waited for
        answers.put(error)
