"""Which part of the measured samples is shown: all, or those of one site, day or other value."""

import numpy as np
from PySide6.QtCore import QSignalBlocker

from aldesk.arrays import Mask, Rows
from aldesk.core.sample_groups import group_names, group_values
from aldesk.core.sample_rows import SampleRows
from aldesk.gui.kit.calm_fields import Choice
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.session.overview import Checked

_MOST_VALUES = 24


class PartChoice(Choice):
    """Not there where the source has no column that sorts samples into a few groups."""

    def __init__(self) -> None:
        super().__init__()
        self._samples = SampleRows()
        self._n = -1
        self.setAccessibleName(tr("Which samples are counted"))
        set_tip(self, tr("Which samples are counted"))
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def show_samples(self, samples: SampleRows) -> None:
        """Offer the values that samples have; looked for anew only when samples have come."""
        if self._n == len(samples):
            return
        self._samples, self._n = samples, len(samples)
        chosen = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItem(tr("All samples"))
            for name in group_names(samples, _MOST_VALUES):
                found = group_values(samples, name)
                for code in np.unique(found.codes[found.codes >= 0]).tolist():
                    value = found.values[code]
                    self.addItem(f"{name}: {value}", (name, value))
            self.setCurrentIndex(max(0, self.findText(chosen)))
        self.setVisible(self.count() > 1)

    def part_of(self, known: Checked) -> Checked:
        """Return the part that is chosen."""
        is_in = self.is_in(known.rows)
        if is_in is None:
            return known
        parts = (known.rows, known.truth, known.guess, known.groups)
        return Checked(*(values[is_in] for values in parts))

    def is_in(self, rows: Rows) -> Mask | None:
        """Return which of some samples are of the part that is chosen; None for all."""
        if self.currentData() is None:
            return None
        name, value = self.currentData()
        found = group_values(self._samples, name)
        if value not in found.values:
            return None
        chosen: Mask = found.codes[rows] == found.values.index(value)
        return chosen
