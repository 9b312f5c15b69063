"""The fields for channel, time expansion and levels."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.gui.begin.decoding_form import DecodingForm


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[DecodingForm]:
    page = QWidget()
    made = DecodingForm()
    QVBoxLayout(page).addWidget(made)
    qtbot.addWidget(page)
    yield made  # noqa: PT022 - and so the page is held


@pytest.mark.parametrize(
    "decoding", [AS_IS, Decoding(2, 10), Decoding(11, 3), Decoding(levels=(5.0, 4095.0))]
)
def test_what_is_shown_is_returned(form: DecodingForm, decoding: Decoding) -> None:
    form.show_decoding(decoding)
    assert form.decoding() == decoding
    form.reset()
    assert form.decoding() == AS_IS


def test_sound_and_pictures_have_their_own_fields(form: DecodingForm) -> None:
    assert form.isHidden()
    form.show_media("sound")
    assert form.expansion.isVisibleTo(form)
    assert not form.levels.isVisibleTo(form)
    assert form.channel.itemText(1) == "Left (1)"
    form.show_media("picture")
    assert form.levels.isVisibleTo(form)
    assert not form.expansion.isVisibleTo(form)
    assert form.channel.itemText(1) == "1"


def test_ultrasound_is_told_and_what_a_time_expansion_does(form: DecodingForm) -> None:
    form.show_media("sound")
    form.show_rate(48_000)
    assert form.sentence.text() == ""
    form.show_rate(384_000)
    assert "go to 192 kHz" in form.sentence.text()
    form.show_decoding(Decoding(expansion=10))
    assert "hears up to 80 kHz" in form.sentence.text()
