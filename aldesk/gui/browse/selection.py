"""What is selected in the grid or on the map, and what can be done with it."""

from collections import Counter
from collections.abc import Sequence
from math import isnan

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aldesk.core.sample_name import sample_name
from aldesk.gui.classes.keys import class_keys
from aldesk.gui.classes.palette import ClassPalette
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip, keys
from aldesk.gui.kit.widgets import ElidedLabel, button, label, surface
from aldesk.gui.render.thumbnails import Thumbnails
from aldesk.gui.sample.menu import left_out_text
from aldesk.gui.sample.text import answer_text
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import LabelSession
from aldesk.session.overview import NONE, Overview

WIDTH = 344
_PICTURE_HEIGHT, _LEAST_HEIGHT = 144, 56
_MOST_NAMED = 4


class SelectionPane(QWidget):
    """The right side of grid and map: one sample in large, the count, and the classes.

    Signals
    -------
    chosen : str
        A class for all that are selected.
    next_wanted
        Ask about them next.
    """

    chosen = Signal(str)
    next_wanted = Signal()

    def __init__(self, controller: SessionController, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._session = controller.session
        self._thumbnails = thumbnails
        self._shown = NONE
        self._title = label("", "title")
        self._facts = label("", "muted", wraps=True)
        self._picture = _Picture()
        self._name = ElidedLabel("strong")
        self._known = label("", "muted", wraps=True)
        self._left_out = label("", "warn", wraps=True)
        self.class_palette = ClassPalette()
        self.class_palette.chosen.connect(self.chosen)
        self.class_palette.only_choose()
        self._next = button(tr("Label one by one"), tr("Ask about the selected samples next"))
        key_tip(
            self._next, tr("Ask about the selected samples next, in the label view"), Action.ACCEPT
        )
        self._next.clicked.connect(self.next_wanted)
        thumbnails.ready.connect(self._on_ready)
        keys.changed.connect(self.show_classes)
        self.setFixedWidth(theme.pane_px(WIDTH))
        self._lay_out()
        self.show_classes()

    def show_classes(self) -> None:
        """Show the classes of now."""
        session = self._session
        of_classes = class_keys(session.project.journal)
        self.class_palette.set_classes(session.labels.classes_in_use, of_classes)
        self.class_palette.show_prediction(None, "")

    def show_rows(self, rows: Sequence[int], overview: Overview, *, empty: str) -> None:
        """Show what is selected, the last of it in large; `empty` says what to do with nothing."""
        n = len(rows)
        self._title.setText(tr("{n} selected", n=n) if n else tr("Nothing selected"))
        self._facts.setText(
            _labels_text(rows, overview, self._session.labels.class_names) if n else empty
        )
        n_reserved = int(overview.measures[list(rows)].sum())
        self._left_out.setText(left_out_text(n_reserved))
        self._left_out.setVisible(n_reserved > 0)
        self._next.setEnabled(n > n_reserved)
        self._show_sample(rows[-1] if n else NONE, overview)

    def _show_sample(self, row: int, overview: Overview) -> None:
        self._shown = row
        for part in (self._picture, self._name, self._known):
            part.setVisible(row != NONE)
        if row == NONE:
            return
        sample = self._session.project.samples[row]
        self._name.set_whole(sample_name(sample))
        self._known.setText(_known_text(row, overview, self._session))
        self._picture.show_image(self._thumbnails.get(sample), stretch=sample.media == "sound")

    def _on_ready(self, sample_id: str) -> None:
        if self._shown == NONE:
            return
        sample = self._session.project.samples[self._shown]
        if sample.id == sample_id:
            self._picture.show_image(self._thumbnails.get(sample), stretch=sample.media == "sound")

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 0)
        head.setSpacing(8)
        for part in (
            self._title,
            self._facts,
            self._left_out,
            self._picture,
            self._name,
            self._known,
        ):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 16)
        foot.addWidget(self._next)
        edge = surface("left")
        column = QVBoxLayout(edge)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.class_palette, 1)
        column.addStretch()
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(edge)


class _Picture(QWidget):
    """The thumbnail of the sample that was selected last, enlarged."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._stretch = False
        self.setAccessibleName(tr("Preview"))
        self.setMinimumHeight(_LEAST_HEIGHT)  # in a small window the classes need the room
        self.setMaximumHeight(_PICTURE_HEIGHT)

    def show_image(self, image: QImage | None, *, stretch: bool) -> None:
        self._image, self._stretch = image, stretch
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 32, _PICTURE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().bg))
        painter.drawRoundedRect(area, 6, 6)
        if self._image is None or self._image.isNull():
            return
        if not self._stretch:
            size = self._image.size().toSizeF()
            size.scale(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            center = area.center()
            area.setSize(size)
            area.moveCenter(center)
        painter.drawImage(area, self._image)


def _known_text(row: int, overview: Overview, session: LabelSession) -> str:
    """Say what is known of one sample: its label, and the prediction if it may be shown."""
    names = session.labels.class_names
    if (code := int(overview.labels[row])) != NONE:
        parts = [tr("labelled {name}", name=names[code])]
    else:
        parts = [answer_text(session.labels, session.project.samples[row].id) or tr("no label")]
    if (guess := int(overview.predictions[row])) != NONE:
        sure = float(overview.sureness[row])
        parts.append(
            tr("predicted {name}", name=names[guess])
            + ("" if isnan(sure) else f" {100 * sure:.0f} %")
        )
    return " · ".join(parts)


def _labels_text(rows: Sequence[int], overview: Overview, names: Sequence[str]) -> str:
    counts = Counter(overview.labels[list(rows)].tolist())
    n_without = counts.pop(NONE, 0)
    parts = [f"{names[code]} {n:,}" for code, n in counts.most_common(_MOST_NAMED)]
    if len(counts) > _MOST_NAMED:
        parts.append(tr("{n} more class(es)", "", len(counts) - _MOST_NAMED))
    if n_without:
        parts.append(tr("{n} without a label", n=n_without))
    return " · ".join(parts)
