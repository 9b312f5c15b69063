"""Set ALDesk up in `.venv`, then run its demo or its checks.

    python3 packaging/quickstart.py demo [arguments of `aldesk demo`]
    python3 packaging/quickstart.py test [arguments of pytest]

Needs Python 3.11 or newer and nothing else. The first run downloads the packages; the next ones
start at once.
"""

import hashlib
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is to read this much
    sys.exit(
        f"ALDesk needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.\n"
        "Run this file with a newer one, such as python3.11."
    )

import importlib.util
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from aldesk.cli import system_needs  # noqa: E402 - from the checkout; nothing is installed yet

ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin")
STAMP = ENVIRONMENT / "quickstart.stamp"
PYPROJECT = ROOT / "pyproject.toml"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"

STEPS = 3
_numbers = count(1)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Announce a step, and say how long it took."""
    print(f"[{next(_numbers)}/{STEPS}] {title}", flush=True)
    start = time.monotonic()
    yield
    print(f"      done in {time.monotonic() - start:.1f} s", flush=True)


def has_pip() -> bool:
    """Say whether this Python can put pip into a virtual environment; Debian splits that off."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def venv_need() -> system_needs.Need:
    """Return what Debian calls the package that makes virtual environments."""
    debian = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return system_needs.Need("a virtual environment", debian, "python3", has_pip)


def meet_system_needs() -> None:
    """Install what the system lacks, or name it; go on if only sound or text would suffer."""
    missing = system_needs.missing([venv_need()])
    if missing and system_needs.can_install():
        system_needs.install(missing)
        missing = system_needs.missing([venv_need()])
    if missing:
        print(system_needs.describe(missing))
    if any(need.vital for need in missing):
        sys.exit("Install them with the command above, then run this again.")
    if missing:
        print("Going on without.", flush=True)


def fingerprints() -> list[str]:
    """Return what the environment, and what its packages were made from."""
    packages = hashlib.sha256(PYPROJECT.read_bytes() + CONSTRAINTS.read_bytes()).hexdigest()
    return [f"{sys.version} {ROOT}".replace("\n", " "), packages]


def stamped() -> list[str]:
    """Return the fingerprints of the last set-up that was finished."""
    return STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else ["", ""]


def make_environment() -> None:
    """Make `.venv` anew, unless a finished one of this Python is there."""
    if stamped()[0] != fingerprints()[0]:
        command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
        run(command, otherwise=f"Could not make {ENVIRONMENT}; the reason is above.")


def install_packages() -> None:
    """Install ALDesk, editable, with the pinned versions; the stamp says that it was finished."""
    if stamped() == fingerprints():
        return
    STAMP.unlink(missing_ok=True)
    command = [str(PROGRAMS / "python"), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--constraint", str(CONSTRAINTS), "--editable", f"{ROOT}[dev]"]
    run(command, otherwise="Could not install the packages; the reason is above. Then run again.")
    STAMP.write_text("\n".join(fingerprints()), encoding="utf-8")


def run(command: list[str], otherwise: str) -> None:
    """Run a command, and end with a message if it fails."""
    if subprocess.run(command, check=False).returncode:
        sys.exit(otherwise)


def main(arguments: list[str]) -> int:
    """Set up, run the command, and return its exit code."""
    commands = {
        "demo": [str(PROGRAMS / "aldesk"), "demo"],
        "test": [str(PROGRAMS / "python"), str(ROOT / "packaging" / "check.py")],
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 2
    with step("System libraries"):
        meet_system_needs()
    with step(f"Virtual environment in {ENVIRONMENT}"):
        make_environment()
    with step("Packages (some hundred megabytes the first time)"):
        install_packages()
    return subprocess.run([*commands[arguments[0]], *arguments[1:]], check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nStopped; the next run carries on.")
