"""The menu of one or several samples: a class for them, their files, what is like them."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from aldesk.arrays import Mask
from aldesk.core.files import is_there
from aldesk.gui.classes.keys import class_keys
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.menu_entry import add_entry
from aldesk.gui.kit.outside import open_outside, show_in_folder
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.workspace.act_text import toggled_text
from aldesk.gui.workspace.controller import SessionController
from aldesk.session.several_seen import shared_classes

_WIDEST = 280
Labels = Callable[[str], None]
"""Gives the samples a class, by its name."""


class SampleMenu(QObject):
    """Makes the menu of samples and shows it, one at a time.

    Signals
    -------
    similar_wanted : sequence of str
        The grid is to show what is like the samples of these ids.
    example_wanted : (sequence of str, bool)
        It is to be compared with these, too, as examples, or as counter-examples.

    map_wanted : sequence of str
        The map is to show where these are.

    Attributes
    ----------
    has_examples : bool
        The grid compares with examples, so that there can be further ones.
    """

    similar_wanted = Signal(object)
    example_wanted = Signal(object, bool)
    map_wanted = Signal(object)

    def __init__(self, controller: SessionController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller, self._session = controller, controller.session
        self._shown: QMenu | None = None
        self.has_examples = False

    def show(
        self,
        over: QWidget,
        at: QPoint,
        ids: Sequence[str],
        labels: Labels | None = None,
        *,
        is_alone: bool = False,
    ) -> None:
        """Show the menu of samples.

        Parameters
        ----------
        over : QWidget
            What shows the samples.
        at : QPoint
            The place on the screen.
        ids : sequence of str
            The last one is the one that was clicked.
        labels : callable, optional
            What gives them a class, where that is not simply to all of them.
        is_alone : bool
            It is the sample of the label view, so that it may be one of the audit.
        """
        if not ids or self._shown is not None:
            return  # some systems ask twice for the key of the menu
        menu = self._shown = self._made(over, ids, labels, is_alone=is_alone)
        menu.aboutToHide.connect(self._forget)
        menu.popup(at)

    def _made(
        self, over: QWidget, ids: Sequence[str], labels: Labels | None, *, is_alone: bool
    ) -> QMenu:
        menu = QMenu(over.window())
        if not is_alone and self._measures(ids).all():
            _add_reason(menu, tr("Audit samples are labelled one by one"))
        else:
            self._add_classes(menu, ids, labels or partial(self._label_many, ids))
        menu.addSeparator()
        path = self._session.project.samples[self._rows(ids[-1:])[0]].path
        if len(ids) == 1:
            add_entry(menu, tr("Open file"), partial(self._with_file, open_outside, path))
            add_entry(menu, tr("Show in folder"), partial(self._with_file, show_in_folder, path))
        self._add_similar(menu, ids)
        copy = tr("Copy {n} path(s)", "", len(ids)) if len(ids) > 1 else tr("Copy path")
        add_entry(menu, copy, partial(self._copy, ids))
        return menu

    def _add_classes(self, menu: QMenu, ids: Sequence[str], give: Labels) -> None:
        """Offer the classes; where samples may have several, those are ticked that all have."""
        labels = self._session.labels
        classes = labels.classes_in_use
        inside = menu.addMenu(tr("Classes") if labels.is_several else tr("Label as"))
        inside.setStyle(_scrolling())
        inside.setToolTipsVisible(True)
        inside.setEnabled(bool(classes))
        of_classes = class_keys(self._session.project.journal)
        one = self._controller.ticked(ids[0]) if len(ids) == 1 else None
        has_all = shared_classes(self._session, self._rows(ids)) if one is None else one
        for item, key in zip(classes, of_classes, strict=True):
            made = _add_class(inside, item.name, key.upper(), give)
            if labels.is_several:
                made.setCheckable(True)
                made.setChecked(item.id in has_all)

    def _add_similar(self, menu: QMenu, ids: Sequence[str]) -> None:
        """Offer what is like samples, but of those whose prediction must not be guessed."""
        measures = self._measures(ids).tolist()
        free = [sample_id for sample_id, kept in zip(ids, measures, strict=True) if not kept]
        if not free:
            _add_reason(menu, tr("Find similar: not for an audit sample"))
            return
        add_entry(menu, tr("Find similar"), partial(self.similar_wanted.emit, free))
        add_entry(menu, tr("Show on the map"), partial(self.map_wanted.emit, free))
        if self.has_examples:
            more = self.example_wanted.emit
            add_entry(menu, tr("Add as example"), partial(more, free, False))
            add_entry(menu, tr("Add as counter-example"), partial(more, free, True))

    def _label_many(self, ids: Sequence[str], class_name: str) -> None:
        n_left_out = int(self._measures(ids).sum())
        if self._controller.label_many(ids, class_name) and n_left_out:
            told = [toggled_text(self._session)] * self._session.labels.is_several
            self._controller.messages.notice(" ".join([*told, left_out_text(n_left_out)]))

    def _with_file(self, act: Callable[[Path], bool], path: Path) -> None:
        if not is_there(path):
            missing = tr(
                "{name} is not in its folder any more. {key} finds files that were moved.",
                name=path.name,
                key=keys.text(Action.FIND_MOVED),
            )
            self._controller.messages.trouble(missing)
        elif not act(path):
            refused = tr("The system has no program that opens {name}.", name=path.name)
            self._controller.messages.trouble(refused)

    def _copy(self, ids: Sequence[str]) -> None:
        samples = self._session.project.samples
        paths = (str(samples[row].path) for row in self._rows(ids))
        QGuiApplication.clipboard().setText("\n".join(paths))

    def _measures(self, ids: Sequence[str]) -> Mask:
        return self._session.pool.measures(np.array(self._rows(ids), np.int64))

    def _rows(self, ids: Sequence[str]) -> list[int]:
        return [self._session.project.row_of(sample_id) for sample_id in ids]

    def _forget(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()  # not at once: what was chosen in it is still to be done
            self._shown = None


class _Scrolling(QProxyStyle):
    """Lets a menu scroll that is too long; else 100 classes stand in columns on all the screen."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Menu_Scrollable:
            return 1
        return super().styleHint(hint, option, widget, returnData)


@cache
def _scrolling() -> QStyle:
    """Return one for all menus, as a menu does not keep its style."""
    made = _Scrolling("Fusion")
    made.setParent(QApplication.instance())
    return made


def left_out_text(n: int) -> str:
    """Say that samples which measure the accuracy are not labelled with the others."""
    if n == 1:
        return tr("1 is an audit sample and stays unlabelled here; you label it on its own.")
    return tr("{n} are audit samples and stay unlabelled here; you label them one by one.", n=n)


def _add_reason(menu: QMenu, words: str) -> None:
    """Say in the place of an entry why it is not there."""
    menu.addAction(words).setEnabled(False)


def _add_class(menu: QMenu, name: str, key: str, give: Labels) -> QAction:
    """Add a class and return it; its key stands at the right, and is the window's all the same."""
    shown = menu.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _WIDEST)
    plain = shown.replace("&", "&&").replace("\t", " ")
    made = add_entry(menu, f"{plain}\t{key}" if key else plain, partial(give, name))
    set_tip(made, name if shown != name else "")
    return made
