"""The curves of a study and their legend."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from aldesk.gui.kit import theme
from aldesk.gui.study.curves import StudyCurves
from aldesk.gui.study.pens import pen_of
from aldesk.study.plan import DataPlan, Plan, StrategyPlan
from aldesk.study.running_curves import LiveCurves
from aldesk.study.task import Point

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
EVIL = '<img src="/dev/zero">'


def curves_of(*titles: str) -> LiveCurves:
    strategies = [StrategyPlan("RandomSampling", {}, "RandomSampling")]
    strategies += [StrategyPlan("Badge", {}, title) for title in titles]
    plan = Plan(DataPlan(matrix="x.npz"), tuple(strategies), n_reps=1, n_cycles=2)
    curves = LiveCurves(plan)
    for place, title in enumerate(curves.titles):
        for cycle in range(3):
            curves.add(title, 0, Point(cycle, 10 + 10 * cycle, 50 + place + cycle, 100, 0, 0))
    return curves


@pytest.fixture
def plots(qtbot: QtBot) -> StudyCurves:
    theme.apply("light")
    made = StudyCurves()
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show_curves(curves_of("Mine & <b>bold</b>", EVIL))
    made.show()
    QApplication.processEvents()
    return made


def click(plots: StudyCurves, row: int, *, on_tick: bool = False) -> None:
    legend = plots.legend
    area = legend.visualItemRect(legend.item(row))
    place = area.center()
    if on_tick:
        option = QStyleOptionViewItem()
        option.initFrom(legend)
        option.rect = area
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        tick = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        place = legend.style().subElementRect(tick, option, legend).center()
    QTest.mouseClick(legend.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


def drawn(plots: StudyCurves) -> int:
    return len(plots.absolute.getPlotItem().listDataItems())


def test_the_legend_names_each_curve_letter_by_letter(plots: StudyCurves) -> None:
    entries = [plots.legend.item(row) for row in range(plots.legend.count())]
    assert [item.text() for item in entries] == ["Random", "Mine & <b>bold</b>", EVIL]
    assert "<img" not in entries[2].toolTip()


def test_a_click_brings_a_curve_out_and_another_puts_it_back(plots: StudyCurves) -> None:
    told: list[str] = []
    plots.legend.chosen.connect(told.append)
    click(plots, 1)
    click(plots, 1)
    assert told == ["Mine & <b>bold</b>", ""]
    plots.choose(EVIL)
    assert [index.row() for index in plots.legend.selectedIndexes()] == [2]
    pen = plots._pen(plots._curves, "RandomSampling") if plots._curves else None
    assert pen
    assert pen.color().alpha() < 255


def test_what_stands_out_is_marked_in_the_next_study_too(plots: StudyCurves) -> None:
    plots.choose(EVIL)
    plots.show_curves(curves_of("Another", EVIL))
    assert [index.row() for index in plots.legend.selectedIndexes()] == [2]


def test_a_tick_hides_a_curve_and_chooses_nothing(plots: StudyCurves) -> None:
    told: list[str] = []
    plots.legend.chosen.connect(told.append)
    assert drawn(plots) == 3
    click(plots, 2, on_tick=True)
    assert (drawn(plots), told) == (2, [])
    plots.show_curves(plots._curves)  # more points have come
    assert drawn(plots) == 2
    click(plots, 2, on_tick=True)
    assert drawn(plots) == 3
    click(plots, 2, on_tick=True)
    plots.show_curves(curves_of("Another"))
    assert plots.legend.hidden_titles == set()


def test_a_click_counts_after_a_tick_by_the_keys(plots: StudyCurves) -> None:
    told: list[str] = []
    plots.legend.chosen.connect(told.append)
    plots.legend.setCurrentRow(2)
    QTest.keyClick(plots.legend, Qt.Key.Key_Space)
    assert plots.legend.hidden_titles == {EVIL}
    click(plots, 1)
    assert told == ["Mine & <b>bold</b>"]


def test_before_the_first_point_the_axis_is_one_of_per_cents(plots: StudyCurves) -> None:
    curves = curves_of("Another")
    plots.show_curves(LiveCurves(curves.plan))
    QApplication.processEvents()
    low, high = plots.absolute.viewRange()[1]
    assert high - low > 90
    plots.show_curves(curves)
    QApplication.processEvents()
    low, high = plots.absolute.viewRange()[1]
    assert high - low < 20


def test_the_legend_stands_beside_the_plots_or_below_them(plots: StudyCurves) -> None:
    assert plots.legend.x() > plots.difference.mapTo(plots, QPoint()).x()
    plots.resize(500, 400)
    QApplication.processEvents()
    assert plots.legend.y() > plots.absolute.mapTo(plots, QPoint()).y()
    assert plots.legend.height() < 100


def test_no_two_of_seventeen_curves_look_the_same(qapp: object) -> None:
    for choice in ("light", "dark"):
        theme.apply(choice)
        curves = curves_of(*(f"Variant {n}" for n in range(16)))
        pens = [pen_of(curves, title) for title in curves.titles]
        assert len({(pen.color().name(), pen.style()) for pen in pens}) == 17
