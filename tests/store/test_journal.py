"""Random acts, closing and opening: reopened, the journal means the same."""

import tempfile
from copy import deepcopy
from itertools import chain
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from aldesk.core.classes import class_of_name
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.core.labels import Labels, fold
from aldesk.core.names import plain_name
from aldesk.core.sample import Sample
from aldesk.session.new_project import take_listing
from aldesk.store import Project
from aldesk.store.journal import read_events

_NAMING = ("add_class", "rename_class")
_BACK_AND_FORTH = ("undo", "redo", "restore")
IDS = [SampleId(f"{number:032x}") for number in range(5)]


def state_of(labels: Labels) -> Any:
    """Return a copy of all that a person sees of a state."""
    parts = (labels.classes, labels.all_classes, labels.marks, labels.counts, labels.flags)
    said = [labels.verdict(id_, class_id) for id_ in IDS for class_id in labels.classes]
    return deepcopy((*parts, said, labels._by_model.of))


class JournalMachine(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name) / "p.aldesk"
        samples = [Sample(id_, file.with_name(f"{id_}.wav"), "sound") for id_ in IDS]
        self.project = Project.create(file, samples, ["a", "b"])
        self.states: dict[int, Any] = {}

    @rule(picks=st.lists(st.sampled_from(IDS), min_size=1, unique=True), second=st.booleans())
    def label(self, picks: list[SampleId], second: bool) -> None:
        classes = list(self.project.journal.labels.classes)
        self.project.journal.label([(pick, classes[-1 if second else 0]) for pick in picks])

    @rule(pick=st.sampled_from(IDS))
    def skip(self, pick: SampleId) -> None:
        self.project.journal.skip(pick)

    @rule(pick=st.sampled_from(IDS), note=st.text(max_size=5))
    def flag(self, pick: SampleId, note: str) -> None:
        self.project.journal.flag(pick, note.replace("\0", ""))

    @rule()
    def add_class(self) -> None:
        self.project.journal.add_classes([f"new {len(self.project.journal.events)}"])

    @rule(pick=st.sampled_from(IDS))
    def cant_tell(self, pick: SampleId) -> None:
        self.project.journal.cant_tell(pick)

    @rule(data=st.data())
    def rename_class(self, data: st.DataObject) -> None:
        journal = self.project.journal
        class_id = data.draw(st.sampled_from(list(journal.labels.classes)))
        journal.rename_class(class_id, f"renamed {len(journal.events)}")
        assert journal.labels.classes[class_id].startswith("renamed")

    @rule(data=st.data())
    def merge_classes(self, data: st.DataObject) -> None:
        journal, labels = self.project.journal, self.project.journal.labels
        if len(labels.classes) < 2:
            return
        one, other = data.draw(
            st.lists(st.sampled_from(list(labels.classes)), min_size=2, max_size=2, unique=True)
        )
        wanted = {s: other if m.class_id == one else m.class_id for s, m in labels.marks.items()}
        before = deepcopy((labels.classes, labels.all_classes, labels.marks))
        journal.merge_class(one, other)
        assert {s: m.class_id for s, m in labels.marks.items()} == wanted
        assert one not in labels.classes
        assert set(class_of_name(labels.all_classes).values()) <= set(labels.classes)
        journal.undo()
        assert (labels.classes, labels.all_classes, labels.marks) == before
        journal.redo()
        assert {s: m.class_id for s, m in labels.marks.items()} == wanted

    @rule(data=st.data(), place=st.integers(0, 5))
    def move_class(self, data: st.DataObject, place: int) -> None:
        journal, labels = self.project.journal, self.project.journal.labels
        class_id = data.draw(st.sampled_from(list(labels.classes)))
        others = [other for other in labels.classes if other != class_id]
        journal.move_class(class_id, place)
        others.insert(place, class_id)
        assert list(labels.classes) == others

    @rule(data=st.data(), color=st.integers(0, 9), alias=st.text("xyz", max_size=3))
    def dress_class(self, data: st.DataObject, color: int, alias: str) -> None:
        journal = self.project.journal
        class_id = data.draw(st.sampled_from(list(journal.labels.classes)))
        journal.recolour_class(class_id, color)
        journal.set_aliases(class_id, [alias + class_id, ""])
        item = next(c for c in journal.labels.all_classes if c.id == class_id)
        assert (item.color, item.aliases) == (color, (alias + class_id,))

    @rule(data=st.data())
    def go_to(self, data: st.DataObject) -> None:
        labels = self.project.journal.labels
        acts = [0, *labels.done, *reversed(labels.undone)]
        goal = data.draw(st.sampled_from(acts))
        self.project.journal.go_to(goal)
        assert labels.done == acts[1 : acts.index(goal) + 1]
        assert labels.undone == acts[: acts.index(goal) : -1]

    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        journal, labels = self.project.journal, self.project.journal.labels
        if not labels.branches:
            return
        branch = data.draw(st.sampled_from(labels.branches))
        before = state_of(labels)
        journal.restore(branch[-1])
        then = self.states.setdefault(branch[-1], state_of(labels))
        assert state_of(labels) == then
        assert branch not in labels.branches
        journal.undo()
        assert state_of(labels) == before
        assert branch in labels.branches
        journal.redo()
        assert state_of(labels) == then

    @rule(data=st.data())
    def delete_class(self, data: st.DataObject) -> None:
        journal, labels = self.project.journal, self.project.journal.labels
        free = [class_id for class_id in labels.classes if not labels.labelled_as(class_id)]
        if free and len(labels.classes) > 1:
            gone = data.draw(st.sampled_from(free))
            journal.delete_class(gone)
            assert gone not in labels.classes

    @rule(data=st.data(), is_new=st.booleans())
    def bring(self, data: st.DataObject, is_new: bool) -> None:
        """Let a source bring a sample with a label, perhaps of a class that is new."""
        journal, n = self.project.journal, len(self.project.samples)
        labels, given = journal.labels, [e.name for e in journal.events if e.kind in _NAMING]
        known = dict.fromkeys([*labels.class_names, *given])  # also of what is undone, or merged
        name = f"brought {n}" if is_new else data.draw(st.sampled_from(list(known)))
        take_listing(self.project, SourceSummary(1, 0, "sound", (name,)))
        sample = Sample(SampleId(f"{n:032x}"), Path(f"{n}.wav"), "sound", label=name)
        self.project.add_samples(ImportBatch((sample,)), as_labels=True)
        is_gone = labels.class_id(name) is None  # what the person deleted stays deleted
        assert labels.class_of(sample.id) == (None if is_gone else self.meaning(name))
        self.states = {}  # what comes from a source is there in all of them

    def meaning(self, name: str) -> str:
        labels = self.project.journal.labels
        class_id = labels.class_id(name)
        assert class_id
        return labels.classes[class_id]

    @rule()
    def undo(self) -> None:
        self.project.journal.undo()

    @rule()
    def redo(self) -> None:
        self.project.journal.redo()

    @rule()
    def reopen(self) -> None:
        before = self.project.journal.labels
        self.project.close()
        self.project = Project.open(self.project.path)
        assert self.project.journal.labels == before

    @invariant()
    def the_disk_says_what_the_memory_says(self) -> None:
        if hasattr(self, "project"):
            events = list(read_events(self.project._connection))
            assert events == list(self.project.journal.events)
            assert fold(events) == self.project.journal.labels
            used = {m.class_id for m in self.project.journal.labels.marks.values()} - {""}
            assert used <= set(self.project.journal.labels.classes)

    @invariant()
    def no_two_classes_have_one_name(self) -> None:
        if hasattr(self, "project"):
            names = self.project.journal.labels.class_names
            assert len(set(map(plain_name, names))) == len(names)

    @invariant()
    def after_an_act_things_are_always_the_same(self) -> None:
        if hasattr(self, "project"):
            labels = self.project.journal.labels
            here = state_of(labels)
            assert self.states.setdefault((labels.done or [0])[-1], here) == here

    @invariant()
    def no_act_is_lost(self) -> None:
        if hasattr(self, "project"):
            labels = self.project.journal.labels
            kept = {*labels.done, *labels.undone, *chain.from_iterable(labels._branches)}
            made = {e.act for e in self.project.journal.events if e.actor != "setup"}
            led = {e.act for e in self.project.journal.events if e.kind in _BACK_AND_FORTH}
            assert made - led <= kept

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.project.close()
            self.folder.cleanup()


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(max_examples=20, stateful_step_count=25)


