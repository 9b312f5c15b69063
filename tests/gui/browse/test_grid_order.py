import numpy as np

from aldesk.gui.browse.grid_order import Wish, grid_rows
from aldesk.session.overview import AUDIT, NONE, POOL, TEST, Overview

SEEN = Overview(
    labels=np.array([NONE, 1, NONE, 0, NONE, NONE, NONE], np.int32),
    is_marked=np.array([False, True, False, True, False, False, True]),
    predictions=np.array([1, 0, 0, 0, 0, 1, NONE], np.int32),
    sureness=np.array([0.9, 0.8, 0.6, 0.7, 0.95, np.nan, np.nan], np.float32),
    measures=np.array([False, False, False, True, False, True, False]),
    split=np.array([POOL, POOL, POOL, AUDIT, POOL, TEST, POOL], np.int8),
)
PLAIN = np.arange(7)[::-1].copy()


def rows(alike: list[int] | None = None, **wish: object) -> list[int]:
    known = None if alike is None else np.array(alike)
    values = SEEN.sureness if wish.get("sort") == "uncertainty" else None
    return [int(row) for row in grid_rows(SEEN, PLAIN, Wish(**wish), known, values)]  # type: ignore[arg-type]


def test_by_prediction_the_surest_of_each_class_come_first() -> None:
    assert rows() == [4, 2, 0]


def test_the_least_sure_first_and_the_unknown_last() -> None:
    assert rows(sort="uncertainty", show="all") == [2, 3, 1, 0, 4, 6]


def test_by_similarity_what_is_not_known_comes_last() -> None:
    assert rows([0, 4], sort="similarity") == [0, 4, 2]


def test_labelled_and_disagreeing_samples_and_one_class() -> None:
    assert rows(show="labelled", sort="name") == [3, 1]
    assert rows(show="disagree") == [1]
    assert rows(show="all", sort="name", class_code=1) == [1, 0]


def test_the_test_split_is_never_in_it() -> None:
    assert 5 not in rows(show="all", sort="name")
