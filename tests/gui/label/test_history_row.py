from pytestqt.qtbot import QtBot

from aldesk.gui.kit import theme
from aldesk.gui.kit.widgets import label
from aldesk.gui.label import history_row


def test_an_answer_is_whole_in_the_narrowest_panel(qtbot: QtBot) -> None:
    shown = label()
    qtbot.addWidget(shown)
    shown.setFont(theme.font())
    metrics = shown.fontMetrics()
    longest = max(map(metrics.horizontalAdvance, ("skipped", "can't tell")))
    for width in (150, 231, 300):
        rest = width - history_row.first_column(width, metrics) - 8
        assert rest >= longest + 8 + metrics.horizontalAdvance("00:00")
    assert history_row.first_column(231, metrics) > 80
