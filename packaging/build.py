"""Build ALDesk for this system, from a clean checkout to what people install, in `dist/`.

    python3 packaging/build.py [--dry-run] [--system linux|windows|macos] [--torch-index URL]

Linux: a .deb and a self-extracting .run; Windows: an installer (needs Inno Setup 6); macOS: a .dmg.
Needs Python 3.11 or newer; everything else is installed into `.build/venv`. `packaging/README.md`
says more, also on signing.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
BUILD = ROOT / ".build"
DIST = ROOT / "dist"
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
# Its own index has builds for the processor alone; macOS has no others.
TORCH_CPU = "https://download.pytorch.org/whl/cpu"


@dataclass(frozen=True)
class Build:
    """One build, or the dry run of one.

    Attributes
    ----------
    system : {"linux", "windows", "macos"}
    torch_index : str
        Where pip finds PyTorch for the processor alone; empty for the usual index.
    dry : bool
        Whether commands are printed and not run.
    """

    system: str
    torch_index: str = ""
    dry: bool = False

    @property
    def python(self) -> Path:
        """The Python of the environment that is frozen."""
        return BUILD / "venv" / ("Scripts/python.exe" if self.system == "windows" else "bin/python")

    @property
    def frozen(self) -> Path:
        """The folder that PyInstaller writes; on macOS the bundle."""
        return BUILD / "frozen" / ("ALDesk.app" if self.system == "macos" else "aldesk")

    @property
    def program(self) -> Path:
        """The frozen program itself."""
        inside = {"macos": "Contents/MacOS/aldesk", "windows": "aldesk.exe", "linux": "aldesk"}
        return self.frozen / inside[self.system]

    def run(self, *command: str | Path, **variables: str) -> None:
        """Run a command in the checkout; end the build if it fails."""
        words = [str(word) for word in command]
        print("   ", *(f"{name}={value}" for name, value in variables.items()), *words, flush=True)
        if self.dry:
            return
        if subprocess.run(words, cwd=ROOT, env={**os.environ, **variables}, check=False).returncode:
            sys.exit("That failed; the reason is above.")


def version() -> str:
    """Return ALDesk's version."""
    found = re.search(r'__version__ = "(.+)"', (ROOT / "aldesk" / "__init__.py").read_text("utf-8"))
    assert found  # noqa: S101 - a file of ours
    return found[1]


def make_environment(build: Build) -> None:
    """Install ALDesk, the tools, and PyTorch for the processor alone into `.build/venv`."""
    build.run(sys.executable, "-m", "venv", "--clear", BUILD / "venv")
    pip = [str(build.python), "-m", "pip", "install", "--disable-pip-version-check"]
    pip += ["--constraint", str(PACKAGING / "constraints.txt")]
    if build.torch_index:
        build.run(*pip, "--extra-index-url", build.torch_index, "torch")
    build.run(
        *pip, "--requirement", PACKAGING / "build-requirements.txt", "--editable", f"{ROOT}[tflite]"
    )
    no_cuda = "import sys, torch; sys.exit(torch.version.cuda and 'This PyTorch brings CUDA.')"
    build.run(build.python, "-c", no_cuda)


def make_parts(build: Build) -> None:
    """Render the icons."""
    build.run(build.python, PACKAGING / "icons.py", BUILD / "made" / "icons")


def freeze(build: Build) -> None:
    """Have PyInstaller collect everything into one folder."""
    build.run(
        *(build.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--workpath", BUILD / "work", "--distpath", BUILD / "frozen"),
        PACKAGING / "aldesk.spec",
        ALDESK_BUILD=str(BUILD / "made"),
        ALDESK_VERSION=version(),
    )


def try_it(build: Build) -> None:
    """Let the frozen program test itself."""
    build.run(build.program, "selftest")


def finish(build: Build) -> None:
    """Make what people install."""
    if not build.dry:
        shutil.rmtree(DIST, ignore_errors=True)
        DIST.mkdir()
    build.run(
        *(build.python, PACKAGING / f"finish_{build.system}.py"),
        *(build.frozen, BUILD / "made", DIST, version()),
    )


def measure(build: Build) -> None:
    """Print the sizes."""
    build.run(build.python, PACKAGING / "sizes.py", build.frozen, DIST)


STEPS: tuple[tuple[str, Callable[[Build], None]], ...] = (
    ("environment", make_environment),
    ("parts", make_parts),
    ("freeze", freeze),
    ("selftest", try_it),
    ("finish", finish),
    ("sizes", measure),
)


def read_arguments(arguments: Sequence[str]) -> Any:
    """Read the command line."""
    here = SYSTEMS[sys.platform]
    names = [name for name, _ in STEPS]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dry-run", action="store_true", help="print the commands, run none")
    parser.add_argument("--system", choices=SYSTEMS.values(), default=here, help="with --dry-run")
    parser.add_argument("--torch-index", default="" if here == "macos" else TORCH_CPU)
    parser.add_argument("--from", dest="first", choices=names, default=names[0], help="begin here")
    chosen = parser.parse_args(arguments)
    if chosen.system != here and not chosen.dry_run:
        parser.error(f"{chosen.system} can be built only there; here only with --dry-run")
    return chosen


def main(arguments: Sequence[str]) -> None:
    """Do all steps, or those from the first one chosen."""
    chosen = read_arguments(arguments)
    build = Build(chosen.system, chosen.torch_index, chosen.dry_run)
    names = [name for name, _ in STEPS]
    steps = STEPS[names.index(chosen.first) :]
    begin = time.monotonic()
    for number, (name, step) in enumerate(steps, start=1):
        print(f"[{number}/{len(steps)}] {name}", flush=True)
        start = time.monotonic()
        step(build)
        print(f"      done in {time.monotonic() - start:.0f} s", flush=True)
    print(f"Built in {(time.monotonic() - begin) / 60:.1f} minutes.")


if __name__ == "__main__":
    main(sys.argv[1:])
