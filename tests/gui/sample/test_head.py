"""The line above a sample in a narrow window."""

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.widgets import lay_out_now
from aldesk.gui.sample.head import SampleHead

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one

NAME = "v00_zero_1.ogg"
WHY = "no answer yet · Esc: to the queue, where it was before"


def made(qtbot: QtBot, width: int) -> SampleHead:
    head = SampleHead()
    qtbot.addWidget(head)
    head.resize(width, 24)
    head.show()
    head.show_sample(NAME, WHY)
    head.show_facts("0.69 s")
    lay_out_now()
    return head


def test_a_long_reason_is_cut_before_the_name(qtbot: QtBot) -> None:
    head = made(qtbot, 300)
    assert head.name.text() == NAME
    assert head.facts.isHidden()
    assert head.why.text() != WHY
    assert head.why.text().startswith("no an")
    assert head.why.toolTip() == WHY


def test_all_is_there_where_there_is_room(qtbot: QtBot) -> None:
    head = made(qtbot, 900)
    assert (head.name.text(), head.why.text()) == (NAME, WHY)
    assert head.facts.isVisible()


def test_a_long_name_leaves_the_reason_some_room(qtbot: QtBot) -> None:
    head = made(qtbot, 300)
    head.show_sample("a name that is far too long for the line above a sample.wav", "picked by you")
    lay_out_now()
    assert head.why.text() == "picked by you"
    assert "…" in head.name.text()


def test_the_way_back_stays_when_the_rest_has_no_room(qtbot: QtBot) -> None:
    head = made(qtbot, 300)
    head.show_sample(NAME, "labelled “a class with a long name”", "Esc: to the queue")
    lay_out_now()
    assert head.why.text() == "Esc: to the queue"
    assert head.why.toolTip() == "labelled “a class with a long name” · Esc: to the queue"
    head.resize(900, 24)
    lay_out_now()
    assert head.why.text() == "labelled “a class with a long name” · Esc: to the queue"
