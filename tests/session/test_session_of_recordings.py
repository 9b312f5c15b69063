"""Whatever is done to recordings, and in whatever order: the arrays say what the journal says."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from aldesk.core.errors import Problem
from aldesk.core.groups import BY_PART
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.session import LabelSession, Settings
from aldesk.session.answers import NONE
from aldesk.session.export.windows import labelled_windows
from aldesk.store import Project

RULES = [WindowRule(3, 3), WindowRule(3, 1), WindowRule(0.5, 0.5), WindowRule(5, 20)]
share = st.floats(0, 1)


class SessionMachine(RuleBasedStateMachine):
    """An annotator, imports and crashes at a project of recordings, stretches and clips."""

    session: LabelSession

    @initialize(by=st.sampled_from(["", "site", BY_PART]))
    def begin(self, by: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "p.aldesk")
        clip = Sample(SampleId("f" * 32), self.path.with_name("clip.wav"), "sound")
        part = ImportBatch((clip,), recordings=(self.recording(0, RULES[0], 60),))
        project = Project.create(self.path, (), ["a", "b"], part=part)
        self.n_recordings = 1
        self.session = LabelSession(project, Settings(audit_rate=0.4))
        self.tried(lambda: self.session.keep_together(by))

    def recording(self, number: int, rule: WindowRule, seconds: float) -> Recording:
        path = Path(self.folder.name, f"{number}.wav")
        columns = {"site": "xyz"[number % 3]}
        return Recording(SampleId(f"{number:032x}"), path, seconds, 8000, rule, columns=columns)

    def id_at(self, at: float) -> SampleId:
        samples = self.session.project.samples
        return samples[int(at * (len(samples) - 1))].id

    @rule(seconds=st.floats(0.2, 100), which=st.sampled_from(RULES))
    def add_recording(self, seconds: float, which: WindowRule) -> None:
        added = self.recording(self.n_recordings, which, seconds)
        self.session.add_samples(ImportBatch(recordings=(added,)))
        self.n_recordings += 1

    @rule(at=share, start=share, length=share)
    def pick_stretch(self, at: float, start: float, length: float) -> None:
        known = self.session.project.samples.recording(self.id_at(at))
        if known:
            first = round(start * (known.seconds - 0.1), 3)
            last = round(min(known.seconds, first + 0.05 + length * 20), 3)
            if last > first:
                self.session.add_samples(ImportBatch((known.stretch(Span(first, last)),)))

    @rule(at=share, name=st.sampled_from(["a", "b", "c", "new"]))
    def label(self, at: float, name: str) -> None:
        self.tried(lambda: self.session.label(self.id_at(at), name))

    @rule(name=st.sampled_from(["a", "b"]), how=st.sampled_from(["label", "skip", "cant_tell"]))
    def answer_next(self, name: str, how: str) -> None:
        for item in self.session.next_batch()[:1]:
            assert item.sample.id not in self.session.labels.marks
            if how == "label":
                self.tried(partial(self.session.label, item.sample.id, name))
            else:
                getattr(self.session, how)(item.sample.id)

    @rule(first=share, last=share, name=st.sampled_from(["a", "b"]))
    def label_run(self, first: float, last: float, name: str) -> None:
        n = len(self.session.project.samples)
        low, high = sorted((int(first * n), int(last * n)))
        ids = [self.session.project.samples[row].id for row in range(low, min(high, low + 20))]
        self.tried(lambda: self.session.label_many(ids, name))

    @rule(at=st.lists(share, max_size=5), name=st.sampled_from(["a", "imported"]))
    def import_labels(self, at: list[float], name: str) -> None:
        known = self.session.labels.class_id(name)
        pairs = [(self.id_at(one), name) for one in at]
        self.tried(lambda: self.session.import_labels(pairs, () if known else [name]))

    @rule(name=st.sampled_from(["a", "b", "imported", "new"]))
    def delete_class(self, name: str) -> None:
        had = any(self.session.labels.class_of(id_) == name for id_ in self.session.labels.marks)
        done = self.tried(lambda: self.session.delete_class(name))
        assert not (had and done), "its labels would be lost"

    @rule()
    def add_class(self) -> None:
        self.tried(lambda: self.session.add_class("new"))

    @rule()
    def merge(self) -> None:
        self.tried(lambda: self.session.merge_classes("imported", "a"))

    @rule()
    def undo(self) -> None:
        self.tried(self.session.undo)

    @rule()
    def redo(self) -> None:
        self.tried(self.session.redo)

    @rule(by=st.sampled_from(["", "site", BY_PART]))
    def keep_together(self, by: str) -> None:
        self.tried(lambda: self.session.keep_together(by))

    @rule()
    def die_and_open_again(self) -> None:
        before = dict(self.session.labels.marks)
        ids = [sample.id for sample in self.session.project.samples]
        chosen = self.session.settings
        self.session.project.close()
        self.session = LabelSession(Project.open(self.path), chosen)
        assert self.session.labels.marks == before
        assert [sample.id for sample in self.session.project.samples] == ids

    def tried(self, act: Callable[[], object]) -> bool:
        before = len(self.session.project.journal.events), dict(self.session.labels.marks)
        try:
            act()
        except Problem:
            after = len(self.session.project.journal.events), dict(self.session.labels.marks)
            assert before == after, "a refused act changed something"
            return False
        return True

    @invariant()
    def the_arrays_say_what_the_journal_says(self) -> None:
        if not hasattr(self, "session"):
            return
        session = self.session
        samples, labels = session.project.samples, session.labels
        ids = [sample.id for sample in samples]
        assert len(ids) == len(set(ids))
        assert all(samples.row_of(id_) == row for row, id_ in enumerate(ids))
        names = list(labels.classes)
        codes = session.answers.codes(names)
        said = [labels.marks[i].class_id if i in labels.marks else None for i in ids]
        expected = [names.index(c) if c in names else NONE for c in said]
        assert codes.tolist() == expected
        assert np.flatnonzero(session.answers.is_marked).tolist() == [
            row for row, id_ in enumerate(ids) if id_ in labels.marks
        ]
        assert set(labels.marks) <= set(ids)

    @invariant()
    def what_measures_is_not_learnt_from(self) -> None:
        if not hasattr(self, "session"):
            return
        pool, labels = self.session.pool, self.session.labels
        rows, _ = pool.training_labels(labels.classes)
        assert not pool.is_audited[rows].any()
        by_file = [self.session.project.samples[row] for row in rows.tolist()]
        audited = np.flatnonzero(pool.is_audited & self.session.answers.is_marked).tolist()
        for measured in (self.session.project.samples[row] for row in audited):
            if measured.span is None:
                continue
            for learnt in by_file:
                if learnt.path == measured.path and learnt.span:
                    assert learnt.span.overlap(measured.span) == 0

    @invariant()
    def events_are_the_labels(self) -> None:
        if hasattr(self, "session"):
            events = list(labelled_windows(self.session))
            labels = self.session.labels
            named = {i: labels.class_of(i) for i in labels.marks}
            spans = [
                (self.session.project.samples[row].span, name)
                for i, name in named.items()
                if name and (row := self.session.project.row_of(i)) is not None
            ]
            assert sorted((e.span, e.label) for e in events) == sorted(
                (span, name) for span, name in spans if span
            )

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.project.close()
            self.folder.cleanup()


TestSession = SessionMachine.TestCase
TestSession.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
