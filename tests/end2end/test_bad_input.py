"""Everything that a person may hand over by mistake: it is told, and nothing is lost."""

import os
import sqlite3
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from aldesk.session import LabelSession
from aldesk.store import Project
from aldesk.store.check import check

Command = Callable[..., tuple[int, str]]
RATE = 8000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good clips, and five that are not."""
    made = tmp_path / "clips"
    made.mkdir()
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, (2, RATE)).astype(np.float32)
    soundfile.write(made / "good1.wav", noise[0], RATE)
    soundfile.write(made / "good2.flac", noise[1], RATE)
    soundfile.write(made / "short.wav", noise[0][:10], RATE)
    (made / "empty.wav").touch()
    (made / "text.wav").write_text("This is a letter.\n" * 50)
    whole = (made / "good2.flac").read_bytes()
    (made / "cut.flac").write_bytes(whole[: len(whole) // 2])
    (made / "dangling.wav").symlink_to(made / "nowhere.wav")
    return made


def huge_png(path: Path) -> None:
    """Write the head of a picture that says it has 60,000 × 60,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    size = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(60_000 * 3 + 1))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def test_broken_clips_are_left_out_and_named(aldesk: Command, folder: Path, tmp_path: Path) -> None:
    code, said = aldesk("new", tmp_path / "p.aldesk", "--source", folder, "--classes", "a,b")
    assert code == 0
    for name, reason in (
        ("empty.wav", "empty"),
        ("text.wav", ""),
        ("dangling.wav", ""),
        ("cut.flac", "cut off"),  # its header is whole, but its end is not there
    ):
        line = next(line for line in said.splitlines() if f"{name}:" in line)
        assert line.startswith("Noticed:")
        assert reason in line

    code, said = aldesk("embed", tmp_path / "p.aldesk")
    assert code == 0
    assert "3 samples are embedded" in said  # the ten-sample clip has a spectrum too
    assert aldesk("check", tmp_path / "p.aldesk")[0] == 0


def test_a_clip_too_short_for_a_transformer_is_named(
    aldesk: Command, folder: Path, tmp_path: Path
) -> None:
    encoder = tmp_path / "wav2vec2"
    tiny_wav2vec2(encoder)
    file = tmp_path / "p.aldesk"
    aldesk("new", file, "--source", folder, "--encoder", encoder)
    code, said = aldesk("embed", file)
    assert code == 0
    assert "2 samples are embedded" in said
    assert "short.wav" in said
    assert "10 samples" in said


def tiny_wav2vec2(folder: Path) -> None:
    import torch
    from transformers import Wav2Vec2Config, Wav2Vec2FeatureExtractor, Wav2Vec2Model

    torch.manual_seed(0)
    config = Wav2Vec2Config(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        conv_dim=(8,) * 7,
        num_conv_pos_embeddings=4,
        num_conv_pos_embedding_groups=2,
    )
    Wav2Vec2Model(config).save_pretrained(folder)
    Wav2Vec2FeatureExtractor().save_pretrained(folder)


