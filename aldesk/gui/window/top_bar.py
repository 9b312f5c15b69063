"""The menus, the project's name, how far the embedding is, whether the next batch is chosen."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from aldesk.core.pace import Pace, duration
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.count_words import windows_text
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.pace_words import pace_texts
from aldesk.gui.kit.view import SHOW, VIEWS, ViewId
from aldesk.gui.kit.widgets import ElidedLabel, button, label, set_tone, surface
from aldesk.gui.window.menu_button import MenuButton

if TYPE_CHECKING:
    from aldesk.core.sample_rows import SampleRows
    from aldesk.session import LabelSession

_PATIENCE_MS = 3000  # many a long clip is through before that, and then its rate says more
_GAP, _LEAST, _WHOLE = 12, 120, 320


class TopBar(QWidget):
    """The line at the window's head.

    Signals
    -------
    menu_wanted
        The button of the menus was pressed.
    embedding_toggled
        The person wants the embedding to pause, or to go on.
    embedding_stopped
        The person wants the paused embedding to give its memory back.
    view_chosen : ViewId
    """

    menu_wanted = Signal()
    embedding_toggled = Signal()
    embedding_stopped = Signal()
    view_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.menu = MenuButton()
        self.menu.clicked.connect(self.menu_wanted)
        self._name = ElidedLabel("strong")
        self._facts = ElidedLabel("muted")
        self._tabs = {view: _tab(view) for view in VIEWS}
        for view, tab in self._tabs.items():
            tab.clicked.connect(lambda _checked=False, view=view: self.view_chosen.emit(view))
        self._embedding = ElidedLabel("muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(tr("Embedding progress"))
        pause = tr(Action.PAUSE_EMBEDDING.title)
        self._toggle = button(tr("Pause"), pause, "quiet")
        key_tip(self._toggle, pause, Action.PAUSE_EMBEDDING)
        self._toggle.clicked.connect(self.embedding_toggled)
        self._stop = button(tr("Stop"), tr("Stop the embedding and free its memory"), "quiet")
        self._stop.clicked.connect(self.embedding_stopped)
        self._next = label("", "muted")
        self._pace = Pace()
        self._long = 0.0
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._wanted: set[QWidget] = {self.menu, self._name}
        self._parts = self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show only what is there without a project."""
        _elide(self._name, "ALDesk")
        self._want(False, self._facts, self._next, *self._tabs.values())
        self.hide_embedding()

    def show_facts(self, session: "LabelSession") -> None:
        """Name the project and count what is in it."""
        samples = session.project.samples
        n_classes = len(session.labels.class_names)
        facts = (
            _counted(samples),
            tr("{n} class(es)", "", n_classes),
            Path(session.project.meta.encoder).name or tr("no encoder"),
        )
        _elide(self._name, session.project.name)
        _elide(self._facts, *(" · ".join(facts[:n]) for n in (3, 2, 1)))
        self._want(True, self._facts, *self._tabs.values())

    def show_next(self, session: "LabelSession") -> None:
        """Say whether the next batch is chosen."""
        ready, n_next = session.next_is_ready, session.settings.recipe.batch_size
        self._next.setText(tr("● Next {n} ready", n=n_next) if ready else tr("○ Choosing …"))
        is_done = session.queue.current is None
        set_tone(self._next, "good" if ready else "muted")
        self._want(not is_done and (ready or session.is_waiting), self._next)

    def show_view(self, view: ViewId) -> None:
        """Show which view is in front."""
        for name, tab in self._tabs.items():
            tab.setChecked(name == view)

    def show_embedding(self, done: int, total: int) -> None:
        """Show how far the embedding is, and how long it will still take."""
        self._want(False, self._stop)
        self._want(True, self._embedding, self._bar, self._toggle)
        self._toggle.setText(tr("Pause"))
        self._bar.setRange(0, total)
        if not total:
            self._pace.restart()
            self._tell_embedding(tr("Loading the encoder …"))
            return
        self._bar.setValue(done)
        if self._long and not self._patience.isActive():
            count = tr("{n} of {total}", n=done, total=total)
            length = tr("Embedding a long clip: {time}", time=duration(self._long))
            self._tell_embedding(f"{length} · {count}", length, count)
            return
        count = tr("Embedding {n} of {total}", n=done, total=total)
        self._tell_embedding(*pace_texts(count, self._pace, done, total))

    def show_long_clip(self, seconds: float) -> None:
        """Say after a while that a clip of so many seconds takes long; 0 when it is through."""
        self._long = seconds
        if seconds:
            self._patience.start()
        else:
            self._patience.stop()

    def show_resume(self, *, can_stop: bool = False) -> None:
        """Offer to go on with a paused embedding, or with one that has ended early."""
        self._pace.restart()
        self._want(False, self._bar)
        self._want(can_stop, self._stop)
        self._toggle.setText(tr("Resume"))
        self._tell_embedding(tr("Embedding paused") if can_stop else tr("Embedding stopped"))

    def hide_embedding(self) -> None:
        """Clear the place, since all is embedded."""
        self._want(False, self._embedding, self._bar, self._toggle, self._stop)

    def _tell_embedding(self, text: str, *shorter: str) -> None:
        if text != self._embedding.whole:
            _elide(self._embedding, text, *shorter)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        self._fit()

    def _want(self, wanted: bool, *parts: QWidget) -> None:
        before = self._wanted
        self._wanted = before | set(parts) if wanted else before - set(parts)
        if self._wanted != before:
            self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for, the least needed first."""
        shown = [part for part in self._parts if part in self._wanted]
        dispensable: tuple[QWidget, ...] = (self._facts, self._bar, self._next)
        for part in dispensable:
            if sum(map(_wished, shown)) + _GAP * (len(shown) + 3) <= self.width():
                break
            if part in shown:
                shown.remove(part)
        for part in self._parts:
            if part.isHidden() == (part in shown):
                part.setVisible(part in shown)

    def _lay_out(self) -> list[QWidget]:
        """Return the parts from left to right."""
        ground = surface("bottom")
        row = QHBoxLayout(ground)
        row.setContentsMargins(_GAP, 0, _GAP, 0)
        row.setSpacing(_GAP)
        left = [self.menu, self._name, self._facts, *self._tabs.values()]
        right = [self._embedding, self._bar, self._toggle, self._stop]
        right += [self._next]
        for part in left:
            row.addWidget(part)
        row.addStretch()
        for part in right:
            row.addWidget(part)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.setFixedHeight(theme.px(48))
        return [*left, *right]


def _elide(line: ElidedLabel, text: str, *shorter: str) -> None:
    """Show a text that may become narrower than it is, but not much."""
    line.set_whole(text, *shorter)
    line.setMinimumWidth(min(_LEAST, line.sizeHint().width()))


def _wished(part: QWidget) -> int:
    """Return the width that shows a part whole; texts are cut where nothing can be left out."""
    if isinstance(part, ElidedLabel):
        return min(theme.px(_WHOLE), part.sizeHint().width())
    return max(part.minimumWidth(), part.sizeHint().width())


def _counted(samples: "SampleRows") -> str:
    n, media = len(samples), samples[0].media if samples else ""
    if n and samples.n_windows == n:
        return windows_text(n)
    if media == "sound" and not samples.has_stretches:
        return tr("{n} clip(s)", "", n)
    return tr("{n} picture(s)", "", n) if media == "picture" else tr("{n} sample(s)", "", n)


def _tab(view: ViewId) -> QPushButton:
    title = tr(SHOW[view].title)
    made = button(tr(VIEWS[view]), title, "tab")
    made.setCheckable(True)
    key_tip(made, title, SHOW[view])
    return made
