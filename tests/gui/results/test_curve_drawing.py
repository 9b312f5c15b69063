import pytest
from PySide6.QtCore import QRectF

from aldesk.evaluate.accuracy import Accuracy
from aldesk.gui.results.curve_drawing import Curve, Point, ticks


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 70, 4, [0, 20, 40, 60]),
        (0, 10, 11, list(range(11))),
        (0.4, 1.0, 4, [0.4, 0.6, 0.8, 1.0]),
        (0, 123_456, 3, [0, 50_000, 100_000]),
    ],
)
def test_ticks_are_round(low: float, high: float, most: int, expected: list[float]) -> None:
    assert ticks(low, high, most) == pytest.approx(expected)


def test_labels_are_counted_in_whole_numbers() -> None:
    assert ticks(0, 3, 20, 1) == [0, 1, 2, 3]


def test_pointing_reads_the_nearest_measurement() -> None:
    points = [Point(n, Accuracy(n, 100)) for n in (10, 50, 90)]
    curve = Curve(points, QRectF(0, 0, 400, 200))
    assert curve.nearest(curve.at(55, 0.5).x()) == points[1]
    assert curve.nearest(0) == points[0]
    assert Curve([], QRectF(0, 0, 400, 200)).nearest(10) is None


def test_better_is_higher_and_the_whole_interval_is_inside() -> None:
    points = [Point(10, Accuracy(20, 40)), Point(20, Accuracy(40, 40))]
    curve = Curve(points, QRectF(0, 0, 400, 200))
    assert curve.at(10, 0.9).y() < curve.at(10, 0.6).y()
    for point in points:
        for end in point.accuracy.interval:
            assert curve.plot.adjusted(-1, -1, 1, 1).contains(curve.at(point.n_labeled, end))
