"""What a project knows of the encoders that it has used, and a change back to one."""

import os
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.refit import WrittenShard
from aldesk.embed import write_shard
from aldesk.engine.embed.client import ProjectSink
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.reports import EncoderLoaded
from aldesk.engine.embed.used_encoders import outlook, use, used_encoders
from aldesk.store import Project

SPECTRAL = EncoderChoice("spectral")
WHISPER = EncoderChoice("openai/whisper-tiny", "mean", "float32")


def loaded(project: Project, choice: EncoderChoice, key: str, n: int = 0) -> WrittenShard | None:
    """Let an encoder be loaded, and embed the first n samples."""
    card = {"name": choice.encoder, "n_features": 2, "revision": ""}
    ProjectSink(project, choice=choice).take(EncoderLoaded(key, card))
    if not n:
        return None
    shard = write_shard(
        project.embeddings.folder, key, np.ones((n, 2), np.float32), np.arange(n, dtype=np.int64)
    )
    project.embeddings.add_shard(shard)
    return shard


def test_a_new_encoder_has_everything_to_embed(project: Project) -> None:
    seen = outlook(project, SPECTRAL)
    assert (seen.used, seen.n_missing, seen.is_present) == (None, 36, False)


def test_the_embeddings_of_an_earlier_encoder_are_found_again(project: Project) -> None:
    loaded(project, SPECTRAL, "a", 36)
    loaded(project, WHISPER, "b", 20)
    assert project.meta.encoder_key == "b"
    assert EncoderChoice.of(project) == WHISPER
    assert [used.key for used in used_encoders(project)] == ["a", "b"]
    seen = outlook(project, SPECTRAL)
    assert seen.used
    assert (seen.used.key, seen.n_missing, seen.is_present) == ("a", 0, False)
    present = outlook(project, WHISPER)
    assert (present.n_missing, present.is_present) == (16, True)
    assert outlook(project, EncoderChoice(WHISPER.encoder, "cls", "float32")).used is None
    use(project, seen.used)
    assert (project.meta.encoder, project.meta.encoder_key) == ("spectral", "a")
    assert project.meta.encoder_card["name"] == "spectral"
    assert project.embeddings.missing(project.meta.encoder_key).tolist() == []
    assert [used.key for used in used_encoders(project)] == ["a", "b"]


def test_failures_belong_to_one_encoder(project: Project) -> None:
    loaded(project, SPECTRAL, "a", 20)
    project.embeddings.add_broken(30, "a", "too short")
    loaded(project, WHISPER, "b", 20)
    assert outlook(project, WHISPER).n_missing == 16
    seen = outlook(project, SPECTRAL)
    assert (seen.n_missing, seen.n_failed) == (15, 1)


def test_a_project_of_an_earlier_version_knows_its_present_encoder(project: Project) -> None:
    project.meta.encoder_key = "a"
    project.meta.encoder_card = {"name": "spectral", "n_features": 2}
    loaded(project, WHISPER, "b")
    assert [(used.choice, used.key) for used in used_encoders(project)] == [
        (SPECTRAL, "a"),
        (WHISPER, "b"),
    ]


def test_an_encoder_whose_file_has_changed_is_loaded_again(
    project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "x.npy"
    np.save(file, np.ones((36, 2)))
    choice = EncoderChoice(str(file))
    loaded(project, choice, "m", 36)
    assert outlook(project, choice).n_missing == 0
    np.save(file, np.zeros((36, 2)))
    os.utime(file, (1, 1))
    seen = outlook(project, choice)
    assert (seen.used, seen.n_missing) == (None, 36)


def test_a_change_is_written_as_a_whole_or_not_at_all(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(project, SPECTRAL, "a", 36)
    loaded(project, WHISPER, "b")
    first = used_encoders(project)[0]
    monkeypatch.setattr("aldesk.store.meta_table.json.dumps", refuse_the_second())
    with pytest.raises(OSError, match="full"):
        use(project, first)
    monkeypatch.undo()
    assert (project.meta.encoder, project.meta.encoder_key) == (WHISPER.encoder, "b")


def refuse_the_second() -> object:
    n = 0

    def dumps(value: object) -> str:
        nonlocal n
        n += 1
        if n > 1:
            raise OSError("full")
        return '"x"'

    return dumps


def test_a_model_of_the_hub_keeps_the_commit_that_it_had_also_after_another(
    project: Project,
) -> None:
    card = {"name": WHISPER.encoder, "n_features": 2, "revision": "abc"}
    ProjectSink(project, choice=WHISPER).take(EncoderLoaded("b", card))
    loaded(project, SPECTRAL, "a")
    assert WHISPER.pinned(project) == f"{WHISPER.encoder}@abc"
