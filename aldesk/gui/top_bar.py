"""The project's name, how far the embedding is, and whether the next batch is chosen."""

import time
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from aldesk.gui.widgets import ElidedLabel, button, label, set_tone, surface
from aldesk.session import LabelSession

NAMES = ("Label", "Grid", "Map", "Results")
_NOUN = {"sound": "clip", "picture": "picture"}


class TopBar(QWidget):
    """The line at the window's head.

    Signals
    -------
    embedding_toggled
        The person wants the embedding stopped, or started again.
    view_chosen : int
        The number of a view, as in `NAMES`.
    """

    embedding_toggled = Signal()
    view_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", "strong")
        self._facts = ElidedLabel("muted")
        self._tabs = [_tab(view, name) for view, name in enumerate(NAMES)]
        for view, tab in enumerate(self._tabs):
            tab.clicked.connect(lambda _checked=False, view=view: self.view_chosen.emit(view))
        self._embedding = label("", "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName("Embedding progress")
        self._toggle = button("Cancel", "Cancel or resume the embedding", "quiet")
        self._toggle.clicked.connect(self.embedding_toggled)
        self._next = label("", "muted")
        self._began = 0.0
        self._begun_at = 0
        self._lay_out()
        self.hide_embedding()

    def show_session(self, session: LabelSession) -> None:
        """Name the project and count what is in it."""
        samples = session.project.samples
        noun = _NOUN[samples[0].media] if samples else "sample"
        n, n_classes = len(samples), len(session.classes)
        self._name.setText(session.project.name)
        self._facts.set_whole(
            f"{n:,} {noun}{'s' * (n != 1)} · {n_classes} class{'es' * (n_classes != 1)} · "
            f"{Path(session.project.encoder).name or 'no encoder'}"
        )
        ready = session.next_is_ready
        self._next.setText(f"● Next {session.recipe.batch_size} ready" if ready else "○ Choosing …")
        self._next.setVisible(ready or session.is_waiting)
        set_tone(self._next, "good" if ready else "muted")

    def show_view(self, view: int) -> None:
        """Show which view is seen."""
        for number, tab in enumerate(self._tabs):
            tab.setChecked(number == view)

    def show_embedding(self, done: int, total: int) -> None:
        """Show how far the embedding is, and how long it will still take."""
        for part in (self._embedding, self._bar, self._toggle):
            part.show()
        self._toggle.setText("Cancel")
        if not total:
            self._began = 0.0
            self._embedding.setText("Loading the encoder …")
            self._bar.setRange(0, 0)
            return
        if not self._began:
            self._began, self._begun_at = time.monotonic(), done
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        spent = time.monotonic() - self._began
        left = time_left(done - self._begun_at, total - done, spent)
        self._embedding.setText(f"Embedding {done:,} of {total:,}{left}")

    def show_resume(self) -> None:
        """Offer to go on with a cancelled embedding."""
        self._bar.hide()
        self._embedding.setText("Embedding paused")
        self._toggle.setText("Resume")

    def hide_embedding(self) -> None:
        """Clear the place, since all is embedded."""
        for part in (self._embedding, self._bar, self._toggle):
            part.hide()

    def _lay_out(self) -> None:
        ground = surface("bottom")
        row = QHBoxLayout(ground)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self._facts)
        row.addSpacing(4)
        for tab in self._tabs:
            row.addWidget(tab)
        row.addStretch()
        row.addWidget(self._embedding)
        row.addWidget(self._bar)
        row.addWidget(self._toggle)
        row.addSpacing(8)
        row.addWidget(self._next)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.setFixedHeight(48)


def _tab(view: int, name: str) -> QPushButton:
    made = button(name, f"Show {name.lower()}", "tab")
    made.setCheckable(True)
    made.setAutoExclusive(True)
    made.setToolTip(f"Ctrl+{view + 1}")
    return made


def time_left(done: int, remaining: int, spent: float) -> str:
    """Return, for example, `` · 2 min left``; nothing before there is a rate to go by.

    Parameters
    ----------
    done, remaining : int
        Samples.
    spent : float
        Seconds that those done took.
    """
    if done < 1 or spent < 1.0 or not remaining:
        return ""
    seconds = remaining * spent / done
    if seconds < 90:
        return f" · {seconds:.0f} s left"
    return (
        f" · {seconds / 60:.0f} min left" if seconds < 5400 else f" · {seconds / 3600:.1f} h left"
    )
