"""The window in German: complete, compiled, and seen in the real window."""

import ast
import importlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from aldesk import resources
from aldesk.gui.kit import i18n, theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.keys import key_text, key_texts, keys
from aldesk.gui.kit.view import VIEWS
from aldesk.gui.study.pane import StudyPane
from aldesk.gui.window.window import Window
from aldesk.store import Project

ROOT = Path(__file__).resolve().parent.parent.parent
GERMAN = resources.root() / "translations" / "aldesk_de.ts"


@pytest.fixture
def translate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that brings the translations up to date."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("translate")


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    i18n.set_language("de")
    yield
    i18n.set_language("en")


def messages(ts: Path) -> dict[str, list[str]]:
    """Return each text with its translation, in singular and plural where there are two."""
    found = {}
    for message in ElementTree.parse(ts).iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation] or [translation.text or ""]
        if translation.get("type") == "unfinished":
            forms = []
        found[str(message.findtext("source"))] = forms
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_german_has_every_text_of_the_window_and_nothing_else(
    translate: ModuleType, tmp_path: Path
) -> None:
    now = tmp_path / "aldesk_de.ts"
    now.write_bytes(GERMAN.read_bytes())
    translate.collect(now)
    wanted, known = messages(now), messages(GERMAN)
    assert set(wanted) == set(known), "run packaging/translate.py and translate what is new"
    assert [source for source, forms in known.items() if not all(forms) or not forms] == []


def test_the_templates_of_problems_are_those_of_the_code(
    translate: ModuleType, tmp_path: Path
) -> None:
    translate.write_templates(tmp_path / "now.json")
    written = GERMAN.with_name("problems.json").read_text(encoding="utf-8")
    assert (tmp_path / "now.json").read_text(encoding="utf-8") == written, "run translate.py"


