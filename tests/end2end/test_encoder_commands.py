"""Choosing and changing the encoder from the command line."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.embed.tiny_models import onnx_ports

Command = Callable[..., tuple[int, str]]


def model_folder(place: Path, **files: object) -> Path:
    place.mkdir()
    (place / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    for name, content in {"config": {}, **files}.items():
        (place / f"{name}.json").write_text(json.dumps(content))
    return place


@pytest.fixture
def file(aldesk: Command, make_tones: Callable[..., Path], tmp_path: Path) -> Path:
    """A project of 36 clips, embedded with `spectral`."""
    made = tmp_path / "p.aldesk"
    aldesk("new", made, "--source", make_tones())
    aldesk("embed", made)
    return made


def test_a_change_is_told_before_it_begins_and_back_nothing_is_embedded(
    aldesk: Command, file: Path, tmp_path: Path
) -> None:
    np.save(tmp_path / "x.npy", np.ones((36, 3)))
    code, said = aldesk("embed", file, "--encoder", tmp_path / "x.npy")
    assert code == 0
    assert "36 samples will be embedded; labels and the other embeddings are kept" in said
    assert "36 samples are embedded, 36 of them now" in said
    code, said = aldesk("embed", file, "--encoder", "spectral")
    assert code == 0
    assert "Changing to spectral: all samples are embedded with it already; labels" in said
    assert "36 samples are embedded, 0 of them now" in said
    code, said = aldesk("embed", file)
    assert "Changing" not in said


@pytest.mark.parametrize("command", ["new", "embed"])
@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"preprocessor_config": {"image_mean": [0.5]}}, "is for pictures, and these samples"),
        ({"tokenizer": {}}, "its model is for text"),
        ({"preprocessor_config": "x"}, "preprocessor_config.json holds no settings"),
    ],
)
def test_an_encoder_that_cannot_work_is_refused_before_it_starts(
    aldesk: Command, file: Path, tmp_path: Path, command: str, files: dict[str, object], what: str
) -> None:
    encoder, other = model_folder(tmp_path / "m", **files), tmp_path / "q.aldesk"
    where = (other, "--source", tmp_path / "tones") if command == "new" else (file,)
    code, said = aldesk(command, *where, "--encoder", encoder)
    assert code == 1
    assert what in said
    assert not other.exists()
    assert json.loads(aldesk("embed", file, "--json")[1])["encoder"]["name"] == "spectral"


def test_a_matrix_whose_rows_match_nothing_is_refused(
    aldesk: Command, file: Path, tmp_path: Path
) -> None:
    np.savez(tmp_path / "x.npz", X=np.ones((2, 3)), path=np.array(["a.wav", "b.wav"]))
    code, said = aldesk("embed", file, "--encoder", tmp_path / "x.npz")
    assert code == 1
    assert "None of its 2 rows belongs to a sample of the project" in said
    other, source = tmp_path / "q.aldesk", tmp_path / "tones"
    code, said = aldesk("new", other, "--source", source, "--encoder", tmp_path / "x.npz")
    assert code == 1
    assert "None of its 2 rows belongs" in said
    assert "The project is made, and nothing is embedded" in said


def test_the_window_that_is_named_for_long_recordings_is_the_encoders(
    aldesk: Command, tmp_path: Path
) -> None:
    (tmp_path / "long").mkdir()
    soundfile.write(tmp_path / "long" / "a.wav", np.zeros(8000 * 60), 8000)
    model, outputs = tmp_path / "perch.onnx", [("embedding", ("n", 1536)), ("label", ("n", 14795))]
    onnx_ports(model, [("inputs", ("n", 160_000))], outputs)
    with_encoder = ("--source", tmp_path / "long", "--encoder", model)
    assert "--window 5 makes 12 windows" in aldesk("new", tmp_path / "a.aldesk", *with_encoder)[1]
    _, said = aldesk("new", tmp_path / "b.aldesk", *with_encoder, "--expansion", "10")
    assert "--window 0.5 makes 120 windows" in said
    by_default = ("--source", tmp_path / "long")
    assert "--window 3 makes 20 windows" in aldesk("new", tmp_path / "c.aldesk", *by_default)[1]


@pytest.mark.parametrize("command", ["new", "embed"])
def test_a_tflite_model_that_nothing_can_run_is_refused_before_it_starts(
    aldesk: Command,
    file: Path,
    tmp_path: Path,
    command: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "ai_edge_litert", None)
    model, other = tmp_path / "a.tflite", tmp_path / "q.aldesk"
    model.write_bytes(b"any")
    where = (other, "--source", tmp_path / "tones") if command == "new" else (file,)
    code, said = aldesk(command, *where, "--encoder", model)
    assert code == 1
    assert "need the package ai-edge-litert" in said
    assert not other.exists()
