"""Whatever is in a model's folder, it is read as a model or refused with a sentence."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file

from aldesk.apply import load_model
from aldesk.core.errors import Problem
from aldesk.model.folder import FACTS, WEIGHTS, read_model
from tests.model.models import a_head, facts_of, write_a_model

Facts = dict[str, Any]


def change(key: str, value: Any) -> Callable[[Facts], Any]:
    def act(facts: Facts) -> None:
        *inner, last = key.split(".")
        for name in inner:
            facts = facts[name]
        facts[last] = value

    return act


FACTS_THAT_CANNOT_BE: dict[str, Callable[[Facts], Any]] = {
    "another format": change("format", "onnx"),
    "a newer version": change("version", 2),
    "no classes": change("classes", []),
    "classes that are no list": change("classes", "abc"),
    "classes that are no texts": change("classes", [1, None, {}]),
    "one name for two classes": change("classes", ["a", "b", " a"]),
    "fewer classes than it has numbers for": change("classes", ["a", "b"]),
    "thousands of classes too many": change("classes", [str(n) for n in range(50_000)]),
    "several as a text": change("several", "no"),
    "another learner": change("learner", "pickle"),
    "another kind of media": change("media", "film"),
    "too few features": change("n_features", 143),
    "too many features": change("n_features", 1 << 40),
    "features that are no number": change("n_features", True),
    "no encoder": change("encoder", {}),
    "an encoder that is a list": change("encoder", []),
    "an encoder's name with a NUL": change("encoder.name", "a\0b"),
    "an encoder's name that is a number": change("encoder.name", 7),
    "a card with a list for a name": change("encoder.card.name", []),
    "a card without a name": change("encoder.card", {"n_features": 3}),
    "a decoding that is a text": change("encoder.decoding", "as it is"),
    "a decoding that runs backwards": change("encoder.decoding.expansion", -3),
    "windows of no length": change("windows", {"seconds": 0, "hop": 1}),
    "windows that never end": change("windows", {"seconds": float("inf"), "hop": 1}),
    "windows without a hop": change("windows", {"seconds": 3}),
    "a calibration of another kind": change("calibration.kind", "magic"),
    "a calibration of NaN": change("calibration.a", [float("nan")]),
    "a calibration for other classes": change("calibration.a", [1.0, 1.0]),
    "a calibration that turns around": change("calibration.a", [-1.0]),
    "a calibration that is no numbers": change("calibration.b", ["x"]),
    "a threshold of no class": change(
        "thresholds", [{"class_name": "x", "value": 0.5, "precision": 1, "low": 1, "n": 3}]
    ),
    "a threshold above 1": change(
        "thresholds", [{"class_name": "low", "value": 7, "precision": 1, "low": 1, "n": 3}]
    ),
    "thresholds that are a number": change("thresholds", 0.5),
    "training that is a list": change("training", [1]),
    "a class whose name is no text": change("classes", ["a\ud800", "b", "c"]),
    "a key that is no text": change("encoder.key", "\udfff"),
}


@pytest.mark.parametrize("case", FACTS_THAT_CANNOT_BE)
def test_facts_that_cannot_be_are_refused(case: str, tmp_path: Path) -> None:
    folder = write_a_model(tmp_path / "m")
    facts = json.loads((folder / FACTS).read_text("utf-8"))
    FACTS_THAT_CANNOT_BE[case](facts)
    (folder / FACTS).write_text(json.dumps(facts), "utf-8")
    with pytest.raises(Problem, match="damaged"):
        load_model(folder)


TEXTS = {
    "empty": b"",
    "no JSON": b"{",
    "no text": b"\xff\xfe\x00",
    "a number": b"7",
    "nested without end": b"[" * 100_000,
    "a list": b"[]",
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_that_is_no_model_is_refused(case: str, tmp_path: Path) -> None:
    folder = write_a_model(tmp_path / "m")
    (folder / FACTS).write_bytes(TEXTS[case])
    with pytest.raises(Problem, match="damaged"):
        read_model(folder)


def whole(name: str, array: Any) -> Callable[[Facts], Any]:
    return lambda arrays: arrays.__setitem__(name, array)


ARRAYS_THAT_CANNOT_BE: dict[str, Callable[[Facts], Any]] = {
    "NaN": whole("hidden.weight", np.full((8, 144), np.nan, np.float32)),
    "infinity": whole("output.bias", np.full(3, np.inf, np.float32)),
    "float64": whole("mean", np.zeros(144)),
    "another shape": whole("masks", np.zeros((4, 12), np.float32)),
    "no members": whole("masks", np.zeros((0, 144), np.float32)),
    "a number alone": whole("hidden.weight", np.float32(3)),
    "a scale of 0": whole("std", np.zeros(144, np.float32)),
    "a code of no class": whole("codes", np.array([0, 1, 7])),
    "one class twice": whole("codes", np.array([0, 1, 1])),
    "a constant that is none": whole("constant", np.full(3, 2, np.float32)),
    "one array less": lambda arrays: arrays.pop("mean"),
    "one array more": whole("more", np.zeros(3, np.float32)),
    "no codes": lambda arrays: arrays.pop("codes"),
}


@pytest.mark.parametrize("case", ARRAYS_THAT_CANNOT_BE)
def test_numbers_that_cannot_be_are_refused(case: str, tmp_path: Path) -> None:
    folder = write_a_model(tmp_path / "m")
    arrays = load_file(folder / WEIGHTS)
    ARRAYS_THAT_CANNOT_BE[case](arrays)
    save_file({name: np.asarray(array) for name, array in arrays.items()}, folder / WEIGHTS)
    with pytest.raises(Problem, match="damaged"):
        load_model(folder)


LARGE = {
    "weights": lambda arrays: arrays["hidden.weight"].fill(3e38),
    "features": lambda arrays: arrays["std"].fill(1e-45),
}


@pytest.mark.parametrize("case", LARGE)
@pytest.mark.filterwarnings("error")
def test_numbers_that_overflow_are_no_probabilities(case: str, tmp_path: Path) -> None:
    """They would be NaN, which is less than any threshold."""
    folder = write_a_model(tmp_path / "m")
    arrays = load_file(folder / WEIGHTS)
    LARGE[case](arrays)
    save_file(arrays, folder / WEIGHTS)
    X = np.random.default_rng(0).standard_normal((3, 144)).astype(np.float32)
    with pytest.raises(Problem, match="too large"):
        load_model(folder).score(X)


@given(cut=st.integers(0, 4000), noise=st.binary(max_size=40))
def test_weights_that_are_cut_or_overwritten_are_refused(
    cut: int, noise: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = write_a_model(tmp_path_factory.mktemp("m") / "m")
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(content[:cut] + noise)
    with pytest.raises(Problem, match="damaged"):
        load_model(folder)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_a_model(tmp_path / "m")
    (folder / WEIGHTS).unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / WEIGHTS)
    with pytest.raises(Problem, match="missing"):
        load_model(folder)
    with pytest.raises(Problem, match="missing"):
        load_model(tmp_path / "nowhere")


def test_no_file_that_it_names_is_read(tmp_path: Path) -> None:
    """Whatever a model's facts name, their numbers come from the one file beside them."""
    folder = write_a_model(tmp_path / "m")
    facts = json.loads((folder / FACTS).read_text("utf-8"))
    facts["weights"] = facts["head"] = "../../../etc/passwd"
    (folder / FACTS).write_text(json.dumps(facts), "utf-8")
    assert load_model(folder).facts == facts_of(a_head())


def test_thousands_of_classes_are_a_model(tmp_path: Path) -> None:
    head = a_head(16, 6_522, is_several=True)
    classes = tuple(f"species {n}" for n in range(6_522))
    folder = write_a_model(tmp_path / "m", head, classes=classes)
    assert load_model(folder).score(np.zeros((3, 16), np.float32)).shape == (3, 6_522)
