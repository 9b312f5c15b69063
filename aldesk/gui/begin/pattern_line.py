"""The file-name pattern, with what it reads in the first names."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.widgets import label, set_tone
from aldesk.sources.pattern import Pattern
from aldesk.sources.types import SourceEntry


class PatternLine(QWidget):
    """A field for the pattern, and under it what it reads.

    Signals
    -------
    read : list of SourceEntry
        The samples, with what the names say.
    """

    read = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._samples: tuple[SourceEntry, ...] = ()
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("File-name pattern"))
        self.field.setPlaceholderText(tr("such as {label}_{speaker}_{index}"))
        self.field.textChanged.connect(lambda _: self._look())
        self.reading = label("", "small", wraps=True)
        self.reading.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.reading)

    @property
    def text(self) -> str:
        """The pattern; empty for none."""
        return self.field.text().strip()

    def show_samples(self, samples: tuple[SourceEntry, ...]) -> None:
        """Read the names of these samples."""
        self._samples = samples
        self._look()

    def _look(self) -> None:
        words, tone, samples = reading(self.text, self._samples)
        self.reading.setText(words)
        set_tone(self.reading, tone)
        self.reading.setVisible(bool(words))
        self.read.emit(samples)


def reading(text: str, samples: Sequence[SourceEntry]) -> tuple[str, str, list[SourceEntry]]:
    """Read the names of samples by a pattern.

    Returns
    -------
    str
        What is read in the first name, or what is wrong with the pattern; empty for no pattern.
    str
        The tone to say it in.
    list of SourceEntry
        The samples, with what the names say.
    """
    if not text:
        return "", "small", list(samples)
    try:
        pattern = Pattern(text)
    except Problem as problem:
        return problem_text(problem), "warn", list(samples)
    facts = [pattern.match(sample.path.stem) for sample in samples]
    first = next((place for place, fact in enumerate(facts) if fact), None)
    if first is None:
        told = tr("No name fits, such as {name}.", name=samples[0].path.stem) if samples else ""
        return told, "warn", list(samples)
    said = " · ".join(f"{name}: {value}" for name, value in (facts[first] or {}).items())
    n = sum(fact is not None for fact in facts)
    words = f"{samples[first].path.stem} → {said}"
    if n < len(facts):
        fit = tr("{n} of the {total} names shown fit", n=n, total=len(facts))
        words = f"{words} ({fit})"
    return words, "small", [_with(s, fact) for s, fact in zip(samples, facts, strict=True)]


def _with(sample: SourceEntry, fact: dict[str, str] | None) -> SourceEntry:
    if not fact or "label" not in fact:
        return sample
    return replace(sample, label=fact["label"], labels=None, judged=None)
