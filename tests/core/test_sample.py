from pathlib import Path

from aldesk.core.sample import content_id


def test_the_id_follows_the_content_and_not_the_name(tmp_path: Path) -> None:
    for name, content in (("a", b"same"), ("b", b"same"), ("c", b"other")):
        (tmp_path / name).write_bytes(content)
    assert content_id(tmp_path / "a") == content_id(tmp_path / "b")
    assert content_id(tmp_path / "a") != content_id(tmp_path / "c")
    assert len(content_id(tmp_path / "a")) == 32
