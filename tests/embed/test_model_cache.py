"""Models of the hub that are here already."""

from pathlib import Path

import pytest

from aldesk.core.hub_id import HubId
from aldesk.embed.model_cache import cached_model


def test_only_a_whole_model_is_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    folder = tmp_path / "hub" / "models--owner--name"
    commit = folder / "snapshots" / "abc"
    commit.mkdir(parents=True)
    (folder / "refs").mkdir()
    (folder / "refs" / "main").write_text("abc\n")
    assert cached_model(HubId("owner/name")) is None
    (commit / "config.json").touch()
    assert cached_model(HubId("owner/name")) is None
    (commit / "model.safetensors").touch()
    assert cached_model(HubId("owner/name")) == cached_model(HubId("owner/name", "abc")) == commit
    assert cached_model(HubId("owner/name", "other")) is None
