"""Scenes of the way in: the wizard, labels, encoders, the import report."""

import time
from pathlib import Path

from aldesk.apply import Applied
from aldesk.core.outcome import Done, Outcome, Stopped
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.used_encoders import UsedEncoder, used_encoders
from aldesk.gui.kit import i18n
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.apply_thread import Application, ApplyThread
from aldesk.session import Changes
from aldesk.store.curve_table import CurvePoint
from tests.screenshots.acts import Scene, Scenes, run, wait


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


def recordings(window: Window) -> None:
    """Ask for a project of a folder of long recordings, with a class for each night."""
    assert window.open_project
    folder = window.open_project.session.project.path.parent
    (long,) = (folder / "hours").glob("*.wav")
    for number in range(6):
        place = (
            folder / "nights" / ("calm", "windy")[number % 2] / f"MILL_2026051{number}_220000.wav"
        )
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            place.hardlink_to(long)
    ask("nights")(window)


def overlap(window: Window) -> None:
    form = window.start_flow.wizard.form.windows
    form.length.setValue(5)
    form.hop.setValue(2.5)


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


def apply_to_recordings(window: Window) -> None:
    """Choose what the model is applied to."""
    window.pages.applying.page.fields.source.field.setText("/recordings/2025")


def apply_no_model(window: Window) -> None:
    """Apply what is no model, and leave the page until it has been refused."""
    window.pages.applying.toggle()
    page = window.pages.applying.page
    page.fields.model.setCurrentIndex(page.fields.model.count() - 1)
    page.fields.folder.field.setText("/models/birds-of-the-night-in-the-northern-forests")
    apply_to_recordings(window)
    page.begin()
    while page.is_running:
        wait(50)
    window.pages.applying.leave()


def apply_running(window: Window) -> None:
    """Show the page as it is while a model is applied."""
    page = window.pages.applying.page
    page.problems.setText("")
    apply_to_recordings(window)
    page._thread = ApplyThread(Application(page.fields.job(), page.fields.project))
    page._refresh()
    page._show_phase("embedding", 0, 120_000)
    page._pace._began = time.monotonic() - 600
    page._show_phase("embedding", 12_800, 120_000)


def apply_ended(outcome: Outcome) -> Scene:
    """Return what shows the page when the work has ended."""

    def scene(window: Window) -> None:
        page = window.pages.applying.page
        page._thread = None
        page._end(outcome)

    return scene


_APPLIED = Applied(
    to=Path("/recordings/2025/predictions.aldesk"),
    n_samples=120_000,
    n_events=None,
    work=Path("/recordings/2025/predictions.aldesk-work"),
    problems=(
        "MILL_20250514_043000.wav: the file is cut off after 12 minutes",
        "MILL_20250515_043000.wav: the file is empty",
    ),
)

CLIPS: Scenes = {
    "import labels": [import_labels([*["@;four"] * 60, *["@;owl"] * 5, "x.wav;two", "@;"])],
    "import labels none": [import_labels(["x.wav;two"])],
    "encoder": [run("Ctrl+Shift+B")],
    "encoder anew": [run("Ctrl+Shift+B"), change_encoder("openai/whisper-base", "mean")],
    "encoder refused": [run("Ctrl+Shift+B"), refused_encoder],
    "encoder used before": [used_two_encoders, run("Ctrl+Shift+B")],
    "encoder curves": [used_two_encoders],
    "encoder results": [run("Ctrl+4")],
    "apply": [run("Ctrl+Shift+A"), apply_to_recordings],
    "apply refused": [apply_no_model, run("Ctrl+Shift+A")],
    "apply running": [run("Ctrl+Shift+A"), apply_running],
    "apply stopped": [run("Ctrl+Shift+A"), apply_ended(Stopped())],
    "apply done": [run("Ctrl+Shift+A"), apply_ended(Done(_APPLIED))],
    "report empty": [run("Ctrl+R")],
}
PICTURES: Scenes = {
    "report": [run("Ctrl+R")],
    "wizard empty": [ask("")],
    "wizard folder": [ask("pictures")],
    "wizard recordings": [recordings],
    "wizard recordings overlap": [recordings, overlap],
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
}
