"""The goal of a session: so many labels from now, and how far that is."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.calm_fields import Number
from aldesk.gui.kit.i18n import number, tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.kit.widgets import label, set_tone

_KEY = "goal/labels"
_MOST = 100_000


class Goal(QWidget):
    """Quiet: nothing until a goal is set, then a thin bar, and the minutes left at this pace."""

    def __init__(self) -> None:
        super().__init__()
        kept = str(preferences().value(_KEY, 0))
        self._goal = min(int(kept), _MOST) if kept.isdecimal() else 0
        self._at_start = 0
        self._done = 0
        self._pace: float | None = None
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(80)
        self._bar.setAccessibleName(tr("Progress to the goal"))
        self._text = label("", "muted")
        self.field = Number()
        self.field.setRange(0, _MOST)
        self.field.setSingleStep(10)
        self.field.setSpecialValueText(tr("no goal"))
        self.field.setPrefix(tr("Goal: "))
        self.field.setSuffix(tr(" labels"))
        self.field.setAccessibleName(tr("Goal of this session"))
        key_tip(self.field, tr("Labels to give in this session; 0 is no goal"), Action.SET_GOAL)
        self.field.setProperty("slim", True)  # as high as the status line allows
        self.field.setFixedSize(theme.px(152), theme.px(24))
        self.field.lineEdit().returnPressed.connect(self._set)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._bar, self._text, self.field):
            row.addWidget(part)
        self.field.hide()
        self._show()

    def begin(self, n_labels: int) -> None:
        """Count labels from this number on: a session has begun."""
        self._at_start = n_labels

    def show_progress(self, n_labels: int, pace: float | None) -> None:
        """Show how far it is.

        Parameters
        ----------
        n_labels : int
            All that there are.
        pace : float or None
            Labels a minute.
        """
        self._done, self._pace = max(0, n_labels - self._at_start), pace
        self._show()

    def edit(self) -> None:
        """Put the cursor where the goal is written."""
        self.field.setValue(self._goal or 100)
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    def leave(self) -> None:
        """Leave the goal as it is."""
        self.field.hide()

    def _set(self) -> None:
        self.field.interpretText()
        self._goal = self.field.value()
        preferences().setValue(_KEY, self._goal)
        self.field.clearFocus()
        self.field.hide()
        self._show()

    def _show(self) -> None:
        self._bar.setVisible(self._goal > 0)
        self._bar.setRange(0, max(1, self._goal))
        self._bar.setValue(min(self._done, self._goal))
        self._text.setText(goal_text(self._done, self._goal, self._pace))
        set_tone(self._text, "good" if 0 < self._goal <= self._done else "muted")


def goal_text(done: int, goal: int, pace: float | None) -> str:
    """Return, for example, ``30 of 100 · 4 min``.

    Parameters
    ----------
    done, goal : int
        Labels.
    pace : float or None
        Labels a minute.
    """
    if not goal:
        return ""
    if done >= goal:
        return tr("Goal of {goal} reached", goal=goal)
    left = f" · {number(max(1, round((goal - done) / pace)))} min" if pace else ""
    return tr("{n} of {total}", n=done, total=goal) + left
