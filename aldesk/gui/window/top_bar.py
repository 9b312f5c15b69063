"""The project's name, how far the embedding is, and whether the next batch is chosen."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from aldesk.core.pace import Pace
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.view import SHOW, VIEWS, ViewId
from aldesk.gui.kit.widgets import ElidedLabel, button, label, set_tone, surface
from aldesk.session import LabelSession


class TopBar(QWidget):
    """The line at the window's head.

    Signals
    -------
    embedding_toggled
        The person wants the embedding to pause, or to go on.
    embedding_stopped
        The person wants the paused embedding to give its memory back.
    view_chosen : ViewId
    """

    embedding_toggled = Signal()
    embedding_stopped = Signal()
    view_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("strong")
        self._facts = ElidedLabel("muted")
        self._tabs = {view: _tab(view) for view in VIEWS}
        for view, tab in self._tabs.items():
            tab.clicked.connect(lambda _checked=False, view=view: self.view_chosen.emit(view))
        self._embedding = ElidedLabel("muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(tr("Embedding progress"))
        self._toggle = button(tr("Pause"), tr("Pause or resume the embedding"), "quiet")
        key_tip(self._toggle, tr("Pause or resume the embedding"), Action.PAUSE_EMBEDDING)
        self._toggle.clicked.connect(self.embedding_toggled)
        self._stop = button(tr("Stop"), tr("Stop the embedding and free its memory"), "quiet")
        self._stop.clicked.connect(self.embedding_stopped)
        self._next = label("", "muted")
        self._pace = Pace()
        self._lay_out()
        self.hide_embedding()

    def show_session(self, session: LabelSession) -> None:
        """Name the project and count what is in it."""
        samples = session.project.samples
        n, n_classes = len(samples), len(session.labels.class_names)
        self._name.set_whole(session.project.name)
        self._name.setMinimumWidth(min(self._name.sizeHint().width(), theme.px(120)))
        self._facts.set_whole(
            " · ".join(
                (
                    _counted(n, samples[0].media if samples else ""),
                    tr("{n} class(es)", "", n_classes),
                    Path(session.project.meta.encoder).name or tr("no encoder"),
                )
            )
        )
        ready, n_next = session.next_is_ready, session.settings.recipe.batch_size
        self._next.setText(tr("● Next {n} ready", n=n_next) if ready else tr("○ Choosing …"))
        is_done = session.queue.current is None
        self._next.setVisible(not is_done and (ready or session.is_waiting))
        set_tone(self._next, "good" if ready else "muted")

    def show_view(self, view: ViewId) -> None:
        """Show which view is in front."""
        for name, tab in self._tabs.items():
            tab.setChecked(name == view)

    def show_embedding(self, done: int, total: int) -> None:
        """Show how far the embedding is, and how long it will still take."""
        for part in (self._embedding, self._bar, self._toggle):
            part.show()
        self._stop.hide()
        self._toggle.setText(tr("Pause"))
        if not total:
            self._pace.restart()
            self._embedding.set_whole(tr("Loading the encoder …"))
            self._bar.setRange(0, 0)
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        rate, left = self._pace.rate(done, total)
        parts = [tr("Embedding {n} of {total}", n=done, total=total), rate]
        parts += [tr("{time} left", time=left)] if left else []
        self._embedding.set_whole(" · ".join(part for part in parts if part))

    def show_resume(self, *, can_stop: bool = False) -> None:
        """Offer to go on with a paused embedding, or with one that has ended early."""
        self._pace.restart()
        self._bar.hide()
        self._stop.setVisible(can_stop)
        self._embedding.set_whole(tr("Embedding paused") if can_stop else tr("Embedding stopped"))
        self._toggle.setText(tr("Resume"))

    def hide_embedding(self) -> None:
        """Clear the place, since all is embedded."""
        for part in (self._embedding, self._bar, self._toggle, self._stop):
            part.hide()

    def _lay_out(self) -> None:
        ground = surface("bottom")
        row = QHBoxLayout(ground)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self._facts)
        row.addSpacing(4)
        for tab in self._tabs.values():
            row.addWidget(tab)
        row.addStretch()
        row.addWidget(self._embedding)
        row.addWidget(self._bar)
        row.addWidget(self._toggle)
        row.addWidget(self._stop)
        row.addSpacing(8)
        row.addWidget(self._next)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.setFixedHeight(theme.px(48))


def _counted(n: int, media: str) -> str:
    if media == "sound":
        return tr("{n} clip(s)", "", n)
    return tr("{n} picture(s)", "", n) if media else tr("{n} sample(s)", "", n)


def _tab(view: ViewId) -> QPushButton:
    title = tr(SHOW[view].title)
    made = button(tr(VIEWS[view]), title, "tab")
    made.setCheckable(True)
    key_tip(made, title, SHOW[view])
    return made
