"""Run the steps, a line each with its seconds."""

import platform
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from aldesk import __version__
from aldesk.cli.commands import Desktop
from aldesk.core.errors import Problem
from aldesk.selftest.commands import is_frozen
from aldesk.selftest.expect import Failed
from aldesk.selftest.steps import STEPS, Place

Say = Callable[[str], None]


def run(desktop: Desktop, keep: Path | None, say: Say) -> int:
    """Try everything out in a new folder.

    Parameters
    ----------
    desktop : Desktop
        For the commands that open a window.
    keep : Path or None
        A folder to work in, which is left behind; by default a temporary one, left only if a step
        fails.
    say : callable
        Takes the lines.

    Returns
    -------
    int
        The exit code: 0 only if every step holds.

    Raises
    ------
    Problem
        If `keep` is there already, or cannot be made.
    """
    kind = "frozen" if is_frozen() else "from source"
    say(f"ALDesk {__version__}, {kind}, Python {platform.python_version()}, {platform.platform()}")
    place = Place(_make_folder(keep), desktop)
    start = time.monotonic()
    n_failed = sum(not _holds(name, step, place, say) for name, step in STEPS)
    seconds = time.monotonic() - start
    if n_failed:
        say(f"{n_failed} of {len(STEPS)} steps failed, {seconds:.1f} s. See {place.folder}")
        return 1
    say(f"All {len(STEPS)} steps hold, {seconds:.1f} s.")
    if keep is None:
        shutil.rmtree(place.folder, ignore_errors=True)
    return 0


def _make_folder(keep: Path | None) -> Path:
    if keep is None:
        return Path(tempfile.mkdtemp(prefix="aldesk-selftest-"))
    try:
        keep.mkdir(parents=True)
    except OSError as error:
        raise Problem(
            f"The folder cannot be made ({error.strerror})",
            subject=str(keep),
            todo="Name a new folder",
        ) from error
    return keep.resolve()


def _holds(name: str, step: Callable[[Place], str], place: Place, say: Say) -> bool:
    start = time.monotonic()
    report = ""
    try:
        outcome = step(place)
    except (Failed, Problem) as failed:
        outcome, report = "FAILED", str(failed)
    except Exception:  # noqa: BLE001 - whatever goes wrong is what the self-test is for
        outcome, report = "FAILED", traceback.format_exc()
    word = "FAILED" if report else "ok"
    say(f"{word:<7}{time.monotonic() - start:6.1f} s  {name}: {report or outcome}")
    return not report


def paint(file: Path) -> int:
    """Open a project in a window, and print the time of day when its first sample is painted."""
    from aldesk.selftest.window import Desk

    Desk().paint(file)
    sys.stdout.write(f"{time.time()}\n")
    return 0
