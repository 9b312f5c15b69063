"""The theme's type and colours for a document that was made of Markdown."""

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
    QTextTableCell,
)

from aldesk.gui.kit import theme
from aldesk.gui.kit.theme import LARGE, NORMAL, SMALL

_TEXT, _CODE = NORMAL + 1, SMALL + 1
_LINE_PERCENT, _HEADING_PERCENT = 140, 120
_HEADINGS = {1: (26, 0, 12), 2: (LARGE, 28, 8)}
"""Size, and room above and below."""
_OTHER_HEADING = (_TEXT + 1, 16, 4)


def dress(document: QTextDocument) -> None:
    """Give a document the look of the window."""
    font = QFont(theme.font())
    font.setPixelSize(_TEXT)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    tables = []
    block = document.begin()
    while block.isValid():
        _dress_block(block)
        table = QTextCursor(block).currentTable()
        if table is not None and table not in tables:
            tables.append(table)
        block = block.next()
    for table in tables:
        _dress_table(table)


def _dress_block(block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    is_code = _is_code(block)
    look = QTextBlockFormat()
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    percent = _HEADING_PERCENT if level else _LINE_PERCENT
    look.setLineHeight(100 if is_code else percent, proportional)  # no stripes between its lines
    above, below = _room(block)
    look.setTopMargin(above)
    look.setBottomMargin(below)
    if is_code:
        look.setBackground(QBrush(QColor(theme.current().surface)))
        look.setNonBreakableLines(False)
    QTextCursor(block).mergeBlockFormat(look)
    _dress_letters(block, level, is_code=is_code)


def _room(block: QTextBlock) -> tuple[int, int]:
    """Return the room above and below a block."""
    level = block.blockFormat().headingLevel()
    if level:
        return _HEADINGS.get(level, _OTHER_HEADING)[1:]
    if QTextCursor(block).currentTable() is not None or (
        _is_code(block) and _is_code(block.next())
    ):
        return 0, 0
    return 0, 4 if block.textList() else 10


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _dress_letters(block: QTextBlock, level: int, *, is_code: bool) -> None:
    """Dress headings, code and links; what they are is known from the Markdown."""
    spans = []
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        spans.append((fragment.position(), fragment.length(), fragment.charFormat()))
        step += 1
    for at, length, look in spans:
        if level:
            look.clearProperty(QTextFormat.Property.FontSizeAdjustment)  # it would win
            _set_size(look, _HEADINGS.get(level, _OTHER_HEADING)[0])
            look.setFontWeight(QFont.Weight.DemiBold)
        if look.fontFixedPitch() or is_code:
            _make_code(look, _CODE if not level else 0)
        if look.isAnchor():
            look.setForeground(QBrush(QColor(theme.current().accent)))
            look.setFontUnderline(False)
        cursor = QTextCursor(block)
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)


def _make_code(look: QTextCharFormat, size: int) -> None:
    look.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
    look.setFontFixedPitch(True)
    look.setBackground(QBrush(QColor(theme.current().surface)))
    if size:
        _set_size(look, size)


def _set_size(look: QTextCharFormat, pixels: int) -> None:
    look.setProperty(QTextFormat.Property.FontPixelSize, pixels)


def _dress_table(table: QTextTable) -> None:
    look = table.format()
    look.setBorder(0)
    look.setCellSpacing(0)
    look.setCellPadding(6)
    look.setTopMargin(4)
    look.setBottomMargin(16)
    table.setFormat(look)
    for row in range(table.rows()):
        for column in range(table.columns()):
            _dress_cell(table.cellAt(row, column), is_head=row == 0)


def _dress_cell(cell: QTextTableCell, *, is_head: bool) -> None:
    look = cell.format().toTableCellFormat()
    look.setBottomBorder(1)
    look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBottomBorderBrush(QBrush(QColor(theme.current().line)))
    cell.setFormat(look)
    if is_head:
        letters = QTextCharFormat()
        letters.setForeground(QBrush(QColor(theme.current().muted)))
        _set_size(letters, SMALL + 1)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(letters)
