"""Second looks in the window: what to look at is found behind it, and the result is told after."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from aldesk.core.errors import Problem
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.second_look_text import agreement_text, counts_text
from aldesk.session import Changes
from aldesk.session.label_suspects import Evidence, Suspects, evidence, find_suspects
from aldesk.session.second_looks import SecondLooks, begin, choose, report

_SEARCHES = noop("Looking for labels that may be wrong …")
_ASKS = noop("Which class is it? The label that it has stays hidden. {key} ends it.")
_ASKS_OF_SEVERAL = noop(
    "Which classes are in it? What was said of it stays hidden. Enter says these and no others, "
    "{key} ends it."
)
_NONE = noop("No label is suspected: all that are asked about are drawn at random.")


class SecondLooking(QObject):
    """Begins second looks, and ends them.

    Parameters
    ----------
    controller : SessionController
    may_begin : callable
        Tells whether the label view, in which they are asked, is still the one in front.
    """

    def __init__(self, controller: SessionController, may_begin: Callable[[], bool]) -> None:
        super().__init__(controller)
        self._controller, self._session = controller, controller.session
        self._may_begin = may_begin
        self._background: Background | None = None
        self._shown: SecondLooks | None = None
        controller.reviewing.turned.connect(self._follow)

    def toggle(self) -> None:
        """Look for what to look at again, and ask; or leave that."""
        was_looking = self._shown is not None
        self._controller.reviewing.leave()
        if was_looking:
            return
        self._background = self._background or Background("second looks")
        self._background.forget_waiting()
        self._controller.messages.notice(tr(_SEARCHES))
        self._background.submit(partial(_found, evidence(self._session)), self._begin)

    def stop(self) -> None:
        """End the thread that looks."""
        if self._background:
            self._background.close()

    def _begin(self, found: Suspects | Problem) -> None:
        if self._controller.reviewing.now or not self._may_begin():
            return  # the person does something else by now
        if isinstance(found, Problem):
            self._controller.messages.trouble(str(found))
            return
        begun: list[SecondLooks] = []

        def ask() -> Changes:
            begun.append(begin(self._session, choose(self._session, found)))
            return Changes(queue=True)

        if self._controller.do(ask):
            is_several = self._session.labels.is_several
            asks = tr(_ASKS_OF_SEVERAL if is_several else _ASKS, key=keys.text(Action.LEAVE))
            self._controller.messages.notice(asks if len(found.rows) else f"{tr(_NONE)} {asks}")
            self._controller.reviewing.begin(begun[0])

    def _follow(self) -> None:
        """When they are over, tell what came of them, and let the model learn from it."""
        ended, self._shown = self._shown, self._controller.reviewing.second_looks
        if ended and not self._shown and ended.counts.n:
            said = counts_text(ended.counts), agreement_text(report(self._session))
            self._controller.messages.notice(" ".join(filter(None, said)))
            self._controller.refit_wanted.emit()


def _found(known: Evidence) -> Suspects | Problem:
    try:
        return find_suspects(known)
    except Problem as problem:
        return problem
