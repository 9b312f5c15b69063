"""Which strategies a study compares, and with which parameters."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.parameter_form import ParameterForm
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import button, label
from aldesk.strategies.catalogue import BY_NAME, STRATEGIES
from aldesk.strategies.check import parameters_of
from aldesk.study.plan import StrategyPlan

_HEIGHT = 204
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class StudyStrategies(QWidget):
    """A list with a tick for each strategy that is compared; the chosen line's settings below.

    Signals
    -------
    changed
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[StrategyPlan] = []
        self._is_several = False
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Strategies to compare"))
        self.list.setFixedHeight(theme.px(_HEIGHT))
        self._sentence = label("", "muted", wraps=True)
        self.parameters = ParameterForm()
        self.variant = button(
            tr("Add a variant"), tr("Compare it with other parameters too"), "quiet"
        )
        set_tip(self.variant, tr("One more line of this strategy, to compare other parameters"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addWidget(self._sentence)
        column.addWidget(self.parameters)
        column.addWidget(self.variant, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.currentRowChanged.connect(self._show_entry)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.parameters.changed.connect(self._read_parameters)
        self.variant.clicked.connect(self._add_variant)

    def show_strategies(self, chosen: Sequence[StrategyPlan]) -> None:
        """Tick these, and list the others of the catalogue without a tick."""
        names = {strategy.name for strategy in chosen}
        others = [StrategyPlan(s.name, title=s.name) for s in STRATEGIES if s.name not in names]
        order = [strategy.name for strategy in STRATEGIES]
        entries = sorted([*chosen, *others], key=lambda entry: order.index(entry.name))
        self._entries = entries
        self.list.blockSignals(True)
        self.list.clear()
        for entry in entries:
            self._add_item(self.list.count(), entry, is_ticked=entry in chosen)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._show_entry(0)

    def set_several(self, is_several: bool) -> None:
        """Show the parameters for samples with several classes, too."""
        if is_several != self._is_several:
            self._is_several = is_several
            self._show_entry(self.list.currentRow())

    def strategies(self) -> tuple[StrategyPlan, ...]:
        """Return those with a tick."""
        ticks = (self.list.item(row).checkState() for row in range(len(self._entries)))
        ticked = zip(self._entries, ticks, strict=True)
        return tuple(entry for entry, tick in ticked if tick == _CHECKED)

    def _add_item(self, row: int, entry: StrategyPlan, *, is_ticked: bool) -> None:
        item = QListWidgetItem(_words(entry))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_CHECKED if is_ticked else _UNCHECKED)
        set_tip(item, tr(BY_NAME[entry.name].when))
        self.list.insertItem(row, item)

    def _show_entry(self, row: int) -> None:
        if not 0 <= row < len(self._entries):
            return
        entry = self._entries[row]
        strategy = BY_NAME[entry.name]
        self._sentence.setText(tr(strategy.sentence))
        # Also those of a plan on other data, which would be lost.
        several = self._is_several or any(p.name in entry.parameters for p in strategy.for_several)
        parameters = parameters_of(strategy, several=several)
        self.parameters.show_parameters(parameters, entry.parameters)
        self.variant.setVisible(bool(parameters))

    def _read_parameters(self) -> None:
        row = self.list.currentRow()
        self._entries[row] = replace(self._entries[row], parameters=self.parameters.values())
        self.changed.emit()

    def _add_variant(self) -> None:
        row = self.list.currentRow()
        entry = self._entries[row]
        titles = {other.title for other in self._entries}
        numbers = range(2, len(titles) + 3)
        first = tr(BY_NAME[entry.name].title)
        title = next(t for n in numbers if (t := f"{first} {n}") not in titles)
        self._entries.insert(row + 1, replace(entry, title=title))
        self.list.blockSignals(True)
        self._add_item(row + 1, self._entries[row + 1], is_ticked=True)
        self.list.blockSignals(False)
        self.list.setCurrentRow(row + 1)
        self.changed.emit()


def _words(entry: StrategyPlan) -> str:
    """Return what the results call it; with the strategy, where that does not show."""
    title, own = tr(BY_NAME[entry.name].title), tr(entry.words)
    return own if own.startswith(title) else f"{title} · {own}"
