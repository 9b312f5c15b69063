import pytest

from aldesk.core.pace import Pace, duration


class Clock:
    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_rate_and_time_left_are_told_as_soon_as_they_are_known() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.text(500, 3000) == "500 of 3,000"
    clock.seconds += 0.5
    assert pace.text(510, 3000) == "510 of 3,000"
    clock.seconds += 19.5
    assert pace.text(840, 3000) == "840 of 3,000 · 17/s · 2 min left"
    clock.seconds += 100
    assert pace.text(3000, 3000) == "3,000 of 3,000 · 21/s"


def test_a_pause_does_not_count() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.text(0, 100)
    clock.seconds += 1000
    pace.restart()
    pace.text(10, 100)
    clock.seconds += 5
    assert pace.text(20, 100) == "20 of 100 · 2.0/s · 40 s left"


@pytest.mark.parametrize(("n", "text"), [(30, "3.0/s"), (9, "54/min"), (300, "30/s")])
def test_slow_rates_are_told_by_the_minute(n: int, text: str) -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.text(0, 1000)
    clock.seconds += 10
    assert text in pace.text(n, 1000)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0 s"), (89, "89 s"), (600, "10 min"), (11_880, "3.3 h")]
)
def test_durations_are_told_in_one_unit(seconds: float, text: str) -> None:
    assert duration(seconds) == text
