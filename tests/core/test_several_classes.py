"""What a journal says of samples that may have several classes."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.errors import Problem
from aldesk.core.event import ONLY_NAMED, Event, Kind, list_text
from aldesk.core.ids import ClassId
from aldesk.core.judgement import Verdict
from aldesk.core.labels import Labels, fold
from tests.core.test_labels import CLASSES, Acts, event

A, B, C = ClassId("c1"), ClassId("c2"), ClassId("new")
SEVERAL = event(3, "several_classes", actor="setup")


def acts_of_several() -> Acts:
    acts = Acts()
    acts.events = [*CLASSES, SEVERAL]
    return acts


def answer(sample: str, *class_ids: str, **fields: Any) -> Event:
    return event(0, "answer", sample=sample, text=list_text(class_ids), **fields)


def add_class(class_id: str) -> Event:
    return event(0, "add_class", class_id=class_id, text=f"name of {class_id}")


def verdicts(labels: Labels, sample: str) -> dict[str, Verdict]:
    return {class_id: labels.verdict(sample, class_id) for class_id in labels.classes}


def everything(labels: Labels) -> dict[str, dict[str, Verdict]]:
    return {sample: verdicts(labels, sample) for sample in ("s1", "s2")}


def test_an_answer_judges_all_classes_and_none_that_is_added_later() -> None:
    acts = acts_of_several()
    acts.act(answer("s1", A))
    acts.act(add_class(C))
    acts.act(answer("s2"))
    labels = fold(acts.events)
    assert verdicts(labels, "s1") == {A: "present", B: "absent", C: "not judged"}
    assert verdicts(labels, "s2") == {A: "absent", B: "absent", C: "absent"}
    assert labels.n_labeled == 2


def test_an_answer_done_again_judges_no_class_that_a_source_has_brought_since() -> None:
    acts = acts_of_several()
    acts.act(answer("s1", A))
    acts.turn("undo")
    seq = len(acts.events) + 1
    acts.events.append(add_class(C)._replace(seq=seq, act=seq, actor="setup"))
    acts.turn("redo")
    assert verdicts(fold(acts.events), "s1") == {A: "present", B: "absent", C: "not judged"}


def test_one_class_of_a_sample_is_judged_alone_and_answers_nothing() -> None:
    acts = acts_of_several()
    acts.act(event(0, "absent", sample="s1", class_id=B))
    labels = fold(acts.events)
    assert verdicts(labels, "s1") == {A: "not judged", B: "absent"}
    assert labels.n_labeled == 0


def test_who_cannot_tell_keeps_what_is_there_and_judges_nothing_else() -> None:
    acts = acts_of_several()
    acts.act(event(0, "present", sample="s1", class_id=A))
    acts.act(event(0, "absent", sample="s1", class_id=B))
    acts.act(event(0, "cant_tell", sample="s1"))
    assert verdicts(fold(acts.events), "s1") == {A: "present", B: "not judged"}
    acts.act(event(0, "skip", sample="s1"))
    assert verdicts(fold(acts.events), "s1") == {A: "not judged", B: "not judged"}


def test_a_merged_class_is_absent_where_both_are_and_parts_again_when_it_is_undone() -> None:
    acts = acts_of_several()
    acts.act(answer("s1", A))
    acts.act(event(0, "absent", sample="s2", class_id=B))
    acts.act(event(0, "merge_class", class_id=A, text=B))
    labels = fold(acts.events)
    assert verdicts(labels, "s1") == {B: "present"}
    assert verdicts(labels, "s2") == {B: "not judged"}
    acts.act(event(0, "absent", sample="s1", class_id=B))
    assert verdicts(fold(acts.events), "s1") == {B: "absent"}
    acts.turn("undo")
    acts.turn("undo")
    assert verdicts(fold(acts.events), "s1") == {A: "present", B: "absent"}


@pytest.mark.parametrize(("text", "other"), [("", "absent"), (ONLY_NAMED, "not judged")])
def test_what_labels_of_exactly_one_class_say_of_the_others_is_chosen(
    text: str, other: Verdict
) -> None:
    acts = Acts()
    acts.act(event(0, "label", sample="s1", class_id=A))
    acts.events.append(event(4, "several_classes", actor="setup", text=text))
    assert verdicts(fold(acts.events), "s1") == {A: "present", B: other}
    for turn in ("undo", "redo"):
        acts.turn(turn)
    assert verdicts(fold(acts.events), "s1") == {A: "present", B: other}


@pytest.mark.parametrize(
    "wrong",
    [
        answer("s1", "none"),
        answer("s1")._replace(text="{"),
        event(0, "present", sample="s1", class_id=ClassId("none")),
        event(0, "several_classes", actor="setup"),
    ],
)
def test_an_event_that_does_not_fit_is_refused(wrong: Event) -> None:
    labels = fold([*CLASSES, SEVERAL])
    with pytest.raises(Problem, match="does not fit"):
        labels.apply(wrong._replace(seq=4, act=4))


@pytest.mark.parametrize("kind", ["answer", "present"])
def test_exactly_one_class_is_given_by_a_label(kind: Kind) -> None:
    labels = fold(CLASSES)
    with pytest.raises(Problem, match="does not fit"):
        labels.apply(event(3, kind, sample="s1", class_id=A, text="[]"))


def test_a_sample_of_one_class_can_be_said_not_to_have_some() -> None:
    acts = Acts()
    acts.act(event(0, "absent", sample="s1", class_id=A))
    labels = fold(acts.events)
    assert verdicts(labels, "s1") == {A: "absent", B: "not judged"}
    assert (labels.n_labeled, labels.marks) == (0, {})
    acts.act(event(0, "label", sample="s1", class_id=A))
    acts.act(event(0, "absent", sample="s1", class_id=A))  # a script's; the label says more
    assert verdicts(fold(acts.events), "s1") == {A: "present", B: "absent"}
    for _ in range(2):
        acts.turn("undo")
    assert verdicts(fold(acts.events), "s1") == {A: "absent", B: "not judged"}
    acts.turn("undo")
    assert fold(acts.events).judgements == {}


def test_one_label_says_of_a_class_that_was_added_later_that_it_is_absent() -> None:
    acts = Acts()
    acts.act(event(0, "label", sample="s1", class_id=A))
    acts.act(add_class(C))
    assert verdicts(fold(acts.events), "s1") == {A: "present", B: "absent", C: "absent"}
    acts.events.append(event(5, "several_classes", actor="setup"))
    assert verdicts(fold(acts.events), "s1") == {A: "present", B: "absent", C: "not judged"}


def test_what_a_sample_of_one_class_has_not_is_known_where_it_may_have_several() -> None:
    acts = Acts()
    acts.act(event(0, "absent", sample="s1", class_id=A))
    acts.act(event(0, "label", sample="s2", class_id=A))
    acts.events.append(event(5, "several_classes", actor="setup", text=ONLY_NAMED))
    labels = fold(acts.events)
    assert verdicts(labels, "s1") == {A: "absent", B: "not judged"}
    assert verdicts(labels, "s2") == {A: "present", B: "not judged"}


samples = st.sampled_from(["s1", "s2"])
chosen = st.lists(st.sampled_from([A, B]), unique=True)
lines = st.one_of(
    st.builds(lambda s, c: answer(s, *c), samples, chosen),
    st.builds(
        lambda kind, s, c: event(0, kind, sample=s, class_id=c),
        st.sampled_from(["present", "absent", "unjudge", "label", "by_model"]),
        samples,
        st.sampled_from([A, B]),
    ),
    st.builds(lambda k, s: event(0, k, sample=s), st.sampled_from(["skip", "cant_tell"]), samples),
)
steps = st.one_of(
    st.builds(lambda made: lambda acts: acts.act(*made), st.lists(lines, min_size=1, max_size=3)),
    st.sampled_from(
        [
            lambda acts: acts.act(add_class(f"d{len(acts.events)}")),
            lambda acts: acts.turn("undo"),
            lambda acts: acts.turn("redo"),
        ]
    ),
)


@given(st.lists(steps, max_size=20), st.booleans())
def test_what_is_undone_says_nothing(todo: list[Callable[[Acts], None]], merge: bool) -> None:
    acts = acts_of_several()
    for step in todo:
        step(acts)
    if merge:
        acts.act(event(0, "merge_class", class_id=A, text=B))
        acts.turn("undo")
        acts.turn("redo")
    only_done = acts_of_several()
    for act in acts.done:
        only_done.act(*act)
    labels, other = fold(acts.events), fold(only_done.events)
    assert everything(labels) == everything(other)
    assert labels.counts == other.counts
    assert labels.marks == other.marks
    assert [set(labels.was_by_model(c)) for c in (A, B) if c in labels.classes] == [
        set(other.was_by_model(c)) for c in (A, B) if c in other.classes
    ]


def test_a_class_of_an_old_label_can_be_deleted_once_it_is_unticked() -> None:
    acts = Acts()
    acts.act(event(0, "label", sample="s1", class_id=A))
    acts.events.append(event(4, "several_classes", actor="setup"))
    acts.act(event(0, "absent", sample="s1", class_id=A))
    acts.act(event(0, "delete_class", class_id=A))
    assert verdicts(fold(acts.events), "s1") == {B: "absent"}


def test_an_older_label_that_comes_back_says_no_more_than_was_chosen() -> None:
    acts = Acts()
    acts.act(event(0, "label", sample="s1", class_id=A))
    acts.act(event(0, "label", sample="s1", class_id=B))
    acts.events.append(event(5, "several_classes", actor="setup", text=ONLY_NAMED))
    acts.turn("undo")
    assert verdicts(fold(acts.events), "s1") == {A: "present", B: "not judged"}


def test_a_label_that_was_taken_for_cannot_tell_stays_away() -> None:
    acts = Acts()
    acts.act(event(0, "label", sample="s1", class_id=A))
    acts.act(event(0, "cant_tell", sample="s1"))
    acts.events.append(event(5, "several_classes", actor="setup"))
    assert fold(acts.events).classes_of("s1") == []
    for turn in ("undo", "redo"):
        acts.turn(turn)
    assert fold(acts.events).classes_of("s1") == []


def test_a_sources_label_of_a_class_that_was_undone_is_an_answer_again() -> None:
    acts = Acts()
    acts.act(add_class(C))
    label = event(4, "label", sample="s1", class_id=C, actor="setup")
    acts.events.append(label)
    acts.turn("undo")
    acts.events.append(event(6, "several_classes", actor="setup"))
    acts.turn("redo")
    labels = fold(acts.events)
    assert labels.classes_of("s1") == [C]
    assert labels.n_labeled == 1
