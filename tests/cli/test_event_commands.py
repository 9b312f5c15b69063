"""Annotations in and events out at the command line."""

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.cli.commands import run
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import Recording, WindowRule
from aldesk.store import Project
from tests.cli.test_odd_paths import NoDesktop
from tests.odd_paths import ODD


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A project of two recordings of a minute, and annotations of both in a folder."""
    nights = []
    for n, name in enumerate(("A.wav", "B.wav")):
        path = tmp_path / name
        soundfile.write(path, np.full(8000 * 60, 0.1 * n, np.float32), 8000)
        rule = WindowRule(3.0, 3.0)
        nights.append(Recording(SampleId(str(n) * 32), path, 60.0, 8000, rule))
    batch = ImportBatch(recordings=tuple(nights))
    Project.create(tmp_path / "p.aldesk", (), ["owl"], part=batch).close()
    (tmp_path / "said").mkdir()
    (tmp_path / "said" / "A.txt").write_text("3.0\t9.0\towl\n30.0\t33.0\tfox\n")
    (tmp_path / "said" / "all.csv").write_text(
        "file,start,end,label\nB.wav,0:12,0:15,owl\nC,1,2,x\n"
    )
    return tmp_path / "p.aldesk"


def aldesk(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    capsys.readouterr()
    code = run([*map(str, words)], NoDesktop())
    return code, "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("embed", "--device", "fast"), "'fast' is no device"),
        (("apply", "--source", ".", "--to", "x.csv", "--device", "cuda:x"), "auto, cpu, cuda"),
        (("events", "--to", "x.csv", "--not", "bat"), "The classes are owl"),
        (("events", "--to", "x.csv", "--background", "bat"), "There is no class “bat”"),
    ],
)
def test_a_word_that_nothing_is_called_is_refused_with_those_that_there_are(
    file: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], named: str
) -> None:
    code, said = aldesk(capsys, words[0], file, *words[1:])
    assert code
    assert named in " ".join(said.split())


def test_annotations_in_and_events_out(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = tmp_path / "said"
    code, text = aldesk(capsys, "annotations", file, "--from", said)
    assert code == 1
    assert "“fox” (1 label)" in text
    code, text = aldesk(capsys, "annotations", file, "--from", said, "--unknown", "add", "--json")
    assert code == 0
    facts = json.loads(text)
    assert facts["labels"] == 4
    assert facts["windows"] == {"owl": 3, "fox": 1}
    assert facts["problems"] == ["all.csv: no recording is called C (1 annotation)."]
    code, text = aldesk(capsys, "annotations", file, "--from", said, "--unknown", "add")
    assert "0 labels imported, 4 were there already." in text

    out = tmp_path / "events.csv"
    assert aldesk(capsys, "events", file, "--to", out, "--not", "fox")[0] == 0
    assert [line.split(",")[1:5] for line in out.read_text().splitlines()[1:]] == [
        *(["3.0", "9.0", "owl", "import"], ["12.0", "15.0", "owl", "import"]),
    ]
    code, text = aldesk(capsys, "events", file, "--to", tmp_path / "all.txt", "--form", "raven-one")
    assert code == 0
    assert "72.000000\t75.000000\t0.0\t4000.0\tB.wav" in (tmp_path / "all.txt").read_text()


def test_frequencies_that_came_in_go_out_again(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = tmp_path / "A.txt"
    said.write_text("4.000000\t6.000000\towl\n\\\t500.250000\t900.000000\n")
    assert aldesk(capsys, "annotations", file, "--from", said)[0] == 0
    words = ("--form", "audacity", "--bands", said)
    assert aldesk(capsys, "events", file, "--to", tmp_path / "out", *words)[0] == 0
    assert (tmp_path / "out" / "A.txt").read_text() == (
        "3.000000\t6.000000\towl\n\\\t500.250000\t900.000000\n"
    )


def test_a_folder_is_not_called_as_a_file(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aldesk(capsys, "annotations", file, "--from", tmp_path / "said", "--unknown", "add")
    code, said = aldesk(capsys, "events", file, "--form", "raven", "--to", tmp_path / "out.csv")
    assert code == 1
    assert "its name ends in .csv" in said
    assert not (tmp_path / "out.csv").exists()


def test_clips_are_cut(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    aldesk(capsys, "annotations", file, "--from", tmp_path / "said", "--unknown", "add")
    words = ("--form", "clips", "--padding", 1, "--background", "fox", "--clip-form", "flac")
    code, text = aldesk(capsys, "events", file, "--to", tmp_path / "clips", *words, "--json")
    assert (code, json.loads(text)["events"]) == (0, 3)
    assert sorted(
        p.relative_to(tmp_path / "clips").as_posix() for p in tmp_path.rglob("*.flac")
    ) == [
        *("Background/A-30000-33000.flac", "owl/A-3000-9000.flac", "owl/B-12000-15000.flac"),
    ]
    (tmp_path / "B.wav").unlink()
    code, text = aldesk(capsys, "events", file, "--to", tmp_path / "more", *words)
    assert code == 1
    assert "Left out" in text


def test_without_labels_there_are_no_events(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = aldesk(capsys, "events", file, "--to", tmp_path / "e.csv")
    assert code == 1
    assert "no events" in text
    assert not (tmp_path / "e.csv").exists()


def test_events_are_compared_with_the_truth(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aldesk(capsys, "annotations", file, "--from", tmp_path / "said", "--unknown", "add")
    truth = tmp_path / "truth.csv"
    truth.write_text("file,start,end,label\nA.wav,4,5,owl\nA.wav,40,41,owl\nnone.wav,1,2,owl\n")
    words = ("events", file, "--to", tmp_path / "e.csv", "--truth", truth)
    _, text = aldesk(capsys, *words)
    assert "owl: found 1/2 (95 % 9–91 %) of the true ones; true are 1/1" in text
    assert "fox: found 0/0 of the true ones" in text
    assert "Left out: 1 event of recordings without truth." in text
    assert "truth.csv: no recording is called none.wav (1 annotation)." in text
    facts = json.loads(aldesk(capsys, *words, "--iou", 0.5, "--json")[1])
    assert [(s["class"], s["true"], s["matched"]) for s in facts["scores"]] == [
        *(("owl", 2, 0), ("fox", 0, 0)),
    ]


@pytest.mark.parametrize("form", ["table", "raven", "raven-one", "audacity", "clips"])
def test_events_go_to_no_odd_place(
    form: str,
    file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    aldesk(capsys, "annotations", file, "--from", tmp_path / "said", "--unknown", "add")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for path in ODD:
        if path == "/.gz":  # nothing odd about it for who may write there
            continue
        code, said = aldesk(capsys, "events", file, "--form", form, "--to", path)
        assert code in (0, 1, 2), path
        assert said.strip(), path
        assert "Traceback" not in said


def test_a_real_label_file_goes_in_as_samples_and_comes_out_byte_for_byte(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real, source = shared / "data" / "annotation-files", tmp_path / "in" / "spinetail.txt"
    source.parent.mkdir()
    shutil.copy(real / "spinetail.wav", source.parent)
    shutil.copy(real / "audacity" / "spinetail.txt", source)
    file = tmp_path / "p.aldesk"
    code, text = aldesk(capsys, "new", file, "--source", source, "--labels-are", "labels")
    assert code == 0
    assert "18 labels imported" in text
    out = tmp_path / "out"
    code, text = aldesk(
        capsys, "events", file, "--form", "audacity", "--to", out, "--truth", source, "--iou", 0.99
    )
    assert code == 0
    assert "All classes: found 18/18" in text
    assert (out / "spinetail.txt").read_bytes() == source.read_bytes()
    aldesk(capsys, "events", file, "--to", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as lines:
        assert {line["who"] for line in csv.DictReader(lines)} == {"import"}


def test_annotations_can_be_ground_truth(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("annotations", file, "--from", tmp_path / "said", "--labels-are", "truth")
    code, text = aldesk(capsys, *words, "--unknown", "add")
    assert code == 0
    assert "4 labels for studies and the test imported, 0 were there already." in text
    assert "0 labels for studies and the test imported, 4 were" in aldesk(capsys, *words)[1]
    with Project.open_to_read(file) as project:
        assert project.journal.labels.n_labeled == 0
        told = project.truth.told.values()
        assert sorted(said.label or "" for said in told) == [
            "fox",
            "owl",
            "owl",
            "owl",
        ]


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
@pytest.mark.parametrize("option", ["--gap", "--shortest", "--sure", "--padding", "--iou"])
def test_what_is_no_finite_number_is_wrong_usage(
    option: str, number: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = aldesk(capsys, "events", file, "--to", tmp_path / "e.csv", option, number)
    assert code == 2
    assert f"Invalid value for '{option}'" in text


@pytest.mark.parametrize("number", ["nan", "inf"])
@pytest.mark.parametrize("option", ["--window", "--hop"])
def test_windows_are_of_finite_length(
    option: str, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    soundfile.write(tmp_path / "A.wav", np.zeros(8000 * 9, np.float32), 8000)
    to = tmp_path / "p.aldesk"
    words = ("new", to, "--source", tmp_path, "--window", "3", option, number)
    code, text = aldesk(capsys, *words)
    assert code == 2
    assert f"Invalid value for '{option}'" in text
    assert not to.exists()


def test_events_that_are_all_too_short_are_told_as_such(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aldesk(capsys, "annotations", file, "--from", tmp_path / "said", "--unknown", "add")
    code, text = aldesk(capsys, "events", file, "--to", tmp_path / "e.csv", "--shortest", "100")
    assert code == 1
    assert "All events are shorter than 100 s" in text
    assert not (tmp_path / "e.csv").exists()
