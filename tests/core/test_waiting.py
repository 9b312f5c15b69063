from aldesk.core.waiting import comes


def test_it_is_waited_for_in_small_steps_and_no_longer_than_wanted() -> None:
    waited: list[float] = []
    assert not comes(waited.append, 20.0)
    assert sum(waited) == 20.0
    assert max(waited) <= 0.5  # a step in which the machine slept counts as no more


def test_what_comes_ends_the_wait() -> None:
    steps = iter((False, False, True))
    assert comes(lambda _: next(steps), 20.0)
    assert not list(steps)


def test_a_wait_of_no_time_looks_once() -> None:
    assert comes(lambda seconds: seconds == 0, 0.0)
