"""Choose another encoder for the open project: what it means is said before it begins."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.core.sample import Media, Sample
from aldesk.embed.encoder_check import refuse_unfit
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.used_encoders import Outlook, outlook
from aldesk.gui.begin.decoding_form import DecodingForm
from aldesk.gui.begin.encoder_form import EncoderForm
from aldesk.gui.begin.encoders_here import EncodersHere
from aldesk.gui.begin.page_parts import choices_column, foot
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.widgets import button, label, set_tone
from aldesk.store.project import Project

_log = logging.getLogger(__name__)


class EncoderPage(QWidget):
    """The form with the present encoder chosen; at the right the encoders that the project knows.

    Attributes
    ----------
    forms : QVBoxLayout
        The form of the encoder; what else changes the embeddings goes below it.

    Signals
    -------
    wanted : EncoderChoice
        It was looked at, as far as that goes before it is loaded.
    closed
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._project: Project | None = None
        self._is_embedding = False
        self._background = Background("encoder")
        self.title = label("", "title", wraps=True)
        self.form = EncoderForm()
        self.decoding = DecodingForm()
        self.forms = QVBoxLayout()
        self.outlook = label("", "muted", wraps=True)
        self.here = EncodersHere()
        self.state = label("", "muted", wraps=True)
        self.begin_button = button(tr("Use this encoder"), tr("Use this encoder"), "primary")
        key_tip(self.begin_button, tr("Use this encoder"), Action.ACCEPT)
        self.cancel_button = button(tr("Cancel"), tr("Close without changes"))
        self._lay_out()
        self.form.changed.connect(self._look)
        self.decoding.changed.connect(self._look)
        self.here.chosen.connect(self._show_choice)
        self.begin_button.clicked.connect(self.begin)
        self.cancel_button.clicked.connect(self.leave)

    def open(self, project: Project, *, is_embedding: bool) -> None:
        """Show what a project uses, and ask for another.

        Parameters
        ----------
        project : Project
        is_embedding : bool
            An embedding is under way, and will be stopped.
        """
        self._project, self._is_embedding = project, is_embedding
        self.title.setText(tr("Encoder of {name}", name=project.name))
        media = project.samples[0].media if project.samples else None
        self.form.show_media(media)
        self.decoding.show_media(media)
        self._show_choice(EncoderChoice.of(project))
        self.here.show_project(project)
        self._look()
        self.form.kind.setFocus()

    def begin(self) -> None:
        """Look at what is chosen, which may mean to read a file, and ask for it."""
        project = self._project
        if project is None or not self.begin_button.isEnabled():
            return
        if problem := self.form.problem():
            is_told = problem == self.form.sentence.text()
            self._tell(tr("This encoder cannot be used.") if is_told else problem, "warn")
            return
        self._tell(tr("Looking …"))
        self.begin_button.setEnabled(False)
        choice, samples = self._choice(), project.samples.copy()
        look = partial(_problem, choice.encoder, samples.media, samples)
        self._background.submit(look, partial(self._looked_at, project, choice))

    def _choice(self) -> EncoderChoice:
        return replace(self.form.choice(), decoding=self.decoding.decoding())

    def _show_choice(self, choice: EncoderChoice) -> None:
        self.decoding.show_decoding(choice.decoding)
        self.form.show_choice(choice)

    def leave(self) -> None:
        """Leave the page, and change nothing."""
        self.forget()
        self.closed.emit()

    def forget(self) -> None:
        """Know no project any more; what is being looked at is not asked for."""
        self._project = None

    def stop(self) -> None:
        """End the thread that looks at an encoder."""
        self._background.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin by Enter from any field, which all pass it on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin()
        else:
            super().keyPressEvent(event)

    def _looked_at(self, project: Project, choice: EncoderChoice, problem: str) -> None:
        self.begin_button.setEnabled(True)
        if project is not self._project or choice != self._choice():
            return  # the page was left, or something else is chosen by now
        if problem:
            self._tell(problem, "warn")
            return
        self.leave()
        self.wanted.emit(choice)

    def _look(self) -> None:
        """Say what the choice means."""
        self._tell("")
        is_usable = self._project is not None and not self.form.problem()
        self.outlook.setVisible(is_usable)
        if self._project and is_usable:
            seen = outlook(self._project, self._choice())
            words = outlook_words(seen)
            if self._is_embedding and not seen.is_present:
                words += " " + tr("The embedding that runs now stops; what is done is kept.")
            self.outlook.setText(words)
            set_tone(self.outlook, "good" if seen.used and not seen.n_missing else "muted")

    def _tell(self, words: str, tone: str = "muted") -> None:
        self.state.setText(words)
        set_tone(self.state, tone)

    def _lay_out(self) -> None:
        self.forms.setSpacing(16)
        self.forms.addWidget(self.form)
        self.forms.addWidget(self.decoding)
        content = QWidget()
        left = QVBoxLayout(content)
        left.setContentsMargins(24, 24, 24, 24)
        left.setSpacing(16)
        left.addWidget(self.title)
        left.addLayout(self.forms)
        left.addWidget(self.outlook)
        left.addStretch()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(choices_column(content))
        row.addWidget(self.here, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(foot((self.state,), self.cancel_button, self.begin_button))
        for line in self.findChildren(QLineEdit):
            line.setAcceptDrops(False)  # the window takes what is dropped


def outlook_words(seen: Outlook) -> str:
    """Say what a choice of encoder means, before it is made."""
    if seen.used is None:
        return tr(
            "{n} sample(s) will be embedded again. Labels and earlier embeddings are kept; you can "
            "label meanwhile.",
            "",
            seen.n_missing,
        )
    words = [tr("This encoder is in use.")] if seen.is_present else []
    if seen.n_missing:
        words.append(
            tr("{n} sample(s) are still to be embedded; the others are here.", "", seen.n_missing)
        )
    else:
        words.append(tr("All samples are embedded with this encoder."))
    if seen.n_failed:
        words.append(tr("{n} that could not be embedded are tried again.", n=seen.n_failed))
    return " ".join(words if seen.is_present else [*words, tr("Labels stay.")])


def _problem(encoder: str, media: list[Media], samples: Sequence[Sample]) -> str:
    """Return what is wrong with an encoder; reads a file of embeddings."""
    try:
        refuse_unfit(encoder, media, samples)
    except Problem as problem:
        return problem_text(problem)
    except Exception as error:  # noqa: BLE001 - whatever a damaged file leads its reader to
        _log.exception("%s could not be looked at", encoder)
        return tr("It cannot be looked at ({error})", error=error)
    return ""
