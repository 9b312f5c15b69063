"""What the accuracy is measured on, and what was measured."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from math import isfinite
from typing import TypeVar

import numpy as np

from aldesk.arrays import MISSING, Ints, Rows, Verdicts
from aldesk.core.classes import class_of_name, merge_goals
from aldesk.core.labels import Labels
from aldesk.core.names import plain_name
from aldesk.core.refit import Recipe, RefitResult
from aldesk.evaluate.accuracy import ENOUGH, Accuracy
from aldesk.evaluate.clustered import ClusteredInterval, clustered_interval
from aldesk.evaluate.curve import area_under
from aldesk.evaluate.lure import WeightedAccuracy
from aldesk.evaluate.several import MEASURES, Estimate, Measure, SeveralMeasures
from aldesk.session.answers import NONE, Answers
from aldesk.session.audit_groups import AuditGroups, audit_groups
from aldesk.session.drawn_labels import weighted
from aldesk.session.kept_together import FIXED, of_test_split
from aldesk.session.pool import Pool, known_codes
from aldesk.session.verdict_rows import VerdictRows
from aldesk.store.curve_table import Basis, CurvePoint
from aldesk.store.project import Project
from aldesk.store.truth_table import Told

_Known = TypeVar("_Known", Rows, Verdicts)


class AccuracyMonitor:
    """The test split if it is large enough, or the audit set.

    Attributes
    ----------
    basis : {"test", "audit"}
        Chosen once for a session: it must not change while a test split is still read.
    """

    def __init__(
        self, project: Project, pool: Pool, answers: Answers, verdicts: VerdictRows
    ) -> None:
        self._project, self._pool = project, pool
        self._answers, self._verdicts = answers, verdicts
        self._measured_of: tuple[Basis, int, str] | None = None
        self._by_encoder: dict[str, list[CurvePoint]] = {}
        self._truth_of = (-1, -1)
        self._truth: tuple[Rows, Ints, list[Told]] = (np.zeros(0, int), np.zeros(0, int), [])
        is_coming = project.meta.expects_test and project.imports.unfinished()
        self.basis: Basis = "test" if self.has_test or is_coming else "audit"
        self._test_by = of_test_split(project) if self.basis == "test" else ""
        self._test_groups, self._n_grouped = AuditGroups(), 0

    @property
    def has_test(self) -> bool:
        """Whether enough samples of a test split are known."""
        rows, _ = self._test_verdicts() if self._labels.is_several else self._test_labels()
        return len(rows) >= ENOUGH

    @property
    def kept_together(self) -> str:
        """What no more than one of training and measuring has a part of, as `audit_groups` says."""
        return self._test_by if self.basis == "test" else self._project.meta.audit_by

    @property
    def why_fixed(self) -> str:
        """Why what is kept together cannot be chosen any more, in English; empty if it can."""
        if self.basis == "test":
            return FIXED["test"]
        return FIXED["audit"] if self._is_answered or self._measured() else ""

    @property
    def _is_answered(self) -> bool:
        return bool((self._pool.is_audited & self._answers.is_marked).any())

    def groups(self, rows: Rows) -> Ints:
        """Return numbers that are equal where samples that are measured on belong together.

        Parameters
        ----------
        rows : int64 (n,)
            A clip that goes with no others has a number of its own.

        Returns
        -------
        int64 (n,)
        """
        if self.basis == "audit":
            return self._pool.groups.numbers(rows)
        samples = self._project.samples
        if self._n_grouped != len(samples):  # more have come
            self._test_groups = audit_groups(samples, self._test_by, "test")
            self._n_grouped = len(samples)
        return self._test_groups.numbers(rows)

    def labels(self) -> tuple[Rows, Rows | Verdicts]:
        """Return the rows to measure on, and their class codes, or verdicts of several classes."""
        if self._labels.is_several:
            return self._test_verdicts() if self.basis == "test" else self._audit_verdicts()
        if self.basis == "test":
            return self._test_labels()
        codes = self._answers.codes(self._labels.classes)
        # Who knows how blind an imported label was given.
        is_blind = self._pool.is_audited & ~self._answers.is_imported
        rows = np.flatnonzero((codes != NONE) & is_blind)
        return rows, codes[rows]

    def _audit_verdicts(self) -> tuple[Rows, Verdicts]:
        rows, said = self._verdicts.of(self._labels.members)
        is_label = self._answers.where_answer_is("label") & ~self._answers.is_imported
        measures = (self._pool.is_audited & is_label)[rows]
        return rows[measures], said[measures]

    def _test_verdicts(self) -> tuple[Rows, Verdicts]:
        """Return what sources say of the test split, and what annotations say of its windows."""
        labels = self._labels
        code_of = {class_id: code for code, class_id in enumerate(labels.classes)}
        goals = merge_goals(labels.all_classes)
        first = self._project.journal.first_classes
        judged = sorted({code_of[goals[c]] for c in first if c in goals})
        by_name = self._codes_by_name()
        known = self._pool.test_verdicts(by_name, judged, len(code_of))
        rows, verdicts = self._verdicts.of(labels.members)
        is_given = (self._answers.is_imported & ~self._pool.is_in)[rows]
        known = _with_more(known, (rows[is_given], verdicts[is_given]))
        return _with_more(known, self._truth_verdicts(by_name, len(code_of)))

    @property
    def n_skipped(self) -> int:
        """Audit samples answered without a class; if they are many, the accuracy flatters."""
        is_skipped = self._answers.is_marked & ~self._answers.where_answer_is("label")
        return int((self._pool.is_reserved & is_skipped).sum())

    @property
    def n_waiting(self) -> int:
        """Audit samples that are labelled and not measured yet, as while they are not embedded."""
        if self.basis == "test":
            return 0
        return max(0, len(self.labels()[0]) - self.newest().n)

    def record(self, result: RefitResult, recipe: Recipe, encoder: str) -> bool:
        """Keep the measurement as a point of the curve, unless it says what the last one said.

        Parameters
        ----------
        result : RefitResult
        recipe : Recipe
        encoder : str
            The key of the embeddings that were fitted.
        """
        point = self.measured(result, encoder)
        if point is None or self._project.curve.points()[-1:] == [point]:
            return False
        self._project.curve.add(point, asdict(recipe), result.fit_seconds, result.query_seconds)
        return True

    def measured(self, result: RefitResult, encoder: str) -> CurvePoint | None:
        """Return what a refit measured, as the next look; None if it was nothing."""
        if not result.n_check or not result.n_labeled:
            return None
        counts = result.n_labeled, result.n_correct, result.n_check
        alike = None if result.is_several else self._alike(result)
        measures, look = _macro(measures_of(result)), len(self._looks()) + 1
        return CurvePoint(
            *counts,
            self.basis,
            encoder,
            alike,
            measures,
            look,
            halves=result.halves,
            weighted=self._weighted(result),
        )

    def _weighted(self, result: RefitResult) -> WeightedAccuracy | None:
        """Return what labels that were drawn with known probabilities tell, if it was asked."""
        if not len(result.held_rows):
            return None
        groups = self.groups(result.held_rows)
        return weighted(self._project, result.held_rows, result.held_right, groups)

    def curve(self) -> list[CurvePoint]:
        """Return the points of the encoder in use by rising number of labels, the newest of each.

        Those of another encoder are no part of it: a step between them would tell of the encoders,
        and not of the labels.
        """
        return _curve(self._measured().get(self._project.meta.encoder_key, []))

    def earlier_curves(self) -> list[list[CurvePoint]]:
        """Return the curves of the encoders that were used before, the first of them first."""
        now = self._project.meta.encoder_key
        return [_curve(points) for key, points in self._measured().items() if key != now]

    def newest(self) -> Accuracy:
        """Return the newest measurement; of nothing, if there is none with this encoder."""
        points = self._measured().get(self._project.meta.encoder_key, [])
        return points[-1].accuracy if points else Accuracy(0, 0)

    def newest_weighted(self) -> WeightedAccuracy | None:
        """Return what labels with known probabilities told at the newest measurement, if asked."""
        points = self._measured().get(self._project.meta.encoder_key, [])
        return points[-1].weighted if points else None

    def area(self, measure: Measure | None = None) -> float | None:
        """Return the area under the curve, 0 … 1, or None before two points.

        Parameters
        ----------
        measure : Measure, optional
            Where samples may have several classes; else it is the accuracy's.
        """
        if measure:
            points = [(p.n_labeled, p.several[measure].value) for p in _with(self.curve(), measure)]
        else:
            points = [(p.n_labeled, p.accuracy.value) for p in self.curve() if p.accuracy.enough]
        return area_under(*zip(*points, strict=True)) if len(points) > 1 else None

    def newest_of(self, measure: Measure) -> Estimate | None:
        """Return the mean of the classes that was measured last with this encoder.

        None if that was of too few samples, or before samples could have several classes.
        """
        points = self._measured().get(self._project.meta.encoder_key, [])
        return points[-1].several.get(measure) if points else None

    @property
    def most_present(self) -> int:
        """In how many samples that are measured on the most frequent of several classes is."""
        _, verdicts = self.labels()
        return int((verdicts == 1).sum(axis=0).max(initial=0)) if verdicts.ndim == 2 else 0

    @property
    def n_groups(self) -> tuple[int, int]:
        """How many samples are measured on now, and how many groups of alike ones they are."""
        rows, _ = self.labels()
        return len(rows), len(np.unique(self.groups(rows)))

    def _alike(self, result: RefitResult) -> ClusteredInterval | None:
        """Return the interval of samples some of which belong together; None if none do."""
        groups = self.groups(result.check_rows)
        if len(np.unique(groups)) == len(groups):
            return None
        return clustered_interval(result.check_codes == result.check_guesses, groups)

    def _measured(self) -> dict[str, list[CurvePoint]]:
        """Return the points on this basis by their encoder's key, the oldest first."""
        meta = self._project.meta
        # Projects of earlier versions did not write it down; it was the one that they used first.
        used = meta.encoders
        first = str(used[0]["key"]) if used else meta.encoder_key
        looks = self._looks()
        if self._measured_of != (self.basis, len(looks), first):
            self._measured_of, self._by_encoder = (self.basis, len(looks), first), {}
            for look, point in enumerate(looks, start=1):
                numbered = replace(point, look=look)
                self._by_encoder.setdefault(point.encoder or first, []).append(numbered)
        return self._by_encoder

    def _looks(self) -> list[CurvePoint]:
        """Return all that was measured on this basis, with any encoder: each could be read."""
        return [point for point in self._project.curve.points() if point.basis == self.basis]

    @property
    def _labels(self) -> Labels:
        return self._project.journal.labels

    def _test_labels(self) -> tuple[Rows, Rows]:
        by_name = self._codes_by_name()
        known = self._pool.test_labels(by_name)
        given = self._answers.codes(self._labels.classes)
        # Windows have no label of the source; theirs come from annotations.
        more = np.flatnonzero((given != NONE) & self._answers.is_imported & ~self._pool.is_in)
        known = _with_more(known, (more, given[more]))
        return _with_more(known, self._truth_codes(by_name))

    def _codes_by_name(self) -> dict[str, int]:
        code_of = {class_id: code for code, class_id in enumerate(self._labels.classes)}
        ids = class_of_name(self._labels.all_classes)
        return {name: code_of[class_id] for name, class_id in ids.items()}

    def _truth_codes(self, codes: Mapping[str, int]) -> tuple[Rows, Ints]:
        """Return the rows of the test split that annotations tell of, and their class codes."""
        rows, numbers, told = self._test_truth()
        of_told = [codes.get(plain_name(one.label or ""), NONE) for one in told]
        found = np.array(of_told, np.int64)[numbers]
        return rows[found != NONE], found[found != NONE]

    def _truth_verdicts(self, codes: Mapping[str, int], n_classes: int) -> tuple[Rows, Verdicts]:
        """Return the same rows and their verdicts, where samples may have several classes."""
        rows, numbers, told = self._test_truth()
        of_told = np.full((len(told), n_classes), MISSING, np.int8)
        for said, one in zip(of_told, told, strict=True):
            said[known_codes(one.of or (), codes)] = 0
            said[known_codes(one.has, codes)] = 1
        is_known = (of_told != MISSING).any(axis=1)[numbers]
        return rows[is_known], of_told[numbers[is_known]]

    def _test_truth(self) -> tuple[Rows, Ints, list[Told]]:
        """Return the rows of the test split that annotations tell of, and what, by its number."""
        known = len(self._project.samples), self._project.truth.n_changes
        if self._truth_of != known:
            self._truth_of, self._truth = known, self._found_truth()
        return self._truth

    def _found_truth(self) -> tuple[Rows, Ints, list[Told]]:
        number: dict[Told, int] = {}
        rows, numbers = [], []
        for id_, told in self._project.truth.told.items():
            row = self._project.samples.row_of(id_)
            if row is not None and not self._pool.is_in[row]:
                rows.append(row)
                numbers.append(number.setdefault(told, len(number)))
        order = np.argsort(np.array(rows, np.int64))
        return np.array(rows, np.int64)[order], np.array(numbers, np.int64)[order], list(number)


