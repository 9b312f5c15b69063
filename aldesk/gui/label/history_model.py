"""The acts of a session, and its undone branches, as the history lists them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, Qt

from aldesk.core.classes import Classes
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.tips import safe_tip
from aldesk.gui.kit.two_part_row import FACT, IS_NOW, IS_PALE
from aldesk.gui.label.history_row import ANSWER
from aldesk.gui.workspace.act_text import (
    ActText,
    act_text,
    branch_text,
    branch_tip,
    long_when,
    when,
)
from aldesk.session import LabelSession

Role = Qt.ItemDataRole


class ActModel(QAbstractListModel):
    """The acts of a session, newest first, and under them the beginning; described as they show."""

    def __init__(self) -> None:
        super().__init__()
        self._session: LabelSession | None = None
        self.acts: list[int] = []
        self.n_undone = 0
        self._texts = _Texts()

    def show_session(self, session: LabelSession) -> None:
        """Take over the acts of now."""
        labels = session.labels
        self.beginResetModel()
        self._texts.keep(session)
        self._session = session
        self.acts = [*labels.undone, *reversed(labels.done), 0]
        self.n_undone = len(labels.undone)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of acts, and one for the beginning."""
        return len(self.acts)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what an act was, when, and whether it is undone."""
        row, act = index.row(), self.acts[index.row()]
        assert self._session  # noqa: S101 - without one there are no rows
        is_undone = row < self.n_undone
        if role == IS_PALE:
            return is_undone
        if role == IS_NOW:
            return row == self.n_undone
        if role == FACT:
            return when(self._session.labels.act(act)[0]) if act else ""
        text = self._text(act)
        if role == Role.ToolTipRole:
            time = f"\n{long_when(self._session.labels.act(act)[0])}" if act else ""
            return safe_tip(text.line + time)
        if role == Role.AccessibleTextRole:
            return text.line + (tr(", undone") if is_undone else "")
        return {Role.DisplayRole: text.what, ANSWER: text.answer}.get(role)

    def _text(self, act: int) -> ActText:
        if not act or self._session is None:
            return ActText(tr("The beginning"))
        if (text := self._texts.by_acts.get((act,))) is None:
            text = act_text(self._session.labels.act(act), self._session)
            self._texts.by_acts[(act,)] = text
        return text


class BranchModel(QAbstractListModel):
    """The undone branches of a session, the one that was left last first."""

    def __init__(self) -> None:
        super().__init__()
        self._session: LabelSession | None = None
        self.branches: list[tuple[int, ...]] = []
        self._texts = _Texts()

    def show_session(self, session: LabelSession) -> None:
        """Take over the branches of now."""
        self.beginResetModel()
        self._texts.keep(session)
        self._session = session
        self.branches = session.labels.branches
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of branches."""
        return len(self.branches)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return how many acts and labels a branch has, and when it ended."""
        acts = self.branches[index.row()]
        assert self._session  # noqa: S101 - without one there are no rows
        if role == FACT:
            return when(self._session.labels.act(acts[-1])[0])
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            tip = branch_tip(acts, self._session)
            return safe_tip(tip) if role == Role.ToolTipRole else tip.replace("\n", ", ")
        if (text := self._texts.by_acts.get(acts)) is None:
            text = self._texts.by_acts[acts] = branch_text(acts, self._session)
        return {Role.DisplayRole: text.what, ANSWER: text.answer}.get(role)


class _Texts:
    """What is told of acts, kept where they have many events to count, as an import has.

    It is the same while no class changes. That of a single event names its sample, whose file may
    be found again under another name.

    Attributes
    ----------
    by_acts : dict of tuple of int to ActText
    """

    def __init__(self) -> None:
        self.by_acts: dict[tuple[int, ...], ActText] = {}
        self._session: LabelSession | None = None
        self._classes: Classes = ()

    def keep(self, session: LabelSession) -> None:
        """Forget what may be told otherwise now."""
        labels = session.labels
        is_same = session is self._session and labels.all_classes == self._classes
        known = self.by_acts.items() if is_same else ()
        self.by_acts = {
            acts: text for acts, text in known if len(acts) > 1 or len(labels.act(acts[0])) > 1
        }
        self._session, self._classes = session, labels.all_classes


def samples_of(acts: Sequence[int], session: LabelSession) -> list[str]:
    """Return the samples that some acts were about, each once."""
    events = (event for act in acts if act for event in session.labels.act(act))
    return list(dict.fromkeys(event.sample for event in events if event.sample))
