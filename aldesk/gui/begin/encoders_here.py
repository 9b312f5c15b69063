"""The encoders that a project knows: the one in use, and those whose embeddings are kept."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from aldesk.core.encoder_card import EncoderCard
from aldesk.engine.embed.used_encoders import UsedEncoder, used_encoders
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import LINE, button, label, scrolled
from aldesk.store.project import Project


class EncodersHere(QWidget):
    """Lists them; a button chooses one that was used before.

    Signals
    -------
    chosen : EncoderChoice
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._list = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(self._list)
        column.addWidget(self._area)

    def show_project(self, project: Project) -> None:
        """List the encoders of a project."""
        used, key = used_encoders(project), project.meta.encoder_key
        self.buttons = []
        self._list = QWidget()
        self._list.setMaximumWidth(LINE)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(4)
        column.addWidget(label(tr("IN USE"), "heading"))
        present = [encoder for encoder in used if encoder.key == key]
        if not present:
            column.addWidget(label(tr("Nothing is embedded yet."), "muted", wraps=True))
        for encoder in present:
            self._add(column, project, encoder)
        earlier = [encoder for encoder in reversed(used) if encoder.key != key]
        if earlier:
            column.addSpacing(20)
            column.addWidget(label(tr("USED BEFORE"), "heading"))
        for encoder in earlier:
            self._add(column, project, encoder)
            choose = button(tr("Choose it again"), tr("Choose it again"))
            choose.clicked.connect(partial(self.chosen.emit, encoder.choice))
            self.buttons.append(choose)
            column.addSpacing(4)
            column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self._area.setWidget(self._list)

    def _add(self, column: QVBoxLayout, project: Project, encoder: UsedEncoder) -> None:
        column.addSpacing(8)
        name = label(Path(encoder.choice.encoder).name, "strong", wraps=True)
        set_tip(name, encoder.choice.encoder)
        column.addWidget(name)
        if encoder.card:
            column.addWidget(label(_facts(encoder), "muted", wraps=True))
        shards, broken = project.embeddings.shards(encoder.key), project.embeddings.broken
        n, total = sum(len(shard.rows) for shard in shards), len(project.samples)
        words = tr("{n} of {total} samples embedded", n=n, total=total)
        if failed := len(broken(encoder.key)):
            words += " · " + tr("{n} failed", n=failed)
        column.addWidget(label(words, "muted", wraps=True))


def _facts(encoder: UsedEncoder) -> str:
    card = EncoderCard.from_dict(encoder.card)
    parts = [tr("{n} dimensions", n=card.n_features)]
    parts += [tr("pooling {pooling}", pooling=card.pooling)] if card.pooling else []
    parts += [f"{card.precision}, {card.device}"]
    parts += [card.revision[:12]] if card.revision else []
    parts += [card.decoding] if card.decoding else []
    return " · ".join(parts)
