"""The active-learning loop of one annotator over one project, without a window.

The window, the command line and scripts drive the same object::

    with Project.open("digits.aldesk") as project:
        session = LabelSession(project)
        for asked in session.next_batch():
            session.label(asked.sample.id, "seven")
        session.refit()
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

import numpy as np

from aldesk.arrays import Floats, Mask, Rows, Vectors, Verdicts
from aldesk.core.band import Band
from aldesk.core.errors import Problem
from aldesk.core.filter import Filter
from aldesk.core.ids import NO_CLASS, ClassId, SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.judgement import Verdict
from aldesk.core.labels import Labels
from aldesk.core.names import plain_name
from aldesk.core.progress import Progress, silent
from aldesk.core.project_state import ProjectState
from aldesk.core.query_record import QueryRecord
from aldesk.core.recording import Recording
from aldesk.core.refit import Ranking, RefitRequest, RefitResult, Shard
from aldesk.core.some_rows import SomeRows
from aldesk.embed.nearest.cosine_search import CosineSearch
from aldesk.embed.nearest.question import answer
from aldesk.embed.word_scan import scan_probabilities, scan_scores
from aldesk.evaluate.validation import Recommended
from aldesk.session import by_words
from aldesk.session.accuracy_monitor import AccuracyMonitor
from aldesk.session.answers import Answers
from aldesk.session.batch_chooser import BatchChooser
from aldesk.session.bulk_checks import BulkChecks, to_check
from aldesk.session.first_scores import read_first_scores
from aldesk.session.kept_together import choose
from aldesk.session.pending_refits import AskedWith, PendingRefits
from aldesk.session.pool import Pool
from aldesk.session.predictions import Predictions
from aldesk.session.query_records import library_versions, ranked_by
from aldesk.session.queue import Queue
from aldesk.session.search import Search
from aldesk.session.second_look_log import SecondLookLog
from aldesk.session.shared_rows import shared_rows
from aldesk.session.similar import Similar, not_embedded, question, shown
from aldesk.session.types import Changes, QueueItem, Settings, for_several, load_settings
from aldesk.session.validations import Validations
from aldesk.session.verdict_rows import VerdictRows
from aldesk.store.project import Project
from aldesk.store.query_table import Query, Reason
from aldesk.store.truth_table import Told

if TYPE_CHECKING:
    from aldesk.embed import EmbeddingMatrix

__all__ = ["Changes", "LabelSession", "QueueItem", "Settings"]

_CHECKS = ("model_check", "bulk_check")
_NO_ROWS: Rows = np.zeros(0, np.int64)


class LabelSession:
    """One loop: ask for a batch, label, refit, read the curve.

    Every method that changes something has it on the disk when it returns, and says in its
    `Changes` what it was. A refit can run here (`refit`) or elsewhere (`refit_request`, `accept`).

    Parameters
    ----------
    project : Project
        Open; stays the caller's to close.
    settings : Settings, optional
        Replaces those kept in the project.

    Attributes
    ----------
    settings : Settings
        What the person chose; `change_settings` chooses anew.
    queue : Queue
        What is asked about, and what of it is still open.
    answers, verdicts, pool, predictions
        What is known of each sample, as arrays by row.
    bulk : BulkChecks
    accuracy : AccuracyMonitor
    validations : Validations
    second_looks : SecondLookLog
        Which labels were asked about once more; see `aldesk.session.second_looks`.
    search : Search
    first_scores : FirstScores or None
        Of a model that was applied to the project; its predictions are shown until there are labels
        enough for a refit to know more.

    Samples and classes are named here as a script knows them, a class by its name, also one that
    it once had; the parts speak of class ids, which stay when a name changes.
    """

    def __init__(self, project: Project, settings: Settings | None = None) -> None:
        self.project = project
        self.settings = load_settings(project)
        if self.labels.is_several:
            self.settings = for_several(self.settings)
        self.answers = Answers()
        self.verdicts = VerdictRows()
        self.pool = Pool(project.samples, self.answers)
        self.predictions = Predictions()
        self.queue = Queue(project.samples, self.answers)
        self.search = Search(project, self.answers, self.verdicts, self.pool, self.predictions)
        self._chooser = BatchChooser(self.pool)
        self._pending = PendingRefits()
        self._embeddings: EmbeddingMatrix | None = None
        self._nearest: CosineSearch | None = None
        self.second_looks = SecondLookLog(project)
        self._take_rows(range(len(project.samples)))
        self.bulk = BulkChecks(project, self.answers, self.verdicts)
        to_decide = [project.row_of(sample_id) for sample_id in self.labels.to_decide]
        self.pool.ask((row, "adjudicate") for row in to_decide)
        self.queue.decide(to_decide)
        queries = project.queries.all()
        for query in queries:
            self._take_query(query)
        self.bulk.take_all(queries)
        self._follow_checks(self.bulk.rows_again)
        self.validations = Validations(
            project, self.pool, self.answers, self.verdicts, self.predictions
        )
        self.accuracy = AccuracyMonitor(project, self.pool, self.answers, self.verdicts)
        self.first_scores = read_first_scores(project, self.labels)
        if self.first_scores:
            self.predictions.take(self.first_scores.result, self.first_scores.class_ids)
        if settings is not None and settings != self.settings:
            self.change_settings(settings)
        self._reserve_for_audit(range(len(project.samples)))
        self.pool.ask_in_all_copies(*shared_rows(project))

    @property
    def labels(self) -> Labels:
        """The fold over the journal."""
        return self.project.journal.labels

    def class_id(self, name: str, *, kept: str = "Nothing was labelled") -> ClassId:
        """Return the id of a class; an unknown one is a `Problem`, which says what was kept."""
        if (class_id := self.labels.class_id(name)) is not None:
            return class_id
        raise Problem(
            f"There is no class “{name}”",
            kept=kept,
            todo=f"The classes are {', '.join(self.labels.class_names) or 'none yet'}",
        )

    # The loop, in its order

    def next_batch(self) -> tuple[QueueItem, ...]:
        """Hand out the next batch and return it; never waits for a refit.

        Takes the strategy's choice if a refit has answered, the best of the last ranking if it has
        not, and random samples before the first. Audit samples are mixed in at the rate set. An
        empty batch means that the pool is used up.
        """
        batch = self._choose_batch()
        if batch:
            self._ask(batch, self._record([row for row, _ in batch]))
            self._chooser.is_ready = False
        return self._with_reasons(batch)

    def chosen_rows(self, n: int) -> list[int]:
        """Return so many samples that the strategy would ask about, those of the audit left out."""
        reasons, open_rows = self.queue.reasons, self.queue.rows()
        asked = (
            row
            for row in open_rows
            if reasons.get(row) != "audit" and not self.queue.asks_again(row)
        )
        rows = list(islice(asked, n))
        if len(rows) < n:
            rows += [row for row, reason in self._choose_batch() if reason != "audit"]
        return rows[:n]

    def upcoming(self) -> tuple[QueueItem, ...]:
        """Return what `next_batch` would hand out now, for decoding ahead."""
        return self._with_reasons(self._choose_batch())

    def label(self, sample_id: str, class_name: str) -> Changes:
        """Give a sample its class; where it may have several, this one and no others.

        Raises
        ------
        Problem
            If the sample or class is unknown, or the disk refuses; nothing has changed then.
        """
        class_id = self.class_id(class_name)
        return self._touched(self.project.journal.label([(self._known_id(sample_id), class_id)]))

    def label_many(self, sample_ids: Iterable[str], class_name: str) -> Changes:
        """Give samples a class as one act, which one undo takes back.

        Samples that measure the accuracy are left out (see `Pool.measures`): a label that was given
        in bulk, with the predictions in view, trains and never measures. Of five or more, some are
        asked about again later, blind: see `aldesk.session.bulk_checks`.

        Raises
        ------
        Problem
            If a sample or the class is unknown, or the disk refuses; nothing has changed then.
        """
        class_id = self.class_id(class_name)
        ids = [self._known_id(sample_id) for sample_id in sample_ids]
        ids = self._not_measuring(ids)
        if not ids:
            return Changes()
        drawn = self._to_check(ids, class_id, "present")
        changes = self._touched(self.project.journal.label((id_, class_id) for id_ in ids))
        self._ask_later(drawn)
        return changes

    def label_together(
        self,
        sample_ids: Iterable[str],
        class_name: str,
        others: Iterable[str] = (),
        verdict: Literal["present", "absent"] = "present",
    ) -> Changes:
        """Give samples that look alike a class as one act, and keep some back to check it blind.

        See `aldesk.session.bulk_checks`. What is kept back gets no label now and is asked about
        later. What had another label, or was asked about already, gets it all the same, and is
        asked about again. Samples that measure the accuracy are left out, as `label_many` does.

        Parameters
        ----------
        sample_ids : iterable of str
        class_name : str
        others : iterable of str
            Samples that were looked over with them and are not of the class; they get no label.
        verdict : {"present", "absent"}
            Where samples may have several classes, whether they have this one; of others nothing
            is said.

        Raises
        ------
        Problem
            If a sample or the class is unknown, or the disk refuses; nothing has changed then.
        """
        class_id = self.class_id(class_name)
        ids = self._not_measuring([self._known_id(sample_id) for sample_id in sample_ids])
        labels = self.labels
        if labels.is_several:
            ids = [id_ for id_ in ids if labels.verdict(id_, class_id) != verdict]
        drawn = self._to_check(ids, class_id, verdict)
        drawn_ids = [self.project.samples[row].id for row in drawn.tolist()]
        is_new = [labels.verdict(id_, class_id) == "not judged" for id_ in drawn_ids]
        is_kept = self.pool.is_free(drawn) & np.array(is_new, bool)
        kept = {id_ for id_, back in zip(drawn_ids, is_kept.tolist(), strict=True) if back}
        given = [id_ for id_ in ids if id_ not in kept]
        not_of_it, journal = list(map(self._known_id, others)), self.project.journal
        if labels.is_several:
            said: list[tuple[SampleId, Verdict]] = [(id_, verdict) for id_ in given]
            said += [(id_, "absent") for id_ in self._not_measuring(not_of_it)]
            act = journal.judge_each(said, class_id)
        else:
            open_ones = (id_ for id_ in not_of_it if id_ not in labels.marks)
            act = journal.label_together(given, class_id, open_ones)
        changes = self._touched(act)
        if kept:
            self._ask([(row, "bulk_check") for row in drawn[is_kept].tolist()])
        self._ask_later(drawn[~is_kept])
        return changes

    def _to_check(self, ids: Sequence[SampleId], class_id: ClassId, verdict: Verdict) -> Rows:
        """Draw what checks an act, of those whose label it changes; see `bulk_checks.to_check`.

        What is to be answered blind already is none of them, or it would be asked about twice.
        """
        new = (id_ for id_ in ids if self.labels.verdict(id_, class_id) != verdict)
        rows = np.array([self.project.row_of(id_) for id_ in new], np.int64)
        taken = [*self.second_looks.open_rows(), *self.bulk.waiting(self.bulk.rows_again)]
        asked = self.queue.reasons.items()
        taken += (row for row, why in asked if why in _CHECKS and self.queue.is_open(row))
        rows = rows[~np.isin(rows, taken)]
        return to_check(rows, len(ids), self._derived_seed(self.queue.n_batches, 6))

    def _ask_later(self, drawn: Rows) -> None:
        """Ask about labels once more that were given just now in bulk."""
        if len(drawn):
            self._ask([(row, "bulk_again") for row in drawn.tolist()])

    # Several classes for one sample

    def allow_several(self, *, only_named: bool = False) -> Changes:
        """Let samples have any number of classes from now on; see `Journal.allow_several`.

        Where something was said already, a copy of the project is made first, which is kept. What
        the model believes is forgotten: it knew of exactly one class for each. A strategy that has
        no form for several classes gives way to one that has.

        Raises
        ------
        Problem
            If the copy or the project cannot be written; nothing has changed then.
        """
        if self.labels.is_several:
            return Changes()
        if self.labels.marks:
            self.project.back_up_before("several classes")
        changed = self.project.journal.allow_several(only_named=only_named)
        self._touched(changed)
        self.change_settings(self.settings)
        changes = replace(self.forget_model(), samples=frozenset(changed), settings=True)
        return replace(changes, classes=True, queue=True)

    def answer(self, sample_id: str, class_names: Iterable[str]) -> Changes:
        """Say which classes a sample has, and that it has no others of those there are now.

        Raises
        ------
        Problem
            If the sample or a class is unknown, or the disk refuses; nothing has changed then.
        """
        class_ids = [self.class_id(name) for name in class_names]
        sample = self._known_id(sample_id)
        return self._touched(self.project.journal.answer([(sample, class_ids)]))

    def judge(self, sample_ids: Iterable[str], class_name: str, verdict: Verdict) -> Changes:
        """Say of one class whether samples have it, as one act; they stay in the queue.

        Where there are several, those that measure the accuracy are left out, as `label_many` does.
        In a project of exactly one class for each, only "absent" and "not judged" can be said, and
        only of samples without a label; they stay without one.

        Raises
        ------
        Problem
            As `answer`.
        """
        class_id, ids = self.class_id(class_name), [self._known_id(id_) for id_ in sample_ids]
        if len(ids) > 1:
            ids = self._not_measuring(ids)
        if not self.labels.is_several or verdict == "not judged":
            return self._touched(self.project.journal.judge(ids, class_id, verdict))
        return self._judge_each([(id_, verdict) for id_ in ids], class_id, verdict)

    def known_of_class(self, class_id: ClassId) -> tuple[Rows, Verdicts]:
        """Return the samples that teach one class and whether each has it.

        Returns
        -------
        rows : int64 (n,)
            Those that measure the accuracy are left out.
        said : int8 (n,)
            1 present, 0 absent.
        """
        of_class = {class_id: self.labels.members[class_id]}
        rows, said = self.pool.training_verdicts(self.verdicts, of_class)
        if self.labels.is_several:
            return rows, said[:, 0]
        labelled, codes = self.pool.training_labels(self.labels.classes)
        has = codes == list(self.labels.classes).index(class_id)
        all_said = np.concatenate([said[:, 0], has.astype(np.int8)])
        return np.concatenate([rows, labelled]), all_said

    def toggle(self, sample_id: str, class_name: str) -> Changes:
        """Say that a sample has a class, or take that back.

        Taken back, the class is absent where an answer for the whole sample judged it, and not
        judged where none did, as when the class was added later.
        """
        return self._toggle([self._known_id(sample_id)], class_name)

    def toggle_many(self, sample_ids: Iterable[str], class_name: str) -> Changes:
        """Say as one act that samples have a class, or take it back where all of them have it.

        Those that measure the accuracy are left out, as `label_many` does.
        """
        ids = self._not_measuring([self._known_id(sample_id) for sample_id in sample_ids])
        return self._toggle(ids, class_name)

    def have_all(self, sample_ids: Iterable[str], class_name: str) -> bool:
        """Tell whether `toggle_many` would take the class back."""
        class_id = self.class_id(class_name)
        ids = self._not_measuring([self._known_id(sample_id) for sample_id in sample_ids])
        return bool(ids) and all(self.labels.verdict(id_, class_id) == "present" for id_ in ids)

    def _toggle(self, ids: Sequence[SampleId], class_name: str) -> Changes:
        class_id, labels = self.class_id(class_name), self.labels
        lacking = [id_ for id_ in ids if labels.verdict(id_, class_id) != "present"]
        if lacking:
            return self._judge_each([(id_, "present") for id_ in lacking], class_id, "present")
        answered = ((id_, labels.answered(id_, class_id)) for id_ in ids)
        said: list[tuple[SampleId, Verdict]] = [
            (id_, "not judged" if whole == "not judged" else "absent") for id_, whole in answered
        ]
        return self._judge_each(said, class_id, "absent")

    def _judge_each(
        self, said: Sequence[tuple[SampleId, Verdict]], class_id: ClassId, verdict: Verdict
    ) -> Changes:
        """Say something of one class of samples; some that are given this verdict are checked."""
        ids = [id_ for id_, each in said if each == verdict]
        drawn = self._to_check(ids, class_id, verdict) if len(said) > 1 else _NO_ROWS
        changes = self._touched(self.project.journal.judge_each(said, class_id))
        self._ask_later(drawn)
        return changes

    def queue_next(self, sample_ids: Iterable[str]) -> Changes:
        """Ask about these samples next, in this order, before what is still open.

        Left out are those that have an answer or were asked about, and those that measure.
        """
        wanted = dict.fromkeys(self.project.row_of(sample_id) for sample_id in sample_ids)
        rows = np.array(list(wanted), np.int64)
        rows = rows[self.pool.is_free(rows) & ~self.pool.measures(rows)]
        if len(rows):
            self._ask([(row, "picked") for row in rows.tolist()])
        return Changes(queue=bool(len(rows)))

    # Labels by the model; see `aldesk.session.model_labels`

    def label_by_model(self, rows: Rows, proba: Floats, class_name: str) -> Changes:
        """Give samples a class by the model, with how probable it is there, as one act.

        They are a kind of their own: they train nothing, measure nothing, stay open to questions,
        and whatever a person says of the sample goes before them.

        Raises
        ------
        Problem
            If there is no such class, or the disk refuses; nothing has changed then.
        """
        ids = (self.project.samples[row].id for row in rows.tolist())
        samples = zip(ids, proba.tolist(), strict=True)
        journal = self.project.journal
        return self._touched(journal.label_by_model(samples, self.class_id(class_name)))

    def ask_to_check(self, among: Rows, n: int) -> Changes:
        """Ask about so many of some samples next, drawn at random, as a check of the model."""
        seed = self._derived_seed(self.queue.n_batches, 5)
        rows = np.random.default_rng(seed).permutation(among)[:n]
        if len(rows):
            self._ask([(row, "model_check") for row in rows.tolist()])
        return Changes(queue=bool(len(rows)))

    def ask_again(self, drawn: Sequence[tuple[int, Reason]]) -> Changes:
        """Write down labelled samples that are asked about once more, before the first is shown.

        Which they are says `aldesk.session.second_looks`; the queue stays as it is.
        """
        if drawn:
            self._ask(drawn)
        return Changes(queue=bool(drawn))

    def skip(self, sample_id: str) -> Changes:
        """Leave a sample out; it is not asked about again."""
        return self._touched(self.project.journal.skip(self._known_id(sample_id)))

    def cant_tell(self, sample_id: str) -> Changes:
        """Say that nobody can tell a sample's class; it counts, and is not asked about again."""
        return self._touched(self.project.journal.cant_tell(self._known_id(sample_id)))

    def flag(self, sample_id: str, note: str = "") -> Changes:
        """Mark a sample for a second look, or take the mark off; the sample stays in the queue."""
        known_id, journal = self._known_id(sample_id), self.project.journal
        flagged = known_id in self.labels.flags and not note
        return self._touched(journal.unflag(known_id) if flagged else journal.flag(known_id, note))

    def undo(self) -> Changes:
        """Take back the last act; its sample is the current one again."""
        changes = self._acted(self.project.journal.undo)
        if len(changes.samples) == 1:
            self.queue.come_first(self.project.row_of(*changes.samples))
        return changes

    def redo(self) -> Changes:
        """Do the act that was undone last again."""
        return self._acted(self.project.journal.redo)

    def go_to(self, act: int) -> Changes:
        """Undo or redo until this act of the `history` is the last one done; 0 undoes all."""
        return self._acted(lambda: self.project.journal.go_to(act))

    def restore(self, act: int) -> Changes:
        """Make everything as it was after an act of an undone branch (see `Labels.branches`).

        Answers given since the branch was left are taken back with it, until this is undone.
        """
        return self._acted(lambda: self.project.journal.restore(act))

    # A refit: here, or elsewhere

    def refit_request(self, key: str) -> RefitRequest:
        """Return what a refit needs to know now.

        Parameters
        ----------
        key : str
            Of the encoder whose embeddings are used.
        """
        recipe = self.settings.recipe
        rows, codes = self._training_labels()
        check_rows, check_codes = self.accuracy.labels()
        asked = AskedWith(recipe, tuple(self.labels.classes), key)
        request = RefitRequest(
            generation=self._pending.next_generation,
            shards=self.project.embeddings.shards(key),
            n_classes=len(self.labels.classes),
            rows=rows,
            codes=codes,
            candidates=self.pool.candidates(),
            check_rows=check_rows,
            check_codes=check_codes,
            predict_rows=np.flatnonzero(self.pool.is_in),
            recipe=recipe,
            seed=self._derived_seed(self.queue.n_batches, 1),
            check_groups=self.accuracy.groups(check_rows),
            groups=self.accuracy.groups(rows),
            calibration=self._pending.calibration(asked),
            weighs=self.settings.weighs and not self.labels.is_several,
        )
        self._pending.ask(replace(asked, ranked=ranked_by(request, self._state(), key)))
        return request

    def accept(self, result: RefitResult) -> Changes:
        """Take in a refit's answer; one that is older than the last, or of another recipe, is not.

        An answer that is not the newest asked for is still of use to an annotator who is faster
        than the refits; only the newest one counts as the strategy's choice.
        """
        recipe = self.settings.recipe
        self.accept_ranking(result.ranking)
        asked = self._pending.answer(result.generation, recipe)
        if asked is None:
            return Changes()
        self._pending.keep(result.calibration, asked)
        if self.first_scores is None or result.n_labeled >= self.first_scores.n_enough:
            self.predictions.take(result, asked.class_ids)
        curve = self.accuracy.record(result, recipe, asked.encoder)
        return Changes(predictions=True, ready=True, curve=curve)

    def accept_ranking(self, ranking: Ranking) -> Changes:
        """Take in what a refit would ask next, before all else of its answer is there.

        What the model believes and how good it is stays as the last answer said, all of one model,
        until `accept` replaces it at once. A ranking that is older than the last, or of another
        recipe, is not taken in.
        """
        asked = self._pending.rank(ranking.generation, self.settings.recipe)
        if asked is None:
            return Changes()
        newest = self._pending.is_newest(ranking.generation)
        ranked, weights = ranking.ranked, ranking.weights
        self._chooser.take(ranked, is_newest=newest, by=asked.ranked, weights=weights)
        return Changes(ready=True)

    def refit(self) -> Changes:
        """Fit, query and measure here and now, and take the answer in.

        Raises
        ------
        Problem
            If nothing is embedded yet.
        """
        # Brings torch: only scripts and the command line refit in their own process.
        from aldesk.embed import EmbeddingMatrix
        from aldesk.learn.refit import refit

        request = self.refit_request(self.project.meta.encoder_key)
        if not request.shards:
            raise Problem(
                "Nothing is embedded yet, so there is nothing to fit on",
                kept="Labels can be given all the same",
                todo=f"Run `aldesk embed {self.project.path.name}` first",
            )
        self._embeddings = self._embeddings or EmbeddingMatrix()
        self._embeddings.update(request.shards)
        return self.accept(refit(request, self._embeddings))

    # Words, where the encoder can read them

    def find_by_words(self, text: str, n: int = 50) -> list[tuple[SampleId, float]]:
        """Return the samples that fit words best, with their scores; see `WordProbe.scores`.

        Words are a sentence, or the name of one of the encoder's own classes. Left out is what
        measures the accuracy. The encoder is loaded in this process.

        Raises
        ------
        Problem
            If nothing is embedded, the encoder reads no words, or knows no such class.
        """
        question = by_words.question_of(by_words.reader_of(self.project), text)
        probe = by_words.ask_here(self.project, question)
        rows, scores = scan_scores(self._shards(), probe)
        order = by_words.order_by(self.pool, rows, scores[:, 0])[:n]
        found = zip(rows[order].tolist(), scores[order, 0].tolist(), strict=True)
        return [(self.project.samples[row].id, score) for row, score in found]

    def predict_by_words(self, words: Mapping[str, str] | None = None) -> Changes:
        """Let words be the first classifier, until a model has learned; see `accept_words`.

        Parameters
        ----------
        words : mapping of str to str, optional
            By the class's name a sentence, or one of the encoder's own classes; what follows from
            the names, if not given (see `by_words.own_words`).

        Raises
        ------
        Problem
            As `find_by_words`; if none of the classes has words; if a model has learned already.
        """
        self.refuse_words()
        reader = by_words.reader_of(self.project)
        chosen = by_words.own_words(self.project, reader)
        if words is not None:
            chosen = {self.class_id(name): word for name, word in words.items()}
        question, class_ids = by_words.first_question(self.project, reader, chosen)
        probe = by_words.ask_here(self.project, question)
        exclusive = not self.labels.is_several
        rows, proba = scan_probabilities(self._shards(), probe, exclusive=exclusive)
        return self.accept_words(rows, proba, class_ids)

    def refuse_words(self) -> None:
        """Refuse that words predict where a model has learned from labels; raises Problem."""
        learned = self.predictions.result
        if learned is not None and learned.proba.size and not self.predictions.is_by_words:
            raise Problem(
                "The model has learned from labels already, and predicts better than words do",
                kept="Nothing was changed",
            )

    def accept_words(self, rows: Rows, proba: Floats, class_ids: Iterable[ClassId]) -> Changes:
        """Take in what words say: predictions to be shown, no labels and no measure of a model.

        The first refit that learns from labels replaces them; they are not kept in the project.

        Parameters
        ----------
        rows : int64 (n,)
        proba : float32 (n, n_classes)
        class_ids : iterable of ClassId
            Of the columns.
        """
        inside = self.pool.is_in[rows]
        self.predictions.take_words(rows[inside], proba[inside], tuple(class_ids))
        return Changes(predictions=True)

    def _shards(self) -> tuple[Shard, ...]:
        return self.project.embeddings.shards(self.project.meta.encoder_key)

    @property
    def is_waiting(self) -> bool:
        """Whether the newest refit request is still unanswered."""
        return self._pending.is_waiting

    @property
    def next_is_ready(self) -> bool:
        """Whether the strategy has chosen the batch after the present one."""
        return self._chooser.is_ready

    def give_up_waiting(self) -> None:
        """Expect no answer any more; the last ranking stays in use."""
        self._pending.give_up()

    def forget_model(self) -> Changes:
        """Forget what the model believes and what is on its way: another encoder is in use.

        Samples are drawn at random until a refit has answered; labels and measurements stay.
        """
        self._pending.give_up()
        self.first_scores = None
        self.predictions.forget()
        self._chooser.forget()
        return Changes(predictions=True, ready=True, curve=True)

    # How well a class is found

    def begin_validation(
        self,
        class_name: str,
        *,
        precision: float | None = None,
        recall: float | None = None,
        n: int = 96,
    ) -> Changes:
        """Draw samples to validate a class with; see `Validations`.

        Parameters
        ----------
        class_name : str
        precision, recall : float
            What is wanted, one of both; by default a precision of 0.9.
        n : int, default 96

        Raises
        ------
        Problem
            If the class is unknown, the model does not know it, or too few samples are left.
        """
        seed = self.settings.seed
        if recall is not None:
            self.validations.begin(self.class_id(class_name), "recall", recall, n, seed)
        else:
            self.validations.begin(
                self.class_id(class_name), "precision", precision or 0.9, n, seed
            )
        return Changes(queue=True)

    def thresholds(self) -> dict[ClassId, Recommended | None]:
        """Return for each class the threshold at which what was wanted of it holds, or None."""
        return self.validations.thresholds()

    # What the project consists of, and what is chosen

    def change_settings(self, settings: Settings) -> Changes:
        """Choose anew; it holds from the next batch on."""
        settings = for_several(settings) if self.labels.is_several else settings
        self.project.meta.settings = asdict(settings)
        self._chooser.is_ready &= settings.recipe == self.settings.recipe
        self.settings = settings
        return Changes(settings=True)

    def keep_together(self, by: str) -> Changes:
        """Choose what the audit keeps together, as `audit_groups` takes it.

        Raises
        ------
        Problem
            If it cannot be chosen any more (see `AccuracyMonitor.why_fixed`), or the samples have
            no such column.
        """
        if why := self.accuracy.why_fixed:
            raise Problem(why.removesuffix("."))
        choose(self.project, by)
        self.pool.release_reserve()
        self._reserve_for_audit(range(len(self.project.samples)))
        return Changes(settings=True)

    def add_samples(
        self,
        part: ImportBatch,
        *,
        as_labels: bool = False,
        classes: Iterable[str] | None = None,
    ) -> Changes:
        """Take in what an import has read: new samples, and files that were moved.

        The queue stays as it is; new samples are drawn and queried from the next batch on.

        Parameters
        ----------
        part : ImportBatch
        as_labels, classes
            See `Project.add_samples`.

        Raises
        ------
        Problem
            If the disk refuses; nothing has changed then.
        """
        rows = self.project.add_samples(part, as_labels=as_labels, classes=classes)
        self._take_rows(rows)
        self._reserve_for_audit(rows)
        moved = frozenset(id_ for id_, _ in part.moved)
        return Changes(samples=moved, pool=bool(rows), files=bool(moved))

    def import_labels(
        self,
        pairs: Iterable[tuple[str, str]],
        new_classes: Iterable[str] = (),
        bands: Mapping[SampleId, Band] | None = None,
    ) -> Changes:
        """Take over labels made elsewhere, as one act, which one undo takes back.

        Parameters
        ----------
        pairs : iterable of (str, str)
            Sample id and class name.
        new_classes : iterable of str
            Classes to add; the pairs may name them.
        bands : mapping of SampleId to Band, optional
            Frequencies of samples; undoing leaves them, and they count for their class alone.
        """
        new = list(new_classes)
        lines = [(self._known_id(sample_id), name) for sample_id, name in pairs]
        self.project.bands.add((bands or {}).items())
        return self._imported(lambda: self.project.journal.import_labels(lines, new), new)

    def import_answers(
        self,
        answers: Iterable[tuple[str, Sequence[str]]] = (),
        verdicts: Iterable[tuple[str, str, Verdict]] = (),
        new_classes: Iterable[str] = (),
        bands: Iterable[tuple[SampleId, Band]] = (),
        of: Mapping[SampleId, Sequence[str]] | None = None,
    ) -> Changes:
        """Take over what was said elsewhere where samples may have several classes, as one act.

        Parameters
        ----------
        answers : iterable of (str, sequence of str)
            Sample id, and the names of all classes that it has.
        verdicts : iterable of (str, str, Verdict)
            Sample id, class name, and what is known of that class alone.
        new_classes : iterable of str
            Classes to add.
        bands : iterable of (SampleId, Band)
            Frequencies, of each class its own; undoing leaves them.
        of : mapping of SampleId to sequence of str, optional
            The classes that an answer speaks of; all that there are by default.
        """
        new = list(new_classes)
        whole = [(self._known_id(sample_id), list(names)) for sample_id, names in answers]
        single = [(self._known_id(sample_id), name, said) for sample_id, name, said in verdicts]
        # What was answered blind goes on measuring, so that no table may change it class by class.
        single = [line for line in single if not self.pool.is_audited[self.project.row_of(line[0])]]
        self.project.bands.add(bands)
        journal = self.project.journal
        return self._imported(lambda: journal.import_answers(whole, single, new, of), new)

    def _imported(self, act: Callable[[], set[SampleId]], new: Sequence[str]) -> Changes:
        journal = self.project.journal
        actor, journal.actor = journal.actor, "import"
        try:
            changed = self._touched(act())
        finally:
            journal.actor = actor
        return replace(changed, classes=bool(new))

    def import_truth(
        self, told: Iterable[tuple[str, Told]], new_classes: Iterable[str] = ()
    ) -> Changes:
        """Take over what studies and the test are answered with: never shown, never trained on.

        It is no act, and replaces what was told of the same samples. Where it makes a test split
        large enough, the accuracy is measured on that from the next opening on.

        Parameters
        ----------
        told : iterable of (str, Told)
            Sample id, and its class, or its classes and those that are known to be absent.
        new_classes : iterable of str
            Classes to add; they may be told of.
        """
        known = {self._known_id(sample_id): said for sample_id, said in told}
        if new := list(new_classes):
            self.project.journal.add_classes(new)
        self.project.truth.put(known)
        if self.accuracy.has_test:
            self.project.meta.expects_test = True
        return Changes(classes=bool(new))

    # The classes; a name may be one that a class has, or once had

    def add_class(self, name: str) -> Changes:
        """Add a class at the end."""
        self.project.journal.add_classes([plain_name(name)])
        return Changes(classes=True)

    def rename_class(self, name: str, new_name: str) -> Changes:
        """Give a class another name; its labels, key and colour stay."""
        class_id, new_name = self.class_id(name), plain_name(new_name)
        return self._acted(lambda: self.project.journal.rename_class(class_id, new_name))

    def merge_classes(self, name: str, into: str) -> Changes:
        """Give all labels of one class to another; the source's labels of that name follow."""
        one, other = self.class_id(name), self.class_id(into)
        return self._acted(lambda: self.project.journal.merge_class(one, other))

    def delete_class(self, name: str) -> Changes:
        """Take a class without labels out of use; the source's labels of that name mean nothing."""
        class_id = self.class_id(name)
        return self._acted(lambda: self.project.journal.delete_class(class_id))

    def move_class(self, name: str, place: int) -> Changes:
        """Move a class to a place in the list, from 0; its key stays."""
        class_id = self.class_id(name)
        return self._acted(lambda: self.project.journal.move_class(class_id, place))

    def recolour_class(self, name: str, color: int) -> Changes:
        """Give a class another of the class colours, by number."""
        class_id = self.class_id(name)
        return self._acted(lambda: self.project.journal.recolour_class(class_id, color))

    def set_aliases(self, name: str, aliases: Iterable[str]) -> Changes:
        """Let a class be found by these names too."""
        class_id = self.class_id(name)
        return self._acted(lambda: self.project.journal.set_aliases(class_id, aliases))

    # What the model believes, where that may be told, and what can be found

    def prediction(self, sample_id: str) -> Floats | None:
        """Return the class probabilities, float32 (n_classes,), or None.

        They are hidden while labelling blind, and always for an audit sample.
        """
        row = self.project.row_of(sample_id)
        return None if self.is_hidden(row) else self.predictions.of(row, self.labels)

    def is_hidden(self, row: int) -> bool:
        """Whether nothing may be told of what the model believes of this sample.

        So it is for all that are still to be labelled while labelling blind, and always for those
        that the audit has asked about, also after the answer, which must not be changed by it, or
        may still ask about.
        """
        if self.pool.is_in[row] and self.pool.measures(row):
            return True
        return self.settings.blind and self.queue.is_open(row)

    def find(self, wanted: Filter) -> SomeRows:
        """Return the samples that a filter lets through, in the project's order.

        With `disagrees`, those come first of which the model is surest. Left out, until they are
        labelled, are the test split and what is kept for the audit: nobody may pick from these.
        """
        rows = self.search.find(wanted, self.labels, blind=self.settings.blind)
        return SomeRows(self.project.samples, rows)

    def similar(
        self,
        like: Iterable[str] = (),
        unlike: Iterable[str] = (),
        *,
        vectors: Vectors | None = None,
        counter_vectors: Vectors | None = None,
        n_exact: int = 1000,
        progress: Progress = silent,
    ) -> Similar:
        """Return all samples that may be shown, by falling cosine similarity to examples.

        See `aldesk.embed.nearest.direction` for what several examples and counter-examples mean.

        Parameters
        ----------
        like, unlike : iterable of str
            Ids of the examples and counter-examples.
        vectors, counter_vectors : float32 (n, d), optional
            Embeddings of those that are no samples of the project.
        n_exact : int
            So many of the first are in exact order, at least.
        progress : Progress
            Told while a copy for searching is made, where there are many samples.

        Raises
        ------
        Problem
            If nothing is embedded, an example measures the accuracy, or none has an embedding.
        """
        project, rows_of = self.project, self.project.row_of
        asked = question(
            project,
            self.pool,
            [rows_of(sample_id) for sample_id in like],
            [rows_of(sample_id) for sample_id in unlike],
            vectors,
            counter_vectors,
        )
        self._nearest = self._nearest or CosineSearch(project.embeddings.folder)
        found = answer(self._nearest, asked, n_exact, progress)
        if found is None:
            raise not_embedded()
        return shown(found, project, self.pool)

    def where(self, text: str) -> Mask:
        """Return which of all samples have the words of a search, bool (n_samples,)."""
        return self.search.where(text, self.labels)

    def queue_item(self, sample_id: str) -> QueueItem:
        """Return a sample as it is shown.

        One that was never asked about counts as random, or as picked if somebody picked it out of
        its recording.
        """
        row = self.project.row_of(sample_id)
        asked = self.queue.item(row)
        was_picked = row not in self.queue.reasons and self.project.samples.is_picked(row)
        return replace(asked, reason="picked") if was_picked else asked

    # Inside

    def _add_query(self, query: Query) -> None:
        self._take_query(query)
        self.bulk.take(query, len(self.project.journal.events))
        self._follow_checks(row for row, _ in query.samples)

    def _take_query(self, query: Query) -> None:
        if query.looks_again:
            self.second_looks.add(query)
            self.queue.n_batches = query.number + 1
            return
        if query.asks_again:
            self.queue.ask_again(query)
            return
        self.pool.ask(query.samples)
        self.queue.add_query(query)

    def _take_rows(self, rows: range) -> None:
        """Make room for samples that are new here."""
        for part in (self.answers, self.predictions):
            part.grow(rows.stop)
        self.pool.grow(rows)
        samples, marks = self.project.samples, self.labels.marks
        if not rows.start:
            for id_ in self.labels.judgements.keys() | marks.keys():
                if (place := samples.row_of(id_)) is not None:
                    self._heed(place, id_)
            return
        for here, run in samples.runs(rows):
            if isinstance(run, Recording):
                continue  # a source labels whole files at most
            for row, sample in zip(here, run, strict=True):
                if sample.id in marks:
                    self._heed(row, sample.id)

    def _heed(self, row: int, sample_id: SampleId) -> None:
        """Let the arrays say of a sample what the journal says now."""
        mark, said = self.labels.marks.get(sample_id), self.labels.judgements.get(sample_id)
        if not self.labels.is_several:  # the one label tells all that there is to say
            self.verdicts.set(row, None if mark and mark.kind == "label" else said)
        else:
            self.verdicts.set(row, said)
            has = self.labels.classes_of(sample_id)
            mark = mark and mark._replace(class_id=has[0] if len(has) == 1 else NO_CLASS)
        self.answers.set(row, mark)

    @property
    def n_training(self) -> int:
        """How many samples the next refit learns from."""
        return len(self._training_labels()[0])

    def _training_labels(self) -> tuple[Rows, Rows | Verdicts]:
        if self.labels.is_several:
            return self.pool.training_verdicts(self.verdicts, self.labels.members)
        return self.pool.training_labels(self.labels.classes)

    def _choose_batch(self) -> list[tuple[int, Reason]]:
        audit_rate = self.settings.audit_rate if self.accuracy.basis == "audit" else 0.0
        seed = self._derived_seed(self.queue.n_batches)
        return self._chooser.choose(self.settings.recipe.batch_size, audit_rate, seed)

    def _with_reasons(self, batch: Iterable[tuple[int, Reason]]) -> tuple[QueueItem, ...]:
        return tuple(QueueItem(self.project.samples[row], reason) for row, reason in batch)

    def _ask(self, batch: Sequence[tuple[int, Reason]], record: QueryRecord | None = None) -> None:
        """Write down what is asked about, then take it into the queue."""
        number = self.queue.n_batches
        query = Query(number, self.labels.n_labeled, self._derived_seed(number), tuple(batch))
        self.project.queries.add(query, asdict(self.settings.recipe), record)
        self._add_query(query)

    def _record(self, rows: Iterable[int]) -> QueryRecord:
        """Return what the batch of these samples, which was chosen now, was chosen from."""
        chances = tuple(self._chooser.chances.get(row) for row in rows)
        return QueryRecord(
            state=self._state(),
            audit_rate=self.settings.audit_rate,
            seed=self.settings.seed,
            measured_on=self.accuracy.basis,
            has_reserve=bool(len(self.pool.reserve)),
            is_newest=self._chooser.is_ready,
            ranked=self._chooser.by,
            versions=library_versions(),
            chances=chances if any(chances) else (),
            annotator=self.project.journal.annotator,
        )

    def _state(self) -> ProjectState:
        return ProjectState(
            n_events=len(self.project.journal.events),
            n_queries=self.queue.n_batches,
            n_samples=len(self.project.samples),
            n_drawn=dict(self.validations.n_drawn),
        )

    def _acted(self, act: Callable[[], set[SampleId]]) -> Changes:
        before = self.labels.all_classes
        changes = self._touched(act())
        return replace(changes, classes=before != self.labels.all_classes)

    def _touched(self, sample_ids: set[SampleId]) -> Changes:
        for sample_id in sample_ids:
            row = self.project.row_of(sample_id)
            self._heed(row, sample_id)
            self.queue.update_open(row)
        if self.bulk.rows_again:
            self._follow_checks(self.project.row_of(sample_id) for sample_id in sample_ids)
        return Changes(samples=frozenset(sample_ids), queue=bool(sample_ids))

    def _follow_checks(self, rows: Iterable[int]) -> None:
        """Ask again about those labels of bulk acts that nobody has checked or replaced yet."""
        concerned = self.bulk.rows_again.intersection(rows)
        waiting = self.bulk.waiting(concerned)
        for row in concerned:
            self.queue.update_again(row, is_open=row in waiting)

    def _not_measuring(self, ids: Sequence[SampleId]) -> list[SampleId]:
        rows = np.array([self.project.row_of(id_) for id_ in ids], np.int64)
        measures = self.pool.measures(rows).tolist()
        return [id_ for id_, left_out in zip(ids, measures, strict=True) if not left_out]

    def _known_id(self, sample_id: str) -> SampleId:
        """Return the id as one of the project's; an unknown one is a `Problem`."""
        return self.project.samples[self.project.row_of(sample_id)].id

    def _derived_seed(self, *numbers: int) -> int:
        return int(np.random.SeedSequence([self.settings.seed, *numbers]).generate_state(1)[0])

    def _reserve_for_audit(self, rows: range) -> None:
        """Reserve a random part of the pool for the audit, whatever the strategy will choose.

        Also while a test split is only expected: should it turn out too small, what the strategy
        had picked over could not be audited any more.
        """
        if self.accuracy.has_test and self.accuracy.basis == "test":
            self.pool.release_reserve()
            return
        # Kept in the project: with another seed, other samples would be drawn, some of which the
        # strategy has picked over already.
        if (seed := self.project.meta.audit_seed) is None:
            seed = self.settings.seed
            if not self.project.is_read_only:
                self.project.meta.audit_seed = seed
        self.pool.reserve_for_audit(rows, seed, self.project.meta.audit_by)
