"""How far a command is, where standard error is a log file or a pipe."""

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from aldesk.cli.hub_fetch import fetch_first
from aldesk.cli.progress_lines import Bar, Lines
from aldesk.core.hub_id import HubId
from tests.conftest import MakeTones


def test_a_log_gets_a_line_at_each_tenth_and_each_half_minute(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now = [0.0]
    lines = Lines("Embedding", lambda: now[0])
    for done in range(0, 3001, 10):  # 3,000 in 300 s
        now[0] = done / 10
        lines(done, 3000)
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 10
    assert said[0] == "Embedding (10 %): 300 of 3,000 · 10/s · 4 min left"
    assert said[-1] == "Embedding (100 %): 3,000 of 3,000 · 10/s"


def test_slow_work_is_told_of_too_and_fast_work_says_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now = [0.0]
    lines = Lines("Embedding", lambda: now[0])
    lines.show_long(37 * 60)
    for second in range(100):
        now[0] = second
        lines(1, 3000)
    assert capsys.readouterr().err.splitlines() == 3 * [
        "Embedding (0 %): 1 of 3,000 · in a long clip of 37 min"
    ]
    fast = Lines("Reading", lambda: now[0])
    for done in range(3001):
        now[0] += 0.001
        fast(done, 3000)
    assert capsys.readouterr().err == ""


def test_fetching_from_the_hub_is_told_of_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fetch(name: HubId, config: str, progress: Callable[[int], None], _: object) -> None:
        assert (str(name), config) == ("owner/birds", "small")
        progress(0)
        progress(340_000_000)

    monkeypatch.setattr("aldesk.cli.progress_lines._SECONDS_BETWEEN_LINES", 0.0)
    monkeypatch.setattr("aldesk.cli.hub_fetch.fetch_dataset", fetch)
    fetch_first("owner/birds", "small", False, threading.Event())
    said = capsys.readouterr().err.splitlines()
    assert said == ["Downloading, in MB: 0", "Downloading, in MB: 340"]
    fetch_first(tmp_path, "", False, threading.Event())
    assert capsys.readouterr().err == ""


def test_a_log_that_cannot_be_written_is_no_reason_to_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stderr", Full())
    monkeypatch.setattr("aldesk.cli.progress_lines._SECONDS_BETWEEN_LINES", 0.0)
    with Bar("Embedding", silent=False) as bar:
        bar(1, 10)


_EAGER = """
import sys
from aldesk import __main__
from aldesk.cli import progress_lines

progress_lines._SECONDS_BETWEEN_LINES = 0.0
sys.exit(__main__.main())
"""


def test_a_pipe_gets_lines_and_standard_output_only_the_json(
    tmp_path: Path, make_tones: MakeTones
) -> None:
    file = tmp_path / "tones.aldesk"
    run = [sys.executable, "-c", _EAGER]
    steps = {
        "Reading": ["new", str(file), "--source", str(make_tones())],
        "Embedding": ["embed", str(file)],
        "Exporting": ["export", str(file), "--embeddings", "--to", str(tmp_path / "emb.npy")],
    }
    for title, step in steps.items():
        done = subprocess.run(
            [*run, *step, "--json"], capture_output=True, text=True, check=True, env=os.environ
        )
        assert json.loads(done.stdout)
        assert f"{title} (100 %): 36 of 36" in done.stderr, done.stderr
        assert "\r" not in done.stderr
