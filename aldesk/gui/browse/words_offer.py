"""Below the field for search words: what the encoder makes of them, or why it makes nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from aldesk.core.errors import Problem
from aldesk.embed.class_names import ClassNames
from aldesk.embed.word_readers import WordReader
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import ElidedLabel, button
from aldesk.session.by_words import Question, question_of

_SHOWN, _MOST = 3, 40
_LONGEST = 26
_NO_READER = WordReader("")


@dataclass(frozen=True)
class Possible:
    """What typed words may ask.

    Attributes
    ----------
    question : Question
    name, short : str
        As it is shown when there is room, and when there is not.
    """

    question: Question
    name: str
    short: str


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
        self._said = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.choices = [button("", tr("Find by words")) for _ in range(_SHOWN)]
        self.more = button(tr("More …"), tr("More classes with these words"), "quiet")
        self._possible: list[Possible] = []
        for number, choice in enumerate(self.choices):
            choice.clicked.connect(lambda _=False, n=number: self._choose(self._possible[n]))
        self.more.clicked.connect(self._show_more)
        self._lay_out()
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
        possible, said = self._read(text)
        self._show(possible, said)

    def show_looking(self, text: str) -> None:
        """Say that something is looked for."""
        self._show([], tr("Looking for “{text}” …", text=text))

    def _show(self, possible: list[Possible], said: str) -> None:
        self._possible = possible
        for number, choice in enumerate(self.choices):
            choice.setVisible(number < len(possible))
            if number < len(possible):
                words = tr("Find by words “{text}”", text=possible[number].name)
                choice.setText(_cut(possible[number].short))
                choice.setAccessibleName(words)
                set_tip(choice, words)
        self.more.setVisible(len(possible) > _SHOWN)
        self._said.set_whole(said, *([tr("Find:")] if possible else []))
        self.show()

    def _read(self, text: str) -> tuple[list[Possible], str]:
        """Return what can be asked, and what is said before it."""
        if self._reader.kind == "classes":
            names = self._reader.classes
            found = [_of_class(names, index) for index in names.find(text, _MOST)]
            none = tr("The encoder has no class with these words")
            return found, tr("Find by words:") if found else none
        try:
            return [Possible(question_of(self._reader, text), text, f"“{text}”")], tr(
                "Find by words:"
            )
        except Problem as problem:
            return [], problem.what

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for possible in self._possible[_SHOWN:]:
            action = menu.addAction(possible.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, each=possible: self._choose(each))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _choose(self, possible: Possible) -> None:
        self.wanted.emit(possible.question, possible.name)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._said)
        for part in (*self.choices, self.more):
            row.addWidget(part)
        row.addStretch(1)
        self.setFixedHeight(theme.px(36))


def _of_class(names: ClassNames, index: int) -> Possible:
    return Possible(Question(indices=(index,)), names.shown(index), names.common(index))


def _cut(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return cut.replace("&", "&&")
