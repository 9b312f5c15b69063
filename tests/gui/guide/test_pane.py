"""The guide in the real window: F1, the search, links, and the way back."""

import re
import time
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk import resources
from aldesk.gui.guide.browser import GuideBrowser
from aldesk.gui.guide.page import PAGES, Page
from aldesk.gui.guide.pane import GuidePane
from aldesk.gui.guide.places import SECTIONS, Place
from aldesk.gui.kit import theme
from aldesk.gui.kit.view import ViewId
from aldesk.gui.window.window import Window
from tests.gui.drive import ALT, CTRL, NONE, SHIFT, Key, opened, press, turn_to, write


def heading_at_top(pane: GuidePane) -> str:
    """Return the first heading that is seen."""
    browser = pane.browser
    page = Page(pane.shown)
    for heading in page.headings:
        cursor = browser.textCursor()
        cursor.setPosition(heading.position)
        if browser.cursorRect(cursor).top() >= 0:
            return heading.text
    return ""


@pytest.mark.usefixtures("qapp")
def test_every_place_has_its_section_in_the_guide() -> None:
    views = get_args(ViewId)
    assert set(SECTIONS) >= {*views, "start", "wizard", "labels", "report", "encoder"}
    for place, (page, heading) in SECTIONS.items():
        assert heading in {found.text for found in Page(page).headings}, place


def test_every_page_of_the_guide_is_listed() -> None:
    assert set(PAGES) == {path.stem for path in resources.guide().glob("*.md")}


def test_f1_opens_the_section_for_each_view_and_esc_leads_back(quiet: Window) -> None:
    for view, keys in {"label": "1", "grid": "2", "results": "4", "study": "5"}.items():
        press(quiet, Qt.Key(ord(keys)), CTRL)
        press(quiet, Key.Key_F1)
        assert quiet.pages.guide.is_shown
        assert heading_at_top(quiet.pages.guide.pane) == SECTIONS[_place(view)][1]
        press(quiet, Key.Key_Escape)
        assert quiet.pages.in_front
        assert opened(quiet).views.shown == view


def _place(name: str) -> Place:
    return next(place for place in SECTIONS if place == name)


def test_f1_on_the_pages_over_the_views(quiet: Window) -> None:
    for place, key, modifiers in (
        ("report", Key.Key_R, CTRL),
        ("encoder", Key.Key_B, CTRL | SHIFT),
        ("wizard", Key.Key_N, CTRL | SHIFT),
        ("settings", Key.Key_Comma, CTRL),
        ("about", Key.Key_F1, SHIFT),
    ):
        press(quiet, key, modifiers)
        page = quiet.pages.currentWidget()
        press(quiet, Key.Key_F1)
        assert heading_at_top(quiet.pages.guide.pane) == SECTIONS[_place(place)][1]
        press(quiet, Key.Key_F1)
        assert quiet.pages.currentWidget() is page, place
        press(quiet, Key.Key_Escape)


def test_f1_where_is_asked_what_comes_next(quiet: Window) -> None:
    press(quiet, Key.Key_T, CTRL)
    press(quiet, Key.Key_F1)
    assert heading_at_top(quiet.pages.guide.pane) == "What comes next, and the accuracy"
    press(quiet, Key.Key_Escape)
    assert opened(quiet).label.strategy.isVisible()


def test_f1_on_the_start_page(window: Window) -> None:
    press(window, Key.Key_F1)
    assert heading_at_top(window.pages.guide.pane) == "Opening something"
    press(window, Key.Key_Escape)
    assert window.start_flow.start.isVisible()


def test_the_focus_comes_back_to_the_field_that_had_it(quiet: Window) -> None:
    press(quiet, Key.Key_F, CTRL)
    field = QApplication.focusWidget()
    press(quiet, Key.Key_F1)
    press(quiet, Key.Key_Escape)
    assert QApplication.focusWidget() is field


def test_no_key_labels_while_the_guide_is_read(quiet: Window) -> None:
    press(quiet, Key.Key_F1)
    for key in (Key.Key_H, Key.Key_1, Key.Key_Return, Key.Key_Right, Key.Key_PageUp):
        press(quiet, key)
    assert opened(quiet).session.labels.n_labeled == 0
    assert quiet.pages.guide.is_shown


def test_a_project_closed_from_the_guide_leaves_the_start_page(quiet: Window) -> None:
    press(quiet, Key.Key_F1)
    quiet.close_project()
    quiet.pages.setCurrentWidget(quiet.pages.guide.pane)
    press(quiet, Key.Key_Escape)
    assert quiet.start_flow.start.isVisible()


def test_it_opens_fast(quiet: Window) -> None:
    start = time.perf_counter()
    press(quiet, Key.Key_F1)
    QApplication.processEvents()
    assert time.perf_counter() - start < 1  # 20 ms here; tests run beside others


def test_the_search_finds_words_in_all_pages_and_jumps_to_them(quiet: Window) -> None:
    press(quiet, Key.Key_F1)
    press(quiet, Key.Key_F, CTRL)
    write(quiet, "typiclust")
    pane = quiet.pages.guide.pane
    first, *others = pane.rows.rows
    assert (first.page, first.text, first.excerpt) == (
        "strategies", "Query strategies", "TypiClust",
    )  # fmt: skip
    assert {"figures", "decisions"} & {row.page for row in others}
    press(quiet, Key.Key_Return)
    assert pane.shown == "strategies"
    assert heading_at_top(pane) == "TypiClust"
    marked = {selection.cursor.selectedText() for selection in pane.browser.extraSelections()}
    assert marked == {"TypiClust"}


