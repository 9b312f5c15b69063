"""Has many refits ranked one after another, for a command that waits for each."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue

from aldesk.core.errors import Problem
from aldesk.core.refit import Ranking, RefitRequest
from aldesk.engine.refit.client import FAULT_WORDS, RefitClient, RefitListener


@contextmanager
def rankings() -> Iterator[Callable[[RefitRequest], Ranking]]:
    """Give a function that has a refit ranked; one process does them all.

    What comes after a ranking is not waited for. The function raises a `Problem` if a refit failed.
    """
    client, answers = RefitClient(), SimpleQueue[Ranking | str]()
    listener = RefitListener(
        on_result=lambda result: None,
        on_trouble=answers.put,
        on_stop=lambda fault: answers.put(FAULT_WORDS[fault]),
        on_ranking=answers.put,
    )
    thread = threading.Thread(target=client.serve, args=(listener,), daemon=True)
    thread.start()

    def rank(request: RefitRequest) -> Ranking:
        client.submit(request)
        answer = answers.get()
        if isinstance(answer, str):
            raise Problem(f"The refit failed ({answer})", kept="All labels are kept")
        return answer

    try:
        yield rank
    finally:
        client.end()
        thread.join()
