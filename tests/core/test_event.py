"""What an event says is read as it was written; what a damaged line holds is nothing."""

import pytest

from aldesk.core.event import Event, Kind, list_text, number_text
from aldesk.core.ids import ClassId


def event(kind: Kind, text: str) -> Event:
    return Event(1, "", "annotator", kind, 1, class_id=ClassId("c1"), text=text)


def test_aliases_come_back_and_are_readable_in_the_file() -> None:
    text = list_text(["Käuzchen", 'a "b"'])
    assert "Käuzchen" in text
    assert event("set_aliases", text).aliases == ("Käuzchen", 'a "b"')


def test_a_number_comes_back_and_is_never_negative() -> None:
    assert event("move_class", number_text(3)).number == 3
    assert event("move_class", number_text(-1)).number == 0


@pytest.mark.parametrize("text", ["", "x", "{}", "[1]"])
def test_a_damaged_line_holds_nothing(text: str) -> None:
    assert event("set_aliases", text).aliases is None
    assert event("move_class", text).number is None
