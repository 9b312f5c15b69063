"""Events that are exported from the window: their forms, what is chosen, and what is said."""

import csv
import shutil
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk.core.errors import Problem
from aldesk.core.events import JoinRule
from aldesk.gui.window.event_job import EventChoice, EventJob
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.session.export.event_places import whole_folder
from aldesk.session.export.predictions import ExportedPredictions
from aldesk.tables.annotations import write_audacity
from tests.gui.drive import Key, opened, press, session_of
from tests.gui.window.exporting import ask, said, write
from tests.gui.window.whole import faults


@pytest.fixture
def labelled(hours_window: Window) -> Window:
    """Two recordings of ten minutes; four windows of the first are labelled, one of the second."""
    first, second = session_of(hours_window).project.samples.recordings()
    of_class = {"owl": [first.window(k) for k in (0, 1, 3)], "frog": [first.window(10)]}
    pairs = [(str(one.id), name) for name, its in of_class.items() for one in its]
    pairs += [(str(second.window(5).id), "noise")]
    opened(hours_window).controller.do(session_of(hours_window).import_labels, pairs)
    return hours_window


def wait_for(window: Window, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: text in said(window))


def lines_of(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_project_of_clips_has_no_events(open_window: Window) -> None:
    line = ask(open_window, "labels")
    assert line.content.findData("table") == -1
    assert not line.events.isVisible()


def test_labels_become_events_of_a_table_and_its_name_is_proposed(
    labelled: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    line = ask(labelled, "table")
    assert line.events.isVisible()
    assert not line.events.padding.isVisible()
    assert not line.events.least.isVisible()
    assert line.field.text() == str(tmp_path / "hours-events.csv")
    write(line)
    wait_for(labelled, qtbot, "4 events written to")
    times = [
        (e["label"], float(e["start"]), float(e["end"]))
        for e in lines_of(tmp_path / "hours-events.csv")
    ]
    assert times == [("owl", 0, 6), ("owl", 9, 12), ("frog", 30, 33), ("noise", 15, 18)]


def test_gap_and_shortest_length_count(labelled: Window, qtbot: QtBot, tmp_path: Path) -> None:
    line = ask(labelled, "table")
    line.events.gap.setValue(3.0)
    line.events.shortest.setValue(4.0)
    write(line, tmp_path / "out.csv")
    wait_for(labelled, qtbot, "1 event written to")
    (event,) = lines_of(tmp_path / "out.csv")
    assert (event["label"], float(event["start"]), float(event["end"])) == ("owl", 0, 12)


@pytest.mark.parametrize(
    ("form", "files"),
    [
        ("raven", ["night1.Table.1.selections.txt", "night2.Table.1.selections.txt"]),
        ("audacity", ["night1.txt", "night2.txt"]),
    ],
)
def test_each_recording_gets_a_file(
    labelled: Window, qtbot: QtBot, tmp_path: Path, form: str, files: list[str]
) -> None:
    line = ask(labelled, form)
    assert line.field.text() == str(tmp_path / f"hours-{form}")
    write(line)
    wait_for(labelled, qtbot, "2 files.")
    assert sorted(path.name for path in (tmp_path / f"hours-{form}").iterdir()) == files


def test_clips_are_cut_with_padding_and_noise_is_background_for_birdnet(
    labelled: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    line = ask(labelled, "birdnet")
    assert line.events.padding.isVisible()
    line.events.padding.setValue(0.5)
    line.events.sound.setCurrentIndex(line.events.sound.findData("flac"))
    write(line, tmp_path / "cut")
    wait_for(labelled, qtbot, "4 events written to")
    found = sorted(
        str(path.relative_to(tmp_path / "cut")) for path in (tmp_path / "cut").rglob("*.flac")
    )
    assert [name.split("/")[0] for name in found] == ["Background", "frog", "owl", "owl"]
    frog = soundfile.info(next((tmp_path / "cut" / "frog").iterdir()))
    assert frog.frames == 4 * 8000


def test_a_folder_with_something_in_it_is_left_alone(
    labelled: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    write(ask(labelled, "raven"), tmp_path / "out")
    wait_for(labelled, qtbot, "The folder is not empty")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert not list(tmp_path.glob(".aldesk-*"))


def test_a_stopped_export_leaves_nothing(
    labelled: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, n = threading.Event(), [0]

    def wait_then(real: Callable[..., Any], *args: Any, **named: Any) -> Any:
        n[0] += 1
        may_go_on.wait(20)
        return real(*args, **named)

    waiting = partial(wait_then, write_audacity)
    monkeypatch.setattr("aldesk.session.export.event_files.write_audacity", waiting)
    write(ask(labelled, "audacity"), tmp_path / "out")
    qtbot.waitUntil(lambda: n[0] == 1)
    labelled._export.cancel()
    may_go_on.set()
    wait_for(labelled, qtbot, "Export stopped. Nothing was written.")
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".aldesk-*"))


def test_predictions_are_told_but_for_those_that_measure(
    labelled: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = opened(labelled).project.path

    def all_frogs(session: LabelSession, client: object) -> ExportedPredictions:
        rows = np.arange(len(session.project.samples))
        proba = np.tile(np.array([0.1, 0.8, 0.1]), (len(rows), 1))
        proba[200:] = 0.3, 0.4, 0.3  # the second recording: nothing to be sure of
        return ExportedPredictions(("owl", "frog", "noise"), rows, proba, "m", "now")

    monkeypatch.setattr("aldesk.gui.window.event_job.predict_all", all_frogs)
    choice = EventChoice("table", least=0.5, rule=JoinRule())
    tone, text = EventJob(path, tmp_path / "out.csv", choice).run()
    hidden = [row for row in range(200) if session_of(labelled).is_hidden(row)]
    labels = session_of(labelled).labels
    samples = session_of(labelled).project.samples
    n_hidden = sum(samples[row].id not in labels.marks for row in hidden)
    assert tone == "notice"
    assert n_hidden > 0
    assert f"{n_hidden} window" in text
    frogs = [e for e in lines_of(tmp_path / "out.csv") if e["label"] == "frog"]
    spans = [(float(e["start"]), float(e["end"])) for e in frogs]
    for row in hidden:
        span = samples[row].span
        assert span
        if samples[row].id not in labels.marks:
            assert not any(start < span.stop and span.start < stop for start, stop in spans)
    assert {e["who"] for e in frogs} <= {"m", "import; m", "import"}


def test_without_a_label_it_says_so(hours_window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    write(ask(hours_window, "table"), tmp_path / "out.csv")
    wait_for(hours_window, qtbot, "There are no events")
    assert not (tmp_path / "out.csv").exists()


def test_numbers_take_the_keys_enter_saves_and_escape_closes(
    labelled: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    line = ask(labelled, "table")
    line.events.gap.setFocus()
    line.events.gap.selectAll()
    focus = QApplication.focusWidget()
    assert focus
    QTest.keyClicks(focus, "3")
    press(labelled, Key.Key_Return)
    wait_for(labelled, qtbot, "3 events written to")
    line = ask(labelled, "clips")
    line.events.padding.setFocus()
    press(labelled, Key.Key_Escape)
    assert not line.isVisible()


@pytest.mark.parametrize("size", [(800, 480), (960, 600)])
@pytest.mark.parametrize("form", ["table", "birdnet"])
def test_all_of_it_is_seen(
    labelled: Window, qtbot: QtBot, size: tuple[int, int], form: str
) -> None:
    labelled.resize(*size)
    line = ask(labelled, form)
    line.events.source.setCurrentIndex(1)
    qtbot.waitUntil(lambda: line.width() == labelled.width())
    qtbot.wait(50)
    assert [fault for fault in faults(line) if "cut:" in fault or "over" in fault] == []


def test_a_failure_leaves_no_half_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError), whole_folder(tmp_path / "out") as folder:  # noqa: PT011, PT012
        (folder / "a.txt").write_text("a")
        raise ValueError
    assert list(tmp_path.iterdir()) == []
    with whole_folder(tmp_path / "out") as folder:
        (folder / "a.txt").write_text("a")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.txt"]
    with pytest.raises(Problem, match="not empty"), whole_folder(tmp_path / "out"):
        pass
    shutil.rmtree(tmp_path / "out")
