"""Second looks in the window: what to look at is found behind it, and the result is told after."""

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
_NONE = noop("No label is suspected: all that are asked about are drawn at random.")


class SecondLooking(QObject):
    """Begins second looks, and ends them.

    Parameters
    ----------
    controller : SessionController
    """

    def __init__(self, controller: SessionController, parent: QObject) -> None:
        super().__init__(parent)
        self._controller, self._session = controller, controller.session
        self._background = Background("second looks")
        self._is_searching = False
        self._shown: SecondLooks | None = None
        controller.reviewing.turned.connect(self._follow)

    def toggle(self) -> None:
        """Look for what to look at again, and ask; or leave that."""
        reviewing = self._controller.reviewing
        if reviewing.second_looks:
            reviewing.leave()
        elif not self._is_searching:
            self._is_searching = True
            known = evidence(self._session)
            self._controller.messages.notice(tr(_SEARCHES))
            self._background.submit(lambda: _found(known), self._begin)

    def stop(self) -> None:
        """End the thread that looks."""
        self._background.close()

    def _begin(self, found: Suspects | Problem) -> None:
        self._is_searching = False
        if isinstance(found, Problem):
            self._controller.messages.trouble(str(found))
            return
        begun: list[SecondLooks] = []

        def ask() -> Changes:
            begun.append(begin(self._session, choose(self._session, found)))
            return Changes(queue=True)

        if self._controller.do(ask):
            asks = tr(_ASKS, key=keys.text(Action.LEAVE))
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
