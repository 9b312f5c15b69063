"""Which key gives which class: keys belong to classes and never move."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aldesk.core.classes import in_creation_order, in_use
from aldesk.gui.kit.keys import keys as action_keys

if TYPE_CHECKING:
    from aldesk.store.journal import Journal

_DIGITS = "1234567890"
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# A plays by itself, B blinds, F flags, R repeats.
_LETTERS = "qwetyuiopsdghjklzxcvnm"
N_KEYS = len(_DIGITS + _LETTERS)


def class_keys(journal: "Journal") -> list[str]:
    """Return a key for each class in use, in the order of the list, empty where there is none.

    A class keeps its key when it is renamed, when it moves in the list, and when others are merged
    or added; that of a class that was merged away stays free. A class whose key the person gave to
    an action does without.
    """
    classes, taken = journal.labels.all_classes, action_keys.single()
    made = in_creation_order(classes)
    keys = keys_for([item.names[0][1] for item in made], journal.n_first_classes)
    key_of = {item.id: key for item, key in zip(made, keys, strict=True)}
    return ["" if key_of[c.id] in taken else key_of[c.id] for c in in_use(classes)]


def keys_for(classes: Sequence[str], n_first: int) -> list[str]:
    """Return a key for each class, empty where the keys ran out.

    A class that is called after a digit, in figures or in English, gets that digit; the others take
    the free keys in their order. The first classes are served together, each later one from what
    is left, so that a new class never takes a key from an old one.

    Parameters
    ----------
    classes : sequence of str
    n_first : int
        Classes that the project began with.

    Examples
    --------
    >>> keys_for(["zero", "one", "cat", "two"], 3)
    ['0', '1', '2', '3']
    """
    wishes = [_wish(name) for name in classes]
    wanted = set(wishes[:n_first])
    keys: list[str] = []
    for place, wish in enumerate(wishes):
        taken = set(keys) | (wanted if place < n_first else set())
        free = (key for key in _DIGITS + _LETTERS if key not in taken)
        keys.append(wish if wish and wish not in keys else next(free, ""))
    return keys


def _wish(name: str) -> str:
    text = name.strip().lower()
    if text in _WORDS:
        return str(_WORDS.index(text))
    return text if len(text) == 1 and text in _DIGITS else ""
