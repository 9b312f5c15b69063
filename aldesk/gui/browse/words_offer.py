"""Below the field for search words: what the encoder makes of them, or why it makes nothing."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from aldesk.core.errors import Problem
from aldesk.embed.class_names import ClassNames
from aldesk.embed.word_readers import WordReader
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import ElidedLabel, button
from aldesk.session.by_words import Question, question_of

_MOST = 3
_LONGEST = 34
_NO_READER = WordReader("")


class WordsOffer(QWidget):
    """Offers to find by the words that are typed: as a sentence, or as the classes they may mean.

    Signals
    -------
    wanted : (Question, str)
        Find by this; and the words, as they are shown.
    """

    wanted = Signal(object, str)

    def __init__(self, reader: Callable[[], WordReader]) -> None:
        super().__init__()
        self._ask_reader, self._reader = reader, _NO_READER
        self._said = ElidedLabel("muted")
        self.choices: list[QPushButton] = []
        self._questions: list[tuple[Question, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 16, 0)
        row.setSpacing(8)
        for number in range(_MOST):
            choice = button("", tr("Find by words"))
            choice.clicked.connect(lambda _=False, n=number: self.wanted.emit(*self._questions[n]))
            self.choices.append(choice)
            row.addWidget(choice)
        row.addWidget(self._said, 1)
        row.addStretch()
        self.setFixedHeight(theme.px(36))
        self.hide()

    @property
    def said(self) -> str:
        """What is said beside the choices."""
        return self._said.whole

    def show_for(self, text: str) -> None:
        """Offer what a text can mean; nothing for no text, or for words of columns."""
        text = " ".join(text.split())
        if not text or ":" in text:
            self.hide()
            return
        if self.isHidden():
            self._reader = self._ask_reader()
        self._questions, said = self._possible(text)
        for number, choice in enumerate(self.choices):
            is_there = number < len(self._questions)
            choice.setVisible(is_there)
            if is_there:
                name = self._questions[number][1]
                short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
                words = tr("Find by words “{text}”", text=name)
                choice.setText(tr("Find by words “{text}”", text=short) if not number else short)
                choice.setAccessibleName(words)
                set_tip(choice, words)
        self._said.set_whole(said)
        self.show()

    def show_looking(self, text: str) -> None:
        """Say that something is looked for."""
        self._questions = []
        for choice in self.choices:
            choice.hide()
        self._said.set_whole(tr("Looking for “{text}” …", text=text))
        self.show()

    def _possible(self, text: str) -> tuple[list[tuple[Question, str]], str]:
        """Return what can be asked, as it is shown, and what is said."""
        if self._reader.kind == "classes":
            return _classes(self._reader.classes, text)
        try:
            return [(question_of(self._reader, text), text)], ""
        except Problem as problem:
            return [], problem.what


def _classes(names: ClassNames, text: str) -> tuple[list[tuple[Question, str]], str]:
    found = names.find(text, _MOST + 1)
    if not found:
        return [], tr("The encoder has no class with these words")
    shown = [(Question(indices=(index,)), names.shown(index)) for index in found[:_MOST]]
    return shown, tr("more: type on") if len(found) > _MOST else ""
