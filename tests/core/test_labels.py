"""The fold, against a model that replays everything from the start after each act."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.errors import Problem
from aldesk.core.event import Event, Kind
from aldesk.core.ids import ClassId
from aldesk.core.judgement import Judgement
from aldesk.core.labels import Answer, Labels, fold


def event(seq: int, kind: Kind, **fields: Any) -> Event:
    return Event(seq, "2026-01-01T00:00:00.000+00:00", "annotator", kind, seq)._replace(**fields)


CLASSES = [event(1, "add_class", class_id="c1", text="a", actor="setup")]
CLASSES += [event(2, "add_class", class_id="c2", text="b", actor="setup")]


class Acts:
    """Writes a journal as an annotator would, and knows by brute force what it must mean."""

    def __init__(self) -> None:
        self.events = list(CLASSES)
        self.done: list[list[Event]] = []
        self.undone: list[list[Event]] = []

    def act(self, *lines: Event) -> None:
        first = len(self.events) + 1
        made = [line._replace(seq=first + i, act=first) for i, line in enumerate(lines)]
        self.events += made
        self.done.append(made)
        self.undone.clear()

    def turn(self, kind: Kind) -> None:
        source, goal = (self.done, self.undone) if kind == "undo" else (self.undone, self.done)
        if source:
            act = source.pop()
            goal.append(act)
            seq = len(self.events) + 1
            self.events.append(event(seq, kind, act=seq, target=act[0].act))

    def meaning(self) -> tuple[dict[str, Answer], dict[str, str]]:
        marks: dict[str, Answer] = {}
        flags: dict[str, str] = {}
        for line in (line for act in self.done for line in act):
            if line.kind == "label":
                said = Judgement(
                    frozenset({line.class_id}), frozenset({ClassId("c1"), ClassId("c2")})
                )
                marks[line.sample] = Answer("label", line.class_id, said=said)
            elif line.kind == "skip":
                marks[line.sample] = Answer("skip")
            elif line.kind == "flag":
                flags[line.sample] = line.text
            else:
                flags.pop(line.sample, None)
        return marks, flags


samples = st.sampled_from(["s1", "s2", "s3"])
lines = st.one_of(
    st.builds(
        lambda s, c: event(0, "label", sample=s, class_id=c), samples, st.sampled_from(["c1", "c2"])
    ),
    st.builds(lambda s: event(0, "skip", sample=s), samples),
    st.builds(lambda s, t: event(0, "flag", sample=s, text=t), samples, st.text(max_size=3)),
    st.builds(lambda s: event(0, "unflag", sample=s), samples),
)
steps = st.one_of(
    st.builds(lambda made: lambda acts: acts.act(*made), st.lists(lines, min_size=1, max_size=4)),
    st.sampled_from([lambda acts: acts.turn("undo"), lambda acts: acts.turn("redo")]),
)


@given(st.lists(steps, max_size=30))
def test_any_acts_undone_and_redone_mean_what_remains(todo: list[Callable[[Acts], None]]) -> None:
    acts = Acts()
    for step in todo:
        step(acts)
    labels = fold(acts.events)
    marks, flags = acts.meaning()
    assert labels.marks == marks
    assert labels.flags == flags
    assert labels.done == [act[0].act for act in acts.done]
    assert labels.undone == [act[0].act for act in acts.undone]


def test_an_import_is_undone_as_one() -> None:
    acts = Acts()
    acts.act(*(event(0, "label", sample=f"s{i}", class_id="c1") for i in range(5)))
    acts.turn("undo")
    assert fold(acts.events).marks == {}


def test_classes_of_the_setup_cannot_be_undone() -> None:
    labels = fold(CLASSES)
    assert labels.done == []
    assert list(labels.classes.values()) == ["a", "b"]


def test_a_class_that_was_added_can_be_undone_and_redone() -> None:
    acts = Acts()
    acts.act(event(0, "add_class", class_id="c3", text="new"))
    acts.turn("undo")
    assert "c3" not in fold(acts.events).classes
    acts.turn("redo")
    assert fold(acts.events).classes[ClassId("c3")] == "new"


@pytest.mark.parametrize(
    "wrong",
    [
        event(3, "label", sample="s1", class_id="unknown"),
        event(3, "undo", target=1),
        event(3, "redo", target=1),
        event(3, "add_class", class_id="c1", text="again"),
        event(3, "label", sample="s1", class_id="c1", act=1),
        event(3, "restore", target=3),
        event(3, "restore", target=1),
        event(3, "restore", target=0),
    ],
)
def test_an_event_that_does_not_fit_is_refused(wrong: Event) -> None:
    labels = Labels()
    for line in CLASSES:
        labels.apply(line)
    with pytest.raises(Problem, match="does not fit"):
        labels.apply(wrong)


def labelled(*names: str) -> Acts:
    acts = Acts()
    for name in names:
        acts.act(event(0, "label", sample=name, class_id="c1"))
    return acts


def test_what_was_undone_before_another_act_is_a_branch_and_comes_back() -> None:
    acts = labelled("s1", "s2", "s3")
    acts.turn("undo")
    acts.turn("undo")
    assert fold(acts.events).branches == []  # it can still be redone
    acts.act(event(0, "skip", sample="s9"))
    assert fold(acts.events).branches == [(4, 5)]
    acts.act(event(0, "restore", target=5))
    labels = fold(acts.events)
    assert sorted(labels.marks) == ["s1", "s2", "s3"]
    assert labels.branches == []
    acts.turn("undo")
    labels = fold(acts.events)
    assert sorted(labels.marks) == ["s1", "s9"]
    assert labels.branches == [(4, 5)]


def test_a_restored_branch_goes_on_and_can_be_left_again() -> None:
    acts = labelled("s1", "s2")
    acts.turn("undo")
    acts.act(event(0, "skip", sample="s9"))
    acts.act(event(0, "restore", target=4))
    acts.act(event(0, "label", sample="s3", class_id="c2"))
    assert sorted(fold(acts.events).marks) == ["s1", "s2", "s3"]
    acts.turn("undo")
    acts.turn("undo")
    acts.act(event(0, "flag", sample="s1"))
    labels = fold(acts.events)
    assert sorted(labels.marks) == ["s1", "s9"]
    assert [branch[-1] for branch in labels.branches] == [8, 4]


def test_a_restored_branch_that_is_undone_is_listed_once() -> None:
    acts = labelled("s1", "s2")
    acts.turn("undo")
    acts.act(event(0, "skip", sample="s9"))
    acts.act(event(0, "restore", target=4))
    acts.turn("undo")
    acts.act(event(0, "skip", sample="s8"))
    assert fold(acts.events).branches == [(4,)]


def test_labels_of_a_source_stay_when_a_branch_is_restored() -> None:
    acts = labelled("s1", "s2")
    acts.turn("undo")
    acts.act(event(0, "skip", sample="s9"))
    seq = len(acts.events) + 1
    acts.events.append(event(seq, "label", sample="new", class_id="c1", actor="setup", act=seq))
    acts.act(event(0, "restore", target=4))
    assert sorted(fold(acts.events).marks) == ["new", "s1", "s2"]


def test_an_act_that_restores_does_nothing_else() -> None:
    acts = labelled("s1", "s2")
    acts.turn("undo")
    acts.act(event(0, "skip", sample="s9"))
    acts.act(event(0, "restore", target=4), event(0, "label", sample="s3", class_id="c1"))
    with pytest.raises(Problem, match="does not fit"):
        fold(acts.events)


def test_labels_of_a_source_wait_while_their_class_is_undone() -> None:
    acts = Acts()
    acts.act(event(0, "add_class", class_id="c3", text="new"))
    seq = len(acts.events) + 1
    given = event(seq, "label", sample="s1", class_id="c3", actor="setup", act=seq)
    acts.events.append(given)
    acts.turn("undo")
    labels = fold(acts.events)
    assert labels.class_of("s1") is None
    assert labels.n_labeled == 0
    acts.turn("redo")
    assert fold(acts.events).class_of("s1") == "new"
    acts.turn("undo")
    acts.act(event(0, "label", sample="s1", class_id="c1"))
    assert fold(acts.events).class_of("s1") == "a"
    acts.act(event(0, "restore", target=3))
    assert fold(acts.events).class_of("s1") == "new"
    acts.turn("undo")
    assert fold(acts.events).class_of("s1") == "a"


def brought(acts: Acts, kind: Kind, **fields: Any) -> None:
    """Let a source bring something: it is no act, and can't be undone."""
    seq = len(acts.events) + 1
    acts.events.append(event(seq, kind, actor="setup", act=seq, **fields))


