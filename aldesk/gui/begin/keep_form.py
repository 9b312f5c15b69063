"""What is kept together where accuracy is measured: proposed, said, and open to change."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aldesk.core.recording import WindowRule
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.kept_words import name_text, sentence_text
from aldesk.gui.kit.settings_field import combo, field
from aldesk.gui.kit.widgets import label
from aldesk.session.kept_together import possible, usual
from aldesk.sources import Preview


class KeepForm(QWidget):
    """Shown only where there is a choice: windows of recordings, or several sites or days."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: Preview | None = None
        self._rule: WindowRule | None = None
        self._chosen: str | None = None
        self._tested = ""
        self._is_asked, self._is_fixed = True, False
        self.together = combo(tr("Kept together"), ())
        self.sentence = label("", "muted", wraps=True)
        self.together.activated.connect(lambda _: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(field(tr("Kept together where accuracy is measured"), self.together))
        column.addWidget(self.sentence)
        self.clear()

    def ask(self, is_asked: bool) -> None:
        """Ask for it, or not: an open project has it already."""
        self._is_asked = is_asked
        self._look()

    def clear(self) -> None:
        """Forget what was chosen for another source."""
        self._seen = self._chosen = None
        self._look()

    def show_preview(self, seen: Preview) -> None:
        """Offer what this source has."""
        self._seen = seen
        self._look()

    def show_rule(self, rule: WindowRule | None) -> None:
        """Take in how recordings are cut."""
        self._rule = rule
        self._look()

    def show_test(self, by: str) -> None:
        """Go with a test split that keeps something together; empty for none."""
        self._tested = by
        self._look()

    @property
    def by(self) -> str | None:
        """What is kept together, as `aldesk.session.kept_together` has it; None if not chosen."""
        return None if self.isHidden() or self._is_fixed else self._chosen

    def _choose(self) -> None:
        self._chosen = str(self.together.currentData())
        self._look()

    def _look(self) -> None:
        seen = self._seen or Preview("folder")
        windows = seen.has_stretches or self._cuts(seen)
        values = possible(dict(seen.n_values), windows=windows)
        by = usual(seen.n_files or 0, windows=windows) if seen.n_files else ""
        by = self._chosen if self._chosen in values else by
        self._is_fixed = self._tested in values and bool(self._tested)
        by = self._tested if self._is_fixed else by
        self.together.clear()
        for value in values:
            self.together.addItem(name_text(value, windows=windows), value)
        self.together.setCurrentIndex(values.index(by))
        self.together.setEnabled(not self._is_fixed)
        self.sentence.setText(sentence_text(by, windows=windows))
        self.setVisible(self._is_asked and len(values) > 1)

    def _cuts(self, seen: Preview) -> bool:
        lengths = seen.lengths
        if self._rule is None or seen.media != "sound":
            return False
        return not lengths.seconds or lengths.n_cut(self._rule) > 0
