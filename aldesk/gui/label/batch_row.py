"""How far the batch is: its number, a mark for each sample, and what is answered of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import ElidedLabel, label
from aldesk.gui.label.batch_strip import BatchStrip
from aldesk.session import LabelSession, QueueItem

_MARKS = 50


class BatchRow(QHBoxLayout):
    """The row below the sample; of a long batch it has the marks of one page."""

    def __init__(self) -> None:
        super().__init__()
        self._number = label("", "muted")
        self._strip = BatchStrip()
        self._count = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSpacing(12)
        self.addWidget(self._number)
        self.addWidget(self._strip, 1)
        self.addWidget(self._count)

    def show_batch(self, session: LabelSession | None, current: QueueItem | None) -> None:
        """Show the batch of now, and where in it the sample is that is shown; None for no batch."""
        for part in (self._number, self._strip, self._count):
            part.setVisible(session is not None)
        if session is None:
            return
        batch = session.queue.last_batch(_MARKS)
        self._strip.show_marks([_mark(session, asked, current) for asked in batch])
        self._number.setText(tr("Batch {number}", number=session.queue.n_batches) if batch else "")
        progress = session.queue.progress()
        audit = " · " + tr("{n} audit", n=progress.n_audit) if progress.n_audit else ""
        count = tr("{n} of {total}", n=progress.n_done, total=progress.n_samples)
        self._count.set_whole(count + audit if batch else "")


def _mark(session: LabelSession, asked: QueueItem, current: QueueItem | None) -> str:
    if current and asked.sample.id == current.sample.id:
        return "current"
    if asked.sample.id in session.labels.marks:
        return "done"
    return "audit" if asked.reason in ("audit", "model_check", "bulk_check") else "open"
