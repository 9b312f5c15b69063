"""The active-learning loop of one annotator over one project, without a window.

The window, the command line and scripts drive the same object::

    with Project.open("digits.aldesk") as project:
        session = LabelSession(project)
        for asked in session.next_batch():
            session.label(asked.sample.id, "seven")
        session.refit()
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Literal

from aldesk.arrays import Floats, Mask, Rows, Vectors, Verdicts
from aldesk.core.band import Band
from aldesk.core.errors import Problem
from aldesk.core.filter import Filter
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.judgement import Verdict
from aldesk.core.labels import Labels
from aldesk.core.names import plain_name
from aldesk.core.progress import Progress, silent
from aldesk.core.refit import Ranking, RefitRequest, RefitResult
from aldesk.core.some_rows import SomeRows
from aldesk.evaluate.threshold_choice import Goal
from aldesk.evaluate.validation import Recommended
from aldesk.session.batch_chooser import BatchChooser
from aldesk.session.batches import Batches
from aldesk.session.bulk_acts import BulkActs
from aldesk.session.desk import Desk
from aldesk.session.first_scores import FirstScores
from aldesk.session.imports import Imports
from aldesk.session.kept_together import choose
from aldesk.session.refits import Refits
from aldesk.session.search import Search
from aldesk.session.shared_rows import shared_rows
from aldesk.session.similar import Similar, SimilarSearch
from aldesk.session.types import Changes, QueueItem, Settings, for_several
from aldesk.session.words_here import WordsHere
from aldesk.store.project import Project
from aldesk.store.query_table import Reason
from aldesk.store.truth_table import Told

__all__ = ["Changes", "LabelSession", "QueueItem", "Settings"]


class LabelSession:
    """One loop: ask for a batch, label, refit, read the curve.

    Every method that changes something has it on the disk when it returns, and says in its
    `Changes` what it was. If a sample or a class is unknown, or the disk refuses, it raises a
    `Problem`, and nothing has changed. A refit can run here (`refit`) or elsewhere
    (`refit_request`, `accept`).

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
        desk = self._desk = Desk(project)
        self.project = project
        self.answers, self.verdicts, self.pool = desk.answers, desk.verdicts, desk.pool
        self.predictions, self.queue, self.bulk = desk.predictions, desk.queue, desk.bulk
        self.second_looks, self.accuracy = desk.second_looks, desk.accuracy
        self.validations = desk.validations
        self.search = Search(project, self.answers, self.verdicts, self.pool, self.predictions)
        self._chooser = BatchChooser(self.pool)
        self._batches, self._refits = Batches(desk, self._chooser), Refits(desk, self._chooser)
        self._bulk_acts, self._imports = BulkActs(desk), Imports(desk)
        self._words, self._similar = WordsHere(desk), SimilarSearch(project, self.pool)
        if settings is not None and settings != self.settings:
            self.change_settings(settings)
        desk.reserve_for_audit(range(len(project.samples)))
        self.pool.ask_in_all_copies(*shared_rows(project))

    @property
    def labels(self) -> Labels:
        """The fold over the journal."""
        return self.project.journal.labels

    @property
    def settings(self) -> Settings:
        """What the person chose."""
        return self._desk.settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self._desk.settings = settings

    @property
    def first_scores(self) -> FirstScores | None:
        """What a model says that was applied to the project."""
        return self._refits.first_scores

    def class_id(self, name: str, *, kept: str = "Nothing was labelled") -> ClassId:
        """Return the id of a class; an unknown one is a `Problem`, which says what was kept."""
        return self._desk.class_id(name, kept)

    # The loop, in its order

    def next_batch(self) -> tuple[QueueItem, ...]:
        """Hand out the next batch and return it; never waits for a refit.

        Takes the strategy's choice if a refit has answered, the best of the last ranking if it has
        not, and random samples before the first. Audit samples are mixed in at the rate set. An
        empty batch means that the pool is used up.
        """
        return self._batches.next()

    def chosen_rows(self, n: int) -> list[int]:
        """Return so many samples that the strategy would ask about, those of the audit left out."""
        return self._batches.chosen_rows(n)

    def upcoming(self) -> tuple[QueueItem, ...]:
        """Return what `next_batch` would hand out now, for decoding ahead."""
        return self._batches.upcoming()

    def label(self, sample_id: str, class_name: str) -> Changes:
        """Give a sample its class; where it may have several, this one and no others."""
        pair = self._desk.known_id(sample_id), self.class_id(class_name)
        return self._desk.touched(self.project.journal.label([pair]))

    def label_many(self, sample_ids: Iterable[str], class_name: str) -> Changes:
        """Give samples a class as one act, which one undo takes back.

        Samples that measure the accuracy are left out (see `Pool.measures`): a label that was given
        in bulk, with the predictions in view, trains and never measures. Of five or more, some are
        asked about again later, blind: see `aldesk.session.bulk_checks`.
        """
        return self._bulk_acts.label(sample_ids, self.class_id(class_name))

    def label_together(
        self,
        sample_ids: Iterable[str],
        class_name: str,
        others: Iterable[str] = (),
        verdict: Literal["present", "absent"] = "present",
    ) -> Changes:
        """Give samples that look alike a class as one act; see `BulkActs.label_together`."""
        class_id = self.class_id(class_name)
        return self._bulk_acts.label_together(sample_ids, class_id, others, verdict)

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
        self._desk.touched(changed)
        self.change_settings(self.settings)
        changes = replace(self.forget_model(), samples=frozenset(changed), settings=True)
        return replace(changes, classes=True, queue=True)

    def answer(self, sample_id: str, class_names: Iterable[str]) -> Changes:
        """Say which classes a sample has, and that it has no others of those there are now."""
        class_ids = [self.class_id(name) for name in class_names]
        sample = self._desk.known_id(sample_id)
        return self._desk.touched(self.project.journal.answer([(sample, class_ids)]))

    def judge(self, sample_ids: Iterable[str], class_name: str, verdict: Verdict) -> Changes:
        """Say of one class whether samples have it, as one act; they stay in the queue.

        Where there are several, those that measure the accuracy are left out, as `label_many` does.
        In a project of exactly one class for each, only "absent" and "not judged" can be said, and
        only of samples without a label; they stay without one.
        """
        return self._bulk_acts.judge(sample_ids, self.class_id(class_name), verdict)

    def known_of_class(self, class_id: ClassId) -> tuple[Rows, Verdicts]:
        """Return the samples that teach one class and whether each has it.

        Returns
        -------
        rows : int64 (n,)
            Those that measure the accuracy are left out.
        said : int8 (n,)
            1 present, 0 absent.
        """
        return self._desk.known_of_class(class_id)

    def toggle(self, sample_id: str, class_name: str) -> Changes:
        """Say that a sample has a class, or take that back.

        Taken back, the class is absent where an answer for the whole sample judged it, and not
        judged where none did, as when the class was added later.
        """
        ids = [self._desk.known_id(sample_id)]
        return self._bulk_acts.toggle_known(ids, self.class_id(class_name))

    def toggle_many(self, sample_ids: Iterable[str], class_name: str) -> Changes:
        """Say as one act that samples have a class, or take it back where all of them have it.

        Those that measure the accuracy are left out, as `label_many` does.
        """
        return self._bulk_acts.toggle(sample_ids, self.class_id(class_name))

    def have_all(self, sample_ids: Iterable[str], class_name: str) -> bool:
        """Tell whether `toggle_many` would take the class back."""
        return self._bulk_acts.have_all(sample_ids, self.class_id(class_name))

    def queue_next(self, sample_ids: Iterable[str]) -> Changes:
        """Ask about these samples next, in this order, before what is still open.

        Left out are those that have an answer or were asked about, and those that measure.
        """
        return self._batches.queue_next(sample_ids)

    # Labels by the model; see `aldesk.session.model_labels`

    def label_by_model(self, rows: Rows, proba: Floats, class_name: str) -> Changes:
        """Give samples a class by the model, with how probable it is there, as one act.

        They are a kind of their own: they train nothing, measure nothing, stay open to questions,
        and whatever a person says of the sample goes before them.
        """
        return self._bulk_acts.label_by_model(rows, proba, self.class_id(class_name))

    def ask_to_check(self, among: Rows, n: int) -> Changes:
        """Ask about so many of some samples next, drawn at random, as a check of the model."""
        return self._batches.ask_to_check(among, n)

    def ask_again(self, drawn: Sequence[tuple[int, Reason]]) -> Changes:
        """Write down labelled samples that are asked about once more, before the first is shown.

        Which they are says `aldesk.session.second_looks`; the queue stays as it is.
        """
        if drawn:
            self._desk.ask(drawn)
        return Changes(queue=bool(drawn))

    def skip(self, sample_id: str) -> Changes:
        """Leave a sample out; it is not asked about again."""
        return self._desk.touched(self.project.journal.skip(self._desk.known_id(sample_id)))

    def cant_tell(self, sample_id: str) -> Changes:
        """Say that nobody can tell a sample's class; it counts, and is not asked about again."""
        return self._desk.touched(self.project.journal.cant_tell(self._desk.known_id(sample_id)))

    def flag(self, sample_id: str, note: str = "") -> Changes:
        """Mark a sample for a second look, or take the mark off; the sample stays in the queue."""
        known_id, journal = self._desk.known_id(sample_id), self.project.journal
        flagged = known_id in self.labels.flags and not note
        act = journal.unflag(known_id) if flagged else journal.flag(known_id, note)
        return self._desk.touched(act)

    def undo(self) -> Changes:
        """Take back the last act; its sample is the current one again."""
        opened: list[int] = []

        def turn() -> set[SampleId]:
            changed = self.project.journal.undo()
            if len(changed) == 1:
                rows = map(self.project.row_of, changed)
                # The queue follows later: it still says what was so before.
                opened.extend(row for row in rows if not self.queue.waits(row))
            return changed

        changes = self._desk.acted(turn)
        for row in opened:
            self.queue.come_first(row)
        return changes

    def redo(self) -> Changes:
        """Do the act that was undone last again."""
        return self._desk.acted(self.project.journal.redo)

    def go_to(self, act: int) -> Changes:
        """Undo or redo until this act of the `history` is the last one done; 0 undoes all."""
        return self._desk.acted(lambda: self.project.journal.go_to(act))

    def restore(self, act: int) -> Changes:
        """Make everything as it was after an act of an undone branch (see `Labels.branches`).

        Answers given since the branch was left are taken back with it, until this is undone.
        """
        return self._desk.acted(lambda: self.project.journal.restore(act))

    # A refit: here, or elsewhere

    def refit_request(self, key: str) -> RefitRequest:
        """Return what a refit needs to know now.

        Parameters
        ----------
        key : str
            Of the encoder whose embeddings are used.
        """
        return self._refits.request(key)

    def accept(self, result: RefitResult) -> Changes:
        """Take in a refit's answer; one that is older than the last, or of another recipe, is not.

        See `Refits.accept`.
        """
        return self._refits.accept(result)

    def accept_ranking(self, ranking: Ranking) -> Changes:
        """Take in what a refit would ask next, before all else of its answer is there.

        See `Refits.accept_ranking`.
        """
        return self._refits.accept_ranking(ranking)

    def refit(self) -> Changes:
        """Fit, query and measure here and now, and take the answer in.

        Raises
        ------
        Problem
            If nothing is embedded yet.
        """
        return self._refits.refit()

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
        return self._words.find(text, n)

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
        if words is None:
            return self._words.predict(None)
        return self._words.predict({self.class_id(name): word for name, word in words.items()})

    def refuse_words(self) -> None:
        """Refuse that words predict where a model has learned from labels; raises Problem."""
        self._words.refuse()

    def accept_words(self, rows: Rows, proba: Floats, class_ids: Iterable[ClassId]) -> Changes:
        """Take in what words say: predictions to be shown, no labels and no measure of a model.

        See `WordsHere.accept`.
        """
        return self._words.accept(rows, proba, class_ids)

    @property
    def n_training(self) -> int:
        """How many samples the next refit learns from."""
        return len(self._desk.training_labels()[0])

    @property
    def is_waiting(self) -> bool:
        """Whether the newest refit request is still unanswered."""
        return self._refits.is_waiting

    @property
    def next_is_ready(self) -> bool:
        """Whether the strategy has chosen the batch after the present one."""
        return self._chooser.is_ready

    def give_up_waiting(self) -> None:
        """Expect no answer any more; the last ranking stays in use."""
        self._refits.give_up_waiting()

    def forget_model(self) -> Changes:
        """Forget what the model believes and what is on its way: another encoder is in use.

        Samples are drawn at random until a refit has answered; labels and measurements stay.
        """
        return self._refits.forget_model()

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
        goal: Goal = "precision" if recall is None else "recall"
        wanted = (precision or 0.9) if recall is None else recall
        self.validations.begin(self.class_id(class_name), goal, wanted, n, self.settings.seed)
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
        self._desk.settings = settings
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
        self._desk.reserve_for_audit(range(len(self.project.samples)))
        return Changes(settings=True)

    def add_samples(
        self,
        part: ImportBatch,
        *,
        as_labels: bool = False,
        classes: Iterable[str] | None = None,
    ) -> Changes:
        """Take in what an import has read: new samples, and files that were moved.

        The queue stays as it is; new samples are drawn and queried from the next batch on. See
        `Project.add_samples`. Raises a Problem if the disk refuses; nothing has changed then.
        """
        return self._imports.add_samples(part, as_labels=as_labels, classes=classes)

    def import_labels(
        self,
        pairs: Iterable[tuple[str, str]],
        new_classes: Iterable[str] = (),
        bands: Mapping[SampleId, Band] | None = None,
    ) -> Changes:
        """Take over labels made elsewhere, as one act, which one undo takes back.

        See `Imports.labels`.
        """
        return self._imports.labels(pairs, list(new_classes), bands)

    def import_answers(
        self,
        answers: Iterable[tuple[str, Sequence[str]]] = (),
        verdicts: Iterable[tuple[str, str, Verdict]] = (),
        new_classes: Iterable[str] = (),
        bands: Iterable[tuple[SampleId, Band]] = (),
        of: Mapping[SampleId, Sequence[str]] | None = None,
    ) -> Changes:
        """Do the same where samples may have several classes; see `Imports.answers`."""
        return self._imports.answers(answers, verdicts, list(new_classes), bands, of)

    def import_truth(
        self, told: Iterable[tuple[str, Told]], new_classes: Iterable[str] = ()
    ) -> Changes:
        """Take over what studies and the test are answered with: never shown, never trained on.

        See `Imports.truth`.
        """
        return self._imports.truth(told, list(new_classes))

    # The classes; a name may be one that a class has, or once had

    def add_class(self, name: str) -> Changes:
        """Add a class at the end."""
        self.project.journal.add_classes([plain_name(name)])
        return Changes(classes=True)

    def rename_class(self, name: str, new_name: str) -> Changes:
        """Give a class another name; its labels, key and colour stay."""
        class_id, new_name = self.class_id(name), plain_name(new_name)
        return self._desk.acted(lambda: self.project.journal.rename_class(class_id, new_name))

    def merge_classes(self, name: str, into: str) -> Changes:
        """Give all labels of one class to another; the source's labels of that name follow."""
        one, other = self.class_id(name), self.class_id(into)
        return self._desk.acted(lambda: self.project.journal.merge_class(one, other))

    def delete_class(self, name: str) -> Changes:
        """Take a class without labels out of use; the source's labels of that name mean nothing."""
        class_id = self.class_id(name)
        return self._desk.acted(lambda: self.project.journal.delete_class(class_id))

    def move_class(self, name: str, place: int) -> Changes:
        """Move a class to a place in the list, from 0; its key stays."""
        class_id = self.class_id(name)
        return self._desk.acted(lambda: self.project.journal.move_class(class_id, place))

    def recolour_class(self, name: str, color: int) -> Changes:
        """Give a class another of the class colours, by number."""
        class_id = self.class_id(name)
        return self._desk.acted(lambda: self.project.journal.recolour_class(class_id, color))

    def set_aliases(self, name: str, aliases: Iterable[str]) -> Changes:
        """Let a class be found by these names too."""
        class_id = self.class_id(name)
        return self._desk.acted(lambda: self.project.journal.set_aliases(class_id, aliases))

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
        rows = [[self.project.row_of(id_) for id_ in ids] for ids in (like, unlike)]
        brought = vectors, counter_vectors
        return self._similar.find(rows[0], rows[1], *brought, n_exact=n_exact, progress=progress)

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
        is_other = asked.reason != "random" or row in self.queue.reasons
        was_picked = not is_other and self.project.samples.is_picked(row)
        return replace(asked, reason="picked") if was_picked else asked
