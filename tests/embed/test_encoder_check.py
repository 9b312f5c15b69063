"""An encoder that cannot work is refused before it is loaded, by what its files tell."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.sample import Media, Sample
from aldesk.embed.encoder_check import refuse_unfit
from aldesk.embed.model_folder import refuse_unusable, state_of_files

WEIGHTS = (2).to_bytes(8, "little") + b"{}"
SOUND, PICTURES = {"sampling_rate": 16000}, {"do_resize": True, "image_mean": [0.5]}


def folder(place: Path, preprocessor: object = None, **files: object) -> Path:
    """Write a model's folder; a dot in a file's name is written as two underscores."""
    place.mkdir(parents=True)
    if preprocessor is not None:
        files["preprocessor_config__json"] = preprocessor
    for name, content in {
        "config__json": {"model_type": "x"},
        "model__safetensors": WEIGHTS,
        **files,
    }.items():
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        (place / name.replace("__", ".")).write_bytes(raw)
    return place


def samples(n: int, media: Media = "sound") -> list[Sample]:
    return [
        Sample(SampleId(f"{row:032x}"), Path(f"/data/clips/{row}.wav"), media) for row in range(n)
    ]


def test_a_folder_tells_what_its_model_is_for(tmp_path: Path) -> None:
    assert refuse_unusable(folder(tmp_path / "a", SOUND)) == "sound"
    assert refuse_unusable(folder(tmp_path / "b", PICTURES)) == "picture"
    nested = {"feature_extractor": SOUND}
    assert refuse_unusable(folder(tmp_path / "c", processor_config__json=nested)) == "sound"
    # Whisper and CLIP have tokenizers too.
    assert refuse_unusable(folder(tmp_path / "d", SOUND, tokenizer__json={})) == "sound"


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"tokenizer__json": {}}, "its model is for text"),
        ({"vocab__txt": b"the"}, "its model is for text"),
        ({}, r"preprocessor_config\.json is missing"),
        ({"config__json": b"{"}, r"config\.json cannot be read"),
        ({"config__json": []}, r"config\.json holds no settings"),
        ({"preprocessor_config__json": b"\xff\xfe"}, r"preprocessor_config\.json cannot be read"),
        ({"model__safetensors": b"version https://git-lfs.github.com/spec/v1\n"}, "Git LFS"),
        ({"model__safetensors": b""}, r"model\.safetensors is damaged or cut off"),
        ({"model__safetensors": (9999).to_bytes(8, "little")}, "damaged or cut off"),
        (
            {"model__safetensors__index__json": {"weight_map": {"a": "model-2.safetensors"}}},
            r"model-2\.safetensors, is missing",
        ),
    ],
)
def test_a_folder_that_holds_no_encoder_says_why(
    files: dict[str, object], what: str, tmp_path: Path
) -> None:
    with pytest.raises(Problem, match=what) as told:
        refuse_unusable(folder(tmp_path / "m", **files))
    assert told.value.subject == str(tmp_path / "m")
    assert told.value.todo


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    (folder(tmp_path / "m", SOUND) / "model.safetensors").unlink()
    with pytest.raises(Problem, match=r"it has no weights: model\.safetensors is missing"):
        refuse_unusable(tmp_path / "m")


def test_the_other_kind_of_media_is_refused_and_a_mixture_is_not(tmp_path: Path) -> None:
    model = str(folder(tmp_path / "m", SOUND))
    refuse_unfit(model, ["sound"])
    refuse_unfit(model, [])
    refuse_unfit(model, ["sound", "picture"])
    with pytest.raises(Problem, match="is for sound, and these samples are pictures") as told:
        refuse_unfit(model, ["picture"])
    assert "Choose gradients" in told.value.todo
    with pytest.raises(Problem, match="is for pictures, and these samples are sound"):
        refuse_unfit("gradients", ["sound"])


@pytest.mark.parametrize("name", ["", "nonsense", "/nowhere/model", "x" * 5000, "a\0b", "x.npy"])
def test_what_is_nowhere_is_refused(name: str) -> None:
    with pytest.raises(Problem, match="There is no such"):
        refuse_unfit(name, ["sound"])


def test_a_model_of_the_hub_is_looked_at_where_it_is_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_unfit("some/model", ["picture"])
    model = folder(tmp_path / "m", SOUND)
    monkeypatch.setattr("aldesk.embed.encoder_check.cached_model", lambda hub_id: model)
    with pytest.raises(Problem, match="is for sound"):
        refuse_unfit("some/model", ["picture"])


def test_a_matrix_is_refused_if_no_row_belongs_to_a_sample(tmp_path: Path) -> None:
    X = np.ones((3, 2), np.float32)
    np.savez(tmp_path / "others.npz", X=X, path=np.array(["a.wav", "b.wav", "c.wav"]))
    np.savez(tmp_path / "some.npz", X=X, path=np.array(["a.wav", "b.wav", "2.wav"]))
    np.save(tmp_path / "three.npy", X)
    refuse_unfit(str(tmp_path / "others.npz"), ["sound"])
    refuse_unfit(str(tmp_path / "some.npz"), ["sound"], samples(4))
    refuse_unfit(str(tmp_path / "three.npy"), ["sound"], samples(3))
    with pytest.raises(Problem, match="None of its 3 rows belongs to a sample") as told:
        refuse_unfit(str(tmp_path / "others.npz"), ["sound"], samples(4))
    assert "the first is called a.wav, the first sample 0.wav" in told.value.what
    with pytest.raises(Problem, match="The matrix has 3 rows and the project 4 samples"):
        refuse_unfit(str(tmp_path / "three.npy"), ["sound"], samples(4))


def test_a_changed_file_is_seen(tmp_path: Path) -> None:
    model = folder(tmp_path / "m", SOUND)
    before = state_of_files(model)
    assert before == state_of_files(model) != ""
    (model / "model.safetensors").write_bytes(WEIGHTS + b" ")
    assert state_of_files(model) != before
    assert state_of_files(Path("spectral")) == ""


def test_it_brings_nothing_heavy(tmp_path: Path) -> None:
    model = folder(tmp_path / "m", SOUND)
    code = (
        "import sys; from aldesk.embed.encoder_check import refuse_unfit;"
        f"refuse_unfit({str(model)!r}, ['sound']);"
        "assert not {'torch', 'transformers', 'sklearn', 'huggingface_hub'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
