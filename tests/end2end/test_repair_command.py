"""`aldesk repair`, and what `check` says before and after it."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.store.mutated import change, make_rich

Command = Callable[..., tuple[int, str]]


def test_what_is_whole_is_saved_and_the_rest_is_told(aldesk: Command, tmp_path: Path) -> None:
    file, new = tmp_path / "p.aldesk", tmp_path / "new.aldesk"
    make_rich(file)
    change(file, "UPDATE band SET low = -1 WHERE low NOT NULL")
    before = file.read_bytes()
    code, said = aldesk("check", file)
    assert code == 1
    assert "the table of frequencies" in said
    code, said = aldesk("repair", file, "--to", new)
    assert code == 1
    assert "12 samples, 2 recordings, 2 sittings, 23 journal events" in said
    assert "Left out, since damaged or lost: 1 frequencies." in said
    assert file.read_bytes() == before
    assert aldesk("check", new)[0] == 0


def test_of_a_sound_project_nothing_is_left_out(aldesk: Command, tmp_path: Path) -> None:
    make_rich(tmp_path / "p.aldesk")
    code, said = aldesk("repair", tmp_path / "p.aldesk", "--to", tmp_path / "n.aldesk", "--json")
    facts = json.loads(said)
    assert (code, facts["left_out"], facts["notes"]) == (0, {}, [])
    assert facts["saved"]["samples"] == 12
    assert aldesk("repair", tmp_path / "p.aldesk", "--to", tmp_path / "n.aldesk")[0] == 1
    assert aldesk("repair", tmp_path / "none.aldesk", "--to", tmp_path / "x.aldesk")[0] == 1


def test_damaged_settings_are_told_by_check(aldesk: Command, tmp_path: Path) -> None:
    file = tmp_path / "p.aldesk"
    make_rich(file)
    change(file, "INSERT INTO meta VALUES ('settings', '{\"recipe\": 5}')")
    code, said = aldesk("check", file)
    assert code == 1
    assert "the fact 'settings'" in said
