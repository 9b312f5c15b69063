"""Every state of the window in one look, each saved as a picture of its name."""

import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.used_encoders import UsedEncoder, used_encoders
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.kit import i18n, theme
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.render.prefetch import Prepared
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.sound.view import SoundView
from aldesk.gui.study.pane import StudyPane
from aldesk.gui.window.app import make_application, make_window
from aldesk.gui.window.window import Window
from aldesk.session import Changes
from aldesk.session.overview import Checked
from aldesk.store import Project
from aldesk.store.curve_table import CurvePoint
from aldesk.study.earlier_run import studies
from aldesk.study.plan import StrategyPlan
from aldesk.study.running_curves import LiveCurves
from aldesk.study.task import Point
from tests.screenshot_scenes_menu import START, WITH_PROJECT, grabbed

Scene = Callable[[Window], Any]
DISK_FULL = (
    "The disk is full. Everything before is saved; this last step is not. Make room on the disk, "
    "then do it again."
)
ADDED = "6,885 samples were added. 1,220 duplicates left out."
NOT_HERE = (
    "The model facebook/dinov2-small is not on this machine, and there is no connection. Run "
    "`hf download facebook/dinov2-small --local-dir dinov2-small` elsewhere and copy the folder."
)


def wait(milliseconds: int) -> None:
    """Let the window's threads work; `QTest.qWait` would keep Python's lock from them."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def run(keys: str) -> Scene:
    """Return what runs the action of these keys."""

    def scene(window: Window) -> None:
        next(a for a in window.actions() if QKeySequence(keys) in a.shortcuts()).trigger()

    return scene


def write(text: str) -> Scene:
    """Return what writes a text, translated, in the place of the one in the field."""

    def scene(_: Window) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.clear()
        QTest.keyClicks(field, i18n.tr(text))

    return scene


def press(key: Qt.Key, times: int = 1, shift: bool = False) -> Scene:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier

    def scene(window: Window) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)

    return scene


def until_audit(window: Window) -> None:
    """Go on to a sample of the audit."""
    assert window.open_project
    for _ in range(40):
        current = window.open_project.controller.current
        if current is None or current.reason == "audit":
            return
        window.open_project.controller.label(str(current.sample.label))
        wait(5)


def broken(window: Window) -> None:
    """Show what is said of a clip that cannot be read, and of a disk that is full."""
    assert window.open_project
    assert window.open_project.controller.current
    problem = "The file is cut off: 2,400 of 8,000 frames. Nothing else is concerned."
    window.open_project.label.sample._show(
        Prepared(window.open_project.controller.current.sample, problem=problem)
    )
    window.messages.trouble(DISK_FULL)
    window._status.show_saved(False)


def all_done(window: Window) -> None:
    """Label everything; the last of its project."""
    assert window.open_project
    while current := window.open_project.controller.current:
        window.open_project.controller.label(str(current.sample.label))
    wait(1000)


def importing(window: Window) -> None:
    for job in (window._status.importing, window._top):
        job._pace.restart()
        job._pace._began = time.monotonic() - 20
    window._status.show_import(3200, 12800)
    window._top.show_embedding(340, 3000)


def exporting(window: Window) -> None:
    window._status.export._pace._began = time.monotonic() - 20
    window._status.show_export(320, 1280)
    window._top.show_long_clip(37 * 60.0)
    window._top.show_embedding(12, 340)


def ask_merge(window: Window) -> None:
    assert window.open_project
    window.open_project.label.editor.ask_merge()


def delete_class(window: Window) -> None:
    """Add a class, and delete it again."""
    assert window.open_project
    pane = window.open_project.label
    window.open_project.controller.add_class("ten")
    pane.toggle_class_editor()
    pane.editor.do("delete", pane.editor.model.classes[-1])


def class_menu(window: Window) -> None:
    """Open the menu of a class, as a right click does."""
    assert window.open_project
    view = window.open_project.label.class_palette.view
    spot = view.visualRect(view.model().index(1, 0)).center()
    view.customContextMenuRequested.emit(spot)


def hint(window: Window) -> None:
    """Show what is said of the first audit sample in a life."""
    preferences().remove("hints")
    until_audit(window)
    window._look_for_hint()


def until_mapped(window: Window) -> None:
    """Wait for the t-SNE map."""
    for _ in range(300):
        wait(100)
        assert window.open_project
        pane = window.open_project.views.current
        if isinstance(pane, MapPane) and len(pane._rows) and pane.progress.isHidden():
            return


def ask(source: str) -> Scene:
    """Return what asks for a new project of a source: a hub id, or one beside the project."""

    def scene(window: Window) -> None:
        assert window.open_project
        path = window.open_project.session.project.path.parent / source
        window.start_flow.new(str(path) if source and path.exists() else source)
        wizard = window.start_flow.wizard
        for _ in range(200):
            wait(100)
            is_looking = wizard.preview.title.text() == i18n.tr("Looking …")
            is_seen = wizard.preview.currentIndex() or wizard.right.currentWidget() is wizard.offer
            if is_seen or not is_looking:
                break
        wait(1500)

    return scene


def empty_folder(window: Window) -> None:
    """Ask for a project of a folder that has nothing to label."""
    assert window.open_project
    folder = window.open_project.session.project.path.parent / "field notes"
    folder.mkdir(exist_ok=True)
    (folder / "notes.docx").touch()
    ask(str(folder))(window)


def taken_name(window: Window) -> None:
    """Ask for a project of a folder that has one beside it."""
    assert window.open_project
    folder = window.open_project.session.project.path.parent
    (folder / "pictures.aldesk").touch()
    ask("pictures")(window)
    (folder / "pictures.aldesk").unlink()


def import_labels(lines: list[str]) -> Scene:
    """Return what drops a table of labels on the project."""

    def scene(window: Window) -> None:
        assert window.open_project
        project = window.open_project.session.project
        names = [sample.path.name for sample in project.samples]
        table = project.path.with_name("labels of last year.csv")
        rows = [
            line.replace("@", f"D:\\field\\{names[n % len(names)]}") for n, line in enumerate(lines)
        ]
        table.write_text("\n".join(["Begin File;Species", *rows]), encoding="utf-8")
        window.pages.label_imports.show(window.open_project, table)
        wait(1500)

    return scene


def lost_table(window: Window) -> None:
    """Ask for a project of a table whose files are elsewhere."""
    assert window.open_project
    folder = window.open_project.session.project.path.parent / "tables" / "old"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "list.csv").write_text("path,label\n/media/disk/a.wav,x\n", encoding="utf-8")
    ask(str(folder / "list.csv"))(window)


def choose_hub_encoder(window: Window) -> None:
    form = window.start_flow.wizard.encoder
    form.kind.setCurrentIndex(form.kind.findData("hub"))
    form.where.setText("facebook/dinov2-small")
    form.more.setChecked(True)


def change_encoder(encoder: str, pooling: str = "auto") -> Scene:
    """Return what chooses an encoder on the page that changes it."""

    def scene(window: Window) -> None:
        form = window.pages.encoders.page.form
        form.show_choice(EncoderChoice(encoder, pooling))
        wait(200)

    return scene


def refused_encoder(window: Window) -> None:
    """Choose a folder with a model for text."""
    assert window.open_project
    folder = window.open_project.project.path.parent / "bert-base-uncased"
    folder.mkdir(exist_ok=True)
    for name in ("config.json", "tokenizer.json"):
        (folder / name).write_text("{}")
    (folder / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    change_encoder(str(folder))(window)
    window.pages.encoders.page.begin()
    wait(300)


def used_two_encoders(window: Window) -> None:
    """Let the project know two encoders, and the curve of the first."""
    assert window.open_project
    project = window.open_project.project
    facts = {"name": "whisper-tiny", "n_features": 384, "pooling": "mean"}
    choice = EncoderChoice("openai/whisper-tiny", "mean")
    used = used_encoders(project)
    project.meta.encoders = [u.as_json() for u in (*used, UsedEncoder(choice, "whisper", facts))]
    for n, right in ((10, 20), (20, 27), (30, 31), (40, 34)):
        basis = window.open_project.session.accuracy.basis
        project.curve.add(CurvePoint(n, right, 40, basis, "whisper"), {}, 0, 0)
    window.open_project.controller.changed.emit(Changes(curve=True))


def start_study(window: Window) -> None:
    """Start a small study, unless one is running, and wait for its first points."""
    pane = study_pane(window)
    pane.form.n_reps.setValue(3)
    pane.form.n_cycles.setValue(4)
    pane.form.batch_size.setValue(8)
    pane.form.n_init.setValue(10)
    pane.start.click()
    for _ in range(200):
        wait(100)
        curves = pane.control.curves
        if curves and any(curves.accuracy(title) for title in curves.titles):
            return


def until_studied(window: Window) -> None:
    """Wait for the end of the study, and choose a strategy."""
    pane = study_pane(window)
    for _ in range(600):
        wait(100)
        if pane.control.state == "idle":
            break
    pane.results.table.selectRow(0)


def study_pane(window: Window) -> StudyPane:
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, StudyPane)
    return pane


def tick_bald(state: Qt.CheckState) -> Scene:
    """Return what ticks a strategy that the classifier cannot serve, or unticks it."""

    def scene(window: Window) -> None:
        strategies = study_pane(window).form.strategies.list
        [item] = strategies.findItems("BALD", Qt.MatchFlag.MatchExactly)
        item.setCheckState(state)

    return scene


def measured(n: int) -> Scene:
    """Return what lets the results be of so many samples of a class, a few more here and there."""

    def scene(window: Window) -> None:
        assert window.open_project
        pane = window.open_project.views.current
        assert isinstance(pane, ResultsPane)
        n_classes = len(window.open_project.session.labels.class_names)
        rng = np.random.default_rng(0)
        truth = np.repeat(np.arange(n_classes), rng.integers(0, 2 * n + 1, n_classes))
        other = rng.integers(0, n_classes, len(truth))
        guess = np.where(rng.random(len(truth)) < 0.7, truth, other)
        pane._checked = Checked(np.arange(len(truth)), truth, guess)
        pane._show_classes()

    return scene


def seventeen_strategies(window: Window) -> None:
    """Show curves of more strategies than there are colours, one of them with a long title."""
    pane = study_pane(window)
    names = ["RandomSampling", *["Badge"] * 14, "CoreSet", "TypiClust"]
    titles = ["RandomSampling", *(f"BADGE variant {n}" for n in range(1, 14))]
    titles += ["<b>BADGE</b> with a title that is far too long", "CoreSet", "TypiClust"]
    strategies = tuple(StrategyPlan(n, title=t) for n, t in zip(names, titles, strict=True))
    curves = LiveCurves(replace(pane.form.plan(), strategies=strategies, n_reps=3, n_cycles=8))
    rng = np.random.default_rng(0)
    for place, title in enumerate(titles):
        for repetition in range(3):
            for cycle in range(9):
                height = 0.9 - 0.6 / (1 + cycle * (1 + place / 20))
                right = int(1000 * height + rng.integers(40))
                curves.add(title, repetition, Point(cycle, 10 * (cycle + 1), right, 1000, 0, 0))
    pane.control.curves = curves
    pane.control.out = None
    pane.results.show_study(curves, None, [])
    pane.results.curves.choose("")


def choose_curve(window: Window) -> None:
    """Bring one curve out, and hide another."""
    legend = study_pane(window).results.curves.legend
    legend._toggle(legend.item(3))
    legend.item(1).setCheckState(Qt.CheckState.Unchecked)


def earlier_study(window: Window) -> None:
    """Show again what was studied, in the place of another plan."""
    pane = study_pane(window)
    pane.form.name.setText("Another")
    pane.results.show_study(None, None, [])
    pane.show_study(studies(pane.control.folder)[0])


def too_many_labels(window: Window) -> None:
    """Ask for more labels than there are."""
    study_pane(window).form.n_cycles.setValue(5000)


def show_labelled(window: Window) -> None:
    """Let the grid show what is labelled."""
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, GridPane)
    pane.bar.shown_choice.setCurrentIndex(pane.bar.shown_choice.findData("labelled"))


def grid_look(width: int, *, names: bool = False) -> Scene:
    """Return what makes the tiles so wide, perhaps with file names."""

    def scene(window: Window) -> None:
        assert window.open_project
        pane = window.open_project.views.current
        assert isinstance(pane, GridPane)
        pane.foot.size_slider.setValue(width)
        pane.foot.names.setChecked(names)

    return scene


def open_menu(window: Window) -> None:
    """Open the menu of what is selected, and in it that of the classes."""
    assert window.open_project
    window.open_project.views.current.show_menu()
    wait(100)
    menu = window.open_project.label.sample_menu._shown
    assert menu
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Right)


def search_order(order: str) -> Scene:
    """Return what puts what was found in an order, and opens the first of it."""

    def scene(window: Window) -> None:
        assert window.open_project
        search = window.open_project.label.side_panel.search
        search.words.clear()
        search.order.setCurrentIndex(search.order.findData(order))
        search._open_first()

    return scene


def map_at(done: float) -> Scene:
    """Return what shows the map as it is while it is being made, or was stopped."""

    def scene(window: Window) -> None:
        assert window.open_project
        pane = window.open_project.views.current
        assert isinstance(pane, MapPane)
        pane.progress.begin()
        pane.progress.show_done(0)
        pane.progress.show_done(0.1)
        wait(1200)
        pane.progress.show_done(abs(done))
        pane._hints.hide()
        if done < 0:
            pane.progress.button.click()

    return scene


def colour_by(by: str) -> Scene:
    """Return what colours the map, and selects a corner of it."""

    def scene(window: Window) -> None:
        assert window.open_project
        pane = window.open_project.views.current
        assert isinstance(pane, MapPane)
        pane.by.setCurrentIndex(pane.by.findData(by))
        pane.canvas.select(np.arange(40, 60))

    return scene


def without_embeddings(window: Window) -> None:
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, MapPane)
    pane._show_emptiness(0)


def fetch(window: Window) -> None:
    """Press “Fetch” where there is no connection."""
    offer = window.start_flow.wizard.offer
    offer.fetch.click()
    for _ in range(200):
        wait(100)
        if offer._cancel is None:
            return


def make_project(window: Window) -> None:
    """Show the wizard as it is while a source is read."""
    wizard = window.start_flow.wizard
    wizard.bar.show()
    wizard._show_progress(3200, 12800)
    for part in (wizard.where, wizard.choices, wizard.begin_button):
        part.setEnabled(False)


def choose_region(window: Window) -> None:
    assert window.open_project
    view = window.open_project.label.sample.findChild(SoundView)
    assert view
    view.graph.set_region((0.1, 0.3))


def search_guide(words: str) -> Scene:
    """Return what looks for words in the guide."""

    def scene(window: Window) -> None:
        window.pages.guide.pane.field.setFocus()
        write(words)(window)

    return scene


def turn_guide_to(page: str) -> Scene:
    def scene(window: Window) -> None:
        window.pages.guide.pane.open(page)

    return scene


def all_kinds_of_acts(window: Window) -> None:
    """Skip, flag, add a class, label many."""
    assert window.open_project
    controller, session = window.open_project.controller, window.open_project.session
    controller.skip()
    controller.flag("a door slams in the background")
    controller.cant_tell()
    controller.add_class("noise")
    controller.change_classes(lambda session: session.rename_class("noise", "background"))
    rows = session.pool.candidates()[:40].tolist()
    controller.label_many([session.project.samples[row].id for row in rows], "seven")
    controller.label("three")


def leave_branches(window: Window) -> None:
    """Undo some acts and do others in their place, twice."""
    assert window.open_project
    controller = window.open_project.controller
    for n_undone, n_done in ((12, 3), (1, 2)):
        for _ in range(n_undone):
            controller.undo()
        for _ in range(n_done):
            controller.label("four")


def restore_branch(window: Window) -> None:
    assert window.open_project
    branches = window.open_project.label.side_panel.history.branches
    branches.view.setCurrentIndex(branches.model.index(1))
    branches.restore.click()


def look(**settings: Any) -> Scene:
    """Return what draws the sample with other settings."""

    def scene(window: Window) -> None:
        assert window.open_project
        window.open_project.label.sample.settings.change(**settings)
        wait(300)

    return scene


def wait_for_peaks(_: Window) -> None:
    wait(3000)


def nothing(_: Window) -> None:
    """Leave it as it comes."""


CLIPS: dict[str, list[Scene]] = {
    "label": [nothing],
    "view settings": [run("Shift+V"), run("Shift+T")],
    "spectrogram linear": [look(scale="linear")],
    "spectrogram zoomed": [run("+"), run("+"), run("+"), run("+")],
    "spectrogram fine frequencies": [look(n_fft=4096), run("Shift+V")],
    "spectrogram part": [look(lowest=1000, highest=1800)],
    "strategy": [run("Ctrl+T")],
    "class editor": [run("Ctrl+E")],
    "class editor merge": [run("Ctrl+E"), ask_merge],
    "class editor merged": [run("Ctrl+E"), ask_merge, press(Qt.Key.Key_Return)],
    "class editor deleted": [run("Ctrl+Z"), delete_class],
    "class editor undone": [run("Ctrl+Z"), run("Ctrl+E")],
    "class menu": [class_menu],
    "history": [all_kinds_of_acts, run("Ctrl+H"), press(Qt.Key.Key_Down, 4)],
    "history undone": [*[run("Ctrl+Z")] * 3, run("Ctrl+H")],
    "history done again": [*[run("Ctrl+Y")] * 3],
    "history branch": [leave_branches, run("Ctrl+H")],
    "history restored": [leave_branches, run("Ctrl+H"), restore_branch],
    "old answer": [run("PgUp")],
    "search": [run("Ctrl+F"), write("v00"), press(Qt.Key.Key_Return)],
    "search without result": [run("Ctrl+F"), write("nothing such"), press(Qt.Key.Key_Return)],
    "search doubtful": [run("Ctrl+F"), search_order("disagreement")],
    "note": [run("Shift+F"), write("a door slams")],
    "flagged": [run("Shift+F"), write("a door slams"), press(Qt.Key.Key_Return)],
    "region": [choose_region],
    "goal": [run("Ctrl+G")],
    "export": [run("Ctrl+Shift+E")],
    "palette": [run("Ctrl+K")],
    "palette found": [run("Ctrl+K"), write("class")],
    "palette key": [run("Ctrl+K"), write("Skip"), press(Qt.Key.Key_F2)],
    "palette key taken": [
        run("Ctrl+K"),
        write("Skip"),
        press(Qt.Key.Key_F2),
        press(Qt.Key.Key_F),
    ],
    "grid": [run("Ctrl+2"), press(Qt.Key.Key_Home), press(Qt.Key.Key_Right, 4, shift=True)],
    "grid labelled": [run("Ctrl+2"), show_labelled],
    "grid menu": [
        run("Ctrl+2"),
        press(Qt.Key.Key_Home),
        press(Qt.Key.Key_Right, 4, shift=True),
        open_menu,
    ],
    "grid names": [run("Ctrl+2"), grid_look(160, names=True)],
    "grid small": [run("Ctrl+2"), grid_look(96)],
    "grid large": [run("Ctrl+2"), grid_look(288, names=True)],
    "sample menu": [open_menu],
    "map": [run("Ctrl+3"), until_mapped],
    "map running": [run("Ctrl+3"), until_mapped, map_at(0.3)],
    "map stopped": [run("Ctrl+3"), until_mapped, map_at(-0.3)],
    "map by uncertainty": [run("Ctrl+3"), until_mapped, colour_by("uncertainty")],
    "results": [run("Ctrl+4")],
    "results few": [run("Ctrl+4"), measured(2)],
    "import labels": [import_labels([*["@;four"] * 60, *["@;owl"] * 5, "x.wav;two", "@;"])],
    "import labels none": [import_labels(["x.wav;two"])],
    "encoder": [run("Ctrl+Shift+B")],
    "encoder anew": [run("Ctrl+Shift+B"), change_encoder("openai/whisper-base", "mean")],
    "encoder refused": [run("Ctrl+Shift+B"), refused_encoder],
    "encoder used before": [used_two_encoders, run("Ctrl+Shift+B")],
    "encoder curves": [used_two_encoders],
    "encoder results": [run("Ctrl+4")],
    "message": [lambda window: window.messages.notice(ADDED)],
    "message and export": [lambda window: window.messages.trouble(NOT_HERE), run("Ctrl+Shift+E")],
    "offline": [lambda window: window.messages.trouble(NOT_HERE)],
    "error": [broken],
    "import running": [importing],
    "export running": [exporting],
    "blind": [run("B")],
    "report empty": [run("Ctrl+R")],
    "guide": [run("F1")],
    "guide grid": [run("Ctrl+2"), run("F1")],
    "guide search": [run("F1"), search_guide("audit sample")],
    "guide search found": [run("F1"), search_guide("export"), press(Qt.Key.Key_Return)],
    "guide nothing found": [run("F1"), search_guide("zebra")],
    "guide commands": [run("F1"), turn_guide_to("command-line")],
    "guide figures": [run("F1"), turn_guide_to("figures")],
    "study": [run("Ctrl+5")],
    "study wrong": [run("Ctrl+5"), tick_bald(Qt.CheckState.Checked)],
    "study running": [run("Ctrl+5"), tick_bald(Qt.CheckState.Unchecked), start_study],
    "study finished": [run("Ctrl+5"), start_study, until_studied],
    "study earlier": [run("Ctrl+5"), earlier_study],
    "study too many": [run("Ctrl+5"), too_many_labels],
    "study seventeen": [run("Ctrl+5"), seventeen_strategies],
    "study seventeen chosen": [run("Ctrl+5"), seventeen_strategies, choose_curve],
}
PICTURES: dict[str, list[Scene]] = {
    "label": [nothing],
    "audit": [until_audit],
    "hint": [hint],
    "view settings": [run("Shift+V")],
    "grid": [run("Ctrl+2"), press(Qt.Key.Key_Home)],
    "map": [run("Ctrl+3"), until_mapped],
    "results": [run("Ctrl+4")],
    "report": [run("Ctrl+R")],
    "wizard empty": [ask("")],
    "wizard folder": [ask("pictures")],
    "wizard data set": [ask("shapes-set")],
    "wizard encoder": [ask("shapes-set"), choose_hub_encoder],
    "wizard table lost": [lost_table],
    "wizard error": [ask("/nowhere/pictures")],
    "wizard folder empty": [empty_folder],
    "wizard name taken": [taken_name],
    "wizard running": [ask("pictures"), make_project],
    "wizard hub": [ask("nobody/Shapes")],
    "wizard hub offline": [ask("nobody/Shapes"), fetch],
    "wizard add": [run("Ctrl+I")],
    "all done": [all_done],
}
MANY: dict[str, list[Scene]] = {
    "label": [nothing],
    "find": [run("/"), write("be")],
    "old answer": [press(Qt.Key.Key_2), run("PgUp")],
    "history": [press(Qt.Key.Key_2), run("Ctrl+H")],
    "message": [lambda window: window.messages.trouble(NOT_HERE)],
    "class editor": [run("Ctrl+E")],
    "class editor merge": [run("Ctrl+E"), ask_merge, write("be")],
    "grid": [run("Ctrl+2")],
    "grid menu": [run("Ctrl+2"), press(Qt.Key.Key_Right), open_menu],
    "grid names": [run("Ctrl+2"), grid_look(128, names=True)],
    "grid empty": [run("Ctrl+2"), show_labelled],
    "map": [run("Ctrl+3"), until_mapped],
    "map empty": [run("Ctrl+3"), without_embeddings],
    "results empty": [run("Ctrl+4")],
    "results": [run("Ctrl+4"), measured(6)],
}
HOURS: dict[str, list[Scene]] = {
    "label": [wait_for_peaks],
    "zoomed": [*[run("+")] * 14, wait_for_peaks],
    "beginning": [*[run("Shift+Left")] * 2, *[run("+")] * 14, wait_for_peaks],
}
PROJECTS: dict[str, dict[str, list[Scene]]] = {
    "hours": HOURS,
    "clips": CLIPS | WITH_PROJECT,
    "shapes": PICTURES,
    "many": MANY,
    "fresh": {"label": [nothing]},
}


def shoot(window: Window, file: Path) -> None:
    wait(800 if "grid" in file.name else 250)
    grabbed(window).save(str(file))
    print(file.name, flush=True)


def settle(window: Window) -> None:
    """Wait until the sample is drawn and the model has come."""
    for _ in range(300):
        wait(100)
        assert window.open_project
        if window.open_project.is_settled:
            return


def settings_back(window: Window) -> None:
    """Undo what a scene leaves behind."""
    assert window.open_project
    while popup := QApplication.activePopupWidget():
        popup.close()
    if isinstance(window.open_project.views.current, GridPane):
        grid_look(160)(window)
    run("Ctrl+1")(window)
    window.open_project.controller.label_times.clear()
    window._status.show_saved(True)
    window._status.show_import(0, 0)
    window._status.show_export(0, 0)
    window._top.show_long_clip(0.0)
    window._top.hide_embedding()
    for _ in range(3):
        run("Esc")(window)
    window.open_project.label.sample.settings.change(
        shows_settings=False, shows_columns=False, scale="mel", n_fft=0, lowest=0, highest=0
    )
    run("Ctrl+0")(window)


def copied(data: Path, project: str, look: str) -> Path:
    """Copy a project, so that each look begins with the same; return its file."""
    to = data / f"{project}-{look}.aldesk"  # beside the original: its samples' paths are relative
    shutil.copy(data / f"{project}.aldesk", to)
    embeddings = data / f"{project}.embeddings"
    if embeddings.is_dir():
        shutil.copytree(embeddings, to.with_suffix(".embeddings"))
    return to


def scenes(only: str) -> Iterator[tuple[str, str, list[Scene]]]:
    for project, parts in PROJECTS.items():
        for name, steps in parts.items():
            if re.search(only, f"{project} {name}"):
                yield project, f"{project} {name}", steps


def shoot_large(look: theme.Choice, size: tuple[int, int], data: Path, out: Path) -> None:
    """Take what is to be whole with the system's text at 150 %."""
    usual, theme._system_text_scale = theme._system_text_scale, lambda: 1.5
    for project in ("clips", "many"):
        window = make_window(look)
        window.resize(*size)
        window.show()
        window.show_project(Project.open(copied(data, project, f"{out.name}-large")))
        settle(window)
        shots: dict[str, Scene] = {
            "label": nothing,
            "class editor": run("Ctrl+E"),
            "message": lambda shown: shown.messages.trouble(NOT_HERE),
            "results": run("Ctrl+4"),
            "wizard": ask("pictures"),
            "start": lambda shown: shown.leave_project(),
        }
        for name, step in shots.items():
            step(window)
            shoot(window, out / f"large text {project} {name}.png")
            if window.open_project and name != "results":
                settings_back(window)
        window.close()
    theme._system_text_scale = usual


def main(
    look: theme.Choice, width: str, height: str, data: str, out: str, language: str, only: str
) -> None:
    make_application(cast(i18n.Choice, language))
    for name, steps in START.items():
        if re.search(only, name):
            window = make_window(look)
            window.resize(int(width), int(height))
            window.show()
            for step in steps:
                step(window)
            shoot(window, Path(out) / f"{name}.png")
            window.close()
    if re.search(only, "large text"):
        shoot_large(look, (int(width), int(height)), Path(data), Path(out))
    opened = ""
    for project, name, steps in scenes(only):
        if project != opened:
            if opened:
                window.close()
            window = make_window(look)
            window.resize(int(width), int(height))
            window.show()
            window.show_project(Project.open(copied(Path(data), project, Path(out).name)))
            settle(window)
            opened = project
        for step in steps:
            step(window)
        shoot(window, Path(out) / f"{name}.png")
        settings_back(window)
    if opened:
        window.close()


if __name__ == "__main__":
    main(cast(theme.Choice, sys.argv[1]), *sys.argv[2:])
