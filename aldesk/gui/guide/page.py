"""A page of the guide as a document, with its headings and what a search looks through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextCursor, QTextDocument, QTextTable

from aldesk import resources
from aldesk.gui.guide.dress import dress

FOR_USERS = (
    "using-the-window", "strategies", "studies", "command-line", "file-formats", "changes",
)  # fmt: skip
FOR_DEVELOPERS = ("python", "architecture", "decisions", "figures")
PAGES = FOR_USERS + FOR_DEVELOPERS
"""All pages in their order, by the names of their files."""
_NO_HTML = QTextDocument.MarkdownFeature.MarkdownNoHTML
_GITHUB = QTextDocument.MarkdownFeature.MarkdownDialectGitHub


@dataclass(frozen=True)
class Heading:
    """A heading, and where in the document it stands."""

    level: int
    text: str
    position: int

    @property
    def anchor(self) -> str:
        """Its name in a link, made as GitHub makes it."""
        return re.sub(r"[^\w -]", "", self.text.lower()).strip().replace(" ", "-")


@dataclass(frozen=True)
class Passage:
    """A paragraph, a row of a table or a line of code, under its heading."""

    text: str
    heading: str
    position: int
    is_heading: bool = False


class Page:
    """One page, in the colours of the theme that is worn when it is made.

    Attributes
    ----------
    document : QTextDocument
    headings : list of Heading
    passages : list of Passage
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.document = _Document()
        text = (resources.guide() / f"{name}.md").read_text(encoding="utf-8")
        self.document.setMarkdown(text, _GITHUB | _NO_HTML)
        dress(self.document)
        self.headings: list[Heading] = []
        self.passages: list[Passage] = []
        for block in blocks(self.document):
            self._take(block)

    def position(self, heading: str) -> int:
        """Return where a heading stands, by its text or its anchor; 0 for none of the page's."""
        found = (h.position for h in self.headings if heading in (h.text, h.anchor))
        return next(found, 0)

    def _take(self, block: QTextBlock) -> None:
        text, at, level = block.text().strip(), block.position(), block.blockFormat().headingLevel()
        if level:
            self.headings.append(Heading(level, text, at))
        table = QTextCursor(block).currentTable()
        if table is not None:
            cell = table.cellAt(at)
            text = _row(table, cell.row()) if cell.column() == 0 else ""
        if text:
            under = self.headings[-1].text if self.headings else ""
            self.passages.append(Passage(text, under, at, is_heading=level > 0))


def title(name: str) -> str:
    """Return the title of a page: its first line."""
    with (resources.guide() / f"{name}.md").open(encoding="utf-8") as lines:
        return next(lines).lstrip("# ").strip()


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the blocks of a document in their order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _row(table: QTextTable, row: int) -> str:
    """Return the texts of a table's row."""
    texts = []
    for column in range(table.columns()):
        cursor = table.cellAt(row, column).firstCursorPosition()
        cursor.setPosition(
            table.cellAt(row, column).lastPosition(), QTextCursor.MoveMode.KeepAnchor
        )
        texts.append(cursor.selectedText())
    return " · ".join(text for text in texts if text)


class _Document(QTextDocument):
    """Takes pictures that lie beside the pages, and nothing else from anywhere."""

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        return picture(url)


def picture(url: QUrl | str) -> QImage | None:
    """Return a picture of the guide; None for what is not in its folder."""
    url = QUrl(url)
    file = (resources.guide() / url.path()).resolve()
    is_ours = url.isRelative() and file.is_relative_to(resources.guide().resolve())
    return QImage(str(file)) if is_ours and file.is_file() else None