def test_what_is_collected_is_all_that_is_asked_for() -> None:
    """A text inside another one, as in f"{tr('…')}", is not seen by Qt's tool."""
    known, asked = set(messages(GERMAN)), set()
    for file in (ROOT / "aldesk" / "gui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "tr":
                first = node.args[0]
                asked |= {first.value} if isinstance(first, ast.Constant) else set()
    assert len(asked) > 100
    assert asked - known == set()


def test_the_compiled_translation_is_that_of_the_texts(
    translate: ModuleType, tmp_path: Path
) -> None:
    translate.compile_to(tmp_path / "aldesk_de.qm", GERMAN)
    assert (tmp_path / "aldesk_de.qm").read_bytes() == GERMAN.with_suffix(".qm").read_bytes()


def test_what_is_put_into_a_text_is_put_into_its_translation() -> None:
    for source, forms in messages(GERMAN).items():
        assert all(fields(form) == fields(source) for form in forms), source


OWN_KEYS = {"Enter", "Esc", "Del"}
"""Fields and lists have them of their own."""


def test_no_text_names_a_key_that_can_be_changed() -> None:
    every = {key_text(key) for action in Action for key in keys.of(action)} - OWN_KEYS
    named = "|".join(re.escape(key) for key in every if len(key) > 1 or key == "→")
    single = "|".join(re.escape(key) for key in every if len(key) == 1)
    key = re.compile(rf"(?<![\w+])({named})(?![\w+])|\(({single})\)|\b[BFRA] shows")
    known = {"Page↑", "Page↓", "Click, or ← →", "Menu", "Menu of the sample"}  # no keys
    known |= {"F1", "F1 %"}  # of precision and recall
    assert [text for text in messages(GERMAN) if key.search(text) and text not in known] == []


# What is shown through one of these is read by a person.
SHOWING = {
    "setText", "setToolTip", "setAccessibleName", "setPlaceholderText", "setSpecialValueText",
    "setSuffix", "set_whole", "addRow", "addItem", "notice", "trouble", "label", "button",
    "drawText", "key_tip", "pane_head", "KeyButton",
}  # fmt: skip
TONES_AND_UNITS = re.compile(
    r"^(kHz · |muted|strong|small|title|heading|key|good|warn|figure|quiet|tab|primary|foot|tight)$"
)


def raw_texts(file: Path) -> list[str]:
    """Return the texts that a module shows without asking for their translation."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in SHOWING:
            for part in node.args:
                if isinstance(part, ast.JoinedStr):
                    text = "".join(str(p.value) for p in part.values if isinstance(p, ast.Constant))
                else:
                    text = str(part.value) if isinstance(part, ast.Constant) else ""
                if re.search("[A-Za-z]{3}", text) and not TONES_AND_UNITS.match(text.lstrip()):
                    found.append(f"{file.name}: {text}")
    return found


def test_no_text_is_shown_without_its_translation() -> None:
    files = (ROOT / "aldesk" / "gui").rglob("*.py")
    assert [text for file in files for text in raw_texts(file)] == []


@pytest.mark.usefixtures("german")
def test_the_window_speaks_german(qtbot: QtBot, project: Project) -> None:
    path = project.path
    project.close()
    theme.apply("light")
    window = Window("light")
    window.show()
    window.show_project(Project.open(path))
    for view in VIEWS:
        window.pages.turn_to(view)
    assert window.open_project
    shown: set[str] = set()
    for pane in (window.open_project.views, window._top, window._status.widget):
        shown |= {part.text() for part in pane.findChildren(QLabel) if part.text()}
        shown |= {part.text() for part in pane.findChildren(QAbstractButton) if part.text()}
    english = {source for source, forms in messages(GERMAN).items() if source not in forms}
    assert {"Raster", "KLASSE", "Abfragestrategie", "Alle zeigen", "0 Labels"} <= shown
    assert shown & english == set()
    assert "36 Clips · 3 Klassen" in window._top._facts.text()
    undo = next(a for a in window.actions() if a.objectName() == "undo")
    assert (undo.text(), key_texts(undo)) == ("Rückgängig", ["Strg+Z"])
    window.close()
    window.deleteLater()


@pytest.mark.usefixtures("german")
def test_the_way_in_the_report_and_the_study_speak_german(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = project.path
    project.close()
    window.show_project(Project.open(path))
    window.pages.turn_to("study")
    assert window.open_project
    assert isinstance(window.open_project.views.current, StudyPane)
    window.pages.toggle_report()
    window.start_flow.new(str(path.with_name("tones")))
    wizard = window.start_flow.wizard
    qtbot.waitUntil(lambda: wizard.preview.currentIndex() == 1)
    shown: set[str] = set()
    for pane in (
        window.start_flow.start,
        wizard,
        window.pages.report,
        window.open_project.views.current,
    ):
        shown |= {part.text() for part in pane.findChildren(QLabel) if part.text()}
        shown |= {part.text() for part in pane.findChildren(QAbstractButton) if part.text()}
        for box in pane.findChildren(QComboBox):
            shown |= {box.itemText(place) for place in range(box.count())}
    english = {source for source, forms in messages(GERMAN).items() if source not in forms}
    assert {"Neues Projekt", "LETZTE PROJEKTE", "STUDIE", "Toleranz", "Klassen-Token"} <= shown
    assert shown & english == set()
    assert wizard.preview.facts.text() == "Ordner: 36 Clips · 3 Klassen"


@pytest.mark.usefixtures("german")
def test_a_day_is_written_as_the_language_writes_it() -> None:
    at = date(2024, 3, 5)
    assert i18n.day(at, with_year=True) == "5. März 2024"
    i18n.set_language("en")
    assert i18n.day(at, with_year=False) == "05 Mar"


@pytest.mark.usefixtures("german")
def test_numbers_and_plurals_follow_the_language() -> None:
    labels = "{n} label(s)"
    assert [i18n.tr(labels, "", n) for n in (1, 1280)] == ["1 Label", "1.280 Labels"]
    i18n.set_language("en")
    assert [i18n.tr(labels, "", n) for n in (1, 1280)] == ["1 label", "1,280 labels"]
    assert i18n.tr("{n} class(es)", "", 2) == "2 classes"


@pytest.mark.parametrize(
    ("system", "language"),
    [(["de-AT", "en"], "de"), (["en-GB", "de"], "en"), (["fr-FR", "de"], "de"), (["fr"], "en")],
)
def test_the_first_language_of_the_person_that_there_is(
    system: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: system)
    assert i18n.system_language() == language


@pytest.mark.parametrize(
    "text",
    ["{n} missing", "From {n} recording(s): too few to say how it is elsewhere."],
)
def test_a_counted_constant_is_german_for_every_number(german: None, text: str) -> None:
    """Qt's tool does not see that such a text is counted, so it has one form."""
    for n in (0, 1, 2, 40):
        said = i18n.tr(text, "", n)
        assert str(n) in said
        assert "missing" not in said
        assert "too few" not in said