def test_a_picture_of_3600_megapixels_is_refused_unread(aldesk: Command, tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    huge_png(pictures / "huge.png")
    Image.new("RGB", (8, 8), "red").save(pictures / "small.png")
    code, said = aldesk("new", tmp_path / "p.aldesk", "--source", pictures)
    assert code == 0
    assert "huge.png: " in said
    assert "megapixels" in said
    with Project.open(tmp_path / "p.aldesk") as project:
        assert [sample.path.name for sample in project.samples] == ["small.png"]


def test_a_table_with_every_mistake(aldesk: Command, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "path,label\nclips/good1.wav,a\nclips/missing.wav,a\nclips/good1.wav,b\n"
        "clips/good2.flac,purple\n",
        encoding="utf-8",
    )
    code, said = aldesk("new", tmp_path / "p.aldesk", "--source", table, "--classes", "a,b")
    assert code == 0
    assert "2 samples" in said
    assert "missing.wav" in said
    assert "purple" in said
    assert sum("good1.wav" in line for line in said.splitlines()) == 1
    with Project.open(tmp_path / "p.aldesk") as project:
        labels = {sample.path.name: sample.label for sample in project.samples}
        assert labels == {"good1.wav": "a", "good2.flac": None}


def test_labels_of_an_unknown_class_are_refused_whole(
    aldesk: Command, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "p.aldesk"
    aldesk("new", file, "--source", folder, "--classes", "a,b")
    table = tmp_path / "labels.csv"
    table.write_text("path,label\nclips/good1.wav,a\nclips/good2.flac,purple\n", encoding="utf-8")
    code, said = aldesk("label", file, "--from", table)
    assert code == 1
    assert "purple" in said
    assert "a, b" in said
    with Project.open(file) as project:
        assert project.journal.labels.marks == {}


@pytest.mark.parametrize("command", ["embed", "check", "export"])
def test_what_is_no_project(aldesk: Command, tmp_path: Path, command: str) -> None:
    file = tmp_path / "notes.aldesk"
    file.write_text("shopping list")
    more = ["--to", tmp_path / "out.csv"] if command == "export" else []
    code, said = aldesk(command, file, *more)
    assert code == 1
    assert "not an ALDesk project" in said
    assert file.read_text() == "shopping list"
    assert aldesk(command, tmp_path / "nowhere.aldesk", *more)[0] == 1


def test_a_project_of_a_newer_version(aldesk: Command, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.aldesk"
    aldesk("new", file, "--source", folder)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = file.read_bytes()
    code, said = aldesk("check", file)
    assert code == 1
    assert "newer ALDesk" in said
    assert file.read_bytes() == before


def test_a_project_that_is_open_elsewhere(aldesk: Command, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.aldesk"
    aldesk("new", file, "--source", folder)
    with Project.open(file):
        code, said = aldesk("embed", file)
    assert code == 1
    assert "another window" in said
    assert check(file) == []


def test_a_full_disk_while_exporting(
    aldesk: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "p.aldesk"
    aldesk("new", file, "--source", folder)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        code, said = aldesk("export", file, "--to", tmp_path / "labels.csv")
    assert code == 1
    assert "No space left" in said
    assert not (tmp_path / "labels.csv").exists()
    assert check(file) == []


def test_an_export_of_a_file_that_is_gone(aldesk: Command, folder: Path, tmp_path: Path) -> None:
    file, table = tmp_path / "p.aldesk", tmp_path / "labels.csv"
    aldesk("new", file, "--source", folder)
    table.write_text("path,label\nclips/good1.wav,a\nclips/good2.flac,a\n", encoding="utf-8")
    with Project.open(file) as project:
        LabelSession(project).add_class("a")
    assert aldesk("label", file, "--from", table)[0] == 0
    (folder / "good1.wav").rename(tmp_path / "away.wav")
    code, said = aldesk("export", file, "--to", tmp_path / "out")
    assert code == 1
    assert "1 file copied, 0 already there; 1 left out" in said
    assert "good1.wav: it is gone." in said
    assert (tmp_path / "out" / "labels.csv").exists()
    (tmp_path / "away.wav").rename(folder / "good1.wav")
    code, said = aldesk("export", file, "--to", tmp_path / "out")
    assert code == 0
    assert "1 file copied, 1 already there." in said


def test_a_source_that_is_not_there(aldesk: Command, tmp_path: Path) -> None:
    code, said = aldesk("new", tmp_path / "p.aldesk", "--source", tmp_path / "nowhere")
    assert code == 1
    assert "nowhere" in said
    assert not list(tmp_path.glob("*.aldesk"))


@pytest.mark.parametrize(
    ("encoder", "what"), [("nonsense", "no such encoder"), ("gradients", "is for picture")]
)
def test_an_encoder_that_does_not_fit(
    aldesk: Command, folder: Path, tmp_path: Path, encoder: str, what: str
) -> None:
    file = tmp_path / "p.aldesk"
    code, said = aldesk("new", file, "--source", folder, "--encoder", encoder)
    assert code == 1
    assert what in said
    assert "spectral" in said
    assert not file.exists()
