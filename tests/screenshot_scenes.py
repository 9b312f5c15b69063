"""Every state of the window in one look, each saved as a picture of its name."""

import re
import shutil
import sys
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

Scene = Callable[[Window], Any]
DISK_FULL = (
    "The disk is full. Everything before is saved; this last step is not. Make room on the disk, "
    "then do it again."
)
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
    window._status.show_import(3200, 12800)
    window._top.show_embedding(340, 3000)


def until_mapped(window: Window) -> None:
    """Wait for the t-SNE map."""
    for _ in range(300):
        wait(100)
        assert window.open_project
        pane = window.open_project.views.current
        if isinstance(pane, MapPane) and len(pane._rows) and pane._bar.isHidden():
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
        window.label_imports.show(window.open_project, table)
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
        form = window.encoders.page.form
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
    window.encoders.page.begin()
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


def nothing(_: Window) -> None:
    """Leave it as it comes."""


CLIPS: dict[str, list[Scene]] = {
    "label": [nothing],
    "view settings": [run("Shift+V"), run("Shift+T")],
    "strategy": [run("Ctrl+T")],
    "class editor": [run("Ctrl+E")],
    "history": [run("Ctrl+H")],
    "history undone": [*[run("Ctrl+Z")] * 3, run("Ctrl+H")],
    "history done again": [*[run("Ctrl+Y")] * 3],
    "search": [run("Ctrl+F"), write("v00"), press(Qt.Key.Key_Return)],
    "search without result": [run("Ctrl+F"), write("nothing such"), press(Qt.Key.Key_Return)],
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
    "map": [run("Ctrl+3"), until_mapped],
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
    "offline": [lambda window: window.messages.trouble(NOT_HERE)],
    "error": [broken],
    "import running": [importing],
    "blind": [run("B")],
    "report empty": [run("Ctrl+R")],
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
    "wizard running": [ask("pictures"), make_project],
    "wizard hub": [ask("nobody/Shapes")],
    "wizard hub offline": [ask("nobody/Shapes"), fetch],
    "wizard add": [run("Ctrl+I")],
    "all done": [all_done],
}
MANY: dict[str, list[Scene]] = {
    "label": [nothing],
    "find": [run("/"), write("be")],
    "class editor": [run("Ctrl+E")],
    "grid": [run("Ctrl+2")],
    "grid empty": [run("Ctrl+2"), show_labelled],
    "map": [run("Ctrl+3"), until_mapped],
    "map empty": [run("Ctrl+3"), without_embeddings],
    "results empty": [run("Ctrl+4")],
    "results": [run("Ctrl+4"), measured(6)],
}
PROJECTS: dict[str, dict[str, list[Scene]]] = {
    "clips": CLIPS,
    "shapes": PICTURES,
    "many": MANY,
    "fresh": {"label": [nothing]},
}


def shoot(window: Window, file: Path) -> None:
    wait(800 if "grid" in file.name else 250)
    window.grab().save(str(file))
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
    run("Ctrl+1")(window)
    window.open_project.controller.label_times.clear()
    window._status.show_saved(True)
    window._status.show_import(0, 0)
    window._top.hide_embedding()
    for _ in range(3):
        run("Esc")(window)
    window.open_project.label.sample.settings.change(shows_settings=False, shows_columns=False)


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


def main(
    look: theme.Choice, width: str, height: str, data: str, out: str, language: str, only: str
) -> None:
    make_application(cast(i18n.Choice, language))
    if re.search(only, "start"):
        window = make_window(look)
        window.resize(int(width), int(height))
        window.show()
        shoot(window, Path(out) / "start.png")
        window.close()
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
