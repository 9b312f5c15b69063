import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.preferences import preferences
from aldesk.gui.kit.view_settings import SettingsKeeper, ViewSettings
from aldesk.gui.sound.paint import time_text
from aldesk.gui.sound.time_view import TimeView


def test_settings_are_kept_for_the_next_time(qtbot: QtBot) -> None:
    keeper = SettingsKeeper()
    with qtbot.waitSignal(keeper.changed):
        keeper.change(color_map="cividis", speed=0.7)
    keeper.change(keep=False, loops=True)
    assert keeper.now.loops
    assert SettingsKeeper().now == ViewSettings(color_map="cividis", speed=0.7)


@pytest.mark.parametrize(
    "kept",
    ["{", "[]", "3", '{"speed": 0.33, "color_map": "none", "lowest": -4, "loops": 1, "x": 2}'],
)
def test_settings_that_are_not_ours_are_left_out(qapp: object, kept: str) -> None:
    preferences().setValue("view", kept)
    assert SettingsKeeper().now == ViewSettings()


@given(
    st.floats(0.001, 1e5),
    st.lists(st.tuples(st.sampled_from(["zoom", "scroll", "show"]), st.floats(0.01, 9.0))),
)
def test_a_view_never_leaves_its_clip(seconds: float, acts: list[tuple[str, float]]) -> None:
    view = TimeView.whole(seconds)
    for kind, amount in acts:
        if kind == "zoom":
            view = view.zoomed(amount, view.start + 0.3 * view.span)
        elif kind == "scroll":
            view = view.scrolled((amount - 4) * view.span)
        else:
            view = view.showing(amount / 9 * seconds)
            assert view.start <= amount / 9 * seconds <= view.stop + 1e-9 * seconds
        assert 0 <= view.start < view.stop <= seconds * (1 + 1e-9)


@pytest.mark.parametrize(
    ("seconds", "span", "text"),
    [(0.126, 1, "0.13"), (7, 3600, "0:07"), (65.5, 30, "1:05.50"), (3725, 4000, "1:02:05")],
)
def test_times_are_as_exact_as_the_span_needs(seconds: float, span: float, text: str) -> None:
    assert time_text(seconds, span) == text