def bring(project: Project, name: str) -> SampleId:
    """Let a source bring a sample with a label."""
    n = len(project.samples)
    take_listing(project, SourceSummary(1, 0, "sound", (name,)))
    sample = Sample(SampleId(f"{n:032x}"), Path(f"{n}.wav"), "sound", label=name)
    project.add_samples(ImportBatch((sample,)), as_labels=True)
    return sample.id


def test_a_class_that_is_made_again_is_told_from_the_sources_of_the_same_name(
    tmp_path: Path,
) -> None:
    samples = [Sample(IDS[0], tmp_path / "a.wav", "sound")]
    with Project.create(tmp_path / "p.aldesk", samples, ["a", "b"]) as project:
        journal = project.journal
        journal.add_classes(["x"])
        journal.undo()
        brought = bring(project, "x")
        assert journal.labels.class_of(brought) == "x"
        journal.redo()
        assert journal.labels.class_names == ["a", "b", "x", "x (2)"]
        assert journal.labels.class_of(brought) == "x (2)"
        assert bring(project, "x (2)")
        assert journal.labels.class_names == ["a", "b", "x", "x (2)"]
        journal.undo()
        assert journal.labels.class_names == ["a", "b", "x"]
        assert journal.labels.class_of(brought) == "x"


def test_what_a_source_brings_of_a_merged_class_goes_back_with_the_merge(tmp_path: Path) -> None:
    samples = [Sample(IDS[0], tmp_path / "a.wav", "sound")]
    with Project.create(tmp_path / "p.aldesk", samples, ["a", "b", "c"]) as project:
        journal = project.journal
        journal.merge_class(ClassId("c1"), ClassId("c2"))
        one = bring(project, "a")
        journal.merge_class(ClassId("c2"), ClassId("c3"))
        two = bring(project, "a")
        seen = [[journal.labels.class_of(id_) for id_ in (one, two)]]
        for turn in (journal.undo, journal.undo, journal.redo, journal.redo):
            turn()
            seen.append([journal.labels.class_of(id_) for id_ in (one, two)])
        assert seen == [["c", "c"], ["b", "b"], ["a", "a"], ["b", "b"], ["c", "c"]]
        assert fold(journal.events) == journal.labels


