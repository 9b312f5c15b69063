"""The window's actions as a list: found by letters, drawn with their keys."""

from collections.abc import Set

from PySide6.QtCore import QAbstractListModel, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action, Scope
from aldesk.gui.kit.actions import in_table
from aldesk.gui.kit.fuzzy import rank
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import key_texts, keys
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.window.possible import can_be_done

ROW = 36
_CHANGED, _IMPOSSIBLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ALSO = {
    Action.SETTINGS: noop("theme, dark, light, language, preferences, options, sound device"),
    Action.GUIDE: noop("help, manual, documentation"),
    Action.ABOUT: noop("version, licence, log"),
    Action.EDIT_CLASSES: noop("rename, merge, delete, reorder, colour, alias"),
    Action.ALLOW_SEVERAL: noop("multi-label, any number of classes"),
    Action.HISTORY: noop("go back, restore, branches, log"),
    Action.TEACH: noop("review, binary, verdict, find, one class"),
    Action.MODEL_LABELS: noop("predictions, rest, bulk, check, automatic"),
    Action.STRATEGY: noop("strategy, learner, classifier, batch, audit"),
    Action.EXPORT_LABELS: noop("save, csv, parquet, predictions, embeddings"),
    Action.SHOW_GRID: noop("thumbnails, bulk, label many, similar"),
    Action.SHOW_RESULTS: noop("accuracy, recall, confusion matrix"),
    Action.FIND_SAMPLES: noop("search, filter"),
    Action.SAMPLE_BEFORE: noop("back, correct a label"),
    Action.ENCODER: noop("model, embedding"),
    Action.VALIDATE: noop("precision, recall, threshold"),
    Action.FIND_MOVED: noop("missing files"),
    Action.MERGE: noop("two people, join, agreement, kappa"),
    Action.RESTORE: noop("backup, damaged, earlier version"),
}
"""Words that people look for an action by, where its title has others."""
_BEHIND_TITLES = 3


class ActionModel(QAbstractListModel):
    """The actions that fit what was typed, the best fit first.

    Parameters
    ----------
    window : QWidget
        Has the actions.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._scopes: Set[Scope] = frozenset()
        self.actions: list[QAction] = []

    def find(self, typed: str, scopes: Set[Scope]) -> None:
        """List what fits and can be done; the classes only where something was typed.

        What a project's other views can do comes after it where something was typed: its key can
        be changed.

        Parameters
        ----------
        typed : str
        scopes : set of Scope
            Where the window is.
        """
        self._scopes = scopes
        found: dict[tuple[bool, int, bool, int], QAction] = {}
        for place, action in enumerate(self._window.actions()):
            is_class = in_table(action) is None
            fit, can = _fit(typed, action), self.can(action)
            is_wanted = (can or "project" in scopes) if typed else (can and not is_class)
            if fit is not None and is_wanted:
                found[not can, fit, is_class, place] = action
        self.beginResetModel()
        self.actions = [found[key] for key in sorted(found)]
        self.endResetModel()

    def can(self, action: QAction) -> bool:
        """Say whether an action can be done where the window was when it was looked for."""
        return can_be_done(action, self._scopes)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of actions."""
        return len(self.actions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an action's name and keys."""
        action = self.actions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return action.text()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((action.text(), *(key_texts(action)[:1] or [tr("no key")])))
        if role == _IMPOSSIBLE:
            return not self.can(action)
        if role == _CHANGED:
            return (known := in_table(action)) is not None and keys.is_changed(known)
        return None


def _fit(typed: str, action: QAction) -> int | None:
    """Return how well an action fits: by its title, or behind all those, by another word for it."""
    fit, known = rank(typed, [action.text()]), in_table(action)
    if fit is not None or known not in _ALSO:
        return fit
    other = rank(typed, tr(_ALSO[known]).split(", "))
    return None if other is None else _BEHIND_TITLES + other


class ActionRow(QStyledItemDelegate):
    """Draws one action: its name, and its keys as caps at the right."""

    def __init__(self, model: ActionModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(120, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        colors, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.tint if is_chosen else colors.bg))
            painter.drawRoundedRect(area.adjusted(8, 1, -8, -1), 6, 6)
        right = area.right() - 16
        for key in reversed(key_texts(self._model.actions[index.row()])):
            right = _draw_cap(painter, key, right, area) - 6
        said = tr("not here") if index.data(_IMPOSSIBLE) else ""
        said = said or (tr("changed") if index.data(_CHANGED) else "")
        if said:
            painter.setPen(QColor(colors.muted))
            painter.setFont(theme.font(theme.SMALL))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area.adjusted(0, 0, right - area.right() - 4, 0), flags, said)
            right -= theme.px(88)
        painter.setPen(QColor(colors.muted if index.data(_IMPOSSIBLE) else colors.ink))
        painter.setFont(theme.font())
        name = QRectF(area.left() + 16, area.top(), right - area.left() - 24, area.height())
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def _draw_cap(painter: QPainter, text: str, right: float, area: QRectF) -> float:
    """Draw a key cap that ends at `right`, and return where it begins."""
    colors = theme.current()
    painter.setFont(theme.font(theme.SMALL, QFont.Weight.DemiBold))
    width = painter.fontMetrics().horizontalAdvance(text) + 14.0
    high = theme.px(20)
    cap = QRectF(right - width, area.center().y() - high / 2, width, high)
    painter.setPen(QPen(QColor(colors.line), 1))
    painter.setBrush(QColor(colors.surface))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(QColor(colors.muted))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
    return cap.left()
