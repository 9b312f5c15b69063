"""What events make of the classes."""

from typing import Any

import pytest

from aldesk.core.classes import Classes, LabelClass, change, class_of_name, in_use, merge_goals
from aldesk.core.errors import Problem
from aldesk.core.event import Event, Kind
from aldesk.core.ids import NO_SAMPLE, ClassId, SampleId
from aldesk.core.labels import fold

AT = "2026-01-01T00:00:00.000+00:00"
_TWO = [
    Event(1, AT, "setup", "add_class", 1, class_id=ClassId("c1"), text="a"),
    Event(2, AT, "setup", "add_class", 2, class_id=ClassId("c2"), text="b"),
]


def classes(*lines: tuple[Any, str, str]) -> Classes:
    """Two classes, a (c1) and b (c2), after some events: kind, class id, text."""
    made: Classes = ()
    begin: list[tuple[Any, str, str]] = [("add_class", "c1", "a"), ("add_class", "c2", "b")]
    for seq, (kind, class_id, text) in enumerate([*begin, *lines], start=1):
        changed = change(
            made, Event(seq, AT, "annotator", kind, seq, NO_SAMPLE, ClassId(class_id), text)
        )
        assert changed is not None
        made = changed
    return made


def test_a_name_means_the_class_that_was_called_so_first() -> None:
    made = classes(("rename_class", "c1", "x"), ("rename_class", "c2", "a"))
    assert class_of_name(made) == {"a": "c1", "x": "c1", "b": "c2"}


def test_names_follow_their_class_through_two_merges() -> None:
    made = classes(
        ("add_class", "c3", "c"), ("merge_class", "c1", "c2"), ("merge_class", "c2", "c3")
    )
    assert class_of_name(made) == {"a": "c3", "b": "c3", "c": "c3"}
    assert [item.name for item in in_use(made)] == ["c"]


def test_a_place_counts_the_classes_in_use() -> None:
    made = classes(
        ("add_class", "c3", "c"),
        ("add_class", "c4", "d"),
        ("merge_class", "c1", "c2"),
        ("move_class", "c4", "1"),
    )
    assert [item.name for item in in_use(made)] == ["b", "d", "c"]


def test_a_class_keeps_its_colour_when_it_moves_and_others_go() -> None:
    made = classes(("add_class", "c3", "c"), ("merge_class", "c1", "c2"), ("move_class", "c3", "0"))
    assert {item.name: item.color for item in in_use(made)} == {"b": 1, "c": 2}
    more = classes(("merge_class", "c1", "c2"), ("add_class", "c4", "d"))
    assert next(item.color for item in more if item.name == "d") == 2


@pytest.mark.parametrize(
    ("kind", "class_id", "text"),
    [
        ("rename_class", "c9", "x"),
        ("merge_class", "c1", "c1"),
        ("merge_class", "c1", "c9"),
        ("move_class", "c1", "first"),
        ("move_class", "c1", "-1"),
        ("recolour_class", "c1", "red"),
        ("set_aliases", "c1", "not json"),
        ("set_aliases", "c1", '{"a": 1}'),
        ("set_aliases", "c1", "[1]"),
        ("add_class", "c1", "again"),
    ],
)
def test_what_does_not_fit_is_refused(kind: Kind, class_id: str, text: str) -> None:
    event = Event(3, AT, "annotator", kind, 3, NO_SAMPLE, ClassId(class_id), text)
    assert change(classes(), event) is None
    labels = fold(_TWO)
    with pytest.raises(Problem, match="does not fit"):
        labels.apply(event)


def test_a_class_that_was_merged_away_cannot_be_changed() -> None:
    made = classes(("merge_class", "c1", "c2"))
    for kind in ("rename_class", "merge_class", "move_class", "recolour_class", "set_aliases"):
        event = Event(4, AT, "annotator", kind, 4, NO_SAMPLE, ClassId("c1"), "c2")
        assert change(made, event) is None


def test_a_deleted_class_and_its_names_mean_nothing() -> None:
    made = classes(
        ("rename_class", "c1", "x"), ("delete_class", "c1", ""), ("add_class", "c3", "a")
    )
    assert [item.name for item in in_use(made)] == ["b", "a"]
    assert class_of_name(made) == {"b": "c2", "a": "c3"}
    for kind in ("rename_class", "merge_class", "move_class", "delete_class", "set_aliases"):
        assert (
            change(made, Event(6, AT, "annotator", kind, 6, NO_SAMPLE, ClassId("c1"), "1")) is None
        )
    into = Event(6, AT, "annotator", "merge_class", 6, NO_SAMPLE, ClassId("c2"), "c1")
    assert change(made, into) is None


def test_what_was_merged_into_a_class_goes_with_it() -> None:
    made = classes(("merge_class", "c1", "c2"), ("delete_class", "c2", ""))
    assert merge_goals(made) == {}
    assert class_of_name(made) == {}


def test_a_class_with_labels_is_not_deleted() -> None:
    labels = fold(_TWO)
    labels.apply(Event(3, AT, "annotator", "label", 3, SampleId("s1"), ClassId("c1")))
    with pytest.raises(Problem, match="does not fit"):
        labels.apply(Event(4, AT, "annotator", "delete_class", 4, NO_SAMPLE, ClassId("c1")))


def test_an_act_of_a_newer_aldesk_is_not_taken_for_damage() -> None:
    with pytest.raises(Problem, match=r"does not know \(dance\).*Update ALDesk"):
        fold([Event(1, AT, "annotator", "dance", 1)])  # type: ignore[arg-type]


def test_a_label_cannot_be_given_to_a_class_that_was_merged_away() -> None:
    labels = fold(_TWO)
    labels.apply(Event(3, AT, "annotator", "merge_class", 3, NO_SAMPLE, ClassId("c1"), "c2"))
    with pytest.raises(Problem, match="does not fit"):
        labels.apply(Event(4, AT, "annotator", "label", 4, SampleId("s1"), ClassId("c1")))


def test_a_class_has_all_that_is_said_of_it() -> None:
    made = classes(
        ("rename_class", "c1", "cat"),
        ("recolour_class", "c1", "7"),
        ("set_aliases", "c1", '["Katze"]'),
    )
    assert made[0] == LabelClass(ClassId("c1"), "cat", 7, ("Katze",), ((1, "a"), (3, "cat")))
