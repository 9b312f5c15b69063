"""What the wizard proposes to keep together, and how it is changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.groups import BY_PART
from aldesk.core.recording import WindowRule
from aldesk.gui.begin.keep_form import KeepForm
from aldesk.gui.kit.i18n import tr
from aldesk.gui.window.window import Window
from aldesk.session.kept_together import SENTENCES
from aldesk.sources import Preview
from aldesk.sources.lengths import Lengths
from tests.gui.begin.test_window_form import write
from tests.gui.begin.test_wizard import ask, enter

WINDOWS = WindowRule(3, 3)


def seen(n_files: int, seconds: float = 3600, **n_values: int) -> Preview:
    lengths = Lengths((seconds,) * min(n_files, 48), n_files)
    counts = tuple(n_values.items())
    return Preview("folder", n_files, media="sound", lengths=lengths, n_values=counts)


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[KeepForm]:
    page, made = QWidget(), KeepForm()
    qtbot.addWidget(page)
    made.setParent(page)
    yield made
    page.close()


def offered(form: KeepForm) -> list[str]:
    return [form.together.itemData(place) for place in range(form.together.count())]


def choose(form: KeepForm, by: str) -> None:
    form.together.setCurrentIndex(form.together.findData(by))
    form.together.activated.emit(form.together.currentIndex())


def test_many_recordings_are_kept_whole_and_few_in_parts(form: KeepForm) -> None:
    form.show_rule(WINDOWS)
    form.show_preview(seen(96, site=12, date=3))
    assert not form.isHidden()
    assert offered(form) == ["", "site", BY_PART]
    assert form.together.currentData() == ""
    assert form.sentence.text() == tr(SENTENCES[""])
    form.show_preview(seen(6))
    assert form.together.currentData() == BY_PART
    assert form.sentence.text() == tr(SENTENCES[BY_PART])


def test_clips_are_by_themselves_unless_they_are_of_several_days(form: KeepForm) -> None:
    form.show_rule(None)
    form.show_preview(seen(96, 10, site=1, date=1))
    assert form.isHidden()
    assert form.by is None
    form.show_preview(seen(96, 10, site=1, date=5))
    assert not form.isHidden()
    assert offered(form) == ["", "date"]


def test_a_choice_stays_while_it_can_be_meant(form: KeepForm) -> None:
    form.show_rule(WINDOWS)
    form.show_preview(seen(96, site=12))
    assert form.by is None
    choose(form, "site")
    form.show_preview(seen(96, site=12, date=9))
    assert form.by == "site"
    form.clear()
    assert form.by is None


def test_a_test_split_that_keeps_sites_together_decides_it(form: KeepForm) -> None:
    form.show_rule(WINDOWS)
    form.show_preview(seen(96, site=12))
    form.show_test("site")
    assert form.together.currentData() == "site"
    assert not form.together.isEnabled()
    form.show_test("")
    assert (form.together.currentData(), form.together.isEnabled()) == ("", True)


def test_the_wizard_begins_with_what_was_chosen(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(8):
        write(tmp_path / "nights" / f"SITE{number % 4}_2026051{number}_220000.wav", 20 + number)
    wizard = ask(window, qtbot, tmp_path / "nights")
    keep = wizard.form.keep
    qtbot.waitUntil(lambda: not keep.isHidden())
    assert keep.together.currentData() == ""
    choose(keep, "site")
    wizard.form.test.setText("20 %")
    assert wizard.form.options().test == "20 % by site"
    wizard.form.test.clear()
    wizard.begin_button.setFocus()
    enter(wizard)
    qtbot.waitUntil(lambda: window.open_project is not None)
    assert window.open_project
    assert window.open_project.project.meta.audit_by == "site"


def test_a_pattern_tells_the_sites(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    for number in range(8):
        write(tmp_path / "nights" / f"x{number % 4}-{number}.wav", 20 + number)
    wizard = ask(window, qtbot, tmp_path / "nights")
    keep = wizard.form.keep
    qtbot.waitUntil(lambda: not keep.isHidden())
    assert "site" not in offered(keep)
    wizard.form.pattern.field.setText("{site}-{number}")
    qtbot.waitUntil(lambda: "site" in offered(keep))
