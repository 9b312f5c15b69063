"""Encoders from model files: what they are fed with, and what becomes of the answer."""

import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from aldesk.arrays import Floats
from aldesk.core.decoding import Decoding
from aldesk.core.errors import Problem, SampleProblem
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.embed import Encoder, embed_all, load_encoder, read_shard
from aldesk.embed.file_encoder import SoundFileEncoder
from aldesk.media import Picture, Sound
from tests.embed.test_model_file import with_card
from tests.embed.tiny_models import (
    LENGTH,
    RATE,
    UINT8,
    onnx_picture,
    onnx_sound,
    tflite_sound,
    weights,
    write,
)


def noise(n: int, seed: int = 0) -> Floats:
    return (0.1 * np.random.default_rng(seed).normal(size=n)).astype(np.float32)


def sound_encoder(path: Path, **said: Any) -> Encoder:
    return load_encoder(with_card(onnx_sound(path), rate=RATE, **said))


@pytest.mark.parametrize("shape", [("n", LENGTH), ("n", 1, LENGTH), (1, LENGTH, 1), ("t",)])
def test_a_waveform_takes_the_shape_of_the_input(shape: Any, tmp_path: Path) -> None:
    x = noise(LENGTH)
    model = onnx_sound(tmp_path / "a.onnx", shape)
    if shape == (1, LENGTH, 1):  # a product with the last axis, so with each value
        model = onnx_sound(tmp_path / "a.onnx", shape, length=1)
        expected = x.mean() * weights(1)[0]
    else:
        expected = x @ weights()
    encoder = load_encoder(with_card(model, rate=RATE, seconds=0.1))
    np.testing.assert_allclose(encoder.embed([Sound(x, RATE)])[0], expected, rtol=1e-4, atol=1e-5)
    assert (encoder.n_features, encoder.media, encoder.hears) == (4, "sound", RATE / 2)


def test_a_short_clip_is_followed_by_zeros_and_a_long_one_averaged(tmp_path: Path) -> None:
    encoder = sound_encoder(tmp_path / "a.onnx")
    x = noise(2 * LENGTH + 400)
    short, long, a_little_too_long = encoder.embed(
        [Sound(x[:300], RATE), Sound(x, RATE), Sound(x[: LENGTH + 80], RATE)]
    )
    W = weights()
    np.testing.assert_allclose(short, x[:300] @ W[:300], rtol=1e-4, atol=1e-5)
    parts = (x[:800], x[800:1400], x[1400:])
    whole = sum(len(part) * (part @ W[: len(part)]) for part in parts) / len(x)
    np.testing.assert_allclose(long, whole, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(a_little_too_long, x[:LENGTH] @ W, rtol=1e-4, atol=1e-5)


def test_scale_and_peak_are_of_the_card(tmp_path: Path) -> None:
    x = noise(LENGTH) + np.float32(0.3)
    scaled = sound_encoder(tmp_path / "a.onnx", scale=100)
    np.testing.assert_allclose(scaled.embed([Sound(x, RATE)])[0], 100 * x @ weights(), rtol=1e-4)
    centred = x - x.mean()
    even = sound_encoder(tmp_path / "b.onnx", peak=0.25)
    np.testing.assert_allclose(
        even.embed([Sound(x, RATE)])[0],
        centred * (0.25 / np.abs(centred).max()) @ weights(),
        rtol=1e-3,
        atol=1e-5,
    )
    silence = even.embed([Sound(np.zeros(LENGTH, np.float32), RATE)])
    np.testing.assert_array_equal(silence, 0)
    assert scaled.key != even.key


def recording(path: Path, rate: int, channels: int = 1) -> Path:
    frames = np.stack([noise(rate * 4, seed) for seed in range(channels)], 1)
    soundfile.write(path, frames, rate, subtype="PCM_16")
    return path


def stretch(path: Path, start: float, stop: float) -> Sample:
    return Sample(SampleId("0" * 32), path, "sound", span=Span(start, stop))


@pytest.mark.parametrize("kind", ["model file", "spectral"])
@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (11_025, 2), (44_100, 1)])
def test_a_stretch_is_embedded_as_if_it_were_cut_into_a_file(
    kind: str, rate: int, channels: int, tmp_path: Path
) -> None:
    decoding = Decoding(channel=channels if channels > 1 else 0, expansion=1)
    name: Any = "spectral"
    if kind == "model file":
        name = with_card(onnx_sound(tmp_path / "a.onnx"), rate=RATE)
    encoder = load_encoder(name, decoding=decoding)
    path = recording(tmp_path / "long.wav", rate, channels)
    samples, cuts = [], []
    for k, start in enumerate((0.0, 0.7, 1.55, 3.9)):
        samples.append(stretch(path, start, start + 0.1))
        frames, _ = soundfile.read(
            path, start=round(start * rate), stop=round((start + 0.1) * rate), dtype="int16"
        )
        cuts.append(tmp_path / f"{k}.wav")
        soundfile.write(cuts[-1], frames, rate, subtype="PCM_16")
    together = encoder.embed(samples)
    np.testing.assert_allclose(together, encoder.embed(cuts), atol=1e-5)
    np.testing.assert_allclose(encoder.embed(samples[::-1])[::-1], together, atol=1e-5)
    assert np.linalg.norm(together[0] - together[1]) > 0.01


