"""Names on the hub."""

import pytest

from aldesk.core.hub_id import HubId


@pytest.mark.parametrize("text", ["owner/name", "o.w-n_er/N.2", "o/name@v1.0", "o/n@refs/pr/1"])
def test_an_id_is_read_and_written_as_the_same_text(text: str) -> None:
    found = HubId.parse(text)
    assert found
    assert str(found) == text


@pytest.mark.parametrize("text", ["", "name", "a/b/c", "/a", "a/", "a/b@", "../x", "a b/c", "ä/b"])
def test_what_is_no_id(text: str) -> None:
    assert HubId.parse(text) is None


def test_its_parts() -> None:
    found = HubId.parse("owner/name@main")
    assert found == HubId("owner/name", "main")
    assert found.name == "name"
