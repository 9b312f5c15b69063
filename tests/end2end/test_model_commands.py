"""The model goes out by the command line, and is applied: what is written, and what is refused."""

import csv
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import soundfile

from aldesk.apply import load_model
from aldesk.apply import work as applying
from aldesk.core.calibration import Calibration
from aldesk.core.recording import WindowRule
from aldesk.embed import load_encoder
from aldesk.learn.fit import fit
from aldesk.learn.head import head_of
from aldesk.media import Sound
from aldesk.model.folder import FILES, WHOLE_ONNX, read_model
from aldesk.session import LabelSession
from aldesk.store import Project
from tests.made_once import MadeOnce
from tests.model.models import write_a_model

Aldesk = Callable[..., tuple[int, str]]
RATE = 8000


@pytest.fixture
def labelled(tested_project: Project) -> Path:
    """A project of embedded tones, of which 30 are labelled."""
    session = LabelSession(tested_project)
    pool = [sample for sample in tested_project.samples if sample.split == "pool"]
    for sample in pool[::2][:30]:
        session.label(sample.id, str(sample.label))
    tested_project.close()
    return tested_project.path


@pytest.fixture
def nights(tmp_path: Path, made_once: MadeOnce) -> Path:
    """A folder with two recordings of noise and tones, of 100 s each."""

    def make_them(folder: Path) -> None:
        (folder / "nights" / "A").mkdir(parents=True)
        for number in (1, 2):
            rng = np.random.default_rng(number)
            t = np.arange(100 * RATE) / RATE
            pitch = np.repeat(rng.choice([300, 900, 2400], 100), RATE)
            wave = 0.2 * np.sin(2 * np.pi * pitch * t) + 0.02 * rng.standard_normal(len(t))
            soundfile.write(folder / "nights" / "A" / f"night{number}.wav", wave, RATE)

    made_once.copy("nights", make_them, tmp_path)
    return tmp_path / "nights"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model of windows of half a second that knows the tones of the nights."""
    rng, t, pitches = np.random.default_rng(5), np.arange(RATE // 2) / RATE, [2400, 300, 900] * 9
    waves = [0.2 * np.sin(2 * np.pi * hertz * t) for hertz in pitches]
    noise = [0.02 * rng.standard_normal(len(t)) for _ in waves]
    sounds = [Sound((a + b).astype(np.float32), RATE) for a, b in zip(waves, noise, strict=True)]
    X = load_encoder("spectral").embed(sounds)
    fitted = fit("logistic", X, np.arange(len(X)) % 3, 3, seed=0)
    head = head_of(fitted, Calibration(), X.shape[1])
    return write_a_model(tmp_path / "a model", head, windows=WindowRule(0.5, 0.5))


def test_the_model_goes_out_and_runs_without_aldesk(
    labelled: Path, aldesk: Aldesk, tmp_path: Path
) -> None:
    to = tmp_path / "model"
    code, said = aldesk("export", labelled, "--to", to, "--json")
    facts = json.loads(said)
    assert (code, facts["labels"], facts["classes"]) == (0, 30, ["high", "low", "middle"])
    assert not facts["with_encoder"]
    assert {path.name for path in to.iterdir()} == set(FILES) - {WHOLE_ONNX}
    card = (to / "README.md").read_text("utf-8")
    assert "30 labelled samples of 120" in card
    assert "test split" in card or "was not measured" in card

    embeddings = np.random.default_rng(0).normal(size=(5, 144)).astype(np.float32)
    np.save(tmp_path / "e.npy", embeddings)
    command = [sys.executable, str(to / "predict.py"), str(tmp_path / "e.npy")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    lines = [
        dict(cell.split("=") for cell in line.split("\t")) for line in done.stdout.split("\n")[:-1]
    ]
    found = [[float(line[name]) for name in facts["classes"]] for line in lines]
    np.testing.assert_allclose(found, load_model(to).score(embeddings), atol=2e-6)


def test_the_same_labels_give_the_same_model_and_an_older_one_is_replaced(
    labelled: Path, aldesk: Aldesk, tmp_path: Path
) -> None:
    one, other = tmp_path / "birds-model", tmp_path / "anything"
    assert aldesk("export", labelled, "--to", one)[0] == 0
    (one / WHOLE_ONNX).write_bytes(b"of an earlier encoder")
    assert aldesk("export", labelled, "--to", one)[0] == 0
    assert not (one / WHOLE_ONNX).exists()
    assert aldesk("export", labelled, "--to", other, "--what", "model")[0] == 0
    same = [(folder / "model.safetensors").read_bytes() for folder in (one, other)]
    assert same[0] == same[1]
    assert list(tmp_path.glob(".aldesk-*")) == []


def test_what_is_no_model_is_not_replaced(labelled: Path, aldesk: Aldesk, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "diary.txt").write_text("mine")
    code, said = aldesk("export", labelled, "--to", tmp_path / "model")
    assert code == 1
    assert "not empty" in said
    assert [path.name for path in (tmp_path / "model").iterdir()] == ["diary.txt"]
    code, said = aldesk("export", labelled, "--to", tmp_path / "model-files", "--json")
    assert json.loads(said)["copied"] == 30


def test_a_project_without_labels_has_no_model(
    project: Project, aldesk: Aldesk, tmp_path: Path
) -> None:
    project.close()
    code, said = aldesk("export", project.path, "--to", tmp_path / "model")
    assert code == 1
    assert "at least one label" in said
    assert not (tmp_path / "model").exists()


def test_a_model_is_applied_to_recordings(
    nights: Path, model: Path, aldesk: Aldesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = tmp_path / "scores.parquet"
    code, said = aldesk(
        "apply", model, "--source", nights, "--to", scores, "--form", "scores", "--json"
    )
    facts = json.loads(said)
    assert (code, facts["samples"]) == (0, 400)
    table = pq.read_table(scores).to_pydict()
    told = np.stack([table[f"probability:{name}"] for name in ("high", "low", "middle")], axis=1)
    here = load_model(model).predict(nights)
    by_place = dict(zip(zip(map(str, here.paths), here.starts.tolist()), here.proba, strict=True))  # noqa: B905
    same = [by_place[place] for place in zip(table["file"], table["start"], strict=True)]
    np.testing.assert_allclose(told, same, atol=1e-5)

    def never(*_: object) -> None:
        raise AssertionError("embedded twice")

    monkeypatch.setattr(applying, "run", never)
    events = tmp_path / "events.csv"
    code, said = aldesk("apply", model, "--source", nights, "--to", events, "--threshold", "0.6")
    assert code == 0
    with events.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    expected = here.events(0.6)
    assert [(e.label, e.span.start, e.span.stop) for e in expected] == [
        (line["label"], float(line["start"]), float(line["end"])) for line in lines
    ]
    assert len(lines) > 3
    again = tmp_path / "again.aldesk"
    assert aldesk("apply", model, "--source", nights, "--to", again)[0] == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code, _ = aldesk(
        *("apply", model, "--source", nights, "--to", elsewhere / "events.csv"),
        *("--threshold", "0.6", "--reuse", again),
    )
    assert (elsewhere / "events.csv").read_bytes() == events.read_bytes()
    shards = [
        sorted(p.name for p in folder.rglob("*.npy"))
        for folder in (elsewhere, again.with_suffix(".embeddings"))
    ]
    assert shards[0] == shards[1]
    raven, strict = tmp_path / "raven", "high=1"
    code, _ = aldesk(
        *("apply", model, "--source", nights, "--to", raven, "--threshold", "0.6"),
        *("--threshold", strict, "--not", "low"),
    )
    written = "".join(path.read_text("utf-8") for path in raven.rglob("*.txt"))
    assert ("middle" in written, "low" in written, "high" in written) == (True, False, False)


def test_a_project_of_predictions_is_looked_at_and_labelled(
    nights: Path, model: Path, aldesk: Aldesk, tmp_path: Path
) -> None:
    to = tmp_path / "nights.aldesk"
    assert aldesk("apply", model, "--source", nights, "--to", to)[0] == 0
    with Project.open(to) as project:
        session = LabelSession(project)
        assert session.labels.class_names == ["high", "low", "middle"]
        assert session.first_scores is not None
        shown = session.predictions.of(7, session.labels)
        assert shown is not None
        here = load_model(model).predict(nights)
        at = list(zip(here.paths, here.starts, strict=True))
        place = at.index((project.samples[7].path, project.samples[7].span.start))  # type: ignore[union-attr]
        np.testing.assert_allclose(shown, here.proba[place], atol=1e-3)  # it is kept as float16
        session.label(project.samples[0].id, "low")
        session.refit()  # of one label, which knows less
        np.testing.assert_array_equal(session.predictions.of(7, session.labels), shown)
    code, said = aldesk("apply", model, "--source", nights, "--to", to)
    assert code == 1
    assert "begun to label" in said


def test_a_later_model_may_have_other_classes(
    nights: Path, model: Path, aldesk: Aldesk, tmp_path: Path
) -> None:
    (nights / "torn.wav").write_bytes(b"RIFF")
    to, kept = tmp_path / "events.csv", tmp_path / "nights.aldesk"
    for file in (to, kept):
        code, said = aldesk("apply", model, "--source", nights, "--to", file, "--threshold", "0.6")
        assert code == 1  # one file cannot be read, and is named
        assert "torn.wav" in said
    told, before = read_model(model), to.read_text("utf-8")
    arrays = dict(told.head.arrays) | {"codes": told.head.codes + 2}
    arrays["constant"] = np.zeros(5, np.float32)
    head = replace(told.head, arrays=arrays)
    classes = ("new", "other", *told.facts.classes)
    later = write_a_model(tmp_path / "later", head, windows=WindowRule(0.5, 0.5), classes=classes)
    code, said = aldesk("apply", later, "--source", nights, "--to", to, "--threshold", "0.6")
    assert to.read_text("utf-8") == before
    code, said = aldesk("apply", later, "--source", nights, "--to", kept)
    assert code == 1
    assert "a model of other classes" in said


REFUSED = {
    "no form": (("--to", "predictions"), "cannot be told"),
    "no such class": (("--to", "a.csv", "--threshold", "owl=0.5"), "no class"),
    "a wrong threshold": (("--to", "a.csv", "--threshold", "7"), "from 0 to 1"),
    "no such folder": (("--to", "nowhere/a.csv"), "no such folder"),
    "a wrong ending": (("--to", "a.csv", "--form", "project"), "ends in"),
    "another encoder": (("--to", "a.csv", "--encoder", "gradients"), "gradients"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_at_once(
    case: str, nights: Path, model: Path, aldesk: Aldesk, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    arguments, words = REFUSED[case]
    code, said = aldesk("apply", model, "--source", nights, *arguments)
    assert code != 0
    assert words in said
    assert list(tmp_path.glob("*.apply")) == []


def test_a_model_whose_encoder_is_not_here_says_so(
    nights: Path, aldesk: Aldesk, tmp_path: Path
) -> None:
    gone = str(tmp_path / "birds" / "encoder.onnx")
    model = write_a_model(tmp_path / "m", encoder=gone, key="onnx:1")
    code, said = aldesk("apply", model, "--source", nights, "--to", tmp_path / "a.csv")
    assert code == 1
    assert "encoder is not here" in said
    assert gone in said
    hub = write_a_model(tmp_path / "hub", encoder="owner/name", key="x")
    code, said = aldesk("apply", hub, "--source", nights, "--to", tmp_path / "a.csv")
    assert code == 1
    assert "has not been fetched" in said


def test_a_killed_application_goes_on_and_writes_the_same(
    nights: Path, model: Path, aldesk: Aldesk, tmp_path: Path
) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "killed").mkdir()
    whole, killed = tmp_path / "whole" / "e.parquet", tmp_path / "killed" / "e.parquet"
    assert aldesk("apply", model, "--source", nights, "--to", whole)[0] == 0
    arguments = [str(part) for part in ("apply", model, "--source", nights, "--to", killed)]
    command = [sys.executable, "-m", "aldesk", *arguments]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while not list(killed.parent.rglob("*.npy")) and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert not killed.exists()
    assert aldesk("apply", model, "--source", nights, "--to", killed)[0] == 0
    assert killed.read_bytes() == whole.read_bytes()
