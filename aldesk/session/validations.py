"""Validations of classes: samples drawn for them, what was said of these, and what follows."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Ints, Mask, Rows, Verdicts
from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId
from aldesk.core.labels import Labels
from aldesk.evaluate.threshold_choice import Goal
from aldesk.evaluate.validation import Recommended, ValidationResult, more_labels, validate
from aldesk.evaluate.validation_design import shared_out, strata_of
from aldesk.evaluate.validation_sample import ValidationSample
from aldesk.session.answers import Answers
from aldesk.session.pool import Pool
from aldesk.session.predictions import Predictions
from aldesk.session.verdict_rows import VerdictRows
from aldesk.store.project import Project
from aldesk.store.validation_table import OUTSIDE, Draw

Strata8 = npt.NDArray[np.int8]

OPEN = -2
"""A drawn sample that has no answer yet, among the verdicts."""
LEAST = 8
"""With fewer samples there is nothing to draw strata from."""


class Validations:
    """What is drawn to validate classes; the newest draw of a class counts.

    Drawn are samples of which nothing is known of the class: those that were labelled are known
    exactly. Left out are those that are being asked about. Of the audit's reserve none is drawn;
    it counts in the strata: it is a random part of the pool, so that the others stand for it, too.
    The strata keep their samples, whatever the model believes of them later, or somebody labels: a
    sample that is drawn later counts as what is known of it by then, and never trains from then on.

    Parameters
    ----------
    project : Project
    pool, answers, verdicts, predictions
        The session's.

    Attributes
    ----------
    n_drawn : dict of int to int
        How many samples were drawn in each, by its number.
    """

    def __init__(
        self,
        project: Project,
        pool: Pool,
        answers: Answers,
        verdicts: VerdictRows,
        predictions: Predictions,
    ) -> None:
        self._project, self._pool, self._answers = project, pool, answers
        self._verdict_rows, self._predictions = verdicts, predictions
        self._draws: dict[ClassId, Draw] = {}
        self._strata: dict[int, Strata8] = {}
        self.n_drawn: dict[int, int] = {}
        for draw in project.validations.all():
            self._take(draw)

    def of(self, class_id: ClassId) -> Draw | None:
        """Return the newest draw for a class."""
        ids = self._labels.members.get(class_id, frozenset())
        found = [draw for draw in self._draws.values() if draw.class_id in ids]
        return max(found, key=lambda draw: draw.number, default=None)

    def begin(self, class_id: ClassId, goal: Goal, wanted: float, n: int, seed: int = 0) -> Draw:
        """Draw `n` samples for a class; what was drawn for it before does not count any more.

        Raises
        ------
        Problem
            If there is no model that knows the class, or too few samples are left.
        """
        scores = self._predictions.of_class(class_id, self._labels)
        rows = np.flatnonzero(self._may_be_drawn(class_id) & np.isfinite(scores))
        if not np.isfinite(scores).any():
            raise Problem(
                "The model does not know this class yet",
                kept="Nothing was drawn",
                todo="Label some samples with it and some without, and wait for the model",
            )
        if len(rows) < LEAST:
            raise Problem(
                "Too few samples are left to validate with",
                subject=f"{len(rows)} of which nothing is known",
                todo="Add samples that nobody has labelled",
            )
        strata = strata_of(scores[rows], n, wanted if goal == "precision" else 0.8)
        of = np.full(len(scores), OUTSIDE, np.int8)
        of[rows] = strata.of
        number = 1 + max((draw.number for draw in self._project.validations.all()), default=0)
        seed = int(np.random.SeedSequence([seed, number]).generate_state(1)[0])
        sizes = tuple(strata.sizes.tolist())
        draw = Draw(number, class_id, goal, wanted, seed, sizes, ())
        draw = replace(draw, samples=_next_of(self._open_to(of), draw, strata.n))
        self._project.validations.add(draw, of)
        self._take(draw)
        return draw

    def draw_more(self, class_id: ClassId, n: int) -> Draw:
        """Draw `n` more samples in the strata of the newest draw.

        Raises
        ------
        Problem
            If none was made, or no samples are left.
        """
        if (draw := self.of(class_id)) is None:
            raise Problem("Nothing was drawn for this class yet")
        left = self._open_to(self._strata_of(draw))
        more = _next_of(left, draw, shared_out(self._n_free(draw, left), n))
        if not more:
            raise Problem("Every sample of the pool was drawn already")
        self._project.validations.add_samples(draw, more)
        draw = replace(draw, samples=draw.samples + more)
        self._take(draw)
        return draw

    def n_left(self, draw: Draw) -> int:
        """Return how many more samples can be drawn."""
        return int(self._n_free(draw, self._open_to(self._strata_of(draw))).sum())

    def want(self, class_id: ClassId, goal: Goal, wanted: float) -> Draw | None:
        """Want another precision or recall of a class, with the samples that there are."""
        if (draw := self.of(class_id)) is None or (draw.goal, draw.wanted) == (goal, wanted):
            return draw
        self._project.validations.change_goal(draw.number, goal, wanted)
        draw = replace(draw, goal=goal, wanted=wanted)
        self._take(draw)
        return draw

    def verdicts(self, draw: Draw) -> Verdicts:
        """Return what is known of each drawn sample, int8 (n,).

        1 present, 0 absent, −1 nobody can tell, −2 not answered yet.
        """
        labels, class_id = self._labels, self._now(draw)
        said = np.full(len(draw.samples), OPEN, np.int8)
        for place, (row, _) in enumerate(draw.samples):
            sample = self._project.samples[row].id
            known, mark = labels.verdict(sample, class_id), labels.marks.get(sample)
            if known != "not judged":
                said[place] = known == "present"
            elif mark and mark.kind != "label":
                said[place] = -1
        return said

    def open_rows(self, draw: Draw) -> list[int]:
        """Return the drawn samples that have no answer yet, in the order of asking."""
        said = self.verdicts(draw)
        return [row for (row, _), known in zip(draw.samples, said, strict=True) if known == OPEN]

    def result(self, class_id: ClassId) -> ValidationResult | None:
        """Return what the newest draw for a class says; None before anything was said.

        The samples are drawn so that those answered first are spread over all strata; the rest of a
        stratum counts as soon as it is answered.
        """
        if (draw := self.of(class_id)) is None or (sample := self.sample(draw)) is None:
            return None
        return validate(sample, draw.goal, draw.wanted)

    def n_more(self, class_id: ClassId) -> int | None:
        """Return about how many more labels it takes until what is wanted can be stated."""
        if (draw := self.of(class_id)) is None or (sample := self.sample(draw)) is None:
            return None
        return more_labels(sample, draw.goal, draw.wanted)

    def thresholds(self) -> dict[ClassId, Recommended | None]:
        """Return for each class the threshold at which what was wanted holds, or None."""
        found = {class_id: self.result(class_id) for class_id in self._labels.classes}
        return {class_id: told.recommended if told else None for class_id, told in found.items()}

    def sample(self, draw: Draw) -> ValidationSample | None:
        """Return the answered samples with the scores of now; None where nothing can be told."""
        class_id = self._now(draw)
        if class_id not in self._labels.classes:
            return None
        scores = self._predictions.of_class(class_id, self._labels)
        said = self.verdicts(draw)
        rows = np.array([row for row, _ in draw.samples], np.int64)
        stratum = np.array([stratum for _, stratum in draw.samples], np.int64)
        counts = (said != OPEN) & np.isfinite(scores[rows])
        if not np.array_equal(np.unique(stratum[counts]), np.unique(stratum)):
            return None  # of a stratum nothing is known yet
        of = self._strata_of(draw)
        inside = np.flatnonzero(of != OUTSIDE)
        return ValidationSample(
            scores[rows[counts]],
            said[counts],
            stratum[counts],
            np.array(draw.sizes, np.int64),
            np.nan_to_num(scores[inside], nan=-1.0),
            of[inside],
            self._pool.groups.numbers(rows[counts]),
            self._n_known(class_id, of),
        )

    # Inside

    @property
    def _labels(self) -> Labels:
        return self._project.journal.labels

    def _now(self, draw: Draw) -> ClassId:
        """Return the class that a draw's class is now: it may have been merged into another."""
        members = self._labels.members
        return next((c for c, ids in members.items() if draw.class_id in ids), draw.class_id)

    def _take(self, draw: Draw) -> None:
        self._draws[draw.class_id] = draw
        self.n_drawn[draw.number] = len(draw.samples)
        self._pool.validate(np.array([row for row, _ in draw.samples], np.int64))

    def _strata_of(self, draw: Draw) -> Strata8:
        if draw.number not in self._strata:
            self._strata[draw.number] = self._project.validations.strata(draw.number)
        return self._strata[draw.number]

    def _known(self, class_id: ClassId) -> tuple[Mask, Rows]:
        """Return of which samples the class is known, and the rows of those that have it."""
        ids = self._labels.members[class_id]
        if self._labels.is_several:
            known = np.zeros(len(self._answers.is_marked), bool)
            present = self._verdict_rows.has(ids)
        else:
            known = self._answers.is_marked.copy()
            present = np.flatnonzero(self._answers.codes([class_id]) == 0)
        known[self._verdict_rows.lacks(ids)] = True
        known[present] = True
        return known, present

    def _may_be_drawn(self, class_id: ClassId) -> Mask:
        pool = self._pool
        known, _ = self._known(class_id)
        free: Mask = pool.is_in & ~known & ~pool.is_audited & ~pool.is_asked
        return free

    def _open_to(self, of: Strata8) -> Strata8:
        """Return strata without what is reserved for the audit, of which none is drawn."""
        reserved = self._pool.is_reserved[: len(of)]
        return np.where(reserved, np.int8(OUTSIDE), of)

    def _n_free(self, draw: Draw, left: Strata8) -> Ints:
        """Return how many samples of each stratum were not drawn yet."""
        has = np.bincount([s for _, s in draw.samples], minlength=len(draw.sizes))
        all_ = np.bincount(left[left != OUTSIDE], minlength=len(draw.sizes))
        free: Ints = np.maximum(all_ - has, 0)
        return free

    def _n_known(self, class_id: ClassId, of: Strata8) -> int:
        """Count the samples of the pool outside the strata that are known to have the class."""
        _, present = self._known(class_id)
        rows = present[self._pool.is_in[present]]
        inside = np.zeros(len(self._pool.is_in), bool)
        inside[: len(of)] = of != OUTSIDE
        return int((~inside[rows]).sum())


def _next_of(of: Strata8, draw: Draw, n: Ints) -> tuple[tuple[int, int], ...]:
    """Return the next samples of each stratum in its random order, mixed so that all take turns."""
    taken = {row for row, _ in draw.samples}
    drawn: list[tuple[float, int, int]] = []
    for stratum, wanted in enumerate(n.tolist()):
        rows = np.flatnonzero(of == stratum)
        order = np.random.default_rng([draw.seed, stratum]).permutation(rows).tolist()
        fresh = [row for row in order if row not in taken][:wanted]
        drawn += [((turn + 0.5) / len(fresh), row, stratum) for turn, row in enumerate(fresh)]
    turns = np.random.default_rng([draw.seed, len(taken), 99]).random(len(drawn)).tolist()
    mixed = sorted(zip(drawn, turns, strict=True), key=lambda one: (one[0][0], one[1]))
    return tuple((row, stratum) for (_, row, stratum), _ in mixed)
