"""The journals of copies that were written on apart, joined."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch
from uuid import UUID

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.labels import Labels
from aldesk.core.merge import History, Merged, history, laid_out, union
from aldesk.core.merged_labels import MergedLabels, fold_merged
from aldesk.core.origins import Origins
from aldesk.core.sample import Sample
from aldesk.store.journal import Journal, insert_events
from aldesk.store.schema import MIGRATIONS
from aldesk.store.sitting_table import insert_sitting

IDS = [SampleId(f"s{n}") for n in range(4)]
A, B = ClassId("c1"), ClassId("c2")


def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for step in MIGRATIONS:
        connection.executescript(step)
    return connection


@dataclass
class Copy:
    """A project's journal, in memory, and somebody's clock."""

    connection: sqlite3.Connection
    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.journal = Journal(self.connection, Path("p"))

    def reopen(self) -> None:
        self.journal = Journal(self.connection, Path("p"))

    def copy(self) -> "Copy":
        other = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.backup(other)
        return Copy(other, self.now)

    @contextmanager
    def clock(self, seconds: float = 1.0) -> Iterator[Journal]:
        self.now += timedelta(seconds=seconds)
        with patch(
            "aldesk.store.journal.timestamp", lambda: self.now.isoformat(timespec="milliseconds")
        ):
            yield self.journal

    def history(self) -> History:
        journal = self.journal
        return history(journal.events, journal.sitting_numbers().tolist(), journal.sittings)


def begun() -> Copy:
    copy = Copy(empty())
    with copy.clock() as journal:
        journal.actor = "setup"
        journal.add_classes(["a", "b"])
    copy.reopen()
    return copy


def opened(merged: Merged) -> Copy:
    """Return a copy with a merged journal."""
    connection = empty()
    for number, sitting in merged.sittings.items():
        if number:
            insert_sitting(connection, number, sitting)
    insert_events(connection, merged.events, merged.numbers)
    connection.execute("INSERT INTO meta VALUES ('is_merged', ?)", (json.dumps(merged.is_merged),))
    return Copy(connection, datetime.fromisoformat(max(e.at for e in merged.events)))


def merge(*copies: Copy) -> Copy:
    told = copies[0].history()
    for copy in copies[1:]:
        told = union(told, copy.history())
    return opened(laid_out(told))


def meaning(copy: Copy) -> tuple[object, ...]:
    labels = copy.journal.labels
    disputed = labels.disputed if isinstance(labels, MergedLabels) else {}
    now = labels.marks, labels.flags, labels.all_classes, labels.judgements
    return *now, disputed, labels.branches, labels.undone


def lines(copy: Copy) -> list[object]:
    told = copy.connection.execute("SELECT * FROM sitting ORDER BY number").fetchall()
    return [*told, *copy.connection.execute("SELECT * FROM event ORDER BY seq")]


# Random journals

KINDS = ["label", "label", "label", "skip", "cant_tell", "flag", "add", "rename", "merge", "delete"]
KINDS += ["undo", "undo", "redo", "back", "restore", "reopen"]
ABOUT_SAMPLES = [*KINDS[:6], *KINDS[10:]]


def act(copy: Copy, dice: Random, ids: list[SampleId] = IDS, kinds: list[str] = KINDS) -> None:
    """Do something that a person could do there now, at a time that may lie before the last."""
    with copy.clock(dice.randint(-3, 5)) as journal, suppress(Problem):
        labels, sample = journal.labels, dice.choice(ids)
        class_id, other = dice.choices(list(labels.classes) or [A], k=2)
        done = dice.choice([0, *labels.done])
        can: dict[str, Callable[[], object]] = {
            "label": lambda: journal.label(
                (id_, class_id) for id_ in {sample: 0, dice.choice(ids): 0}
            ),
            "skip": lambda: journal.skip(sample),
            "cant_tell": lambda: journal.cant_tell(sample),
            "flag": lambda: journal.flag(sample, dice.choice("xy")),
            "add": lambda: journal.add_classes([dice.choice("cd")]),
            "rename": lambda: journal.rename_class(class_id, dice.choice("cde")),
            "merge": lambda: journal.merge_class(class_id, other),
            "delete": lambda: journal.delete_class(class_id),
            "undo": journal.undo,
            "redo": journal.redo,
            "back": lambda: journal.go_to(done),
            "restore": lambda: labels.branches and journal.restore(labels.branches[0][-1]),
            "reopen": copy.reopen,
        }
        can[
            dice.choice(kinds if labels.classes else ["undo", "reopen"])
        ]()  # a name may be taken, a class may have labels


@contextmanager
def drawn_ids(dice: Random) -> Iterator[None]:
    with patch("aldesk.store.journal.uuid.uuid4", lambda: UUID(int=dice.getrandbits(128))):
        yield


seeds = st.integers(0, 2**32).map(Random)
some = settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])


@some
@given(seeds)
def test_the_order_of_merging_makes_no_difference(dice: Random) -> None:
    with drawn_ids(dice):
        first = begun()
        for _ in range(dice.randint(0, 4)):
            act(first, dice)
        one, two, three = copies = [first, first.copy(), first.copy()]
        for _ in range(dice.randint(1, 25)):
            act(dice.choice(copies), dice)
        both = merge(one, two)
        for again in ((two, one), (both, one), (two, both)):
            assert lines(merge(*again)) == lines(both)
        for _ in range(dice.randint(0, 5)):
            act(both, dice)
            act(one, dice)
        held = meaning(both)
        both.reopen()
        assert meaning(both) == held
        everything = lines(merge(both, one, three))
        assert lines(merge(merge(three, one), both)) == everything
        assert lines(merge(one, merge(both, three))) == everything


@some
@given(seeds)
@example(Random(289390))
def test_a_single_copy_means_the_same_however_it_is_replayed(dice: Random) -> None:
    with drawn_ids(dice):
        copy = begun()
        for _ in range(dice.randint(1, 25)):
            act(copy, dice)
    told = copy.history()
    again = laid_out(union(told, told))
    assert not again.is_merged
    assert again.events == list(copy.journal.events)
    with patch("aldesk.core.merge._is_line", lambda *_: False):
        merged = laid_out(told)
    labels = fold_merged(merged.events, Origins.of(merged.sittings, merged.numbers))
    plain = copy.journal.labels
    assert labels.marks == plain.marks
    assert labels.flags == plain.flags
    assert labels.all_classes == plain.all_classes
    assert labels.judgements == plain.judgements
    assert not labels.disputed
    assert labels.undone == plain.undone
    # A branch that came back with a longer one is none here: all of it is done.
    is_restore = {event.seq for event in plain.events if event.kind == "restore"}
    present = is_restore.union(plain.present_acts())
    undone = [acts for acts in plain.branches if not present.issuperset(acts)]
    assert [acts for acts in labels.branches if acts in undone] == undone
    for acts in undone:
        assert labels.way_of_restore(acts[-1]) == plain.way_of_restore(acts[-1])


@some
@given(seeds)
def test_what_any_copy_undid_can_be_restored_in_the_merged_one(dice: Random) -> None:
    with drawn_ids(dice):
        mine = begun()
        its = mine.copy()
        for _ in range(dice.randint(5, 40)):
            act(dice.choice([mine, its]), dice, kinds=ABOUT_SAMPLES)
        merged = laid_out(union(mine.history(), its.history()))
        both = opened(merged)
        labels = both.journal.labels
        undone = [acts for copy in (mine, its) for acts in undone_in(copy, merged)]
        for acts in undone:
            listed = {number for branch in labels.branches for number in branch}
            kept = listed.union(labels.present_acts(), labels.undone, turned_back(labels))
            assert kept.issuperset(acts)
            if acts[-1] in listed and acts[-1] not in labels.present_acts():
                before = deepcopy(meaning(both)[:5])
                stay = set(labels.present_acts()) - set(labels.way_of_restore(acts[-1])[0])
                with both.clock() as journal:
                    journal.restore(acts[-1])
                assert set(labels.present_acts()) >= stay.union(acts[-1:])
                both.reopen()
                with both.clock() as journal:
                    journal.undo()
                labels = both.journal.labels
                assert meaning(both)[:5] == before
    again = merge(mine, both, its)
    assert lines(again) == lines(both)


def undone_in(copy: Copy, merged: Merged) -> list[list[int]]:
    """Return the branches of a copy, and what it can redo, as a merged journal numbers them."""
    origins, labels = copy.journal.origins(), copy.journal.labels
    found = [*labels.branches, labels.undone[::-1]]
    is_one = [[n for n in acts if labels.events[n - 1].kind != "restore"] for acts in found]
    return [
        [merged.seq_of[origins.sitting(n).id, origins.place(n)] for n in acts]
        for acts in is_one
        if acts
    ]


def turned_back(labels: Labels) -> set[int]:
    """Return the acts that come back by undoing a restored branch."""
    restores = [labels.events[n - 1] for n in labels.done if labels.events[n - 1].kind == "restore"]
    return {number for event in restores for number in event.turned[0]}


@some
@given(seeds)
def test_where_the_other_said_nothing_each_copy_keeps_what_it_was(dice: Random) -> None:
    with drawn_ids(dice):
        mine = begun()
        its = mine.copy()
        for _ in range(dice.randint(1, 25)):
            copy, ids = dice.choice([(mine, IDS[:2]), (its, IDS[2:])])
            act(copy, dice, ids, ABOUT_SAMPLES)
        both = merge(mine, its).journal.labels
    for copy, ids in ((mine, IDS[:2]), (its, IDS[2:])):
        alone = copy.journal.labels
        for sample in ids:
            assert both.marks.get(sample) == alone.marks.get(sample)
            assert both.flags.get(sample) == alone.flags.get(sample)


def two() -> tuple[Copy, Copy]:
    mine = begun()
    return mine, mine.copy()


def label(copy: Copy, sample: SampleId, class_id: ClassId) -> None:
    with copy.clock() as journal:
        journal.label([(sample, class_id)])


def test_who_contradict_each_other_are_disputed_until_somebody_knows_both() -> None:
    mine, its = two()
    for sample, one, other in zip(IDS, (A, A, B, A), (B, A, B, B), strict=True):
        label(mine, sample, one)
        label(its, sample, other)
    both = merge(mine, its)
    labels = both.journal.labels
    assert isinstance(labels, MergedLabels)
    assert list(labels.disputed) == [IDS[0], IDS[3]]
    assert labels.marks.keys() == {IDS[1], IDS[2]}
    assert labels.n_labeled == 2
    label(both, IDS[0], B)
    assert labels.marks[IDS[0]].class_id == B
    label(mine, IDS[1], B)
    again = merge(both, mine).journal.labels
    assert isinstance(again, MergedLabels)
    assert again.marks[IDS[0]].class_id == B
    assert again.disputed.keys() == {IDS[1], IDS[3]}


def test_an_adjudication_that_is_undone_leaves_the_dispute() -> None:
    mine, its = two()
    label(mine, IDS[0], A)
    label(its, IDS[0], B)
    both = merge(mine, its)
    label(both, IDS[0], A)
    with both.clock() as journal:
        journal.undo()
    labels = both.journal.labels
    assert isinstance(labels, MergedLabels)
    assert not labels.marks
    assert list(labels.disputed) == [IDS[0]]
    held = meaning(both)
    both.reopen()
    assert meaning(both) == held


def test_who_undoes_takes_back_nothing_of_the_other() -> None:
    mine, its = two()
    label(mine, IDS[0], A)
    label(its, IDS[0], B)
    with mine.clock() as journal:
        journal.undo()
    assert merge(mine, its).journal.labels.marks[IDS[0]].class_id == B


def test_a_restored_branch_takes_back_what_took_its_place_and_nothing_of_the_other() -> None:
    mine, its = two()
    label(mine, IDS[0], A)
    with mine.clock() as journal:
        journal.undo()
    label(mine, IDS[0], B)
    label(its, IDS[1], B)
    with its.clock() as journal:
        journal.undo()
    both = merge(mine, its)
    labels = both.journal.labels
    assert [labels.events[n - 1].sample for (n,) in labels.branches] == IDS[:2]
    label(both, IDS[2], A)
    for acts in labels.branches:
        with both.clock() as journal:
            journal.restore(acts[-1])
    assert {id_: mark.class_id for id_, mark in labels.marks.items()} == {IDS[0]: A, IDS[1]: B}
    with both.clock() as journal:
        journal.undo()
        journal.undo()
    assert {id_: mark.class_id for id_, mark in labels.marks.items()} == {IDS[0]: B, IDS[2]: A}


def test_classes_that_both_added_by_one_name_are_one() -> None:
    mine, its = two()
    for copy, sample in ((mine, IDS[0]), (its, IDS[1])):
        with copy.clock() as journal:
            journal.add_classes(["owl"])
        label(copy, sample, copy.journal.labels.class_id("owl") or A)
    labels = merge(mine, its).journal.labels
    assert labels.class_names == ["a", "b", "owl"]
    assert labels.class_of(IDS[0]) == labels.class_of(IDS[1]) == "owl"


def test_a_class_that_is_deleted_here_and_given_there_stays() -> None:
    mine, its = two()
    label(its, IDS[0], B)
    with mine.clock() as journal:
        journal.delete_class(B)
    labels = merge(mine, its).journal.labels
    assert labels.class_of(IDS[0]) == "b"


def test_labels_of_a_class_that_the_other_merged_go_along() -> None:
    mine, its = two()
    with mine.clock() as journal:
        journal.merge_class(B, A)
    its.now = mine.now
    label(its, IDS[0], B)
    assert merge(mine, its).journal.labels.class_of(IDS[0]) == "a"


def test_events_of_before_there_were_sittings_part_where_the_copies_do() -> None:
    mine, its = two()
    for copy, class_id in ((mine, A), (its, B)):
        label(copy, IDS[0], class_id)
        copy.connection.execute("DROP TRIGGER event_is_never_changed")
        copy.connection.execute("UPDATE event SET sitting = 0")
        copy.connection.execute("DELETE FROM sitting")
        copy.reopen()
    both = merge(mine, its)
    assert len(both.journal.events) == 4
    assert lines(merge(both, mine)) == lines(merge(its, both)) == lines(both)


def test_projects_that_began_apart_are_refused() -> None:
    with pytest.raises(Problem, match="no beginning in common"):
        merge(begun(), begun())


def test_several_classes_are_disputed_one_by_one() -> None:
    mine = begun()
    with mine.clock() as journal:
        journal.allow_several()
    its = mine.copy()
    for copy, first, second in ((mine, [A], [A, B]), (its, [A, B], [A, B])):
        with copy.clock() as journal:
            journal.answer([(IDS[0], first), (IDS[1], second)])
            journal.judge([IDS[2]], first[-1], "present")
    labels = merge(mine, its).journal.labels
    assert isinstance(labels, MergedLabels)
    assert list(labels.disputed) == [IDS[0]]
    assert labels.names_of(IDS[1]) == labels.names_of(IDS[2]) == ["a", "b"]


def test_what_a_source_says_in_both_copies_goes_before_nobody() -> None:
    mine, its = two()
    new = [Sample(IDS[n], Path(f"{n}.wav"), "sound", "owl") for n in (0, 1)]
    for copy in (mine, its):
        with copy.clock() as journal:
            journal.actor = "setup"
            journal.add_classes(["owl"])
            told = journal.source_labels(new, ["owl"])
            journal.insert(told)
            journal.take(told)
            journal.actor = "annotator"
        if copy is mine:
            label(mine, IDS[0], A)
            its.now = mine.now
    labels = merge(mine, its).journal.labels
    assert labels.class_names == ["a", "b", "owl"]
    assert (labels.class_of(IDS[0]), labels.class_of(IDS[1])) == ("a", "owl")
    assert not list(labels.to_decide)
    assert len(labels.from_sources) == 4
