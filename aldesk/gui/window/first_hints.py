"""Three hints of a first session: each comes once in a life, at its moment."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.kit.widgets import button
from aldesk.gui.window.floating import Note

if TYPE_CHECKING:
    from aldesk.gui.workspace.controller import SessionController

_FIRST_LABELS = 3
_GONE_ON = 8
"""Labels after which nobody needs a hint any more."""


def _is_asked_for(reason: str) -> "Callable[[SessionController], bool]":
    def is_now(controller: "SessionController") -> bool:
        asked = controller.current
        return asked is not None and asked.reason == reason and not controller.trail.now

    return is_now


_HINTS: "tuple[tuple[str, str, Action, Callable[[SessionController], bool]], ...]" = (
    (
        "audit",
        noop(
            "The prediction of this sample is hidden: it was drawn at random to measure the "
            "accuracy, and must not sway you. {key} sets how many there are."
        ),
        Action.STRATEGY,
        _is_asked_for("audit"),
    ),
    (
        "strategy",
        noop(
            "The strategy chose this batch: what you answer here teaches the model most. "
            "{key} shows how it chooses."
        ),
        Action.STRATEGY,
        _is_asked_for("query"),
    ),
    (
        "saved",
        noop("Each answer is saved at once. {key} takes it back, also after a restart."),
        Action.UNDO,
        lambda controller: len(controller.label_times) >= _FIRST_LABELS,
    ),
)
"""Where it is remembered, the words, the action whose key they name, and the moment."""


class FirstHints(Note):
    """One hint at a time; it goes by its button, by Esc, or when the person has gone on.

    Attributes
    ----------
    is_off : bool
        Nobody looks: the program labels by itself.
    """

    def __init__(self) -> None:
        known = button(tr("Got it"), tr("Take the hint away"), "quiet")
        super().__init__("", known)
        self.is_off = False
        self._ends_at: int | None = None
        self._seen: set[str] = set()
        self._words, self._action = "", Action.UNDO
        known.clicked.connect(self.leave)
        keys.changed.connect(self._write)
        self.hide()

    def leave(self) -> None:
        """Take the hint away for good."""
        self._ends_at = None
        self.hide()

    def look(self, controller: "SessionController", *, is_in_front: bool, is_free: bool) -> None:
        """Show the hint whose moment this is, while the label view is in front.

        None begins while a message has the place (not `is_free`): it would count as seen.
        """
        n_labels = len(controller.label_times)
        if self._ends_at is not None and n_labels >= self._ends_at:
            self.leave()
        if self._ends_at is None and is_in_front and is_free and not self.is_off:
            self._begin(controller, n_labels)
        self.setVisible(self._ends_at is not None and is_in_front)

    def _write(self) -> None:
        if self._words:
            self.text.setText(tr(self._words, key=keys.text(self._action)))

    def _begin(self, controller: "SessionController", n_labels: int) -> None:
        for name, words, action, is_now in _HINTS:
            if name not in self._seen and is_now(controller) and self._is_new(name):
                self._words, self._action = words, action
                self._write()
                self._ends_at = n_labels + _GONE_ON
                return

    def _is_new(self, name: str) -> bool:
        """Say whether a hint was never shown, and remember it as shown from now on.

        The preferences are asked once for each: this runs after every answer.
        """
        self._seen.add(name)
        settings = preferences()
        if settings.value(f"hints/{name}", False, bool):
            return False
        settings.setValue(f"hints/{name}", True)
        return True
