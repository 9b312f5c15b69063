"""What a model file takes and gives is read without the library that runs it."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aldesk.core.errors import Problem
from aldesk.embed.model_ports import read_ports
from tests.embed.tiny_models import LENGTH, WIDTH, onnx_sound, tflite_sound


def test_an_onnx_file_tells_names_shapes_and_files_of_weights(tmp_path: Path) -> None:
    ports = read_ports(onnx_sound(tmp_path / "a.onnx", outputs=("first", "second")))
    assert [(p.name, p.shape, p.dtype) for p in ports.inputs] == [("x", (None, LENGTH), "float32")]
    assert [(p.name, p.index) for p in ports.outputs] == [("first", 0), ("second", 1)]
    assert ports.others == ()
    elsewhere = onnx_sound(tmp_path / "b.onnx", weights_in="b.weights")
    assert read_ports(elsewhere).others == ("b.weights",)


def test_a_tflite_file_tells_its_tensors(tmp_path: Path) -> None:
    pytest.importorskip("ai_edge_litert")
    ports = read_ports(tflite_sound(tmp_path / "a.tflite", open_length=True))
    assert [(p.name, p.shape) for p in ports.inputs] == [("x", (1, None))]
    assert [(p.name, p.index) for p in ports.outputs] == [("scores", 4)]
    assert [(p.name, p.shape) for p in ports.inner if p.index == 2] == [("middle", (1, WIDTH))]


@pytest.mark.parametrize("suffix", [".onnx", ".tflite"])
@pytest.mark.parametrize("content", [b"", b"version https://git-lfs", bytes(40), b"\xff" * 40])
def test_what_is_no_model_is_a_problem(suffix: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    with pytest.raises(Problem, match="empty, damaged or cut off") as told:
        read_ports(path)
    assert told.value.subject == str(path)


def test_a_file_that_is_cut_off_is_a_problem(tmp_path: Path) -> None:
    path = onnx_sound(tmp_path / "a.onnx")
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(Problem, match="cut off"):
        read_ports(path)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_bytes_make_it_fail_otherwise(tmp_path: Path, data: st.DataObject) -> None:
    suffix = data.draw(st.sampled_from([".onnx", ".tflite"]))
    whole = bytearray(onnx_sound(tmp_path / "whole.onnx", length=2).read_bytes())
    if suffix == ".tflite":
        whole = bytearray(b"\x10\0\0\0TFL3" + bytes(data.draw(st.binary(max_size=120))))
    for at, value in data.draw(st.dictionaries(st.integers(0, 400), st.integers(0, 255))).items():
        whole[at % len(whole)] = value
    path = tmp_path / f"changed{suffix}"
    path.write_bytes(whole)
    with contextlib.suppress(Problem):
        assert read_ports(path).inputs
