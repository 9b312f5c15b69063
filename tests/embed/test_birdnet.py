"""The real BirdNET, where it is here: get_birdnet.py puts it into a folder of /tmp."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.embed import load_encoder, window_seconds
from aldesk.embed.word_readers import word_reader
from aldesk.media import Sound

FILE = "BirdNET_GLOBAL_6K_V2.4_Model_FP32.tflite"


@pytest.fixture(scope="module")
def birdnet() -> Path:
    pytest.importorskip("ai_edge_litert")
    path = Path(tempfile.gettempdir(), "birdnet", FILE)
    if not path.is_file():
        pytest.skip(f"BirdNET is not here: run get_birdnet.py with {path.parent}")
    return path


def test_it_is_recognised_by_itself(birdnet: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "model.tflite"
    renamed.symlink_to(birdnet)
    assert window_seconds(renamed) == 3.0
    encoder = load_encoder(renamed)
    assert (encoder.n_features, encoder.hears) == (1024, 24_000)
    assert encoder.key == load_encoder(birdnet).key
    assert encoder.card.licence == "CC BY-NC-SA 4.0"


@pytest.mark.filterwarnings("ignore:.*experimental_preserve_all_tensors")
def test_vectors_of_windows_are_the_bare_interpreters(birdnet: Path, tmp_path: Path) -> None:
    from ai_edge_litert.interpreter import Interpreter

    rng = np.random.default_rng(0)
    path = tmp_path / "r.wav"
    soundfile.write(path, 0.1 * rng.normal(size=48_000 * 12), 48_000, subtype="PCM_16")
    wave, _ = soundfile.read(path, dtype="float32")
    net: Any = Interpreter(str(birdnet), num_threads=1, experimental_preserve_all_tensors=True)
    net.allocate_tensors()
    starts = [0.0, 1.5, 6.0, 9.0]
    expected = []
    for start in starts:
        begin = int(start * 48_000)
        net.set_tensor(net.get_input_details()[0]["index"], wave[None, begin : begin + 144_000])
        net.invoke()
        expected.append(net.get_tensor(net.get_output_details()[0]["index"] - 1)[0].copy())
    windows = [
        Sample(SampleId("0" * 32), path, "sound", span=Span(start, start + 3)) for start in starts
    ]
    encoder = load_encoder(birdnet)
    np.testing.assert_allclose(encoder.embed(windows), expected, atol=1e-5)
    np.testing.assert_allclose(encoder.embed(windows[::-1]), expected[::-1], atol=1e-5)
    assert np.abs(expected[0]).max() > 0.5


@pytest.mark.filterwarnings("ignore:.*experimental_preserve_all_tensors")
def test_its_species_are_scored_from_embeddings_alone(birdnet: Path) -> None:
    from ai_edge_litert.interpreter import Interpreter

    reader = word_reader(str(birdnet))
    assert (reader.kind, len(reader.classes.labels)) == ("classes", 6522)
    thrush = reader.classes.named("song thrush")
    assert thrush is not None
    assert reader.classes.shown(thrush) == "Song Thrush (Turdus philomelos)"
    wave = 0.1 * np.random.default_rng(3).normal(size=144_000).astype(np.float32)
    net: Any = Interpreter(str(birdnet), num_threads=1)
    net.allocate_tensors()
    net.set_tensor(net.get_input_details()[0]["index"], wave[None])
    net.invoke()
    scores = net.get_tensor(net.get_output_details()[0]["index"])[0]
    encoder: Any = load_encoder(birdnet)
    head = encoder.class_head()
    made = encoder.embed([Sound(wave, 48_000)])[0] @ head.weights.T + head.bias
    np.testing.assert_allclose(made, scores, atol=1e-3)
