"""A risky place is told once of each project, and quietly."""

from pathlib import Path

import pytest

from aldesk.gui.kit.messages import Messages
from aldesk.gui.window.cautions import tell_cautions
from aldesk.store import Project


def test_a_cloud_and_a_disk_without_locks_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Project, "has_native_lock", False)
    for name in ("Dropbox", "Nextcloud", "own"):
        (tmp_path / name).mkdir()
    texts: list[tuple[str, str]] = []
    for name in ("Dropbox", "Dropbox", "Nextcloud", "own"):
        messages, file = Messages(), tmp_path / name / "p.aldesk"
        messages.arrived.connect(lambda text, tone, _act: texts.append((text, tone)))
        messages.listen()
        with Project.open(file) if file.exists() else Project.create(file, [], []) as project:
            tell_cautions(project, messages)
    assert [next(w for w in ("Dropbox", "Nextcloud", "disk") if w in t) for t, _ in texts] == [
        *("disk", "Dropbox", "disk", "Nextcloud", "disk"),
    ]
    assert {tone for _, tone in texts} == {"muted"}