def test_shards_of_stretches_hold_each_ones_vector(tmp_path: Path) -> None:
    encoder = sound_encoder(tmp_path / "a.onnx")
    path = recording(tmp_path / "long.wav", RATE)
    samples = [(row, stretch(path, row * 0.1, row * 0.1 + 0.1)) for row in range(45)]
    shards: list[Any] = []
    broken: list[tuple[int, str]] = []
    embed_all(
        encoder, samples, tmp_path / "shards", shards.append,
        lambda row, problem: broken.append((row, problem.what)),
    )  # fmt: skip
    [shard] = shards
    assert shard.rows.tolist() == list(range(40))
    np.testing.assert_array_equal(
        read_shard(shard.path), encoder.embed([sample for _, sample in samples[:40]])
    )
    assert [row for row, _ in broken] == [40, 41, 42, 43, 44]
    assert "cut off" in broken[0][1]


@pytest.mark.parametrize("layout", ["nchw", "nhwc"])
@pytest.mark.parametrize("dtype", ["float32", "uint8"])
def test_a_picture_gets_the_size_and_the_colours_that_the_model_takes(
    layout: str, dtype: str, tmp_path: Path
) -> None:
    shape, axes = ((1, 3, 4, 6), (2, 3)) if layout == "nchw" else ((1, 4, 6, 3), (1, 2))
    code = UINT8 if dtype == "uint8" else 1
    path = onnx_picture(tmp_path / "p.onnx", shape, axes, code)
    encoder = load_encoder(with_card(path, mean=[0.5, 0.25, 0], std=[1, 0.5, 2]))
    colour = np.array([200, 100, 50])
    plain = Picture(np.broadcast_to(colour.astype(np.uint8), (40, 30, 3)).copy())
    expected = (colour / 255 - [0.5, 0.25, 0]) / [1, 0.5, 2] if dtype == "float32" else colour
    np.testing.assert_allclose(encoder.embed([plain])[0], expected, rtol=1e-3)


@pytest.mark.parametrize(("shape", "axis"), [((1, 3, 4, 6), 2), ((1, 4, 6, 3), 1)])
def test_height_and_width_are_not_confused(shape: Any, axis: int, tmp_path: Path) -> None:
    pixels = np.zeros((8, 12, 3), np.uint8)
    pixels[:, :6] = 240
    columns = load_encoder(onnx_picture(tmp_path / "p.onnx", shape, (axis,), UINT8))
    found = columns.embed([Picture(pixels)])[0]
    if shape[1] == 3:
        np.testing.assert_allclose(found, [240] * 3 + [0] * 3, atol=40)
    else:  # the columns are averaged after the rows
        np.testing.assert_allclose(found, [120] * 3, atol=5)


def test_a_picture_is_cropped_or_stretched(tmp_path: Path) -> None:
    pixels = np.zeros((20, 60, 3), np.uint8)
    pixels[:, :20], pixels[:, 20:40] = 255, 90
    path = onnx_picture(tmp_path / "p.onnx", (1, 3, 10, 10), (2, 3), UINT8)
    cropped = load_encoder(path).embed([Picture(pixels)])[0]
    stretched = load_encoder(with_card(path, fit="stretch")).embed([Picture(pixels)])[0]
    np.testing.assert_allclose(cropped, 90, atol=12)
    np.testing.assert_allclose(stretched, (255 + 90) / 3, atol=3)


