"""A data set of the hub that is not on this computer: fetch it, or get it another way."""

import threading
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aldesk.core.hub_folder import fetch_command
from aldesk.core.hub_id import HubId
from aldesk.core.outcome import Done, Failed, Outcome
from aldesk.core.pace import Pace
from aldesk.engine.fetching.client import fetch_dataset
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import LINE, button, label, set_tone
from aldesk.gui.workspace.job import outcome_of


class HubOffer(QWidget):
    """Says what would be fetched; connects only when its button is pressed.

    Signals
    -------
    fetched
        The data set is here now.
    """

    fetched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name: HubId | None = None
        self._config = ""
        self._cancel: threading.Event | None = None
        self._pace = Pace()
        self._background = Background("fetch")
        self.title = label("", "title", wraps=True)
        self.fetch = button(
            tr("Download from huggingface.co"), tr("Download the data set"), "primary"
        )
        self.fetch.setAutoDefault(True)
        self.fetch.clicked.connect(self.begin)
        self.stop_button = button(tr("Stop"), tr("Stop the download"))
        self.stop_button.clicked.connect(self.cancel)
        self.command = label("", "strong", wraps=True)
        self.command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = button(tr("Copy"), tr("Copy the command"), "quiet")
        self.copy.clicked.connect(self._copy)
        self._then = label("", "muted", wraps=True)
        self.state = label("", "muted", wraps=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(tr("Downloading"))
        self._lay_out()

    def offer(self, name: HubId, config: str) -> None:
        """Show how a data set that is not on this computer can be had."""
        self.cancel()
        self._name, self._config = name, config
        command, here = fetch_command("datasets", name)
        self.title.setText(tr("{name} is not on this computer", name=name))
        self.command.setText(command)
        self._then.setText(
            tr("Then copy the folder {here} to this computer and choose it here.", here=here)
        )
        self._rest("")

    def begin(self) -> None:
        """Download the data set, in a process of its own."""
        if self._name is None:
            return
        self._cancel = threading.Event()
        self._pace.restart()
        self.fetch.setEnabled(False)
        self.stop_button.show()
        self._bar.show()
        self._tell(tr("Contacting huggingface.co …"), "muted")
        self._background.submit(
            partial(self._fetch, self._name, self._config, self._cancel), self._ended
        )

    def cancel(self) -> None:
        """Stop fetching; what is here is kept."""
        if self._cancel:
            self._cancel.set()
            self._cancel = None
            self._rest(tr("Stopped. What was downloaded is kept."))

    def stop(self) -> None:
        """End the thread and the process."""
        self.cancel()
        self._background.close()

    def _fetch(
        self, name: HubId, config: str, cancel: threading.Event
    ) -> tuple[threading.Event, Outcome]:
        def progress(n_bytes: int) -> None:
            self._background.post(self._show_bytes, (cancel, n_bytes))

        fetch = partial(fetch_dataset, name, config, progress, cancel)
        fault = tr("The download stopped because of an error in ALDesk; the log says more.")
        return cancel, outcome_of(fetch, fault)

    def _show_bytes(self, news: tuple[threading.Event, int]) -> None:
        if news[0] is self._cancel and news[1]:
            size = round(news[1] / 1e6)
            rate, _ = self._pace.rate(size, 0)  # how large it is in all nobody knows
            words = tr("{size} MB downloaded …", size=size)
            self._tell(" · ".join(filter(None, (words, rate.replace("/", " MB/")))), "muted")

    def _ended(self, news: tuple[threading.Event, Outcome]) -> None:
        cancel, outcome = news
        if cancel is not self._cancel:
            return  # it was stopped, or another data set is offered by now
        self._cancel = None
        # What to do stands below already.
        self._rest(f"{outcome.problem.what}." if isinstance(outcome, Failed) else "", "warn")
        if isinstance(outcome, Done):
            self.fetched.emit()

    def _rest(self, words: str, tone: str = "muted") -> None:
        self.fetch.setEnabled(True)
        self.stop_button.hide()
        self._bar.hide()
        self._tell(words, tone)

    def _tell(self, words: str, tone: str) -> None:
        self.state.setText(words)
        set_tone(self.state, tone)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
        self._tell(tr("Copied."), "muted")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.fetch)
        row.addWidget(self.stop_button)
        row.addStretch()
        command = QHBoxLayout()
        command.setSpacing(8)
        command.addWidget(self.command, 1)
        command.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setMaximumWidth(LINE)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside, 1)
        whole.addStretch()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(
            label(tr("It can be downloaded. Only its name is sent."), "muted", wraps=True)
        )
        column.addSpacing(8)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self.state)
        column.addSpacing(16)
        column.addWidget(
            label(
                tr("Without a network, run this on a computer that has one:"), "muted", wraps=True
            )
        )
        column.addLayout(command)
        column.addWidget(self._then)
        column.addStretch(3)
