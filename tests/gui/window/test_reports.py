"""The log stays small, and reports of crashes can be sent."""

import errno
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from unittest.mock import Mock

import pytest
from platformdirs import user_log_path

from aldesk.gui.kit.messages import Messages
from aldesk.gui.window.crash_report import install_crash_report
from aldesk.gui.window.log_file import log_to_file


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[logging.Handler]:
    made = log_to_file(tmp_path)
    yield made
    logging.getLogger("aldesk").removeHandler(made)
    made.close()


def test_the_log_is_rotated(handler: logging.Handler, tmp_path: Path) -> None:
    log = logging.getLogger("aldesk.test")
    for _ in range(60):
        log.warning("x" * 100_000)
    sizes = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    assert set(sizes) == {"aldesk.log", *(f"aldesk.log.{n}" for n in (1, 2, 3))}
    assert max(sizes.values()) <= 1 << 20


def test_a_full_disk_costs_a_line_of_the_log_and_says_nothing(
    handler: logging.FileHandler, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: str) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    handler.setStream(Mock(write=refuse)).close()
    logging.getLogger("aldesk.test").warning("x")
    assert capsys.readouterr().err == ""


def test_a_report_names_nobody_and_says_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "linnaeus")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    messages, said = Messages(), list[str]()
    messages.arrived.connect(lambda text, *_: said.append(text))
    messages.listen()
    install_crash_report(messages)
    for _ in range(23):
        try:
            raise ZeroDivisionError("of linnaeus \udcff")
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    reports = sorted(user_log_path("ALDesk").glob("report-*.txt"))
    assert len(reports) == 20
    assert str(reports[-1]) in said[-1]
    text = reports[-1].read_text(encoding="utf-8")
    assert text.startswith("ALDesk ")
    assert "ZeroDivisionError: of <user> \\udcff" in text
    assert "test_reports.py" in text
