"""Where the interval beside an accuracy holds: one choice for all views, kept for the next time."""

from typing import Final, get_args

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from aldesk.evaluate.accuracy import Accuracy, Holds
from aldesk.evaluate.several import Estimate
from aldesk.gui.kit.calm_fields import Choice
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.kit.tips import set_tip

_KEY = "interval holds"
_HOLDS: Final[tuple[Holds, ...]] = get_args(Holds)
_NAMES: dict[Holds, str] = {
    "one look": noop("interval for one look"),
    "every look": noop("interval for every look"),
}
_MEANINGS: dict[Holds, str] = {
    "one look": noop(
        "If you look once, at a moment fixed beforehand, it holds the true value in 95 of 100 "
        "projects. If you look after each batch, more often one of the looks misleads you."
    ),
    "every look": noop(
        "In 95 of 100 projects it holds the true value at every look, however often you look and "
        "whenever you stop. It is wider for that."
    ),
}


class _Looks(QObject):
    """What was chosen; `changed` tells all who show an interval."""

    changed = Signal()

    @property
    def holds(self) -> Holds:
        kept = str(preferences().value(_KEY, ""))
        return next((holds for holds in _HOLDS if holds == kept), _HOLDS[0])

    def choose(self, holds: Holds) -> None:
        if holds != self.holds:
            preferences().setValue(_KEY, holds)
            self.changed.emit()


looks = _Looks()


class LooksChoice(Choice):
    """The list of both intervals; choosing one chooses it everywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Where the interval holds"))
        for holds in _HOLDS:
            self.addItem(tr(_NAMES[holds]), holds)
        self._show()
        self.currentIndexChanged.connect(lambda _: looks.choose(self.currentData()))
        looks.changed.connect(self._show)

    def _show(self) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(_HOLDS.index(looks.holds))
        set_tip(self, holds_text())


def holds_text(*, is_several: bool = False) -> str:
    """Say where the interval that is shown holds; with several classes there is only one."""
    return tr(_MEANINGS["one look" if is_several else looks.holds])


def accuracy_interval_text() -> str:
    """Return the words for an accuracy's interval, in English, for `tr` with its ends."""
    if looks.holds == "every look":
        return noop("95 % at every look {low}–{high} %")
    return noop("95 % interval {low}–{high} %")


def ends_of(known: Accuracy | Estimate, holds: Holds | None = None) -> tuple[float, float]:
    """Return the ends of the interval that is shown; a measure of several classes has one.

    Who asks for many tells where they hold, as it takes a look at the preferences to know.
    """
    return known.ends(holds or looks.holds) if isinstance(known, Accuracy) else known.interval


def percent_ends(known: Accuracy | Estimate) -> tuple[str, str]:
    """Return the same as whole per cent."""
    low, high = ends_of(known)
    return f"{100 * low:.0f}", f"{100 * high:.0f}"
