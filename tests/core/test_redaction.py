"""What may be sent to others says nothing of who the person is, and of their data."""

import io
import logging
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.core.redaction import PlainFormatter, redacted


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/linnaeus")
    monkeypatch.setenv("USERPROFILE", "/home/linnaeus")
    monkeypatch.setattr("getpass.getuser", lambda: "linnaeus")
    monkeypatch.setattr("socket.gethostname", lambda: "uppsala")


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ('File "/home/linnaeus/x/a.py", line 3', 'File "~/x/a.py", line 3'),
        ("/home/linnaeus2/x", "/home/linnaeus2/x"),
        ("/media/linnaeus/card on uppsala", "/media/<user>/card on <computer>"),
        ("linnaeusia", "linnaeusia"),
    ],
)
def test_home_user_and_computer_are_not_named(text: str, instead: str) -> None:
    assert redacted(text) == instead


def test_a_short_name_stays_where_it_is_part_of_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "a")
    assert redacted("a line in a file") == "a line in a file"


def test_the_log_holds_no_paths_labels_or_texts_of_exceptions() -> None:
    file, log = io.StringIO(), logging.Logger("aldesk.test")
    handler = logging.StreamHandler(file)
    handler.setFormatter(PlainFormatter())
    log.addHandler(handler)
    place = Path("/data/secret-meadow/night.wav")
    try:
        try:
            dict[str, int]()["barn owl"]
        except KeyError as error:
            raise ValueError(f"no barn owl in {place}") from error
    except ValueError:
        log.exception("%s could not be looked at", place)
    log.warning("%s: %s", str(place), Problem("The disk is full", subject=str(place)))
    log.info("%(path)s of %(n)d", {"path": place, "n": 7})
    text = file.getvalue()
    assert "secret" not in text
    assert "owl" not in text
    assert "<a .wav> could not be looked at" in text
    assert "KeyError\nwhich led to\n" in text
    assert text.count("test_redaction.py") == 2
    assert "<a .wav>: The disk is full" in text
    assert "<a .wav> of 7" in text
