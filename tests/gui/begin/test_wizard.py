"""From a source to a project on one page, by keys."""

import io
import threading
from pathlib import Path

import numpy as np
import pytest
from datasets import ClassLabel, Dataset, Features, Value
from datasets import Image as ImageFeature
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea
from pytestqt.qtbot import QtBot

from aldesk import sources
from aldesk.gui.begin import source_peek
from aldesk.gui.begin.pattern_line import reading
from aldesk.gui.begin.wizard import Wizard
from aldesk.gui.window.window import Window
from aldesk.sources import Options, Preview
from aldesk.sources.collect import FIRST_PART
from aldesk.sources.types import SourceEntry
from tests.embed.tiny_models import onnx_sound

Key = Qt.Key


def ask(window: Window, qtbot: QtBot, source: Path | str) -> Wizard:
    """Show a source in the wizard, and wait until it is looked at."""
    wizard = window.start_flow.wizard
    window.start_flow.open_path(Path(source))
    qtbot.waitUntil(lambda: not is_looking(wizard))
    return wizard


def is_looking(wizard: Wizard) -> bool:
    return wizard.right.currentWidget() is wizard.preview and (
        wizard.preview.currentIndex() == 0 and wizard.preview.title.text() == "Looking …"
    )


def enter(wizard: Wizard) -> None:
    focus = QApplication.focusWidget()
    QTest.keyClick(focus if focus and wizard.isAncestorOf(focus) else wizard, Key.Key_Return)


def data_set(n: int) -> Dataset:
    columns = {
        "img": [{"bytes": png(i), "path": None} for i in range(n)],
        "fine_label": [i % 3 for i in range(n)],
        "note": [f"note {i % 2}" for i in range(n)],
    }
    features = {
        "img": ImageFeature(),
        "fine_label": ClassLabel(names=["a", "b", "c"]),
        "note": Value("string"),
    }
    return Dataset.from_dict(columns).cast(Features(features))


def png(grey: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (8, 8), grey).save(file, format="PNG")
    return file.getvalue()


