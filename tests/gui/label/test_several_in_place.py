"""A recording whose windows may have several classes: its strip, and a run of them."""

import pytest

from aldesk.gui.kit import theme
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, allow_several, parts, press, press_each
from tests.gui.label.test_in_place import (
    colors_at,
    far_from_all,
    may_open,
    places,
    said,
    strip_of,
)
from tests.gui.label.test_region_and_run import sweep


@pytest.fixture
def several(hours_window: Window) -> Window:
    allow_several(hours_window)
    return hours_window


def test_a_key_adds_a_class_to_a_run_and_takes_it_away(several: Window) -> None:
    _, session, _ = parts(several)
    at = far_from_all(several)
    sweep(several, at - 30, at + 60)
    press_each(several, "2")
    frog = session.labels.labelled_as(list(session.labels.classes)[1])
    assert 10 < len(frog) < 32
    assert not session.labels.n_labeled
    assert f"“frog” added to {len(frog)} samples." in said(several)
    assert strip_of(several)._run is None
    sweep(several, at - 30, at + 60)
    press_each(several, "1")
    assert session.labels.names_of(frog[0]) == ["owl", "frog"]
    sweep(several, at - 30, at + 60)
    press_each(several, "2")
    assert session.labels.names_of(frog[0]) == ["owl"]
    assert "“frog” taken from" in said(several)
    press(several, Key.Key_Z, CTRL)
    assert session.labels.names_of(frog[0]) == ["owl", "frog"]


def test_the_strip_splits_a_window_with_two_classes(several: Window) -> None:
    _, session, pane = parts(several)
    here, at = places(several), far_from_all(several)
    other = next(start for start in may_open(several) if abs(start - at) > 30)
    one, two = (session.project.samples[int(here.rows[int(t // 3)])].id for t in (other, at))
    session.answer(one, ["frog"])
    session.answer(two, ["owl", "frog"])
    pane.in_place._look()
    owl, frog = (theme.LIGHT.class_color(number) for number in (0, 1))
    assert colors_at(several, other + 1.5) == (frog, frog)
    assert colors_at(several, at + 1.5) == (owl, frog)
    assert pane.in_place._tip(at + 1.5).splitlines()[1] == "labelled “owl, frog”"


def test_the_tip_tells_none_of_the_classes_from_skipped(several: Window) -> None:
    controller, session, pane = parts(several)
    at = far_from_all(several)
    here = places(several)
    sample = session.project.samples[int(here.rows[int(at // 3)])].id
    controller.do(session.answer, sample, [])
    assert "none of the classes" in pane.in_place._tip(at + 1.5)
    controller.do(session.skip, sample)
    assert "skipped" in pane.in_place._tip(at + 1.5)
    controller.do(session.toggle, sample, "owl")
    assert "owl" in pane.in_place._tip(at + 1.5)