def test_a_deletion_is_done_again_though_a_source_has_labels_of_the_class_by_now() -> None:
    acts = Acts()
    acts.act(event(0, "delete_class", class_id="c2"))
    acts.turn("undo")
    brought(acts, "label", sample="new", class_id="c2")
    assert fold(acts.events).class_of("new") == "b"
    acts.turn("redo")
    assert fold(acts.events).marks == {}
    acts.turn("undo")
    assert fold(acts.events).class_of("new") == "b"
    acts.act(event(0, "skip", sample="s9"))
    acts.act(event(0, "restore", target=3))
    assert list(fold(acts.events).classes.values()) == ["a"]


def test_a_class_comes_back_at_its_place_and_in_its_colour_whatever_a_source_has_brought() -> None:
    acts = Acts()
    acts.act(event(0, "add_class", class_id="c3", text="mine"))
    brought(acts, "add_class", class_id="c4", text="owl")
    before = fold(acts.events).all_classes
    assert [(item.name, item.color) for item in before[2:]] == [("mine", 2), ("owl", 3)]
    acts.turn("undo")
    assert fold(acts.events).class_names == ["a", "b", "owl"]
    acts.turn("redo")
    assert fold(acts.events).all_classes == before


def test_a_class_that_a_source_brought_stays_when_older_acts_are_undone() -> None:
    acts = Acts()
    acts.act(event(0, "rename_class", class_id="c1", text="x"))
    brought(acts, "add_class", class_id="c4", text="owl")
    brought(acts, "label", sample="new", class_id="c4")
    turns: list[tuple[Kind, str]] = [("undo", "a"), ("redo", "x")]
    for kind, first in turns:
        acts.turn(kind)
        labels = fold(acts.events)
        assert list(labels.classes.values()) == [first, "b", "owl"]
        assert labels.class_of("new") == "owl"
