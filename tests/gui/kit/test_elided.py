from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from aldesk.gui.kit import theme
from aldesk.gui.kit.elided import elided

MIDDLE = Qt.TextElideMode.ElideMiddle
NAME = "SITE-B_20260514_043000.wav · 1:02:18"


def test_the_time_of_a_window_stays_whole(qapp: object) -> None:
    metrics = QFontMetrics(theme.font())
    whole = metrics.horizontalAdvance(NAME)
    assert elided(metrics, NAME, MIDDLE, whole) == NAME
    for room in (whole - 4, whole * 3 // 4, whole // 2):
        shown = elided(metrics, NAME, MIDDLE, room)
        assert shown.startswith("SITE")
        assert shown.endswith(" · 1:02:18")
        assert metrics.horizontalAdvance(shown) <= room
    assert elided(metrics, NAME, MIDDLE, whole // 2).endswith("… · 1:02:18")  # no single "v"
    assert elided(metrics, "a long name.wav", MIDDLE, 60).endswith("v")
    assert metrics.horizontalAdvance(elided(metrics, NAME, MIDDLE, 40)) <= 40
