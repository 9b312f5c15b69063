"""Refits: what one needs to know, and how its answer is taken in."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from aldesk.core.errors import Problem
from aldesk.core.refit import Ranking, RefitRequest, RefitResult
from aldesk.session.batch_chooser import BatchChooser
from aldesk.session.desk import Desk
from aldesk.session.first_scores import read_first_scores
from aldesk.session.pending_refits import AskedWith, PendingRefits
from aldesk.session.query_records import ranked_by
from aldesk.session.types import Changes

if TYPE_CHECKING:
    from aldesk.embed import EmbeddingMatrix


class Refits:
    """Asks for refits, here or elsewhere, and gives what they say to those who need it.

    Parameters
    ----------
    desk : Desk
    chooser : BatchChooser
        Is given the rankings.

    Attributes
    ----------
    first_scores : FirstScores or None
        Of a model that was applied to the project.
    """

    def __init__(self, desk: Desk, chooser: BatchChooser) -> None:
        self._desk, self._chooser = desk, chooser
        self._pending = PendingRefits()
        self._embeddings: EmbeddingMatrix | None = None
        self.first_scores = read_first_scores(desk.project, desk.labels)
        if self.first_scores:
            desk.predictions.take(self.first_scores.result, self.first_scores.class_ids)

    def request(self, key: str) -> RefitRequest:
        """Return what a refit needs to know now, given the encoder's key."""
        desk = self._desk
        recipe = desk.settings.recipe
        rows, codes = desk.training_labels()
        check_rows, check_codes = desk.accuracy.labels()
        asked = AskedWith(recipe, tuple(desk.labels.classes), key)
        request = RefitRequest(
            generation=self._pending.next_generation,
            shards=desk.project.embeddings.shards(key),
            n_classes=len(desk.labels.classes),
            rows=rows,
            codes=codes,
            candidates=desk.pool.candidates(),
            check_rows=check_rows,
            check_codes=check_codes,
            predict_rows=np.flatnonzero(desk.pool.is_in),
            recipe=recipe,
            seed=desk.derived_seed(desk.queue.n_batches, 1),
            check_groups=desk.accuracy.groups(check_rows),
            groups=desk.accuracy.groups(rows),
            calibration=self._pending.calibration(asked),
            weighs=desk.settings.weighs and not desk.labels.is_several,
        )
        self._pending.ask(replace(asked, ranked=ranked_by(request, desk.state(), key)))
        return request

    def accept(self, result: RefitResult) -> Changes:
        """Take in a refit's answer; one that is older than the last, or of another recipe, is not.

        An answer that is not the newest asked for is still of use to an annotator who is faster
        than the refits; only the newest one counts as the strategy's choice.
        """
        desk, recipe = self._desk, self._desk.settings.recipe
        self.accept_ranking(result.ranking)
        asked = self._pending.answer(result.generation, recipe)
        if asked is None:
            return Changes()
        self._pending.keep(result.calibration, asked)
        if self.first_scores is None or result.n_labeled >= self.first_scores.n_enough:
            desk.predictions.take(result, asked.class_ids)
        curve = desk.accuracy.record(result, recipe, asked.encoder)
        return Changes(predictions=True, ready=True, curve=curve)

    def accept_ranking(self, ranking: Ranking) -> Changes:
        """Take in what a refit would ask next, before all else of its answer is there.

        What the model believes and how good it is stays as the last answer said, all of one model,
        until `accept` replaces it at once. A ranking that is older than the last, or of another
        recipe, is not taken in.
        """
        asked = self._pending.rank(ranking.generation, self._desk.settings.recipe)
        if asked is None:
            return Changes()
        newest = self._pending.is_newest(ranking.generation)
        ranked, weights = ranking.ranked, ranking.weights
        self._chooser.take(ranked, is_newest=newest, by=asked.ranked, weights=weights)
        return Changes(ready=True)

    def refit(self) -> Changes:
        """Fit, query and measure here and now, and take the answer in."""
        # Brings torch: only scripts and the command line refit in their own process.
        from aldesk.embed import EmbeddingMatrix
        from aldesk.learn.refit import refit

        project = self._desk.project
        request = self.request(project.meta.encoder_key)
        if not request.shards:
            raise Problem(
                "Nothing is embedded yet, so there is nothing to fit on",
                kept="Labels can be given all the same",
                todo=f"Run `aldesk embed {project.path.name}` first",
            )
        self._embeddings = self._embeddings or EmbeddingMatrix()
        self._embeddings.update(request.shards)
        return self.accept(refit(request, self._embeddings))

    @property
    def is_waiting(self) -> bool:
        """Whether the newest request is still unanswered."""
        return self._pending.is_waiting

    def give_up_waiting(self) -> None:
        """Expect no answer any more."""
        self._pending.give_up()

    def forget_model(self) -> Changes:
        """Forget what the model believes and what is on its way."""
        self._pending.give_up()
        self.first_scores = None
        self._desk.predictions.forget()
        self._chooser.forget()
        return Changes(predictions=True, ready=True, curve=True)