def test_a_journal_is_written_as_in_version_0_1_0_and_read_the_same(tmp_path: Path) -> None:
    """Older files, and older programs, depend on every byte of it."""
    file = tmp_path / "p.aldesk"
    with Project.create(file, [Sample(IDS[0], tmp_path / "a.wav", "sound")], ["a", "b"]) as project:
        journal = project.journal
        journal.flag(IDS[0], "two voices")
        journal.rename_class(ClassId("c1"), "Käuzchen")
        journal.set_aliases(ClassId("c1"), ["owl", " Öhrchen "])
        journal.move_class(ClassId("c2"), 0)
        journal.recolour_class(ClassId("c1"), 7)
        journal.merge_class(ClassId("c2"), ClassId("c1"))
        lines = project._connection.execute("SELECT kind, text FROM event ORDER BY seq")
        assert lines.fetchall() == [
            ("add_class", "a"),
            ("add_class", "b"),
            ("flag", "two voices"),
            ("rename_class", "Käuzchen"),
            ("set_aliases", '["owl", "Öhrchen"]'),
            ("move_class", "0"),
            ("recolour_class", "7"),
            ("merge_class", "c1"),
        ]
    with Project.open(file) as project:
        owl = project.journal.labels.classes_in_use[0]
        assert (owl.name, owl.aliases, owl.color) == ("Käuzchen", ("owl", "Öhrchen"), 7)
