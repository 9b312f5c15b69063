"""Words that ask for a value of a column, over clips and windows of recordings."""

from pathlib import Path

import numpy as np
import pytest

from aldesk.core.column_words import ColumnWords, Word, column_word, words_of
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows

NIGHT = {"site": "MILL", "date": "2026-05-12", "time": "23:59:00", "depth": "7.5"}
CLIPS: tuple[dict[str, str], ...] = (
    {"site": "North Wood", "date": "2026-05-12", "depth": "5"},
    {"site": "A12", "time": "05:30:10", "depth": "12"},
    {"site": "A1", "date": "12.05.2026"},
    {},
)
N_WINDOWS = 4  # of half a minute, two of them on the day after


@pytest.fixture
def words() -> ColumnWords:
    samples = SampleRows()
    samples.add_recording(
        Recording(SampleId("a" * 32), Path("x.wav"), 120, 8000, WindowRule(30, 30), columns=NIGHT)
    )
    samples.add(
        [
            Sample(SampleId(f"{n:032x}"), Path(f"{n}.wav"), "sound", columns=columns)
            for n, columns in enumerate(CLIPS)
        ]
    )
    return ColumnWords(samples)


def found(words: ColumnWords, text: str) -> list[int]:
    (word,) = words_of(text)
    mask = words.mask(word)
    assert mask is not None
    assert mask.shape == (N_WINDOWS + len(CLIPS),)
    return np.flatnonzero(mask).tolist()


def test_words_and_what_stands_in_quotes() -> None:
    assert words_of('Two  SITE:A12 "north wood"') == [
        Word("two"),
        Word("site:a12", "site", "a12"),
        Word("north wood"),
    ]
    assert words_of('site:"North Wood" "in situ":x') == [
        Word("site:north wood", "site", "north wood"),
        Word("in situ:x", "in situ", "x"),
    ]
    assert [word.text for word in words_of('"half site: :x "')] == ["half site: :x "]
    for column, value in (("site", "A12"), ("in situ", "North Wood"), ("x", "a:b")):
        (word,) = words_of(column_word(column, value))
        assert (word.column, word.value) == (column.casefold(), value.casefold())


def test_a_value_is_one_whole_value(words: ColumnWords) -> None:
    assert found(words, "site:a1") == [6]
    assert found(words, "site:A1*") == [5, 6]
    assert found(words, 'site:"north wood"') == [4]
    assert found(words, "site:mill") == [0, 1, 2, 3]
    assert found(words, "site:nowhere") == []


def test_numbers_lie_between_others(words: ColumnWords) -> None:
    assert found(words, "depth:5..7.5") == [0, 1, 2, 3, 4]
    assert found(words, "depth:10..100") == [5]
    assert found(words, "site:A1..A12") == [5, 6]


def test_windows_have_their_own_day(words: ColumnWords) -> None:
    assert found(words, "date:2026-05-12") == [0, 1, 4]
    assert found(words, "date:2026-05-13") == [2, 3]
    assert found(words, "date:2026-05-12..2026-06") == [0, 1, 2, 3, 4]
    assert found(words, "date:12.05.2026") == [6]
    assert found(words, "date:2026-02-31") == []


def test_windows_have_their_own_time_of_the_day(words: ColumnWords) -> None:
    assert found(words, "time:23:59") == [0, 1]
    assert found(words, "time:22..0") == [0, 1, 2, 3]
    assert found(words, "time:0..6") == [2, 3, 5]
    assert found(words, "time:5:30..6:00") == [5]
    assert found(words, "time:23:59:30") == [1]


def test_what_is_no_column_is_a_word_like_others(words: ColumnWords) -> None:
    for text in ("http:x", "two", "speaker:anna", '"a:b"'):
        (word,) = words_of(text)
        assert words.mask(word) is None
