"""A model file, the card beside it and what is known of such files make one encoder's facts."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aldesk.core.errors import Problem
from aldesk.embed.encoder_check import refuse_unfit
from aldesk.embed.model_card import card_path
from aldesk.embed.model_file import read_model_file, window_seconds
from aldesk.embed.model_folder import state_of_files
from tests.embed.tiny_models import LENGTH, RATE, UINT8, onnx_picture, onnx_ports, onnx_sound

PERCH = ("n", 160_000)
BIRDNET = ("n", 144_000)


def with_card(path: Path, **said: Any) -> Path:
    card_path(path).write_text(json.dumps(said), "utf-8")
    return path


def test_the_length_of_the_input_completes_the_card(tmp_path: Path) -> None:
    model = read_model_file(with_card(onnx_sound(tmp_path / "a.onnx"), rate=RATE))
    assert (model.card.seconds, model.shape) == (LENGTH / RATE, (1, LENGTH))
    open_length = with_card(onnx_sound(tmp_path / "b.onnx", ("t",)), rate=RATE, seconds=0.1)
    assert read_model_file(open_length).shape == (LENGTH,)
    channels = with_card(onnx_sound(tmp_path / "c.onnx", ("n", 1, LENGTH)), rate=RATE)
    assert read_model_file(channels).shape == (1, 1, LENGTH)


def test_pictures_are_told_by_their_shape(tmp_path: Path) -> None:
    first = read_model_file(onnx_picture(tmp_path / "a.onnx", ("n", 3, 8, 10), (2, 3))).card
    assert (first.media, first.layout, first.size) == ("picture", "nchw", (8, 10))
    last = read_model_file(onnx_picture(tmp_path / "b.onnx", (1, 8, 10, 3), (1, 2), UINT8)).card
    assert (last.layout, last.size) == ("nhwc", (8, 10))
    open_size = onnx_picture(tmp_path / "c.onnx", ("n", "c", "h", "w"), (2, 3))
    with pytest.raises(Problem, match="how samples become its input") as told:
        read_model_file(open_size)
    assert 'c.json, beside it, such as {"size": 224}' in told.value.todo
    assert read_model_file(with_card(open_size, size=[6, 5])).shape == (1, 3, 6, 5)


def test_perch_is_known_by_its_inputs(tmp_path: Path) -> None:
    outputs = [("spatial", ("n", 16, 4, 1536)), ("label", ("n", 14_795)), ("v", ("n", 1536))]
    path = onnx_ports(tmp_path / "any name.onnx", [("inputs", PERCH)], outputs)
    card = read_model_file(path).card
    assert (card.name, card.rate, card.seconds, card.output) == ("Perch 2", 32_000, 5.0, 2)
    assert card.peak == 0.25
    assert window_seconds(path) == 5.0
    said = read_model_file(with_card(path, output="spatial", peak=1)).card
    assert (said.rate, said.output, said.peak) == (32_000, 0, 1.0)


def test_birdnet_in_onnx_needs_its_embedding(tmp_path: Path) -> None:
    both = [("scores", ("n", 6522)), ("GLOBAL_AVG_POOL", ("n", 1024))]
    card = read_model_file(onnx_ports(tmp_path / "b.onnx", [("INPUT", BIRDNET)], both)).card
    assert (card.name, card.output, card.seconds) == ("BirdNET 2.4", 1, 3.0)
    assert card.licence == "CC BY-NC-SA 4.0"


def test_an_embedding_is_told_by_its_name_or_asked_for(tmp_path: Path) -> None:
    def output(names: tuple[str, ...], **said: Any) -> str | int:
        path = with_card(onnx_sound(tmp_path / "a.onnx", outputs=names), rate=RATE, **said)
        return read_model_file(path).card.output

    assert output(("anything",)) == 0
    assert output(("scores", "embedding")) == 1
    assert output(("last_hidden_state", "pooler_output")) == 1
    assert output(("a", "b"), output="b") == 1
    assert output(("a", "b"), output=0) == 0
    with pytest.raises(Problem, match=r"which of its outputs \(a \(\? × 4\), b .* is meant"):
        output(("a", "b"))
    with pytest.raises(Problem, match="it has no output c, only a"):
        output(("a", "b"), output="c")


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({}, "how samples become its input"),
        ({"rate": 8000, "seconds": 3}, "has 800 values, and 3 s at 8000 Hz are 24000"),
        ({"rate": "fast"}, "must say for rate a whole number above 0"),
        ({"rate": 0}, "must say for rate"),
        ({"rate": True}, "must say for rate"),
        ({"ouput": 1}, "says ouput, which is not known"),
        ({"mean": [0, 0]}, "must say for mean three numbers"),
        ({"layout": "chw"}, "must say for layout nchw or nhwc"),
        ({"rate": 8000, "media": "picture"}, r"\(\? × 800\) is no picture"),
        ({"output": -1}, "must say for output"),
        ({"seconds": 1e999}, "must say for seconds"),
    ],
)
def test_a_card_that_does_not_fit_says_why(said: Any, what: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=what) as told:
        read_model_file(with_card(onnx_sound(tmp_path / "a.onnx"), **said))
    assert told.value.todo


@pytest.mark.parametrize("content", [b"[1]", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_card_that_is_none_is_a_problem(content: bytes, tmp_path: Path) -> None:
    path = onnx_sound(tmp_path / "a.onnx")
    card_path(path).write_bytes(content)
    with pytest.raises(Problem, match="The card of the model") as told:
        read_model_file(path)
    assert told.value.subject == str(card_path(path))


def test_what_cannot_be_an_encoder_says_why(tmp_path: Path) -> None:
    text = onnx_ports(
        tmp_path / "t.onnx", [("ids", ("n", "t")), ("mask", ("n", "t"))], [("y", (1,))]
    )
    with pytest.raises(Problem, match=r"takes 2 inputs \(ids, mask\) instead of one"):
        read_model_file(text)
    spectrogram = onnx_ports(tmp_path / "s.onnx", [("x", ("n", 128, 500))], [("y", ("n", 8))])
    with pytest.raises(Problem, match=r"\(\? × 128 × 500\) is no waveform"):
        read_model_file(with_card(spectrogram, rate=16_000))
    split = with_card(onnx_sound(tmp_path / "w.onnx", weights_in="w.data"), rate=RATE)
    (tmp_path / "w.data").unlink()
    with pytest.raises(Problem, match=r"a part of its weights, w\.data, is missing"):
        read_model_file(split)
    with pytest.raises(Problem, match="There is no such file"):
        read_model_file(tmp_path / "none.onnx")


def test_window_seconds_are_of_the_card_and_never_fail(tmp_path: Path) -> None:
    assert window_seconds(with_card(onnx_sound(tmp_path / "a.onnx"), rate=RATE)) == 0.1
    assert window_seconds(str(onnx_picture(tmp_path / "p.onnx", ("n", 3, 8, 8), (2, 3)))) is None
    for name in ("spectral", "", "owner/name", tmp_path, "none.onnx", "a\0.tflite", "x" * 300):
        assert window_seconds(name) is None


def test_other_weights_and_another_input_have_another_hash_and_a_licence_has_not(
    tmp_path: Path,
) -> None:
    path = onnx_sound(tmp_path / "a.onnx")
    others: dict[str, dict[str, Any]] = {
        "plain": {},
        "licence": {"licence": "MIT", "name": "mine", "output": "embedding"},
        "scale": {"scale": 32768},
    }
    hashes = {
        name: read_model_file(with_card(path, rate=RATE, **said)).content_hash()
        for name, said in others.items()
    }
    assert hashes["plain"] == hashes["licence"] != hashes["scale"]
    other = with_card(onnx_sound(tmp_path / "b.onnx", ("n", 400), length=400), rate=RATE // 2)
    split = with_card(onnx_sound(tmp_path / "c.onnx", weights_in="c.data"), rate=RATE)
    before = read_model_file(split).content_hash()
    (tmp_path / "c.data").write_bytes(bytes(LENGTH * 16))
    found = {before, read_model_file(split).content_hash(), read_model_file(other).content_hash()}
    assert len(found | {hashes["plain"]}) == 4


def test_it_is_refused_before_it_is_loaded_and_a_changed_card_is_seen(tmp_path: Path) -> None:
    path = onnx_sound(tmp_path / "a.onnx")
    with pytest.raises(Problem, match="how samples become its input"):
        refuse_unfit(str(path), ["sound"])
    before = state_of_files(path)
    with_card(path, rate=RATE)
    assert state_of_files(path) != before
    refuse_unfit(str(path), ["sound"])
    with pytest.raises(Problem, match="is for sound, and these samples are pictures"):
        refuse_unfit(str(path), ["picture"])


def test_it_brings_nothing_heavy(tmp_path: Path) -> None:
    path = with_card(onnx_sound(tmp_path / "a.onnx"), rate=RATE)
    code = (
        "import sys; from aldesk.embed import window_seconds;"
        "from aldesk.embed.encoder_check import refuse_unfit;"
        f"refuse_unfit({str(path)!r}, ['sound']); assert window_seconds({str(path)!r}) == 0.1;"
        "assert not {'torch', 'onnxruntime', 'ai_edge_litert', 'scipy'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "said",
    [
        {"rate": 1, "seconds": 1e-9},
        {"rate": 48_000, "seconds": 1e9},
        {"rate": 10**30, "seconds": 1e308},
        {"rate": 10**9, "seconds": 1e-6},
    ],
)
def test_a_card_that_asks_for_what_no_computer_holds_is_refused(said: Any, tmp_path: Path) -> None:
    path = with_card(onnx_sound(tmp_path / "a.onnx", ("t",)), **said)
    with pytest.raises(Problem, match="Hz is none") as told:
        read_model_file(path)
    assert "a.json" in told.value.todo
    assert window_seconds(path) is None
    fixed = with_card(onnx_sound(tmp_path / "b.onnx"), **said)
    with pytest.raises(Problem):
        read_model_file(fixed)


def test_pictures_of_a_size_that_no_computer_holds_are_refused(tmp_path: Path) -> None:
    path = onnx_picture(tmp_path / "a.onnx", ("n", 3, "h", "w"), (2, 3))
    for size in (10**9, [1, 10**12]):
        with pytest.raises(Problem, match="are too large"):
            read_model_file(with_card(path, size=size))