def test_a_folder_is_shown_and_enter_begins(
    window: Window, make_tones: "object", tmp_path: Path, qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = ask(window, qtbot, make_tones(4))
    assert wizard.preview.facts.text() == "Folder of 12 clips · 3 classes"
    assert wizard.place.file() == tmp_path / "tones.aldesk"
    assert wizard.encoder.encoder() == "spectral"
    last = wizard.preview.cells[11]
    qtbot.waitUntil(lambda: not last.picture.pixmap().isNull())
    assert last.name.text() == "middle"
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert window.open_project
    assert window.pages.currentWidget() is window.open_project.views
    assert window.open_project.session.labels.class_names == ["high", "low", "middle"]


def test_what_is_chosen_is_in_the_project(
    window: Window, make_tones: "object", tmp_path: Path, qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = ask(window, qtbot, make_tones(4))
    wizard.form.pattern.field.setText("{label}0{index}")
    assert "label: high · index: 00" in wizard.form.pattern.reading.text()
    wizard.form.test.setText("index=00,01")
    wizard.place.field.setText(str(tmp_path / "other"))
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert window.open_project
    project = window.open_project.session.project
    assert project.path == tmp_path / "other.aldesk"
    assert {s.columns["index"] for s in project.samples if s.split == "test"} == {"00", "01"}


def test_columns_of_a_data_set_can_be_chosen(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    data_set(6).to_parquet(tmp_path / "set.parquet")
    wizard = ask(window, qtbot, tmp_path / "set.parquet")
    assert wizard.preview.facts.text() == "Data set of 6 pictures · 3 classes"
    assert wizard.form.label_column.currentData() == "fine_label"
    assert not wizard.form.options().label_column
    qtbot.waitUntil(lambda: not wizard.preview.cells[5].picture.pixmap().isNull())
    wizard.form.label_column.setCurrentIndex(wizard.form.label_column.findData("note"))
    qtbot.waitUntil(lambda: wizard.preview.cells[1].name.text() == "note 1")
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert window.open_project
    assert window.open_project.session.labels.class_names == ["note 0", "note 1"]


def test_the_labels_of_folders_can_be_taken_over_or_ignored(
    window: Window, make_tones: "object", tmp_path: Path, qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = ask(window, qtbot, make_tones(4))
    labels = wizard.form.labels
    assert labels.sentence.text().startswith("Their names become the classes.")
    labels.use.setCurrentIndex(labels.use.findData("none"))
    qtbot.waitUntil(lambda: wizard.preview.facts.text() == "Folder of 12 clips")
    labels.use.setCurrentIndex(labels.use.findData("labels"))
    qtbot.waitUntil(lambda: "3 classes" in wizard.preview.facts.text())
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert window.open_project
    session = window.open_project.session
    qtbot.waitUntil(lambda: session.labels.n_labeled == 12)
    assert session.undo().samples == frozenset()


def test_a_table_in_a_folder_says_what_its_files_are(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for fold in (1, 2):
        folder = tmp_path / "set" / "audio" / f"fold{fold}"
        folder.mkdir(parents=True)
        for n in range(2):
            (folder / f"{fold}-{n}.png").write_bytes(png(50 * fold + n))
    (tmp_path / "set" / "meta").mkdir()
    lines = [f"{fold}-{n}.png,{fold},{'ab'[n]}" for fold in (1, 2) for n in range(2)]
    text = "\n".join(["filename,fold,category", *lines])
    (tmp_path / "set" / "meta" / "set.csv").write_text(text)
    wizard = ask(window, qtbot, tmp_path / "set")
    assert wizard.preview.facts.text() == "Folder of 4 pictures · 2 classes"
    assert (
        "The labels are in the table meta/set.csv, column category." in wizard.preview.notes.text()
    )
    origin = wizard.form.labels.origin
    origin.setCurrentIndex(origin.findData("none"))
    qtbot.waitUntil(lambda: "classes" not in wizard.preview.facts.text())
    assert "No class folders found." in wizard.preview.notes.text()


def test_where_the_files_of_a_table_lie_can_be_said(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "far" / "away").mkdir(parents=True)
    (tmp_path / "far" / "away" / "a.png").write_bytes(png(9))
    (tmp_path / "tables" / "old").mkdir(parents=True)
    table = tmp_path / "tables" / "old" / "t.csv"
    table.write_text("path,label\na.png,x\n")
    wizard = ask(window, qtbot, table)
    assert "No file that the table names is found" in wizard.preview.title.text()
    assert not wizard.begin_button.isEnabled()
    wizard.form.media_folder.field.setText(str(tmp_path / "far"))
    qtbot.waitUntil(wizard.begin_button.isEnabled)
    assert wizard.preview.facts.text() == "Table of 1 picture · 1 class"


def test_splits_are_chosen_but_never_none(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    for split in ("train", "test"):
        make_tones(2, split=split)
    wizard = ask(window, qtbot, tmp_path / "tones")
    test, train = wizard.form.splits
    assert (test.text(), train.text()) == ("test", "train")
    test.setChecked(False)
    assert wizard.form.options().split == "train"
    train.setChecked(False)
    assert wizard.form.options().split == "train"


def test_a_data_set_of_the_hub_is_fetched_only_when_asked(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub home"))
    wizard = ask(window, qtbot, "nobody/MyNothing")
    assert wizard.right.currentWidget() is wizard.offer
    assert "hf download nobody/MyNothing --repo-type dataset" in wizard.offer.command.text()
    assert not wizard.begin_button.isEnabled()
    wizard.begin()
    assert not wizard.maker.is_running
    assert wizard.offer._cancel is None
    wizard.offer.fetch.click()
    qtbot.waitUntil(lambda: wizard.offer._cancel is None)
    assert "the hub did not give it" in wizard.offer.state.text()
    assert wizard.offer.fetch.isEnabled()


def test_a_data_set_in_the_cache_needs_no_fetching(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    place = tmp_path / "hub" / "datasets--nobody--MySet" / "snapshots" / "main"
    data_set(6).to_parquet(place / "data" / "train-00000-of-00001.parquet")
    wizard = ask(window, qtbot, "nobody/MySet")
    assert "no download is needed" in wizard.preview.notes.text()
    assert wizard.begin_button.isEnabled()
    assert wizard.place.file().name == "MySet.aldesk"


def test_what_is_no_source_is_said_in_place(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "letter.doc").write_text("Dear reader")
    wizard = ask(window, qtbot, tmp_path / "letter.doc")
    assert "neither a folder nor a table" in wizard.preview.title.text()
    assert "Choose the folder" in wizard.preview.text.text()


def test_what_cannot_be_read_is_not_begun_but_looked_at_again(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    later = tmp_path / "later"
    wizard = ask(window, qtbot, later)
    assert not wizard.begin_button.isEnabled()
    assert not wizard.choices.isVisible()
    make_tones(2).rename(later)
    enter(wizard)
    qtbot.waitUntil(lambda: wizard.preview.currentIndex() == 1)
    assert wizard.begin_button.isEnabled()
    assert wizard.choices.isVisible()


def test_an_empty_folder_cannot_be_begun(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    wizard = ask(window, qtbot, empty)
    assert wizard.preview.title.text() == "There is no sound or picture in the folder."
    assert not wizard.begin_button.isEnabled()
    enter(wizard)
    assert not wizard.maker.is_running


def test_a_folder_of_nothing_but_broken_files_says_so_and_is_not_begun_again(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for n in range(3):
        (broken / f"{n}.wav").touch()
    wizard = ask(window, qtbot, broken)
    enter(wizard)
    qtbot.waitUntil(lambda: not wizard.begin_button.isEnabled() and not wizard.maker.is_running)
    assert wizard.preview.title.text().startswith("None of the 3 files can be labelled")
    assert "The file is empty" in wizard.preview.title.text()
    assert not list(tmp_path.glob("*.aldesk"))


def test_enter_before_a_source_is_seen_begins_when_it_is(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = window.start_flow.wizard
    window.start_flow.open_path(make_tones(2))
    assert is_looking(wizard)
    with qtbot.waitSignal(window.opened):
        enter(wizard)
        assert not wizard.maker.is_running
    assert (tmp_path / "tones.aldesk").exists()


def test_where_no_class_is_found_they_are_asked_for(
    window: Window, make_tones: "object", tmp_path: Path, qtbot: QtBot
) -> None:
    assert callable(make_tones)
    flat = tmp_path / "flat"
    flat.mkdir()
    for clip in sorted(make_tones(1).rglob("*.wav")):
        clip.rename(flat / clip.name)
    wizard = ask(window, qtbot, flat)
    assert wizard.form.classes.hasFocus()
    QTest.keyClicks(wizard.form.classes, "dog, cat")
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert window.open_project
    session = window.open_project.session
    assert session.labels.class_names == ["dog", "cat"]
    QTest.keyClick(window, Key.Key_1)
    assert session.labels.n_labeled == 1


def test_a_long_path_makes_no_column_wider(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    deep = tmp_path / ("a_long_name_without_blanks_" * 4) / ("another-one-of-many-words-" * 4)
    deep.mkdir(parents=True)
    (deep / "a.png").write_bytes(png(1))
    window.resize(960, 600)
    wizard = ask(window, qtbot, deep)
    column = wizard.findChild(QScrollArea)
    assert column
    assert column.isAncestorOf(wizard.choices)
    width = column.width()
    wizard.place.field.setText(str(deep / "nowhere" / "x"))
    wizard.begin()
    window.start_flow.open_path(deep / "nothing")
    qtbot.waitUntil(lambda: not is_looking(wizard))
    assert column.width() == width  # the scroll bar inside may have gone
    assert wizard.choices.width() <= column.viewport().width()
    assert (window.width(), window.height()) == (960, 600)
    for part in (wizard.begin_button, wizard.cancel_button):
        assert window.rect().contains(part.mapTo(window, part.rect().bottomRight()))


def test_a_typed_path_whose_drive_hangs_is_looked_at_when_it_answers(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    monkeypatch.setattr("aldesk.gui.kit.reach.SECONDS_TO_ANSWER", 0.01)
    monkeypatch.setattr("aldesk.gui.kit.reach._touch", lambda _: answers.wait())
    wizard = window.start_flow.wizard
    window.start_flow.new()
    wizard.where.field.setText(str(tmp_path))
    enter(wizard)
    assert wizard.source == ""
    answers.set()
    qtbot.waitUntil(lambda: wizard.source == str(tmp_path))


def test_a_name_that_is_taken_is_not_suggested(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    folder = make_tones(2)
    (tmp_path / "tones.aldesk").write_text("an older one")
    wizard = window.start_flow.wizard
    window.start_flow.new()
    wizard.take(str(folder))
    assert wizard.place.file() == tmp_path / "tones 2.aldesk"
    assert wizard.place.note.text() == "tones.aldesk is there too."
    with qtbot.waitSignal(wizard.open_wanted) as asked:
        wizard.place.open.click()
    assert asked.args == [tmp_path / "tones.aldesk"]
    wizard.place.field.setText(str(tmp_path / "birds of 2026.aldesk"))
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert window.open_project
    assert window.open_project.project.name == "birds of 2026"
    assert "birds of 2026" in window.windowTitle()


def test_an_existing_project_is_never_replaced(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = ask(window, qtbot, make_tones(2))
    (tmp_path / "taken.aldesk").write_text("mine")
    wizard.place.field.setText(str(tmp_path / "taken.aldesk"))
    assert wizard.place.open.isVisible()
    enter(wizard)
    assert "A project of this name exists" in wizard.state.text()
    assert not wizard.maker.is_running
    assert (tmp_path / "taken.aldesk").read_text() == "mine"


def test_an_encoder_that_is_not_there_is_told_before_anything_is_made(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = ask(window, qtbot, make_tones(2))
    encoder = wizard.encoder
    encoder.kind.setCurrentIndex(encoder.kind.findData("model folder"))
    encoder.where.setText(str(tmp_path))
    enter(wizard)
    assert "config.json" in wizard.state.text()
    encoder.kind.setCurrentIndex(encoder.kind.findData("hub"))
    encoder.where.setText("nobody/model")
    assert "hf download nobody/model" in encoder.sentence.text()
    assert not list(tmp_path.glob("*.aldesk"))


def test_an_encoder_for_the_other_kind_of_media_is_refused(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = ask(window, qtbot, make_tones(2))
    model = tmp_path / "dino"
    model.mkdir()
    (model / "config.json").write_text("{}")
    (model / "preprocessor_config.json").write_text('{"image_mean": [0.5]}')
    (model / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    encoder = wizard.encoder
    encoder.kind.setCurrentIndex(encoder.kind.findData("model folder"))
    encoder.where.setText(str(model))
    assert "is for pictures, and these samples are sound" in encoder.sentence.text()
    enter(wizard)
    assert "is for pictures" in wizard.state.text()
    assert not list(tmp_path.glob("*.aldesk"))
    encoder.where.setText("x" * 5000)
    enter(wizard)
    assert "Choose the model's folder" in wizard.state.text()


def test_a_model_file_is_looked_at_before_it_is_used(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = ask(window, qtbot, make_tones(2))
    encoder = wizard.encoder
    encoder.kind.setCurrentIndex(encoder.kind.findData("model file"))
    enter(wizard)
    assert "Choose the model file (.onnx, .tflite)." in wizard.state.text()
    model = onnx_sound(tmp_path / "mine.onnx")
    encoder.where.setText(str(model))
    assert "Write a card, mine.json, beside it" in encoder.sentence.text()
    enter(wizard)
    assert not list(tmp_path.glob("*.aldesk"))
    (tmp_path / "mine.json").write_text('{"rate": 8000}')
    encoder.where.setText(str(model))
    assert not encoder.problem()
    choice = encoder.choice()
    assert (choice.encoder, choice.pooling) == (str(model), "auto")
    (tmp_path / "mine.json").write_text('{"rate": 8000, "name": "Mine", "licence": "CC0"}')
    encoder.where.clear()
    encoder.where.setText(str(model))
    said = encoder.sentence.text().split(" · ")
    assert (said[0], said[2], said[-1]) == ("Mine", "8 kHz", "CC0")
    encoder.reset()
    encoder.show_choice(choice)
    assert encoder.encoder() == str(model)


def test_embeddings_that_are_ready_wait_until_all_samples_are_known(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    n = FIRST_PART + 90
    wizard = ask(window, qtbot, make_tones(n // 3))
    np.save(tmp_path / "x.npy", np.ones((n // 3 * 3, 4), np.float32))
    wizard.encoder.kind.setCurrentIndex(wizard.encoder.kind.findData("embeddings"))
    wizard.encoder.where.setText(str(tmp_path / "x.npy"))
    began: list[bool] = []
    window.opened.connect(
        lambda: began.append(bool(window.open_project and window.open_project.embedding.is_running))
    )
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert began == [False]
    opened = window.open_project
    assert opened
    embeddings, meta = opened.project.embeddings, opened.project.meta
    qtbot.waitUntil(
        lambda: bool(meta.encoder_key) and not embeddings.missing(meta.encoder_key).size,
    )
    assert sum(len(shard.rows) for shard in embeddings.shards(meta.encoder_key)) == n // 3 * 3


def test_a_source_is_typed_and_looked_at_before_it_is_begun(
    window: Window, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    folder = make_tones(2)
    QTest.keyClick(
        window, Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    wizard = window.start_flow.wizard
    assert window.start_flow.is_asking
    qtbot.waitUntil(wizard.where.field.hasFocus)
    QTest.keyClicks(wizard.where.field, str(folder))
    enter(wizard)
    assert wizard.source == str(folder)
    assert not wizard.maker.is_running
    qtbot.waitUntil(lambda: wizard.preview.currentIndex() == 1)
    with qtbot.waitSignal(window.opened):
        enter(wizard)


def test_escape_leaves_without_a_trace(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = ask(window, qtbot, make_tones(2))
    QTest.keyClick(wizard, Key.Key_Escape)
    assert window.pages.currentWidget() is window.start_flow.start
    assert not list(tmp_path.glob("*.aldesk"))


def test_samples_are_added_to_the_open_project(
    open_window: Window, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    assert open_window.open_project
    project = open_window.open_project.session.project
    before = len(project.samples)
    more = make_tones(2, name="more")
    QTest.keyClick(open_window, Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    wizard = open_window.start_flow.wizard
    assert wizard.own.isHidden()
    QTest.keyClick(open_window, Key.Key_1)  # nothing is labelled that is not seen
    assert not open_window.open_project.session.labels.n_labeled
    wizard.take(str(more))
    enter(wizard)  # it is looked at first, and then begun
    qtbot.waitUntil(lambda: not open_window.start_flow.is_asking)
    assert open_window.pages.currentWidget() is open_window.open_project.views
    importing = open_window.open_project.importing
    qtbot.waitUntil(lambda: not importing.is_running)
    assert len(project.samples) == before + 6


def test_a_late_look_at_an_earlier_source_is_dropped(
    window: Window, make_tones: "object", monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert callable(make_tones)
    first, second = make_tones(1, name="first"), make_tones(2, name="second")
    peek, seen = window.start_flow.wizard.peek, list[int | None]()
    peek.seen.connect(lambda preview: seen.append(preview.n_files))
    begun, go_on, real = threading.Event(), threading.Event(), sources.preview

    def slow(where: str, options: Options, *, cuts: bool) -> Preview:
        begun.set()
        go_on.wait()
        return real(where, options, cuts=cuts)

    monkeypatch.setattr(source_peek, "preview", slow)
    peek.look(str(first), Options())
    begun.wait()
    peek.look(str(second), Options())
    go_on.set()
    qtbot.waitUntil(lambda: len(seen) > 0)
    assert seen == [6]


@pytest.mark.parametrize(
    ("pattern", "words", "tone", "labels"),
    [
        ("", "", "small", [None, None]),
        (
            "{label}_{n}",
            "cat_1 → label: cat · n: 1 (1 of the 2 names shown fit)",
            "small",
            ["cat", None],
        ),
        ("{label", "has a brace too many or too few", "warn", [None, None]),
        ("{a}/{b}", "No name fits, such as cat_1.", "warn", [None, None]),
    ],
)
def test_a_pattern_is_read_as_it_is_typed(
    pattern: str, words: str, tone: str, labels: list[str | None]
) -> None:
    samples = [SourceEntry(Path("cat_1.wav")), SourceEntry(Path("dog.wav"))]
    said, its_tone, read = reading(pattern, samples)
    assert words in said
    assert (its_tone, [sample.label for sample in read]) == (tone, labels)


def test_several_classes_are_proposed_where_the_data_have_them(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for n in range(4):
        (tmp_path / f"{n}.png").write_bytes(png(20 + n))
    table = tmp_path / "t.csv"
    table.write_text("path,label\n0.png,cat;dog\n1.png,dog\n2.png,cat\n3.png,[]\n")
    wizard = ask(window, qtbot, table)
    several = wizard.form.several
    assert several.number.currentText() == "any number of classes"
    assert "2 classes" in wizard.preview.facts.text()
    assert wizard.preview.cells[0].name.text() == "cat, dog"
    assert wizard.form.options().several is None  # what is found by itself can be found again
    choose(several.number, False)
    qtbot.waitUntil(lambda: "4 classes" not in wizard.preview.facts.text())
    qtbot.waitUntil(lambda: "3 classes" in wizard.preview.facts.text())
    assert several.number.currentText() == "exactly one class"
    choose(several.number, True)
    qtbot.waitUntil(lambda: "2 classes" in wizard.preview.facts.text())
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert window.open_project
    session = window.open_project.session
    assert session.labels.is_several
    qtbot.waitUntil(lambda: len(session.project.samples) == 4)
    assert {sample.labels for sample in session.project.samples} == {
        ("cat", "dog"),
        ("dog",),
        ("cat",),
        (),
    }


def test_one_class_for_each_sample_is_proposed_elsewhere(
    window: Window, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    wizard = ask(window, qtbot, make_tones(2))
    assert wizard.form.several.number.currentText() == "exactly one class"
    assert wizard.form.several.isVisible()
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert window.open_project
    assert not window.open_project.session.labels.is_several


def choose(field: QComboBox, value: bool) -> None:
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())
