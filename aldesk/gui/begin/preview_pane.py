"""What was recognised in a source, in words and with its first samples."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aldesk.gui.kit.count_words import recordings_text
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import LINE, ElidedLabel, label, scrolled, set_tone
from aldesk.sources import Preview
from aldesk.sources.messages import NOTES
from aldesk.sources.previews import MOST_FILES, N_SAMPLES
from aldesk.sources.types import SourceEntry

_WIDTH, _HEIGHT, _COLUMNS, _GAP = 144, 96, 4, 16
_KINDS = {
    "folder": noop("Folder of {samples}"),
    "table": noop("Table of {samples}"),
    "hugging face": noop("Data set of {samples}"),
}
_MOST_CLASSES = 8


class PreviewPane(QStackedWidget):
    """A preview, or one sentence while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "title", wraps=True)
        self.text = label("", "muted", wraps=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = label("", "title", wraps=True)
        self.classes = label("", "muted", wraps=True)
        self.notes = label("", "muted", wraps=True)
        self.cells = [_Cell() for _ in range(N_SAMPLES)]
        self.addWidget(self._words())
        self.addWidget(self._recognised())

    def show_words(self, title: str, text: str, tone: str = "muted") -> None:
        """Say something in the place of a preview."""
        self.title.setText(title)
        self.text.setText(text)
        set_tone(self.text, tone)
        self.setCurrentIndex(0)

    def show_preview(self, seen: Preview) -> None:
        """Show what was recognised; the pictures come with `show_picture`."""
        self.facts.setText(facts_of(seen))
        self.classes.setText(_classes_of(seen))
        self.classes.setVisible(bool(seen.n_classes))
        # The numbers, which the other notes tell, stand in the headline already.
        notes = [tr(note.text, **note.values) for note in seen.notes if note.text in NOTES]
        self.notes.setText("\n".join(notes))
        for place, cell in enumerate(self.cells):
            cell.show_sample(seen.samples[place] if place < len(seen.samples) else None)
        self.setCurrentIndex(1)

    def show_labels(self, labels: Sequence[str]) -> None:
        """Show other labels under the pictures, such as those read from the files' names."""
        for cell, text in zip(self.cells, labels, strict=False):
            cell.name.set_whole(text)

    def show_picture(self, place: int, image: QImage) -> None:
        """Show the picture of a sample."""
        self.cells[place].show_picture(image)

    def _words(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        self.text.setMaximumWidth(LINE)
        line = QHBoxLayout()
        line.addWidget(self.text, 1)
        line.addStretch()
        column.addStretch(2)
        column.addWidget(self.title)
        column.addLayout(line)
        column.addStretch(3)
        return page

    def _recognised(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(label(tr("RECOGNISED"), "heading"))
        column.addWidget(self.facts)
        column.addWidget(self.classes)
        column.addWidget(self.notes)
        column.addSpacing(16)
        column.addWidget(label(tr("SOME OF THE SAMPLES"), "heading"))
        column.addWidget(_Cells(self.cells))
        column.addStretch()
        return scrolled(page)


class _Cells(QWidget):
    """The samples side by side, as many as there is room for."""

    def __init__(self, cells: Sequence[QWidget]) -> None:
        super().__init__()
        self._cells = cells
        self._n_columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._arrange(_COLUMNS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them into as many columns as fit."""
        super().resizeEvent(event)
        self._arrange(max(1, min(_COLUMNS, (self.width() + _GAP) // (_WIDTH + _GAP))))

    def minimumSizeHint(self) -> QSize:
        """Return the width of one column: the others give way."""
        return QSize(_WIDTH, super().minimumSizeHint().height())

    def _arrange(self, n_columns: int) -> None:
        if n_columns == self._n_columns:
            return
        self._n_columns = n_columns
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // n_columns, place % n_columns)
        for column in range(_COLUMNS + 1):
            self._grid.setColumnStretch(column, int(column == n_columns))


class _Cell(QWidget):
    """One sample: its picture, and its label or its name."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = label("", "small", wraps=True)
        self.picture.setObjectName("card")
        self.picture.setFixedSize(_WIDTH, _HEIGHT)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = ElidedLabel("small")
        self.name.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.picture)
        column.addWidget(self.name)

    def show_sample(self, sample: SourceEntry | None) -> None:
        self.picture.clear()
        self.setVisible(sample is not None)
        if sample:
            self.name.set_whole(sample.called)
            facts = [f"{name}: {text}" for name, text in sample.columns.items()]
            set_tip(self.picture, "\n".join([sample.path.name, *facts]))

    def show_picture(self, image: QImage) -> None:
        if image.isNull():
            self.picture.setText(tr("cannot be read"))
            return
        ratio = self.devicePixelRatioF()
        fitting = image.scaled(
            round((_WIDTH - 8) * ratio),
            round((_HEIGHT - 8) * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitting.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(fitting))


def facts_of(seen: Preview) -> str:
    """Say in one line what a source is and how much is in it."""
    parts = [tr(_KINDS[seen.kind], samples=_count(seen))]
    if seen.n_classes:
        parts.append(tr("{n} class(es)", "", seen.n_classes))
    if seen.splits:
        parts.append(", ".join(seen.splits))
    return " · ".join(parts)


def _classes_of(seen: Preview) -> str:
    names = ", ".join(seen.classes[:_MOST_CLASSES])
    more = seen.n_classes - min(len(seen.classes), _MOST_CLASSES)
    return tr("{names} and {n} more", names=names, n=more) if more > 0 else names


def _count(seen: Preview) -> str:
    """Return how many samples there are, as far as that is known without reading them all."""
    n = MOST_FILES if seen.n_files is None else seen.n_files
    clips = (tr("clips"), tr("{n} clip(s)", "", n))
    said = {
        "sound": (tr("recordings"), recordings_text(n)) if seen.lengths.proposed() else clips,
        "picture": (tr("pictures"), tr("{n} picture(s)", "", n)),
        None: (tr("samples"), tr("{n} sample(s)", "", n)),
    }
    some, counted = said[seen.media]
    if seen.n_files is not None:
        return counted
    return some if seen.kind == "hugging face" else tr("more than {count}", count=counted)
