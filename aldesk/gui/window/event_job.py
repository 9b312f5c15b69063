"""An export of events as the window has it done: in a thread, with what comes of it as a text."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from aldesk.core.errors import Problem
from aldesk.core.events import JoinRule, SoundEvent, join
from aldesk.core.files import unwritten
from aldesk.core.progress import Progress, silent
from aldesk.engine.refit.predict_all import predict_all
from aldesk.gui.kit.i18n import tr
from aldesk.gui.window.background_export import BackgroundExport, Tone, said
from aldesk.session import LabelSession
from aldesk.session.export.clips import NON_EVENTS, ClipRule
from aldesk.session.export.event_places import whole_folder
from aldesk.session.export.events import EventForm, ExportedEvents, export_events
from aldesk.session.export.windows import (
    labelled_windows,
    predicted_windows,
    with_their_recordings,
)
from aldesk.store.project import Project

WindowForm = EventForm | Literal["birdnet"]
"""``"birdnet"`` are clips whose silence and noise lie in the folder that its trainer expects."""

_FILES = ("table", "raven-one")


@dataclass(frozen=True, slots=True)
class EventChoice:
    """Which events are written, and how.

    Attributes
    ----------
    form : str
    least : float or None
        The least probability of a predicted window, 0 … 1; None for labels only.
    rule : JoinRule
    clips : ClipRule
    """

    form: WindowForm
    least: float | None = None
    rule: JoinRule = field(default_factory=JoinRule)
    clips: ClipRule = field(default_factory=ClipRule)


class EventJob(BackgroundExport):
    """Writes events, through a connection of its own; whole, or not at all.

    Parameters
    ----------
    project, to : Path
    choice : EventChoice
    progress : Progress
        Called in the thread; (0, 1) while a model is fitted.
    """

    def __init__(
        self, project: Path, to: Path, choice: EventChoice, progress: Progress = silent
    ) -> None:
        super().__init__(project, to, progress)
        self._choice = choice
        self._n_hidden = 0

    def _export(self, project: Project) -> tuple[Tone, str]:
        session = LabelSession(project)
        events = self._events(session)
        done = self._write(session, events)
        return said(self._parts(done, events), done.skipped)

    def _events(self, session: LabelSession) -> list[SoundEvent]:
        windows = list(labelled_windows(session))
        if (least := self._choice.least) is not None:
            self._progress(0, 1)
            told = predict_all(session, self._client)

            def may_tell(row: int) -> bool:
                is_hidden = session.is_hidden(row)
                self._n_hidden += is_hidden
                return not is_hidden

            windows += predicted_windows(session, told, least, may_tell=may_tell)
        self._tell(0, 0)
        if events := join(windows, self._choice.rule):
            return events
        raise Problem(
            tr("There are no events: no window is labelled, or sure enough, or long enough"),
            subject=str(self._project),
            kept=tr("Nothing was written"),
        )

    def _write(self, session: LabelSession, events: list[SoundEvent]) -> ExportedEvents:
        if self._choice.form in _FILES:
            return self._written(session, events, self.to)
        try:
            with whole_folder(self.to) as folder:
                return self._written(session, events, folder)
        except OSError as error:
            kept = tr("The project was not changed")
            raise unwritten(tr("The events"), self.to, error, kept) from error

    def _written(self, session: LabelSession, events: list[SoundEvent], to: Path) -> ExportedEvents:
        form, clips = self._choice.form, self._choice.clips
        if form == "birdnet":
            silence = {name for name in session.labels.class_names if name.lower() in NON_EVENTS}
            form, clips = "clips", replace(clips, background=frozenset(silence))
        recordings = with_their_recordings(session.project.samples, events)
        done = export_events(events, to, form, recordings, clips=clips, progress=self._tell)
        return replace(done, to=self.to)

    def _parts(self, done: ExportedEvents, events: list[SoundEvent]) -> list[str]:
        parts = [tr("{n} event(s) written to {path}.", "", done.n_events, path=done.to)]
        if self._choice.form not in _FILES:
            parts.append(tr("{n} file(s).", "", done.n_files))
        if n_predicted := sum(event.confidence is not None for event in events):
            parts.append(tr("{n} with predictions.", n=n_predicted))
        if self._n_hidden:
            parts.append(
                tr("{n} window(s) that measure the accuracy left out.", "", self._n_hidden)
            )
        return parts