@pytest.mark.parametrize(("shape", "features"), [(("n", 3, 8, 8), 3), (("n", 8, 8, 3), 3)])
def test_an_answer_with_places_is_averaged_over_them(
    shape: Any, features: int, tmp_path: Path
) -> None:
    from tests.embed.tiny_models import node, value

    outputs = [value("last_hidden_state", shape)]
    path = write(
        tmp_path / "p.onnx",
        [node("Relu", ["x"], ["last_hidden_state"])],
        [value("x", shape)],
        outputs,
    )
    encoder = load_encoder(with_card(path, mean=[0, 0, 0], std=[1, 1, 1]))
    picture = Picture(np.random.default_rng(0).integers(0, 256, (8, 8, 3), np.uint8))
    expected = picture.pixels.mean((0, 1)) / 255
    np.testing.assert_allclose(encoder.embed([picture])[0], expected, rtol=1e-4)
    assert encoder.n_features == features


@pytest.mark.parametrize("open_length", [False, True])
def test_a_tensor_inside_a_tflite_model_can_be_the_embedding(
    open_length: bool, tmp_path: Path
) -> None:
    pytest.importorskip("ai_edge_litert")
    path = tflite_sound(tmp_path / "a.tflite", open_length=open_length)
    x = noise(LENGTH)
    scores = load_encoder(with_card(path, rate=RATE, seconds=0.1))
    inside = load_encoder(with_card(path, rate=RATE, seconds=0.1, output="middle"))
    np.testing.assert_allclose(
        inside.embed([Sound(x, RATE)])[0], x @ weights(), rtol=1e-4, atol=1e-5
    )
    expected = x @ weights() @ weights(4, 2)
    np.testing.assert_allclose(scores.embed([Sound(x, RATE)])[0], expected, rtol=1e-4, atol=1e-5)
    assert scores.key != inside.key


@pytest.mark.parametrize("kind", ["onnx", "tflite"])
def test_threads_get_the_answers_of_one(kind: str, tmp_path: Path) -> None:
    if kind == "tflite":
        pytest.importorskip("ai_edge_litert")
    path = (
        onnx_sound(tmp_path / "a.onnx") if kind == "onnx" else tflite_sound(tmp_path / "a.tflite")
    )
    encoder = load_encoder(with_card(path, rate=RATE))
    clips = [Sound(noise(LENGTH, seed), RATE) for seed in range(40)]
    expected = encoder.embed(clips)
    answers: dict[int, Floats] = {}
    threads = [
        threading.Thread(target=lambda n=n: answers.update({n: encoder.embed(clips)}))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for n in range(4):
        np.testing.assert_array_equal(answers[n], expected)


def test_the_card_names_what_embeddings_depend_on(tmp_path: Path) -> None:
    path = onnx_sound(tmp_path / "a.onnx")
    encoder = load_encoder(with_card(path, rate=RATE, licence="CC BY 4.0"))
    assert encoder.key == f"onnx:{encoder.card.sha256[:32]}:1"
    assert "licence CC BY 4.0" in encoder.card.text()
    assert list(encoder.card.versions) == ["onnxruntime"]
    slowed = load_encoder(path, decoding=Decoding(expansion=10))
    assert slowed.key == f"{encoder.key}:x10"
    assert slowed.hears == 10 * encoder.hears


def test_without_litert_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ai_edge_litert")
    path = with_card(tflite_sound(tmp_path / "a.tflite"), rate=RATE)
    monkeypatch.setitem(sys.modules, "ai_edge_litert", None)
    with pytest.raises(Problem, match="need the package ai-edge-litert") as told:
        load_encoder(path)
    assert "pip install ai-edge-litert" in told.value.todo


def test_a_model_that_cannot_be_run_or_takes_something_else_is_told(tmp_path: Path) -> None:
    from tests.embed.tiny_models import node, value

    path = write(
        tmp_path / "a.onnx", [node("Nonsense", ["x"], ["y"])], [value("x", ("n", LENGTH))],
        [value("y", ("n", 4))],
    )  # fmt: skip
    with pytest.raises(Problem, match="it cannot be run"):
        load_encoder(with_card(path, rate=RATE))
    with pytest.raises(SampleProblem, match="this is a picture"):
        sound_encoder(tmp_path / "b.onnx").embed([Picture(np.zeros((4, 4, 3), np.uint8))])


def test_answers_of_another_length_than_the_first_cost_the_sample_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = sound_encoder(tmp_path / "a.onnx")
    assert isinstance(encoder, SoundFileEncoder)
    inputs = list(encoder.prepare(Sound(noise(LENGTH), RATE)))
    monkeypatch.setattr(encoder._net, "run", lambda array: np.zeros((1, 7), np.float32))
    with pytest.raises(SampleProblem, match="differ in length"):
        encoder.embed_batch(inputs)
