import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.map_hints import MapHints

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one


def test_hints_that_do_not_fit_are_left_out_and_none_is_cut(qtbot: QtBot) -> None:
    hints = MapHints()
    qtbot.addWidget(hints)
    hints.resize(220, 24)
    hints.show()
    seen = [hint for hint in hints.hints if hint.isVisible()]
    assert 0 < len(seen) < len(hints.hints)
    assert all(hint.width() >= hint.sizeHint().width() for hint in seen)
    hints.resize(900, 24)
    assert all(hint.isVisible() for hint in hints.hints)
