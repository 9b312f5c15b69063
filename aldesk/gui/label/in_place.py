"""The recording that the shown sample is a stretch of: its strip, and moving and marking in it."""

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from aldesk.core.ids import SampleId
from aldesk.core.recording import recording_id
from aldesk.core.sample import Sample
from aldesk.core.sample_name import clock_time
from aldesk.gui.kit.i18n import tr
from aldesk.gui.label.recording_strip import RecordingStrip
from aldesk.gui.render.strip_renderer import StripImage, StripRenderer
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import Changes
from aldesk.session.answers import NONE
from aldesk.session.in_time import Known, Places, known_of, places_of

_AROUND = 100
"""So many windows of a walk lie on either side: enough to be decoded ahead, quickly made."""


class InPlace(QObject):
    """Shows the strip while the shown sample is a stretch, and does what is done there.

    Parameters
    ----------
    controller : SessionController
    parent : QObject
    """

    def __init__(self, controller: SessionController, parent: QObject) -> None:
        super().__init__(parent)
        self._controller, self._session = controller, controller.session
        self._sample: Sample | None = None
        self._places: Places | None = None
        self._known: Known | None = None
        self._n_samples = self._n_batches = -1
        self._renderer = StripRenderer()
        self._renderer.drawn.connect(self._show_drawn)
        self.strip = RecordingStrip(self._tip)
        self.strip.sought.connect(lambda seconds, _held: self.go_to(seconds))
        self.strip.hide()

    def refresh(self, changes: Changes, color_map: str) -> None:
        """Show the recording of the sample that is shown now, and what is known of it."""
        asked = self._controller.current
        sample = asked.sample if asked and asked.sample.span else None
        self._sample = sample
        self.strip.setVisible(sample is not None)
        if sample is None or sample.span is None:
            self._places = None
            self._renderer.forget()
            return
        if self._take_places(sample) or self._is_concerned(changes):
            self._look()
        self.strip.show_here(sample.span.start, sample.span.stop)
        self._renderer.ask(sample.path, color_map, self._session.project.meta.decoding)

    def go_to(self, seconds: float) -> None:
        """Show the window around a time, and change nothing."""
        if self._places is None or self._known is None:
            return
        every = np.ones(len(self._places.rows), bool)
        place = self._places.nearest(seconds, self._known.may_open)
        if place is not None:
            self._walk_to(place, 1)
        elif self._places.nearest(seconds, every) is not None:
            self._controller.messages.notice(
                tr("This window measures the accuracy: only the queue brings it.")
            )

    def step(self, by: int) -> None:
        """Show the window before (-1) or after (1) in time that may be shown."""
        if self._places is None or self._known is None or (here := self._here) is None:
            return
        open_ones = np.flatnonzero(self._known.may_open)
        further = open_ones[open_ones > here] if by > 0 else open_ones[open_ones < here][::-1]
        if len(further):
            self._walk_to(int(further[0]), by)
        elif by > 0:
            self._controller.messages.notice(tr("No window comes after this one."))
        else:
            self._controller.messages.notice(tr("No window comes before this one."))

    def stop(self) -> None:
        """End the thread that draws."""
        self._renderer.close()

    def show_head(self, seconds: float | None) -> None:
        """Show where in the recording is played."""
        self.strip.show_head(seconds if self._sample else None)

    @property
    def _here(self) -> int | None:
        """The place of the sample that is shown."""
        if self._places is None or self._sample is None:
            return None
        return self._places.place_of(self._session.project.row_of(self._sample.id))

    def _walk_to(self, place: int, step: int) -> None:
        assert self._places is not None  # noqa: S101 - a place is one of them
        assert self._known is not None  # noqa: S101
        low, high = max(0, place - _AROUND), place + _AROUND + 1
        near = low + np.flatnonzero(self._known.may_open[low:high])
        samples = self._session.project.samples
        ids = [samples[int(self._places.rows[at])].id for at in near]
        self._controller.trail.walk(ids, int(np.searchsorted(near, place)), step)

    def _is_concerned(self, changes: Changes) -> bool:
        """Whether something that is known of this recording may have changed."""
        assert self._places is not None  # noqa: S101 - they were taken in
        if changes.predictions or changes.settings or changes.classes:
            return True
        was_asked = self._session.queue.n_batches != self._n_batches
        changed = {recording_id(SampleId(sample_id)) for sample_id in changes.samples}
        return was_asked or self._places.recording in changed

    def _take_places(self, sample: Sample) -> bool:
        """Take in where the recording's samples lie; tell whether it is another, or has more."""
        samples = self._session.project.samples
        is_same = self._places and self._places.recording == recording_id(sample.id)
        if is_same and self._n_samples == len(samples):
            return False
        self._n_samples = len(samples)
        self._places = places_of(samples, sample.id)
        if not is_same:
            self._show_plain(sample)
        return True

    def _show_plain(self, sample: Sample) -> None:
        known = self._session.project.samples.recording(sample.id)
        self.strip.show_recording(known.seconds if known else 0.0, QImage())

    def _show_drawn(self, drawn: StripImage) -> None:
        if self._sample and drawn.path == self._sample.path and not drawn.image.isNull():
            self.strip.show_recording(drawn.seconds, drawn.image)

    def _look(self) -> None:
        assert self._places is not None  # noqa: S101 - it was taken in
        self._n_batches = self._session.queue.n_batches
        self._known = known_of(self._session, self._places)
        colors = [item.color for item in self._session.labels.classes_in_use]
        self.strip.show_known(self._places, self._known, colors)

    def _tip(self, seconds: float) -> str:
        """Return what is known at a time, and how to get there."""
        if self._places is None or self._known is None:
            return ""
        every = np.ones(len(self._places.rows), bool)
        place = self._places.nearest(seconds, every)
        if place is None:
            return clock_time(seconds)
        ends = (self._places.starts[place], self._places.stops[place])
        return f"{' – '.join(map(clock_time, ends))}\n{self._said(place)}"

    def _said(self, place: int) -> str:
        known, names = self._known, self._session.labels.class_names
        assert known is not None  # noqa: S101 - a place was found
        if known.labels[place] != NONE:
            return tr("labelled “{answer}”", answer=names[known.labels[place]])
        if known.is_marked[place]:
            return tr("skipped, or can't tell")
        parts = [tr("asked, no answer yet") if known.is_open[place] else tr("no answer yet")]
        if known.predictions[place] != NONE:
            name, sure = names[known.predictions[place]], known.sureness[place]
            parts.append(tr("predicted “{name}”, {sure} %", name=name, sure=round(100 * sure)))
        if not known.may_open[place]:
            parts.append(tr("may measure the accuracy"))
        return " · ".join(parts)
