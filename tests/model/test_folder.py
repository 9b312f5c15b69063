"""The folder of a model: written whole, read as it was written, joined with its encoder."""

import os
import stat
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from aldesk.core.errors import Problem
from aldesk.core.files import EXPORT_MARKER
from aldesk.embed.load import load_encoder
from aldesk.media import Sound
from aldesk.model import folder as folders
from aldesk.model.folder import names_model, read_model, refuse_taken
from aldesk.model.onnx_files import joined_onnx
from tests.embed.tiny_models import LENGTH, RATE, WIDTH, onnx_sound
from tests.model.models import CLASSES, a_head, facts_of, write_a_model


def test_it_is_read_as_it_was_written(tmp_path: Path, synced: list[Path]) -> None:
    model = read_model(write_a_model(tmp_path / "m"))
    assert model.facts == facts_of(a_head())
    assert synced[-1] == tmp_path
    X = np.random.default_rng(0).normal(size=(40, 144)).astype(np.float32)
    np.testing.assert_array_equal(model.head.predict_proba(X), a_head().predict_proba(X))


@pytest.mark.parametrize("name", ["model", "Birds-Model", "a_model", "b.model", "my model"])
def test_a_folder_for_a_model_is_told_by_its_name(name: str, tmp_path: Path) -> None:
    assert names_model(tmp_path / name)
    assert not names_model(tmp_path / f"{name}s")
    (tmp_path / name).mkdir()
    (tmp_path / name / EXPORT_MARKER).touch()  # files were exported to it before
    assert not names_model(tmp_path / name)


def test_a_failure_leaves_the_older_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_a_model(tmp_path / "m")
    before = (folder / "model.safetensors").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folders, "write_whole", full)
    with pytest.raises(Problem, match="No space left"):
        write_a_model(folder, a_head(seed=1))
    assert (folder / "model.safetensors").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["m"]


@pytest.mark.skipif(os.name != "posix", reason="only there folders have such permissions")
def test_permissions_and_a_link_stay(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        folder = write_a_model(tmp_path / "m")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o750
        folder.chmod(0o700)
        (tmp_path / "link").symlink_to(folder)
        write_a_model(tmp_path / "link", a_head(seed=1))
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    finally:
        os.umask(before)
    assert (tmp_path / "link").is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"m", "link"}


def test_a_file_or_another_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "model.json").write_text("{}")
    (tmp_path / "folder" / "mine.txt").write_text("mine")
    for name in ("file", "folder"):
        with pytest.raises(Problem):
            refuse_taken(tmp_path / name)
    refuse_taken(tmp_path / "new")


def test_encoder_and_head_in_one_file_say_what_both_say(tmp_path: Path) -> None:
    path = onnx_sound(tmp_path / "encoder.onnx")
    path.with_suffix(".json").write_text(f'{{"rate": {RATE}}}')
    wave = np.random.default_rng(0).normal(size=LENGTH).astype(np.float32)
    embedding = load_encoder(path).embed([Sound(wave, RATE)])
    head = a_head(WIDTH)
    joined = onnxruntime.InferenceSession(joined_onnx(head, CLASSES, path, "embedding"))
    [found] = joined.run(None, {"x": wave[None]})
    np.testing.assert_allclose(found, head.predict_proba(embedding), atol=1e-5)


def test_an_encoder_that_cannot_be_joined_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.onnx").write_bytes(b"no model at all")
    with pytest.raises(Problem, match="cannot be joined"):
        joined_onnx(a_head(WIDTH), CLASSES, tmp_path / "a.onnx", "embedding")
