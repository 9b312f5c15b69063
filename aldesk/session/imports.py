"""What comes from elsewhere into a session: samples, labels, and what studies are answered with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from aldesk.core.band import Band
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.judgement import Verdict
from aldesk.session.desk import Desk
from aldesk.session.types import Changes
from aldesk.store.truth_table import Told


class Imports:
    """Takes it in; raises a Problem, and changes nothing, if the disk refuses."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add_samples(
        self, part: ImportBatch, *, as_labels: bool, classes: Iterable[str] | None
    ) -> Changes:
        """Take in new samples, and files that were moved."""
        rows = self._desk.project.add_samples(part, as_labels=as_labels, classes=classes)
        self._desk.take_rows(rows)
        self._desk.reserve_for_audit(rows)
        moved = frozenset(id_ for id_, _ in part.moved)
        return Changes(samples=moved, pool=bool(rows), files=bool(moved))

    def labels(
        self,
        pairs: Iterable[tuple[str, str]],
        new: Sequence[str],
        bands: Mapping[SampleId, Band] | None,
    ) -> Changes:
        """Take over labels made elsewhere, as one act.

        Parameters
        ----------
        pairs : iterable of (str, str)
            Sample id and class name.
        new : sequence of str
            Classes to add; the pairs may name them.
        bands : mapping of SampleId to Band, optional
            Frequencies of samples; undoing leaves them, and they count for their class alone.
        """
        project = self._desk.project
        lines = [(self._desk.known_id(sample_id), name) for sample_id, name in pairs]
        project.bands.add((bands or {}).items())
        return self._act(lambda: project.journal.import_labels(lines, new), new)

    def answers(
        self,
        answers: Iterable[tuple[str, Sequence[str]]],
        verdicts: Iterable[tuple[str, str, Verdict]],
        new: Sequence[str],
        bands: Iterable[tuple[SampleId, Band]],
        of: Mapping[SampleId, Sequence[str]] | None,
    ) -> Changes:
        """Take over what was said elsewhere where samples may have several classes, as one act.

        Parameters
        ----------
        answers : iterable of (str, sequence of str)
            Sample id, and the names of all classes that it has.
        verdicts : iterable of (str, str, Verdict)
            Sample id, class name, and what is known of that class alone.
        new : sequence of str
            Classes to add.
        bands : iterable of (SampleId, Band)
            Frequencies, of each class its own; undoing leaves them.
        of : mapping of SampleId to sequence of str, optional
            The classes that an answer speaks of; all that there are by default.
        """
        project, known_id = self._desk.project, self._desk.known_id
        whole = [(known_id(sample_id), list(names)) for sample_id, names in answers]
        single = [(known_id(sample_id), name, said) for sample_id, name, said in verdicts]
        # What was answered blind goes on measuring, so that no table may change it class by class.
        is_audited = self._desk.pool.is_audited
        single = [line for line in single if not is_audited[project.row_of(line[0])]]
        project.bands.add(bands)
        return self._act(lambda: project.journal.import_answers(whole, single, new, of), new)

    def truth(self, told: Iterable[tuple[str, Told]], new: Sequence[str]) -> Changes:
        """Take over what studies and the test are answered with.

        It is no act, and replaces what was told of the same samples. Where it makes a test split
        large enough, the accuracy is measured on that from the next opening on.

        Parameters
        ----------
        told : iterable of (str, Told)
            Sample id, and its class, or its classes and those that are known to be absent.
        new : sequence of str
            Classes to add; they may be told of.
        """
        project = self._desk.project
        known = {self._desk.known_id(sample_id): said for sample_id, said in told}
        if new:
            project.journal.add_classes(new)
        project.truth.put(known)
        if self._desk.accuracy.has_test:
            project.meta.expects_test = True
        return Changes(classes=bool(new))

    def _act(self, act: Callable[[], set[SampleId]], new: Sequence[str]) -> Changes:
        journal = self._desk.project.journal
        actor, journal.actor = journal.actor, "import"
        try:
            changed = self._desk.touched(act())
        finally:
            journal.actor = actor
        return replace(changed, classes=bool(new))
