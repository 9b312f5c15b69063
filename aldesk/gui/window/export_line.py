"""The line in which it is chosen what is exported and where to, and the thread that writes it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from aldesk.core.typed_path import typed_path
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.file_dialog import ask_new_file
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.settings_field import choice, translated
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import button, label, surface
from aldesk.gui.window.background_export import BackgroundExport, Tone
from aldesk.gui.window.event_choices import (
    FORMS,
    EventChoices,
    endings_of,
    kinds_of,
    name_ending,
)
from aldesk.gui.window.event_job import EventJob
from aldesk.gui.window.export_job import ExportJob
from aldesk.gui.window.model_job import ModelJob

_FIELD = 280
_CONTENTS = (
    (noop("Labels only"), "labels"),
    (noop("With predictions"), "predictions"),
    (noop("With all probabilities"), "probabilities"),
    (noop("Embeddings"), "embeddings"),
    (noop("The model"), "model"),
)
_NAMES = {"embeddings": "-embeddings.parquet", "model": "-model"}
_COLUMNS = (noop("A column for each class"), "columns")
_EVENTS = tuple(value for _, value in FORMS)


class ExportLine(QWidget):
    """Comes when it is asked for, with a name for the file that can be kept by Enter.

    Parameters
    ----------
    messages : Messages
        Where it says what was written, or why it was not.
    left : callable
        Called when the line has gone, to give the keys back.

    Signals
    -------
    progressed : (int, int)
        Samples exported; (0, 1) while a model is fitted, (0, 0) at the end.
    """

    progressed = Signal(int, int)

    def __init__(self, messages: Messages, left: Callable[[], None]) -> None:
        super().__init__()
        self._messages, self._left = messages, left
        self._project, self._is_several = Path(), False
        self._background: Background | None = None
        self._jobs: list[BackgroundExport] = []
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("File or folder"))
        self.field.returnPressed.connect(self._write)
        self.content = choice(tr("What is exported"), translated(_CONTENTS))
        self.content.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.events = EventChoices(self._write)
        self.content.currentIndexChanged.connect(self._follow_content)
        self.content.activated.connect(lambda _: self.field.setFocus())
        self._endings = label("", "muted")
        self._lay_out()
        self.hide()

    def open(self, project: Path, *, has_events: bool = False, is_several: bool = False) -> None:
        """Ask what of a project goes where.

        Parameters
        ----------
        project : Path
        has_events : bool
            It holds windows of recordings, which can be exported as events, too.
        is_several : bool
            Its samples may have several classes, each of which can have a column.
        """
        self._project, self._is_several = project, is_several
        self._offer(has_events)
        self.field.setText(self._default_name(self._kind))
        self._tell_endings()
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def leave(self) -> None:
        """Hide the line without writing anything."""
        if self.isVisible():
            self.hide()
            self._left()

    def cancel(self) -> None:
        """Give up what is being written; it says so when it has ended."""
        for job in self._jobs:
            job.cancel()

    def stop(self) -> None:
        """End the thread; what it has begun to write becomes complete or is not there."""
        self.cancel()
        for job in self._jobs:  # nobody is told of its end any more
            self._messages.trouble(
                tr(
                    "The export to {path} stopped because its project was closed. Open the "
                    "project and export again.",
                    path=job.to,
                )
            )
        self._jobs.clear()
        self.progressed.emit(0, 0)
        if self._background:
            self._background.close()
            self._background = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the field room for a name; its tooltip has the endings, too."""
        super().resizeEvent(event)
        self._endings.show()
        beside = self._row.sizeHint().width() - self.field.sizeHint().width()
        self._endings.setVisible(self.width() - beside >= theme.px(_FIELD))

    @property
    def _path(self) -> str:
        return typed_path(self.field.text())

    @property
    def _kind(self) -> str:
        return str(self.content.currentData())

    @property
    def _is_of_events(self) -> bool:
        return self._kind in _EVENTS

    def _offer(self, has_events: bool) -> None:
        columns, events = (_COLUMNS,) if self._is_several else (), FORMS if has_events else ()
        with QSignalBlocker(self.content):
            self.content.clear()
            for words, value in (_CONTENTS[0], *columns, *_CONTENTS[1:], *events):
                self.content.addItem(tr(words), value)
        self.events.show_form(self._kind, is_several=self._is_several)

    def _default_name(self, kind: str) -> str:
        end = name_ending(kind) if kind in _EVENTS else _NAMES.get(kind, "-labels.csv")
        return str(self._project.with_name(self._project.stem + end))

    def _follow_content(self) -> None:
        """Propose another name, unless the person has written one."""
        kinds = [value for _, value in (*_CONTENTS, _COLUMNS, *FORMS)]
        if self.field.text() in map(self._default_name, kinds):
            self.field.setText(self._default_name(self._kind))
        self.events.show_form(self._kind, is_several=self._is_several)
        self._tell_endings()
        self.updateGeometry()

    def _tell_endings(self) -> None:
        if self._is_of_events:
            short, whole = endings_of(self._kind)
        elif self._kind == "embeddings":
            short = tr("Enter saves · .parquet or .npy")
            whole = tr("A name that ends in .parquet or .npy")
        elif self._kind == "model":
            short, whole = endings_of("raven")[0], tr("A folder that is new, or an older model's")
        else:
            short = tr("Enter saves · .csv, .parquet or a folder")
            whole = tr("A name that ends in .csv or .parquet, or a folder")
        self._endings.setText(short)
        set_tip(self.field, whole)

    def _browse(self) -> None:
        kinds = tr("Table (*.csv *.parquet)")
        if self._is_of_events:
            kinds = kinds_of(self._kind)
        elif self._kind == "embeddings":
            kinds = tr("Embeddings (*.parquet *.npy)")
        elif self._kind == "model":
            kinds = kinds_of("raven")
        name, _ = ask_new_file(self, "export", tr("Export"), kinds, Path(self._path))
        if name:
            self.field.setText(name)
        self.field.setFocus()

    def _write(self) -> None:
        to, project = Path(self._path), self._project
        if not self._path:
            return
        to = to if to.is_absolute() else project.parent / to
        if to == project:  # its ending would be refused too, but nothing shall come near it
            self._messages.trouble(
                tr("That is the project itself. Choose another name."), act="export"
            )
            return
        content = self.content.currentData()
        choice = self.events.chosen(content) if self._is_of_events else None
        self.leave()
        if content in ("predictions", "probabilities", "model") or (
            choice and choice.least is not None
        ):
            self._messages.notice(tr("A model is fitted first, then {path} is saved.", path=to))
        self._background = background = self._background or Background("export")

        def progress(done: int, total: int) -> None:
            background.post(lambda facts: self.progressed.emit(*facts), (done, total))

        job: BackgroundExport
        if content == "model":
            job = ModelJob(project, to, progress)
        elif choice:
            job = EventJob(project, to, choice, progress)
        else:
            job = ExportJob(project, to, content, progress, least=self.events.least_sure)
        self._jobs.append(job)
        background.submit(job.run, lambda said: self._tell(job, *said))

    def _tell(self, job: BackgroundExport, tone: Tone, text: str) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self.progressed.emit(0, 0)
        if tone == "trouble":
            self._messages.trouble(text, act="export")
        else:
            self._messages.settle("export")
            self._messages.notice(text)

    def _lay_out(self) -> None:
        ground = surface("top")
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(24, 8, 16, 8)
        rows.setSpacing(8)
        rows.addWidget(self.events)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(tr("Export"), "strong"))
        row.addWidget(self.content)
        row.addWidget(self.field, 1)
        row.addWidget(self._endings)
        for part in self._buttons():
            row.addWidget(part)
        rows.addLayout(row)
        self._row = row
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _buttons(self) -> tuple[QPushButton, ...]:
        write = button(tr("Save"), tr("Save it there"), "primary")
        write.clicked.connect(self._write)
        browse = button(tr("Choose …"), tr("Choose the file"))
        browse.clicked.connect(self._browse)
        leave = button(tr("Cancel"), tr("Close without saving"), "quiet")
        key_tip(leave, tr("Close without saving"), Action.LEAVE)
        leave.clicked.connect(self.leave)
        return browse, write, leave
