"""Which samples may be asked about: pool, test split and the audit's reserve, as arrays by row."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from aldesk.arrays import MISSING, Ints, Mask, Rows, Verdicts
from aldesk.core.judgement import Members
from aldesk.core.names import plain_name
from aldesk.core.recording import Recording
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.evaluate.audit import Ranks, reserved_places, reserved_windows
from aldesk.session.answers import NONE, Answers
from aldesk.session.audit_groups import AuditGroups, audit_groups, is_grouped
from aldesk.session.growable_array import grown
from aldesk.session.verdict_rows import VerdictRows
from aldesk.store.query_table import Reason


class Pool:
    """Knows of each sample whether it may be queried.

    Attributes
    ----------
    is_in : bool (n_samples,)
        It is not of the test split.
    is_asked, is_audited : bool (n_samples,)
        It was asked about; it was asked about for the audit.
    is_reserved : bool (n_samples,)
        It is kept for the audit, whether it was asked about yet or not.
    is_shared : bool (n_samples,)
        It is asked about in the copies of several people.
    is_validated : bool (n_samples,)
        It was drawn to validate a class.
    shared : int64 (n_shared,)
        Those in the order of asking; the audit's are none of them.
    share : float
        How much of a batch they are.
    reserve : int64 (n_reserved,)
        The reserved rows in the order of asking.
    groups : AuditGroups
        What of the pool is reserved together.
    """

    def __init__(self, samples: SampleRows, answers: Answers) -> None:
        self._samples, self._answers = samples, answers
        self.is_in: Mask = np.zeros(0, bool)
        self.is_asked: Mask = np.zeros(0, bool)
        self.is_audited: Mask = np.zeros(0, bool)
        self.is_reserved: Mask = np.zeros(0, bool)
        self.is_validated: Mask = np.zeros(0, bool)
        self.is_shared: Mask = np.zeros(0, bool)
        self.shared: Rows = np.zeros(0, np.int64)
        self.share = 0.0
        self.reserve: Rows = np.zeros(0, np.int64)
        self.groups = AuditGroups()
        self._clips: Rows = np.zeros(0, np.int64)  # those of the reserve that are whole files
        self._clip_ranks: Ranks = np.zeros(0, np.uint64)  # their ranks in its order
        self._test: list[int] = []
        self._test_names: list[tuple[str, ...]] = []  # all that they are called
        self._test_judged: list[tuple[str, ...] | None] = []  # of which classes that is known
        self._test_numbers: list[int] = []  # of their labels, as the source names them
        self._number: dict[str, int] = {}

    def grow(self, rows: range) -> None:
        """Take in samples that are new here."""
        n = rows.stop
        self.is_in = grown(self.is_in, n, fill=True)
        self.is_asked = grown(self.is_asked, n)
        self.is_audited = grown(self.is_audited, n)
        self.is_reserved = grown(self.is_reserved, n)
        self.is_validated = grown(self.is_validated, n)
        self.is_shared = grown(self.is_shared, n)
        for here, run in self._samples.runs(rows):
            if isinstance(run, Recording):
                self.is_in[here.start : here.stop] = run.split == "pool"
            else:
                self._grow_by(here, run)

    def _grow_by(self, rows: range, new: Sequence[Sample]) -> None:
        for row, sample in zip(rows, new, strict=True):
            self.is_in[row] = sample.split == "pool"
            names = sample.all_labels
            if sample.split == "test" and names is not None:
                self._test.append(row)
                self._test_names.append(names)
                self._test_judged.append(sample.judged)
                only = plain_name(names[0]) if len(names) == 1 else ""
                self._test_numbers.append(self._number.setdefault(only, len(self._number)))

    def ask(self, samples: Iterable[tuple[int, Reason]]) -> None:
        """Take note of samples that were asked about."""
        for row, reason in samples:
            self.is_asked[row] = True
            self.is_audited[row] = reason == "audit"

    def validate(self, rows: Rows) -> None:
        """Take note of samples that were drawn to validate a class: they never train."""
        self.is_validated[rows] = True

    def reserve_for_audit(self, rows: range, seed: int, by: str = "") -> None:
        """Reserve a random part of the pool for the audit.

        Parameters
        ----------
        rows : range
            Of samples that are new here.
        seed : int
        by : str
            What is kept together; see `audit_groups`.
        """
        self._reserve_clips(rows, seed, by)
        groups = self.groups = audit_groups(self._samples, by)
        kept = groups.of(np.flatnonzero(self.is_audited))
        found = reserved_windows(groups.names, groups.counts, seed, groups.groups, kept=kept)
        ranks = np.concatenate([self._clip_ranks, found.rank])
        reserve = np.concatenate([self._clips, groups.rows(found.recording, found.window)])
        self.reserve = reserve[np.argsort(ranks, kind="stable")]
        self.is_reserved[:] = False
        self.is_reserved[self.reserve] = True

    def _reserve_clips(self, rows: range, seed: int, by: str) -> None:
        """Reserve some of the samples that go with no others."""
        for here, run in self._samples.runs(rows):
            if isinstance(run, Recording):
                continue
            whole = [
                (row, sample.id)
                for row, sample in zip(here, run, strict=True)
                if self.is_in[row] and not is_grouped(sample, by)
            ]
            found = reserved_places([id_ for _, id_ in whole], seed)
            ranks = np.array([rank for rank, _ in found], np.uint64)
            reserved = np.array([whole[place][0] for _, place in found], np.int64)
            self._clip_ranks = np.concatenate([self._clip_ranks, ranks])
            self._clips = np.concatenate([self._clips, reserved])

    def ask_in_all_copies(self, rows: Rows, share: float) -> None:
        """Keep samples for being asked about in the copies of several people."""
        self.shared, self.share = rows[self.is_in[rows] & ~self.is_reserved[rows]], share
        self.is_shared[self.shared] = True

    def release_reserve(self) -> None:
        """Keep nothing for the audit."""
        self._clip_ranks, self._clips = np.zeros(0, np.uint64), np.zeros(0, np.int64)
        self.reserve, self.groups = self._clips, AuditGroups()
        self.is_reserved[:] = False

    def is_free(self, rows: Rows) -> Mask:
        """Return which of some samples have neither been asked about, nor drawn, nor answered."""
        taken = self.is_asked[rows] | self.is_validated[rows]
        return ~(taken | self._answers.is_marked[rows])

    def candidates(self) -> Rows:
        """Return the rows that a strategy may choose from.

        Reserved ones are kept out whatever the audit's rate: what a strategy has picked over is no
        random sample any more.
        """
        kept_out = self.is_reserved | self.is_asked | self.is_validated | self._answers.is_marked
        kept_out |= self.is_shared
        return np.flatnonzero(self.is_in & ~kept_out)

    def measures(self, rows: Rows | int | slice) -> Mask:
        """Return which of some samples measure the accuracy: no label given in bulk may reach them.

        Those are the test split, the samples asked about for the audit, those that the audit may
        still ask about, and those that were drawn to validate a class.
        """
        untouched = self.is_reserved[rows] & ~self._answers.is_marked[rows]
        measuring: Mask = (
            ~self.is_in[rows] | self.is_audited[rows] | self.is_validated[rows] | untouched
        )
        return measuring

    @property
    def hidden_from_search(self) -> Mask:
        """Which samples only the queue may bring to the annotator."""
        return self.only_from_queue(slice(None))

    def only_from_queue(self, rows: Rows | slice) -> Mask:
        """Return which of some samples only the queue may bring to the annotator."""
        kept = ~self.is_in[rows] | (self.is_reserved[rows] & ~self.is_asked[rows])
        kept |= self.is_validated[rows]
        only: Mask = kept & ~self._answers.is_marked[rows]
        return only

    def training_labels(self, classes: Iterable[str]) -> tuple[Rows, Rows]:
        """Return the rows to fit on and their class codes, given the class ids in their order.

        What lies in one group with samples that are measured on is none of them, whoever labelled
        it.
        """
        codes = self._answers.codes(classes)
        rows = np.flatnonzero((codes != NONE) & self.is_in & ~self.is_audited & ~self.is_validated)
        rows = rows[self._is_apart(rows)]
        return rows, codes[rows]

    def training_verdicts(self, verdicts: VerdictRows, members: Members) -> tuple[Rows, Verdicts]:
        """Return the rows to fit on where samples may have several classes, and their verdicts.

        They are those of which anything is known; what measures, or may be asked about to measure,
        is none of them.
        """
        rows, said = verdicts.of(members)
        trains = ~self.measures(rows)
        trains[trains] = self._is_apart(rows[trains])
        return rows[trains], said[trains]

    def _is_apart(self, rows: Rows) -> Mask:
        """Return which of some samples lie in no group with samples that are measured on."""
        measured = self.groups.numbers(np.flatnonzero(self.is_audited))
        apart: Mask = ~np.isin(self.groups.numbers(rows), measured)
        return apart

    def test_labels(self, codes: Mapping[str, int]) -> tuple[Rows, Rows]:
        """Return rows and codes of the test split's samples whose label is known in `codes`.

        Its names are plain ones; see `aldesk.core.names`.
        """
        code_of = np.array([codes.get(name, NONE) for name in self._number], np.int64)
        rows, numbers = np.array(self._test, np.int64), np.array(self._test_numbers, np.int64)
        found: Ints = code_of[numbers] if len(numbers) else numbers
        return rows[found != NONE], found[found != NONE]

    def test_verdicts(
        self, codes: Mapping[str, int], judged: Sequence[int], n_classes: int
    ) -> tuple[Rows, Verdicts]:
        """Return rows and verdicts of the test split's samples where they may have several classes.

        Parameters
        ----------
        codes : mapping of str to int
            The classes' columns by their plain names.
        judged : sequence of int
            The columns of the classes that the first source knows; others tell theirs.
        n_classes : int
        """
        said = np.full((len(self._test), n_classes), MISSING, np.int8)
        said[:, judged] = 0
        for place, names in enumerate(self._test_names):
            if (only := self._test_judged[place]) is not None:
                said[place] = MISSING
                said[place, known_codes(only, codes)] = 0
            said[place, known_codes(names, codes)] = 1
        return np.array(self._test, np.int64), said


def known_codes(names: Iterable[str], codes: Mapping[str, int]) -> list[int]:
    """Return the codes of the classes among some names, given those of the plain names."""
    return [codes[plain] for name in names if (plain := plain_name(name)) in codes]
