"""What the model believes of each sample, in the classes of now."""

from typing import Final

import numpy as np
import numpy.typing as npt

from aldesk.arrays import MISSING, Doubles, Floats, Rows, Verdicts
from aldesk.core.classes import Classes, merge_goals
from aldesk.core.ids import ClassId
from aldesk.core.labels import Labels
from aldesk.core.refit import RefitResult
from aldesk.session.answers import NONE
from aldesk.session.growable_array import grown

LIKELY: Final = 0.5
"""Of several classes one that is as probable is one that the model finds."""
_PART = 4096
"""So many rows with all classes stay in the processor's cache, which is five times as fast."""


class Predictions:
    """The newest refit's probabilities; classes may have been renamed, moved or merged since.

    Attributes
    ----------
    result : RefitResult or None
    class_ids : tuple of str
        What its codes stand for.
    is_by_words : bool
        Whether they follow from words alone: nothing is learned yet.
    """

    def __init__(self) -> None:
        self.result: RefitResult | None = None
        self.is_by_words = False
        self.class_ids: tuple[ClassId, ...] = ()
        self._place: Rows = np.zeros(0, np.int64)  # of a row in the result
        self._best: tuple[Classes, Rows, Floats] | None = None
        self._doubt: tuple[Classes, Floats] | None = None

    def grow(self, n: int) -> None:
        """Make room for `n` samples."""
        self._place = grown(self._place, n, NONE)
        self._best = self._doubt = None

    def take(self, result: RefitResult, class_ids: tuple[ClassId, ...]) -> None:
        """Take in a refit's answer; one without a model leaves what words say."""
        if self.is_by_words and not result.proba.size:
            return
        self._take(result, class_ids)
        self.is_by_words = False

    def take_words(self, rows: Rows, proba: Floats, class_ids: tuple[ClassId, ...]) -> None:
        """Take in what words say of samples, (n, n_classes), until a model has learned."""
        nothing = np.zeros(0, np.int64)
        result = RefitResult(-1, 0, nothing, rows, proba.astype(np.float16), 0, 0, 0.0, 0.0)
        self._take(result, class_ids)
        self.is_by_words = True

    def _take(self, result: RefitResult, class_ids: tuple[ClassId, ...]) -> None:
        self.result, self.class_ids = result, class_ids
        self._best = self._doubt = None
        self._place.fill(NONE)
        self._place[result.rows] = np.arange(len(result.rows))

    def forget(self) -> None:
        """Know nothing of any sample again."""
        self.result, self.class_ids, self.is_by_words = None, (), False
        self._best = self._doubt = None
        self._place.fill(NONE)

    def of(self, row: int, labels: Labels) -> Floats | None:
        """Return a sample's class probabilities, float32 (n_classes,), or None."""
        place = int(self._place[row])
        if self.result is None or place < 0:
            return None
        proba: Floats = self.by_class(self.result.proba[place : place + 1], labels)[0]
        return proba

    def of_classes(self, rows: Rows, codes: Rows, labels: Labels) -> Floats:
        """Return the probability of one class for each of some rows, float32 (n_rows,), or NaN."""
        found, places = np.full(len(rows), np.nan, np.float32), self._place[rows]
        known = np.flatnonzero(places >= 0)
        if self.result is not None and self.result.proba.size and len(known):
            proba = self.by_class(self.result.proba[places[known]], labels)
            found[known] = proba[np.arange(len(known)), codes[known]]
        return found

    def of_rows(self, rows: Rows, labels: Labels) -> Doubles:
        """Return the class probabilities of some rows, float64 (n_rows, n_classes), or NaN."""
        found, places = np.full((len(rows), len(labels.classes)), np.nan), self._place[rows]
        known = np.flatnonzero(places >= 0)
        if self.result is not None and self.result.proba.size and len(known):
            found[known] = self.by_class(self.result.proba[places[known]], labels)
        return found

    def best(self, labels: Labels) -> tuple[Rows, Floats]:
        """Return the most probable classes' codes, or `NONE`, and their probabilities, or NaN.

        Both (n_samples,), not to be written to. Worked out once for each refit and set of classes.
        """
        if self._best is None or self._best[0] is not labels.all_classes:
            codes, sureness = self._work_out_best(labels)
            self._best = labels.all_classes, codes, sureness
        return self._best[1:]

    def best_of(self, rows: Rows, labels: Labels) -> tuple[Rows, Floats]:
        """Return of some rows what `best` does of all; it takes no longer where there are many."""
        codes, sureness = np.full(len(rows), NONE, np.int64), np.full(len(rows), np.nan, np.float32)
        places = self._place[rows]
        known = np.flatnonzero(places >= 0)
        if self.result is not None and self.result.proba.size and labels.classes and len(known):
            proba = self.by_class(self.result.proba[places[known]], labels)
            best = proba.argmax(axis=1)
            codes[known], sureness[known] = best, proba[np.arange(len(best)), best]
        return codes, sureness

    def doubt(self, labels: Labels) -> Floats:
        """Return how unsure the model is of the class that it is least sure of.

        For samples that may have several classes.

        Returns
        -------
        float32 (n_samples,)
            1 where one class is as likely to be there as not, 0 where all are sure; NaN where
            nothing is known. Not to be written to; worked out once, as `best`.
        """
        if self._doubt is None or self._doubt[0] is not labels.all_classes:
            found = np.full(len(self._place), np.nan, np.float32)
            if self.result is not None and self.result.proba.size and labels.classes:
                for part in self._parts(len(self.result.rows)):
                    of_classes = np.ascontiguousarray(
                        self.by_class(self.result.proba[part], labels).T
                    )
                    found[self.result.rows[part]] = 1 - 2 * np.abs(of_classes - 0.5).min(axis=0)
            self._doubt = labels.all_classes, found
        return self._doubt[1]

    def of_class(self, class_id: ClassId, labels: Labels) -> Floats:
        """Return the probability of one class, float32 (n_samples,), or NaN.

        For samples that may have several classes.
        """
        found = np.full(len(self._place), np.nan, np.float32)
        codes = self.codes_of(labels.members.get(class_id, frozenset()))
        if self.result is not None and self.result.proba.size and codes:
            found[self.result.rows] = self.result.proba[:, codes].max(axis=1)
        return found

    def codes_of(self, ids: frozenset[ClassId]) -> list[int]:
        """Return the columns of the refit that mean a class, given the ids that mean it."""
        return [code for code, class_id in enumerate(self.class_ids) if class_id in ids]

    def against(self, rows: Rows, said: Verdicts, labels: Labels) -> tuple[Rows, Floats]:
        """Return what the model contradicts most of what was said of some samples.

        Parameters
        ----------
        rows : int64 (n,)
        said : int8 (n, n_classes)
            1 present, 0 absent, −1 not judged; in the order that the classes have now.
        labels : Labels

        Returns
        -------
        codes : int64 (n,)
            The class, or `NONE` where nothing was said or is known: a class that was added after
            the refit is known to nobody but the person.
        by : float32 (n,)
            How far its probability is from what was said, 0 … 1, or NaN.
        """
        codes, by = np.full(len(rows), NONE, np.int64), np.full(len(rows), np.nan, np.float32)
        if self.result is None or not self.result.proba.size:
            return codes, by
        is_new = np.array([not self.codes_of(ids) for ids in labels.members.values()], bool)
        places, counts = self._place[rows], (said != MISSING) & ~is_new
        known = np.flatnonzero((places >= 0) & counts.any(axis=1))
        for part in self._parts(len(known)):
            here = known[part]
            proba = self.by_class(self.result.proba[places[here]], labels)
            away = np.where(counts[here], np.abs(said[here] - proba), -1.0)
            codes[here] = away.argmax(axis=1)
            by[here] = away.max(axis=1)
        return codes, by

    def _parts(self, n: int) -> list[slice]:
        """Return parts of so many rows, of which each takes little memory in all classes."""
        return [slice(start, start + _PART) for start in range(0, n, _PART)]

    def _work_out_best(self, labels: Labels) -> tuple[Rows, Floats]:
        n = len(self._place)
        codes, sureness = np.full(n, NONE, np.int64), np.full(n, np.nan, np.float32)
        if self.result is not None and self.result.proba.size and labels.classes:
            proba = self.by_class(self.result.proba, labels)
            best = proba.argmax(axis=1)
            codes[self.result.rows] = best
            sureness[self.result.rows] = proba[np.arange(len(best)), best]
        return codes, sureness

    def by_class(self, proba: npt.NDArray[np.float16], labels: Labels) -> Floats:
        """Return probabilities, (n, n_classes), in the order that the classes have now."""
        place = {class_id: n for n, class_id in enumerate(labels.classes)}
        goal = merge_goals(labels.all_classes)
        goes_to = np.zeros((len(self.class_ids), len(place)), np.float32)
        for code, class_id in enumerate(self.class_ids):
            if class_id in goal:  # else it was undone or deleted
                goes_to[code, place[goal[class_id]]] = 1
        known: Floats = proba.astype(np.float32)
        if goes_to.shape[0] == goes_to.shape[1] and goes_to.diagonal().all():
            return known
        if labels.is_several:  # a merged class is there where the surest of its parts is
            surest = np.zeros((len(known), len(place)), np.float32)
            for code in range(len(place)):
                surest[:, code] = known[:, goes_to[:, code] > 0].max(axis=1, initial=0)
            return surest
        return known @ goes_to
