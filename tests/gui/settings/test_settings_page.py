"""Each setting counts at once, and is kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aldesk.gui.begin.project_location import place_for
from aldesk.gui.kit import theme
from aldesk.gui.kit.general_settings import change_general, general_settings
from aldesk.gui.kit.view_settings import SettingsKeeper
from aldesk.gui.settings import places, settings_page
from aldesk.gui.settings.about_page import AboutPage
from aldesk.gui.settings.settings_page import SettingsPage
from aldesk.gui.window.window import Window
from aldesk.libraries import libraries
from tests.conftest import MakeTones
from tests.gui.drive import CTRL, SHIFT, Key, opened, parts, press


@pytest.fixture(autouse=True)
def outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_page, "output_names", lambda: ["Headphones", "<b>Desk</b>"])


def settings_of(window: Window, qtbot: QtBot) -> SettingsPage:
    """Open the settings, and wait until it is known which outputs there are."""
    press(window, Key.Key_Comma, CTRL)
    page = window.pages.program.settings
    assert window.pages.currentWidget() is page
    qtbot.waitUntil(lambda: page.device.count() > 2)
    return page


def about_of(window: Window, qtbot: QtBot) -> AboutPage:
    press(window, Key.Key_F1, SHIFT)
    page = window.pages.program.about
    assert window.pages.currentWidget() is page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    return page


def test_the_theme_is_worn_at_once(window: Window, qtbot: QtBot) -> None:
    page = settings_of(window, qtbot)
    assert page.theme.currentData() == "light"  # with which the test began, not what is kept
    with qtbot.waitSignal(window.themed):
        page.theme.setCurrentIndex(page.theme.findData("dark"))
    assert theme.current() is theme.DARK
    assert general_settings().theme == "dark"
    window.apply_theme()  # as when the system changes
    assert theme.current() is theme.DARK


def test_language_audit_and_folder_are_kept(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = settings_of(window, qtbot)
    page.language.setCurrentIndex(page.language.findData("de"))
    page.audit.setValue(35)
    page.folder.field.setText(f' "{tmp_path}" ')
    now = general_settings()
    assert (now.language, now.audit_percent, now.project_folder) == ("de", 35, str(tmp_path))
    press(window, Key.Key_Escape)
    assert window.pages.currentWidget() is window.start_flow.start
    page = settings_of(window, qtbot)
    assert page.language.currentText() == "Deutsch"
    assert page.audit.value() == 35
    assert page.folder.text == str(tmp_path)


def test_each_act_keeps_the_name_that_the_settings_have(open_window: Window, qtbot: QtBot) -> None:
    page = settings_of(open_window, qtbot)
    page.annotator.setText(" Ada ")
    page.annotator.editingFinished.emit()
    press(open_window, Key.Key_Escape)
    press(open_window, Key.Key_1)
    journal = opened(open_window).project.journal
    assert general_settings().annotator == "Ada"
    assert journal.origins().sitting(len(journal.events)).annotator == "Ada"


def test_the_output_is_kept_without_a_project(window: Window, qtbot: QtBot) -> None:
    page = settings_of(window, qtbot)
    assert page.device.currentText() == "System"
    page.device.setCurrentIndex(page.device.findData("<b>Desk</b>"))
    assert SettingsKeeper().now.device == "<b>Desk</b>"


def test_the_open_project_plays_on_the_output_and_keeps_its_other_settings(
    open_window: Window, qtbot: QtBot
) -> None:
    keeper = parts(open_window)[2].sample.settings
    keeper.change(color_map="cividis")
    page = settings_of(open_window, qtbot)
    page.device.setCurrentIndex(page.device.findData("Headphones"))
    assert opened(open_window).label.player._device == "Headphones"
    assert (keeper.now.device, keeper.now.color_map) == ("Headphones", "cividis")
    assert (SettingsKeeper().now.device, SettingsKeeper().now.color_map) == (
        "Headphones",
        "cividis",
    )


def test_an_output_that_is_not_plugged_in_stays_chosen(window: Window, qtbot: QtBot) -> None:
    SettingsKeeper().change(device="Speaker of the lab")
    page = settings_of(window, qtbot)
    assert page.device.currentData() == "Speaker of the lab"
    assert page.device.count() == 4


def test_labelling_keys_do_nothing_behind_the_settings(open_window: Window, qtbot: QtBot) -> None:
    settings_of(open_window, qtbot)
    press(open_window, Key.Key_1)
    assert parts(open_window)[1].labels.n_labeled == 0
    press(open_window, Key.Key_Escape)
    press(open_window, Key.Key_1)
    assert parts(open_window)[1].labels.n_labeled == 1


def test_a_new_project_begins_with_the_audit_rate_in_the_folder_that_was_chosen(
    window: Window, qtbot: QtBot, make_tones: MakeTones, tmp_path: Path
) -> None:
    folder = tmp_path / "projects"
    folder.mkdir()
    change_general(audit_percent=35, project_folder=str(folder))
    window.start_flow.open_path(make_tones(4))
    wizard = window.start_flow.wizard
    qtbot.waitUntil(wizard.begin_button.isEnabled)
    assert wizard.place.file() == folder / "tones.aldesk"
    with qtbot.waitSignal(window.opened):
        wizard.begin()
    assert parts(window)[1].settings.audit_rate == 0.35


@pytest.mark.parametrize("gone", ["/nowhere", "relative/never", "~nobody"])
def test_a_folder_that_is_gone_is_passed_over(gone: str, tmp_path: Path) -> None:
    change_general(project_folder=gone)
    source = tmp_path / "clips"
    assert place_for(str(source)) == tmp_path / "clips.aldesk"


def test_a_page_that_asks_something_comes_back_as_it_was(window: Window, qtbot: QtBot) -> None:
    window.start_flow.new()
    wizard = window.start_flow.wizard
    wizard.where.field.setText("/data/of/mine")
    wizard.where.field.setFocus()
    settings_of(window, qtbot)
    about_of(window, qtbot)
    press(window, Key.Key_Escape)
    assert window.pages.currentWidget() is wizard
    assert wizard.where.field.hasFocus()
    assert wizard.where.field.text() == "/data/of/mine"


def test_leaving_after_the_project_was_closed(open_window: Window, qtbot: QtBot) -> None:
    settings_of(open_window, qtbot)
    press(open_window, Key.Key_W, CTRL)
    assert open_window.pages.currentWidget() is open_window.start_flow.start
    settings_of(open_window, qtbot)
    press(open_window, Key.Key_Escape)
    assert open_window.pages.currentWidget() is open_window.start_flow.start


def test_a_folder_is_shown_or_named(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    page = settings_of(window, qtbot)
    models = page.findChildren(places.Place)[0]

    def show(folder: Path) -> bool:
        shown.append(folder)
        return True

    monkeypatch.setattr(places, "show_folder", show)
    models.show_button.click()
    assert shown == [places.models_folder()]
    assert not window._line.isVisible()
    monkeypatch.setattr(places, "show_folder", lambda _: False)
    models.show_button.click()
    assert str(places.models_folder()) in window._line.text.text()


def test_about_copies_the_versions(window: Window, qtbot: QtBot) -> None:
    page = about_of(window, qtbot)
    page.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    for name in ("ALDesk 0.1.0", "Python 3.", "Qt 6.", "torch 2.", "transformers 5.", "System "):
        assert f"\n{name}" in f"\n{copied}"


def test_about_names_every_library_with_its_licence(window: Window, qtbot: QtBot) -> None:
    model = about_of(window, qtbot).model
    role = Qt.ItemDataRole.AccessibleTextRole
    lines = [str(model.index(row).data(role)) for row in range(model.rowCount())]
    assert len(lines) == len(libraries()) + 1
    assert lines[0].startswith("Python 3.")
    assert any(line.startswith("PySide6_Essentials 6.") and "LGPL-3.0" in line for line in lines)
