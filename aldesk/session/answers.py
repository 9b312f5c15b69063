"""The answers as arrays by row, so that counting or coding all of them takes no loop."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Mask, Rows
from aldesk.core.filter import AnswerFilter
from aldesk.core.labels import Answer
from aldesk.session.growable_array import grown

NONE: Final = -1
"""The code of no class."""
_FROM_ELSEWHERE = ("import", "setup")
_KINDS: Final[tuple[AnswerFilter, ...]] = ("none", "label", "skip", "cant_tell")


class Answers:
    """What was said of each sample last: `set` follows the journal's fold, act by act.

    Where samples may have several classes, a label here has a class only if the sample has just
    one; all that is known of each class is in `aldesk.session.verdict_rows`.

    Attributes
    ----------
    is_marked : bool (n_samples,)
        There is an answer: a label, a skip or a "can't tell".
    is_imported : bool (n_samples,)
        It was made elsewhere.
    """

    def __init__(self) -> None:
        self.is_marked: Mask = np.zeros(0, bool)
        self.is_imported: Mask = np.zeros(0, bool)
        self._kind: npt.NDArray[np.int8] = np.zeros(0, np.int8)
        self._class: npt.NDArray[np.int32] = np.zeros(0, np.int32)
        self._number: dict[str, int] = {}  # of a class id, by its first label

    def grow(self, n: int) -> None:
        """Make room for `n` samples."""
        self.is_marked = grown(self.is_marked, n)
        self.is_imported = grown(self.is_imported, n)
        self._kind = grown(self._kind, n)
        self._class = grown(self._class, n, NONE)

    def set(self, row: int, mark: Answer | None) -> None:
        """Take in what is said of a sample now."""
        self.is_marked[row] = mark is not None
        self.is_imported[row] = mark is not None and mark.actor in _FROM_ELSEWHERE
        number = NONE
        if mark is not None and mark.kind == "label" and mark.class_id:
            number = self._number.setdefault(mark.class_id, len(self._number))
        self._class[row] = number
        self._kind[row] = _KINDS.index(mark.kind if mark else "none")

    def where_answer_is(self, answer: AnswerFilter) -> Mask:
        """Return which samples have this answer, bool (n_samples,)."""
        found: Mask = self._kind == _KINDS.index(answer)
        return found

    def codes(self, classes: Iterable[str], rows: Rows | slice = slice(None)) -> Rows:
        """Return the codes of the labels, int64 (n_samples,), or `NONE` without one.

        Parameters
        ----------
        classes : iterable of str
            Class ids, in the order of their codes.
        rows : int64 (n,) or slice
            Of which samples; all by default.
        """
        code_of = np.full(len(self._number) + 1, NONE, np.int64)  # its last is that of no label
        for code, class_id in enumerate(classes):
            if class_id in self._number:
                code_of[self._number[class_id]] = code
        return code_of[self._class[rows]]
