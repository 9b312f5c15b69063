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
from aldesk.gui.sample.text import answer_text, by_words_text
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import LabelSession
from aldesk.session.overview import NONE, Overview
from aldesk.session.predictions import LIKELY
from aldesk.session.several_seen import counts_of, shared_classes

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
        self.class_palette.allow_several(several=session.labels.is_several)
        self.class_palette.show_prediction(None, "")

    def show_rows(
        self, rows: Sequence[int], overview: Overview, *, empty: str, are_out: bool = False
    ) -> None:
        """Show what is selected, the last of it in large; `empty` says what to do with nothing.

        Of look-alikes, it is what was taken out of them.
        """
        n = len(rows)
        some, none = tr("{n} selected", n=n), tr("Nothing selected")
        if are_out:
            some, none = tr("{n} taken out", n=n), tr("Nothing taken out")
        self._title.setText(some if n else none)
        told = _labels_text(rows, overview, self._session) if n else empty
        if are_out and not overview.is_labelled[list(rows)].all():
            told = f"{told}. " + tr("Alt and a class's key labels them.")
        self._facts.setText(told)
        self._show_shared(rows)
        n_reserved = int(overview.measures[list(rows)].sum())
        self._left_out.setText(left_out_text(n_reserved))
        self._left_out.setVisible(n_reserved > 0)
        self._next.setEnabled(n > n_reserved)
        self._show_sample(rows[-1] if n else NONE, overview)

    def _show_shared(self, rows: Sequence[int]) -> None:
        """Tick the classes that all that are selected have, where they may have several."""
        if self._session.labels.is_several:
            has, lacks = (shared_classes(self._session, rows, verdict) for verdict in (1, 0))
            self.class_palette.show_prediction(None, "", given=has, absent=lacks, is_new=False)

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
    given = answer_text(session.labels, session.project.samples[row].id)
    if overview.labels[row] != NONE:
        given = tr("labelled {name}", name=given)
    parts = [given or tr("no label")]
    if (guess := int(overview.predictions[row])) != NONE:
        sure = float(overview.sureness[row])
        shown = [guess] if overview.several is None else _likely(row, session) or [guess]
        words = ", ".join(names[code] for code in shown)
        share = "" if isnan(sure) or len(shown) > 1 else f" {100 * sure:.0f} %"
        if session.predictions.is_by_words:
            parts.append(tr("by words {name}", name=words) + share)
            parts.append(by_words_text())
        else:
            parts.append(tr("predicted {name}", name=words) + share)
    return " · ".join(parts)


def _likely(row: int, session: LabelSession) -> list[int]:
    """Return the codes of the classes that the model finds, the most probable first."""
    proba = session.predictions.of(row, session.labels)
    if proba is None:
        return []
    return [int(code) for code in (-proba).argsort(kind="stable") if proba[code] >= LIKELY]


def _labels_text(rows: Sequence[int], overview: Overview, session: LabelSession) -> str:
    names = session.labels.class_names
    counts = Counter(overview.labels[list(rows)].tolist())
    n_without = counts.pop(NONE, 0)
    n_none = 0
    if overview.several is not None:
        counts = Counter({code: n for code, n in enumerate(counts_of(session, rows)) if n})
        n_none = int((overview.is_labelled & (overview.labels == NONE))[list(rows)].sum())
    parts = [f"{names[code]} {n:,}" for code, n in counts.most_common(_MOST_NAMED)]
    if len(counts) > _MOST_NAMED:
        parts.append(tr("{n} more class(es)", "", len(counts) - _MOST_NAMED))
    if n_none:
        parts.append(tr("{n} with none of the classes", n=n_none))
    if n_without > n_none:
        parts.append(tr("{n} without a label", n=n_without - n_none))
    return " · ".join(parts)