def _with_more(known: tuple[Rows, _Known], more: tuple[Rows, _Known]) -> tuple[Rows, _Known]:
    """Return rows and what is known of them, with those of `more` that are not among them."""
    is_new = ~np.isin(more[0], known[0])
    rows = np.concatenate([known[0], more[0][is_new]])
    return rows, np.concatenate([known[1], more[1][is_new]])


def _curve(points: list[CurvePoint]) -> list[CurvePoint]:
    newest = {point.n_labeled: point for point in points}
    return [newest[n] for n in sorted(newest)]


def _with(points: list[CurvePoint], measure: Measure) -> list[CurvePoint]:
    return [point for point in points if measure in point.several]


def measures_of(result: RefitResult) -> SeveralMeasures | None:
    """Return what a refit measured where samples may have several classes, or None."""
    if not result.is_several:
        return None
    said = result.check_codes
    n_present, n_judged = (said == 1).sum(axis=0), (said >= 0).sum(axis=0)
    return SeveralMeasures(result.measures, n_present, n_judged, len(said))


def _macro(measured: SeveralMeasures | None) -> dict[Measure, Estimate]:
    """Return the means of the classes, as far as they are known."""
    if measured is None or not measured.any_enough:
        return {}
    means = {measure: measured.macro(measure) for measure in MEASURES}
    return {measure: mean for measure, mean in means.items() if isfinite(mean.value)}
