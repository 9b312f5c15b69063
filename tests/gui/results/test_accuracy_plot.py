"""The accuracy over labels: what it shows, how it is read and moved, and what is written of it."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk.gui.kit import theme
from aldesk.gui.results.accuracy_plot import AccuracyPlot, save_picture
from aldesk.store.curve_table import CurvePoint

Show = Callable[..., AccuracyPlot]


def measured(*points: tuple[int, int], n: int = 100) -> list[CurvePoint]:
    """Return measurements: labels and how many of `n` were right."""
    return [CurvePoint(labels, right, n, "audit") for labels, right in points]


SMALL = QSize(312, 120)
RISING = measured((20, 60), (40, 80), (60, 90), (80, 95))


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def show(points: list[CurvePoint], size: QSize = SMALL) -> AccuracyPlot:
        theme.apply("light")
        plot = AccuracyPlot()
        qtbot.addWidget(plot)
        plot.resize(size)
        plot.show_points(points)
        plot.show()
        QApplication.processEvents()
        return plot

    return show


def tick_texts(plot: AccuracyPlot, side: str) -> list[tuple[QRectF, str]]:
    """Return the texts that an axis draws, and where in the widget."""
    axis: Any = plot.getAxis(side)
    painter = QPainter(image := QImage(10, 10, QImage.Format.Format_RGB32))
    painter.setFont(theme.font(theme.SMALL))
    _, _, texts = axis.generateDrawSpecs(painter)
    painter.end()
    assert not image.isNull()
    return [(axis.mapRectToScene(rect), text) for rect, _, text in texts]


@pytest.mark.parametrize("size", [(312, 100), (312, 220), (200, 100), (900, 500), (1500, 900)])
@pytest.mark.parametrize(
    "points", [[], RISING, measured((5, 100)), measured((5, 0), (123_456, 1)), measured((1, 50))]
)
def test_no_tick_is_cut_or_lost(
    points: list[CurvePoint], size: tuple[int, int], show: Show
) -> None:
    plot = show(points, QSize(*size))
    shown = QRectF(plot.rect())
    for side, least in (("left", 2), ("bottom", 2)):
        texts = tick_texts(plot, side)
        ticks = plot.getAxis(side).tickValues(
            *plot.getViewBox().viewRange()[side == "left"],
            plot.getViewBox().size().height() if side == "left" else plot.getViewBox().width(),
        )
        assert [text for _, text in texts] == plot.getAxis(side).tickStrings(ticks[0][1], 1, 1)
        assert len(texts) >= least
        for place, text in texts:
            assert shown.contains(place), (text, place)
        for (one, text), (other, _) in pairwise(texts):
            assert not one.intersects(other), text
    assert "100 %" in [text for _, text in tick_texts(plot, "left")]


def test_nothing_measured_is_an_empty_axis_from_nothing_to_all(show: Show) -> None:
    plot = show(measured((10, 5), n=5))  # too few to be shown
    assert plot.points == []
    assert plot._line.getData()[0] is None
    texts = [text for _, text in tick_texts(plot, "left")]
    assert (texts[0], texts[-1]) == ("0 %", "100 %")


def test_the_line_and_its_interval_are_what_was_measured(show: Show) -> None:
    plot = show(RISING)
    x, y = plot._line.getData()
    assert x.tolist() == [20, 40, 60, 80]
    assert y.tolist() == pytest.approx([60, 80, 90, 95])
    (low, high), (least, most) = plot.getViewBox().viewRange()
    assert low < 20
    assert high > 80
    assert least < 100 * plot.points[0].accuracy.interval[0]
    assert most > 100


def test_a_single_measurement_has_its_interval_too(show: Show) -> None:
    plot = show(RISING[:1])
    assert plot._bar.getData()[1].tolist() == [100 * e for e in plot.points[0].accuracy.interval]
    plot.show_points(RISING)
    assert len(plot._bar.getData()[1]) == 0


def test_pointing_reads_the_nearest_measurement_until_the_mouse_leaves(
    show: Show, qtbot: QtBot
) -> None:
    plot, told = show(RISING, QSize(600, 300)), list[str]()
    plot.read.connect(told.append)
    at = plot.getViewBox().mapViewToScene(QPointF(57, 70)).toPoint()
    QTest.mouseMove(plot.viewport(), QPoint(at))
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1] == "60 labels: 90 % (90 of 100 right; 95 % interval 83–94 %)"
    assert plot.toolTip() == told[-1]
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert told[-1] == plot.toolTip() == ""


def wheel(plot: AccuracyPlot) -> None:
    middle = QPointF(plot.viewport().rect().center())
    event = QWheelEvent(
        middle, plot.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)


@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_the_wheel_zooms_new_points_leave_it_so_and_a_double_click_shows_everything(
    show: Show,
) -> None:
    plot = show(RISING, QSize(600, 300))
    whole = plot.getViewBox().viewRange()
    wheel(plot)
    near = plot.getViewBox().viewRange()
    assert near[0][1] - near[0][0] < whole[0][1] - whole[0][0]
    plot.show_points([*RISING, *measured((100, 97))])
    assert plot.getViewBox().viewRange() == near
    middle = plot.viewport().rect().center()
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    (low, high), _ = plot.getViewBox().viewRange()
    assert low < 20
    assert high > 100


def test_nothing_is_drawn_while_it_is_hidden_or_the_same(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, draw = [], AccuracyPlot.draw

    def note(plot: AccuracyPlot) -> None:
        drawn.append(plot)
        draw(plot)

    monkeypatch.setattr(AccuracyPlot, "draw", note)
    plot = show(RISING)
    assert len(drawn) == 1
    plot.show_points(list(RISING))
    assert len(drawn) == 1
    plot.hide()
    plot.show_points(RISING[:2])
    assert len(drawn) == 1
    plot.show()
    assert len(drawn) == 2


def test_it_follows_the_theme(show: Show) -> None:
    plot = show(RISING)
    theme.apply("dark")
    plot.apply_theme()
    image = plot.grab().toImage()
    assert image.pixelColor(2, 2) == QColor(theme.DARK.surface)
    assert plot._line.opts["pen"].color() == QColor(theme.DARK.accent)


def test_a_thousand_repaints(show: Show) -> None:
    """PySide6 6.12.0 aborts here, with pyqtgraph 0.14 on Python 3.11."""
    plot = show(RISING)
    for number in range(1000):
        plot.show_points(RISING[: 1 + number % 4])
        plot.grab()


def test_it_is_written_as_picture_and_drawing(show: Show, tmp_path: Path) -> None:
    show([])
    save_picture(RISING, tmp_path / "c.png")
    image = QImage(str(tmp_path / "c.png"))
    assert (image.width(), image.height()) == (1600, 960)
    accent = QColor(theme.current().accent)
    blue = {(x, y) for x in range(1600) for y in range(960) if image.pixelColor(x, y) == accent}
    assert min(x for x, _ in blue) < 600  # the line begins at the left …
    assert max(x for x, _ in blue) > 1400  # … and ends at the right
    save_picture(RISING, tmp_path / "c.svg")
    drawing = (tmp_path / "c.svg").read_text()
    assert {"100 %", "0", "80"} <= set(re.findall(r">([^<>]+)</text>", drawing))
    assert "<image" not in drawing
