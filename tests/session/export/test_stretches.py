"""Labels of windows go out with their times, and as clips."""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.session import LabelSession
from aldesk.session.export.labels import export_labels
from aldesk.session.label_import import read_labels
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options


@pytest.fixture
def session(tmp_path: Path) -> Iterator[LabelSession]:
    """A recording of 4 windows and a clip; two windows are labelled, one is skipped."""
    folder = tmp_path / "in"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for name, seconds in (("clip", 1.0), ("night", 10.0)):
        soundfile.write(
            folder / f"{name}.wav", 0.1 * rng.standard_normal(int(8000 * seconds)), 8000
        )
    new = NewProject(tmp_path / "a.aldesk", folder, Options(window=3, classes=("owl", "wren")))
    with make(new) as project:
        made = LabelSession(project)
        windows = [sample for sample in project.samples if sample.span]
        made.label(windows[1].id, "owl")
        made.label(windows[3].id, "wren")
        made.skip(windows[2].id)
        yield made


def lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig") as opened:
        return list(csv.DictReader(opened))


def test_a_table_has_the_times_and_leaves_out_what_nobody_knows(
    session: LabelSession, tmp_path: Path
) -> None:
    export_labels(session, tmp_path / "out.csv")
    found = [
        (Path(line["path"]).name, line["start"], line["end"], line["label"])
        for line in lines(tmp_path / "out.csv")
    ]
    assert found == [
        ("clip.wav", "", "", ""),
        ("night.wav", "3", "6", "owl"),
        ("night.wav", "6", "9", ""),
        ("night.wav", "7", "10", "wren"),
    ]


def test_what_went_out_comes_in_again(session: LabelSession, tmp_path: Path) -> None:
    export_labels(session, tmp_path / "out.csv")
    project = session.project
    again = read_labels(project.samples, session.labels, tmp_path / "out.csv")
    assert again.n_same == 2
    assert not again.refused


def test_a_folder_gets_the_windows_as_clips_and_is_completed(
    session: LabelSession, tmp_path: Path
) -> None:
    to = tmp_path / "out"
    done = export_labels(session, to)
    assert (done.n_copied, done.n_there, done.skipped) == (2, 0, ())
    [owl] = (to / "owl").iterdir()
    cut, rate = soundfile.read(owl, dtype="int16")
    whole, _ = soundfile.read(session.project.samples[-1].path, dtype="int16")
    assert rate == 8000
    assert (cut == whole[24_000:48_000]).all()
    window = next(s.id for s in session.project.samples if s.span and s.span.start == 3)
    session.label(window, "wren")
    done = export_labels(session, to)
    assert (done.n_copied, done.n_there, done.skipped) == (1, 1, ())
    assert sorted(path.parent.name for path in to.rglob("*.wav")) == ["wren", "wren"]


def test_a_recording_that_is_gone_costs_its_windows_alone(
    session: LabelSession, tmp_path: Path
) -> None:
    session.label(session.project.samples.whole()[0].id, "owl")
    session.project.samples[-1].path.unlink()
    done = export_labels(session, tmp_path / "out")
    assert (done.n_copied, len(done.skipped)) == (1, 2)
    assert "gone" in str(done.skipped[0])
