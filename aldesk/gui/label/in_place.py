"""The recording that the shown sample is a stretch of: its strip, and moving and marking in it."""

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from aldesk.arrays import Rows
from aldesk.core.decoding import Decoding
from aldesk.core.ids import SampleId
from aldesk.core.recording import recording_id
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.label.picking import pick
from aldesk.gui.label.recording_strip import RecordingStrip
from aldesk.gui.label.strip_text import place_text
from aldesk.gui.render.strip_renderer import StripImage, StripRenderer
from aldesk.gui.sample.menu import left_out_text
from aldesk.gui.workspace.act_text import toggled_text
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import Changes
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
        self._is_blind = False
        self._checked: list[int] = []
        self._run: Rows | None = None  # places of the windows that are chosen
        self._decoding = self._session.project.meta.decoding
        self._renderer = StripRenderer()
        self._renderer.drawn.connect(self._show_drawn)
        self.strip = RecordingStrip(self._tip)
        self.strip.sought.connect(lambda at, held: self.extend_to(at) if held else self.go_to(at))
        self.strip.swept.connect(self.choose_run)
        self.strip.hide()

    def refresh(self, changes: Changes, color_map: str) -> None:
        """Show the recording of the sample that is shown now, and what is known of it."""
        asked = self._controller.current
        sample = asked.sample if asked and asked.sample.span else None
        self._sample = sample
        self.strip.setVisible(sample is not None)
        if sample is None or sample.span is None:
            self.forget_run()
            self._places = None
            self._renderer.forget()
            return
        if self._take_places(sample) or self._is_concerned(changes):
            self._look()
        self.strip.show_here(sample.span.start, sample.span.stop)
        self._renderer.ask(recording_id(sample.id), sample.path, color_map, self._decoding)

    def use_decoding(self, decoding: Decoding) -> None:
        """Draw recordings that are decoded by another rule."""
        self._decoding = decoding

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
            return
        is_end = here == (len(self._places.rows) - 1 if by > 0 else 0)
        self._controller.messages.notice(_nothing_further(by, is_end))

    def choose_run(self, start: float, stop: float) -> None:
        """Choose the windows between two times, to be labelled as one."""
        if self._places is None:
            return
        run = self._places.within(start, stop)
        if not len(run):
            return
        self._run = run
        span = _span_of(self._places, run)
        self.strip.show_run((span.start, span.stop))
        chosen = tr("{n} window(s) chosen: a class's key labels them all.", "", len(run))
        back = tr("{key} lets them go.", key=keys.text(Action.LEAVE))
        self._controller.messages.notice(f"{chosen} {back}")

    def extend_to(self, seconds: float) -> None:
        """Choose the windows from the one that is shown to the one around a time."""
        places, here = self._places, self._here
        if places is None or here is None:
            return
        there = places.nearest(seconds, places.is_window)
        if there is not None:
            middles = (places.starts + places.stops) / 2
            low, high = sorted((float(middles[here]), float(middles[there])))
            self.choose_run(low, high)

    def label_run(self, class_name: str) -> bool:
        """Give the chosen windows a class as one act; tell whether any were chosen.

        Where they may have several, it is added, or taken away where all of them have it.
        """
        places, run, session = self._places, self._run, self._session
        if places is None or run is None:
            return False
        rows = places.rows[run]
        n_left_out = int(session.pool.measures(rows).sum())
        if n_left_out == len(rows):
            self._controller.messages.notice(_all_measure(len(rows)))
            return True
        ids = [session.project.samples[row].id for row in rows.tolist()]
        if self._controller.label_many(ids, class_name):
            self.forget_run()
            n = len(rows) - n_left_out
            done = tr("{n} window(s) labelled: {name}.", "", n, name=class_name)
            if session.labels.is_several:
                done = toggled_text(session)
            left_out = f" {left_out_text(n_left_out)}" if n_left_out else ""
            self._controller.messages.notice(f"{done}{left_out}")
        return True

    def forget_run(self) -> bool:
        """Choose no windows any more; tell whether there were any."""
        had_run, self._run = self._run is not None, None
        self.strip.show_run(None)
        return had_run

    def pick(self, marked: Span | None) -> None:
        """Make a sample of its own of what is marked, or of the windows that are chosen; show it.

        Parameters
        ----------
        marked : Span, optional
            In seconds of the file.
        """
        if self._sample is None or self._places is None:
            return
        if pick(self._controller, self._sample, self._places, marked or self._run_span):
            self.forget_run()

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

    @property
    def _run_span(self) -> Span | None:
        if self._places is None or self._run is None:
            return None
        return _span_of(self._places, self._run)

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
        if self._is_blind != self._controller.reviewing.is_blind or self._checked != self._check():
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
        self.forget_run()  # its places are others now
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
        self._is_blind = self._controller.reviewing.is_blind
        looks = self._controller.reviewing.second_looks
        self._checked = self._check()
        unseen = [*(looks.open_rows if looks else ()), *self._checked]
        self._known = known_of(self._session, self._places, is_blind=self._is_blind, unseen=unseen)
        colors = [item.color for item in self._session.labels.classes_in_use]
        self.strip.show_known(self._places, self._known, colors)

    def _check(self) -> list[int]:
        """Return the row of the sample that is shown, if its label is checked now."""
        session = self._session
        row = session.project.row_of(self._sample.id) if self._sample else -1
        return [row] if session.queue.asks_again(row) else []

    def _tip(self, seconds: float) -> str:
        known, places = self._known, self._places
        return place_text(self._session, places, known, seconds) if places and known else ""


def _span_of(places: Places, run: Rows) -> Span:
    """Return from when to when some windows go."""
    return Span(float(places.starts[run].min()), float(places.stops[run].max()))


def _nothing_further(by: int, is_end: bool) -> str:
    """Say why no window is shown before (-1) or after (1) this one."""
    if is_end:
        ends = tr("This is the last window."), tr("This is the first window.")
        return ends[by < 0]
    after = tr("All windows after this one measure the accuracy: only the queue brings them.")
    before = tr("All windows before this one measure the accuracy: only the queue brings them.")
    return before if by < 0 else after


def _all_measure(n: int) -> str:
    return tr("{n} window(s) measure the accuracy and stay unlabelled here.", "", n)
