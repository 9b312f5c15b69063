"""The card that says what a validation found."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aldesk.evaluate.validation import ValidationResult
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import card, card_column, label
from aldesk.gui.validate import words
from aldesk.gui.validate.threshold_plot import ThresholdPlot, series_color


class ResultCard(QWidget):
    """The sentence one came for, what it means, figures, and the curves."""

    def __init__(self) -> None:
        super().__init__()
        self.headline = label("", "title", wraps=True)
        self.meaning = label("", "muted", wraps=True)
        self.narrower = label("", "muted", wraps=True)
        self.plot = ThresholdPlot()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self._legend = [label(), label()]
        self._lay_out()
        self.apply_theme()

    def show_result(
        self, told: ValidationResult, name: str, n_known: int, n_more: int | None
    ) -> None:
        """Say what was found of a class that so many samples are known to have."""
        self.headline.setText(words.headline(told, name))
        self.meaning.setText(words.sureness(told, n_more))
        text = words.narrower(told)
        self.narrower.setText(text)
        self.narrower.setVisible(bool(text))
        while item := self._facts.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for row, (what, value) in enumerate(words.facts(told, n_known)):
            self._facts.addWidget(_top(label(what, "muted")), row, 0)
            self._facts.addWidget(_top(label(value, wraps=True)), row, 1)
        self.plot.show_result(told)

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.plot.apply_theme()
        for place, (made, text) in enumerate(
            zip(self._legend, (tr("precision"), tr("recall")), strict=True)
        ):
            made.setText(f"— {text}")
            made.setStyleSheet(f"color: {series_color(place).name()}")

    def _lay_out(self) -> None:
        said = card_column(tr("RESULT"))
        for part in (self.headline, self.meaning):
            said.addWidget(part)
        said.addLayout(self._facts)
        said.addWidget(self.narrower)
        drawn = card_column(tr("OVER THE SCORE"), *self._legend)
        drawn.addWidget(self.plot, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(label(tr("score in per cent; bands: 95 % intervals"), "small"))
        drawn.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, 20)
        column.setSpacing(16)
        column.addWidget(card(said))
        column.addWidget(card(drawn), 1)


def _top(made: QLabel) -> QLabel:
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made
