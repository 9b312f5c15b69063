"""The labelling view: sample, batch and key hints on the left, classes and curve on the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aldesk.gui import theme
from aldesk.gui.accuracy_pane import AccuracyPane
from aldesk.gui.batch_strip import BatchStrip
from aldesk.gui.bridge import Bridge
from aldesk.gui.class_palette import ClassPalette
from aldesk.gui.keys import keys_for
from aldesk.gui.player import Player
from aldesk.gui.prefetch import Prefetcher
from aldesk.gui.sample_pane import SamplePane
from aldesk.gui.strategy_pane import StrategyPane
from aldesk.gui.widgets import key_hint, label, surface
from aldesk.session import Asked, Changes
from aldesk.strategies.catalogue import BY_NAME

_RIGHT = 344
_AHEAD = 6
_HINTS = (("Ctrl Z", "undo"), ("→", "skip"), ("F", "flag"), ("B", "blind"), ("Ctrl T", "strategy"))


class LabelPane(QWidget):
    """Everything that the annotator looks at; refreshes what a change concerns."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._session = bridge.session
        self.player = Player(self)
        self.prefetcher = Prefetcher(self)
        self.sample = SamplePane(self.player, self.prefetcher)
        self.palette_ = ClassPalette()
        self.accuracy = AccuracyPane()
        self.strategy = StrategyPane()
        self._batch = label("", "muted")
        self._strip = BatchStrip()
        self._count = label("", "muted")
        self._accept_hint = key_hint("Enter", "accept")
        self._right = QStackedWidget()
        self._lay_out()
        self.player.silent.connect(lambda text: bridge.messages.notice(text, once=True))
        self.sample.noticed.connect(bridge.messages.notice)
        self.palette_.chosen.connect(bridge.label)
        self.palette_.added.connect(bridge.add_class)
        self.strategy.changed.connect(bridge.change_settings)
        self.strategy.closed.connect(self.toggle_strategy)
        self.accuracy.chip.clicked.connect(self.toggle_strategy)
        bridge.changed.connect(self.refresh)
        self.refresh(Changes(queue=True, classes=True, curve=True, settings=True))

    def refresh(self, changes: Changes) -> None:
        """Look again at what changed."""
        if changes.classes:
            names = self._session.classes
            self.palette_.set_classes(names, keys_for(names, self._session.n_first_classes))
        if changes:
            self._show_sample()
        if changes.predictions or changes.queue or changes.classes or changes.settings:
            self._show_prediction()
        if changes.curve or changes.settings:
            self.accuracy.show_session(self._session)
        if changes.settings:
            self._show_settings()

    def accept(self) -> None:
        """Give the sample the class that the model finds most probable."""
        if (best := self.palette_.model.best) is not None:
            self._bridge.label(self._session.classes[best])

    def toggle_strategy(self) -> None:
        """Open or close the strategy pane."""
        is_open = self._right.currentWidget() is self.strategy
        if not is_open:
            self.strategy.show_session(self._session)
        self._right.setCurrentIndex(0 if is_open else 1)
        if is_open:
            self.setFocus()
        else:
            self.strategy.strategy.setFocus()

    def play(self) -> None:
        """Play or stop, if the sample is a clip."""
        self.sample.play()

    def toggle_playing_by_itself(self) -> None:
        """Play each clip when it arrives, or only when asked to."""
        self.sample.toggle_playing_by_itself()

    def replay(self) -> None:
        """Play from the start, if the sample is a clip."""
        self.sample.replay()

    def leave_fields(self) -> None:
        """Give the keys back to the labels, and close the strategy pane."""
        self._right.setCurrentIndex(0)
        self.setFocus()

    def add_class(self) -> None:
        """Put the cursor where a class is added."""
        self._right.setCurrentIndex(0)
        self.palette_.new_class.setFocus()

    def wear_theme(self) -> None:
        """Take the colours of the current theme."""
        self.accuracy.wear_theme()
        self.sample.wear_theme()

    def stop(self) -> None:
        """End the threads."""
        self.sample.stop()
        self.prefetcher.stop()
        self.player.close()

    def _show_sample(self) -> None:
        queue = self._session.queue(_AHEAD)
        current = queue[0] if queue else None
        flagged = current is not None and current.sample.id in self._session.labels.flags
        ahead = queue[1:]
        if len(queue) < _AHEAD:
            ahead += self._session.upcoming()[: _AHEAD - len(queue)]
        self.sample.show_asked(current, ahead, flagged=flagged)
        batch = self._session.last_batch()
        marks = [self._mark(asked, current) for asked in batch]
        self._strip.show_marks(marks)
        self._batch.setText(f"Batch {self._session.n_batches}" if batch else "")
        n_audit = sum(asked.reason == "audit" for asked in batch)
        audit = f" · {n_audit} audit" if n_audit else ""
        n_done = marks.count("done")
        self._count.setText(f"{n_done} of {len(batch)}{audit}" if batch else "")

    def _mark(self, asked: Asked, current: Asked | None) -> str:
        if current and asked.sample.id == current.sample.id:
            return "current"
        if asked.sample.id in self._session.labels.marks:
            return "done"
        return "audit" if asked.reason == "audit" else "open"

    def _show_prediction(self) -> None:
        current = self._session.current
        proba = self._session.prediction(current.sample.id) if current else None
        state = ""
        if proba is None and current:
            if self._session.settings.blind:
                state = "predictions hidden"
            elif current.reason == "audit":
                state = "hidden for the audit"
        self.palette_.show_prediction(proba, state)
        self._accept_hint.setEnabled(self.palette_.model.best is not None)

    def _show_settings(self) -> None:
        recipe = self._session.recipe
        title = BY_NAME[recipe.strategy].title
        self.accuracy.chip.setText(f"{title} · {recipe.batch_size}  ›")

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setSpacing(12)
        strip.addWidget(self._batch)
        strip.addWidget(self._strip, 1)
        strip.addWidget(self._count)
        left = QVBoxLayout()
        left.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, 16)
        left.setSpacing(14)
        left.addWidget(self.sample, 1)
        left.addLayout(strip)
        left.addLayout(self._hints())
        self._right.addWidget(self._classes_and_curve())
        self._right.addWidget(self.strategy)
        edge = surface("left")
        edge.setFixedWidth(_RIGHT)
        inside = QVBoxLayout(edge)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._right)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(edge)

    def _hints(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        is_sound = any(s.media == "sound" for s in self._session.project.samples[:1])
        if is_sound:
            row.addWidget(key_hint("Space", "play"))
        row.addWidget(self._accept_hint)
        for key, text in _HINTS:
            row.addWidget(key_hint(key, text))
        row.addStretch()
        return row

    def _classes_and_curve(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.palette_, 2)
        line = QFrame()
        line.setFixedHeight(1)
        line.setObjectName("line")
        column.addWidget(line)
        column.addWidget(self.accuracy, 1)
        return page