def test_a_row_of_a_table_is_found_and_shown_whole(quiet: Window) -> None:
    pane = quiet.pages.guide.pane
    press(quiet, Key.Key_F1)
    pane.field.setText("redo undo")
    assert any("Ctrl+Z" in row.excerpt for row in pane.rows.rows)


def test_words_that_are_nowhere_are_told_and_esc_leaves_the_search_first(quiet: Window) -> None:
    pane = quiet.pages.guide.pane
    press(quiet, Key.Key_F1)
    press(quiet, Key.Key_Slash)
    write(quiet, "zebra [(")
    assert pane.note.isVisible()
    assert pane.rows.rows == []
    press(quiet, Key.Key_Return)
    press(quiet, Key.Key_Escape)
    assert quiet.pages.guide.is_shown
    assert pane.rows.rows
    assert not pane.note.isVisible()
    press(quiet, Key.Key_Escape)
    assert not quiet.pages.guide.is_shown


def test_links_lead_to_pages_and_sections_and_alt_left_back(quiet: Window) -> None:
    pane = quiet.pages.guide.pane
    press(quiet, Key.Key_F1)
    scrolled = pane.browser.verticalScrollBar().value()
    pane.follow(QUrl("file-formats.md#tables"))
    assert (pane.shown, heading_at_top(pane)) == ("file-formats", "Tables")
    pane.follow(QUrl("#labels"))
    assert heading_at_top(pane) == "Labels"
    press(quiet, Key.Key_Left, ALT)
    assert heading_at_top(pane) == "Tables"
    press(quiet, Key.Key_Left, ALT)
    assert pane.shown == "using-the-window"
    assert pane.browser.verticalScrollBar().value() == scrolled
    assert not pane.back.isEnabled()
    press(quiet, Key.Key_Right, ALT)
    assert (pane.shown, heading_at_top(pane)) == ("file-formats", "Tables")


def test_every_link_of_the_guide_is_followed(quiet: Window) -> None:
    pane = quiet.pages.guide.pane
    press(quiet, Key.Key_F1)
    for name in PAGES:
        text = (resources.guide() / f"{name}.md").read_text(encoding="utf-8")
        for target, anchor in re.findall(r"\]\(([\w-]+)\.md(?:#([\w-]+))?\)", text):
            pane.follow(QUrl(f"{target}.md#{anchor}"))
            assert pane.shown == target
            assert not anchor or Page(target).position(anchor), (name, target, anchor)


def test_only_a_click_on_a_link_to_elsewhere_opens_the_browser(
    quiet: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    press(quiet, Key.Key_F1)
    pane = quiet.pages.guide.pane
    for link in ("file:///etc/passwd", "aldesk:x", "../../README.md", "//host/strategies.md"):
        pane.follow(QUrl(link))
    assert (asked, pane.shown) == ([], "using-the-window")
    pane.follow(QUrl("https://example.org/"))
    assert asked == ["https://example.org/"]


def test_nothing_is_loaded_from_outside_the_guide(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    assert image.save(str(picture))
    browser = GuideBrowser()
    qtbot.addWidget(browser)
    kind = QTextDocument.ResourceType.ImageResource.value
    for place in (browser, Page("python").document):
        for url in (str(picture), picture.as_uri(), "https://example.org/a.png", "../icons/x.svg"):
            assert place.loadResource(kind, QUrl(url)) is None


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_pages_wear_the_theme(choice: theme.Choice, quiet: Window) -> None:
    press(quiet, Key.Key_F1)
    quiet.pages.guide.pane.follow(QUrl("studies.md"))
    quiet._theme_choice = choice
    quiet.apply_theme()
    pane = quiet.pages.guide.pane
    assert pane.shown == "studies"
    links = re.findall(r'color:(#\w+);">strateg', pane.browser.document().toHtml())
    assert set(links) <= {theme.current().accent.lower()}
    html = pane.browser.document().toHtml().lower()
    assert theme.current().accent.lower() in html
    assert {theme.LIGHT, theme.DARK}.difference([theme.current()]).pop().accent.lower() not in html


def test_lines_stay_short_in_a_wide_window(quiet: Window) -> None:
    quiet.resize(1900, 1000)
    press(quiet, Key.Key_F1)
    browser = quiet.pages.guide.pane.browser
    look = browser.document().rootFrame().frameFormat()
    assert browser.viewport().width() - look.leftMargin() - look.rightMargin() <= 720


def test_a_german_window_says_that_the_guide_is_english(
    quiet: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = quiet.pages.guide.pane
    press(quiet, Key.Key_F1)
    assert not pane.note.isVisible()
    german = {"This guide is in English.": "Die Anleitung gibt es nur auf Englisch."}
    monkeypatch.setattr("aldesk.gui.guide.pane.tr", lambda text, *_, **__: german.get(text, text))
    pane.show_place("grid")
    assert pane.note.text() == "Die Anleitung gibt es nur auf Englisch."


def test_clicks_in_the_list_open_pages_and_sections(quiet: Window) -> None:
    turn_to(quiet, "grid")
    press(quiet, Key.Key_F1)
    pane = quiet.pages.guide.pane
    for text, page in (("Studies", "studies"), ("The plan", "studies")):
        row = next(n for n, row in enumerate(pane.rows.rows) if row.text == text)
        spot = pane.list.visualRect(pane.rows.index(row)).center()
        QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
        assert (pane.shown, heading_at_top(pane)) == (page, text)
