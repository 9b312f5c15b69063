"""Round ticks."""

import pytest

from aldesk.gui.kit.plot import percent_text, ticks


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


def test_no_share_is_below_nothing_or_above_all() -> None:
    assert [percent_text(value) for value in (-5, 0, 2.5, 100, 105)] == [
        "", "0 %", "2.5 %", "100 %", ""
    ]  # fmt: skip
