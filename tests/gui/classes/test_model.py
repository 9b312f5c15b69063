"""Type-ahead: what a few letters find, and in which order."""

from pathlib import Path
from statistics import median

import numpy as np
import pytest

from aldesk.arrays import Floats
from aldesk.core.classes import LabelClass
from aldesk.core.ids import ClassId
from aldesk.gui.classes.model import ranked
from aldesk.gui.kit.fuzzy import rank

NAMES = Path(__file__).with_name("class_names.txt").read_text().splitlines()


def classes(*names: str) -> list[LabelClass]:
    return [LabelClass(ClassId(f"c{n}"), name, n) for n, name in enumerate(names)]


@pytest.mark.parametrize(
    ("typed", "name", "fit"),
    [
        ("", "anything", 0),
        ("gr", "great horned owl", 0),
        ("GREAT h", "great horned owl", 0),
        ("gho", "great horned owl", 1),
        ("owl", "great horned owl", 1),
        ("grow", "great horned owl", 1),
        ("orn", "great horned owl", 2),
        ("o", "great horned owl", 1),
        ("e", "great horned owl", None),
        ("og", "great horned owl", None),
        ("sw", "speech, woman", 1),
        ("s w", "speech, woman", 1),
        ("übe", "Überflug", 0),
        ("x", "", None),
    ],
)
def test_letters_find_the_starts_of_words(typed: str, name: str, fit: int | None) -> None:
    assert rank(typed, [name]) == fit


def test_a_very_long_name_is_searched_at_once() -> None:
    assert rank("a" * 40 + "b", ["a a" * 2000]) is None


def test_an_alias_finds_its_class() -> None:
    dog = LabelClass(ClassId("c1"), "dog", 0, aliases=("hound",))
    assert ranked([dog, *classes("cat", "horse")], "h", None, []) == [0, 2]


def test_the_model_decides_among_those_that_fit() -> None:
    proba = np.array([0.1, 0.2, 0.7], np.float32)
    assert ranked(classes("cat", "cow", "dog"), "c", proba, []) == [1, 0]
    assert ranked(classes("cat", "cow", "dog"), "", proba, []) == [2, 1, 0]


def test_a_whole_name_comes_first_however_unlikely() -> None:
    proba = np.array([0.0, 1.0], np.float32)
    assert ranked(classes("can", "candle"), "can", proba, []) == [0, 1]


def test_without_the_model_those_given_lately_come_first() -> None:
    assert ranked(classes("cat", "cow", "crow"), "c", None, ["c2", "c1"]) == [2, 1, 0]


def keystrokes(place: int, proba: Floats | None) -> int:
    """The key that opens the field, as few letters as it takes, and Enter."""
    all_classes = classes(*NAMES)
    name = NAMES[place]
    for n in range(len(name) + 1):
        if ranked(all_classes, name[:n], proba, [])[0] == place:
            return n + 2
    raise AssertionError(name)


def test_three_keystrokes_give_one_of_200_classes() -> None:
    """A model with the true class at a random place among its first ten, as with few labels."""
    rng = np.random.default_rng(0)
    assert len(set(NAMES)) == 200
    strokes = []
    for place in range(len(NAMES)):
        order = rng.permutation([n for n in range(len(NAMES)) if n != place])
        order = np.insert(order, rng.integers(10), place)
        proba = np.empty(len(NAMES), np.float32)
        proba[order] = 0.5 ** np.arange(1, len(NAMES) + 1, dtype=np.float64)
        strokes.append(keystrokes(place, proba))
    assert median(strokes) <= 3
    assert np.quantile(strokes, 0.9) <= 4
    assert median(keystrokes(place, None) for place in range(len(NAMES))) <= 5
