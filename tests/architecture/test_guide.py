"""README and guide: links lead somewhere, commands exist, and what is generated is up to date."""

import re
import shlex
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest
import yaml
from click import Argument, Command, Group, Option

from aldesk.cli.commands import main
from aldesk.strategies.table import markdown

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "resources" / "guide"
PAGES = [ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md", *sorted(GUIDE.glob("*.md"))]
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


EMBED = "from aldesk.cli.commands import run\nfrom aldesk.__main__ import _Desktop\n"
EMBED += "assert run(['embed', 'digits.aldesk'], _Desktop()) == 0\n"


def name(page: Path) -> str:
    return page.name


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_code_names_files_that_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:aldesk|tests|packaging|resources)/[\w./]+)`", text):
        assert (ROOT / path).exists(), path


def commands(page: Path) -> list[str]:
    """Return the lines of the page's code blocks that call ALDesk or its scripts."""
    blocks = [text for kind, text in _FENCE.findall(page.read_text(encoding="utf-8")) if not kind]
    lines = chain.from_iterable(block.splitlines() for block in blocks)
    return [line for line in lines if line.startswith(("aldesk ", "python3 packaging/"))]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_exist_with_their_options(page: Path) -> None:
    assert isinstance(main, Group)
    for line in commands(page):
        program, *words = shlex.split(re.split(r"  +", line)[0])
        if program == "python3":
            assert (ROOT / words[0]).exists(), line
            continue
        command = main.commands.get(words[0])
        if command is None:
            assert words[0].endswith(".aldesk"), line
            continue
        known = set(chain.from_iterable(p.opts for p in command.params if isinstance(p, Option)))
        assert {word for word in words if word.startswith("--")} <= known, line


def documented(text: str, command: Command) -> list[str]:
    """Return the options of a command that a page does not name."""
    options = [p for p in command.params if isinstance(p, Option) and not p.hidden]
    assert all(isinstance(p, Option | Argument) for p in command.params)
    return [p.opts[0] for p in options if p.opts[0] not in text]


def test_every_command_and_option_is_documented() -> None:
    text = (GUIDE / "command-line.md").read_text(encoding="utf-8")
    text += (GUIDE / "studies.md").read_text(encoding="utf-8")
    text += (GUIDE / "using-the-window.md").read_text(encoding="utf-8")
    assert isinstance(main, Group)
    for title, command in main.commands.items():
        assert title == "window" or f"aldesk {title}" in text, title
        assert documented(text, command) == [], title


def test_the_page_of_strategies_is_that_of_the_catalogue() -> None:
    """`aldesk strategies --markdown > resources/guide/strategies.md` brings it up to date."""
    page = (GUIDE / "strategies.md").read_text(encoding="utf-8")
    assert page.strip() == markdown().strip()


def test_the_code_of_the_python_page_runs(tmp_path: Path) -> None:
    blocks = [text for kind, text in _FENCE.findall((GUIDE / "python.md").read_text()) if kind]
    code = "\n".join(blocks)
    prepare = (
        "import numpy as np, soundfile\n"
        "from pathlib import Path\n"
        "from aldesk.session.new_project import NewProject, make\n"
        "folder = Path('clips'); folder.mkdir()\n"
        "for n, name in enumerate(['seven', 'eight'] * 4):\n"
        "    (folder / name).mkdir(exist_ok=True)\n"
        "    tone = np.sin(np.arange(4000) * (0.1 + 0.02 * n)) / 2\n"
        "    soundfile.write(folder / name / f'{n}.wav', tone, 8000)\n"
        "soundfile.write('clip.wav', tone, 8000)\n"
        "make(NewProject(Path('digits.aldesk'), folder)).close()\n"
    )
    for part in (prepare, "import subprocess, sys\n" + EMBED, code):
        done = subprocess.run(
            [sys.executable, "-c", part], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_the_readme_is_short_and_the_glossary_a_page() -> None:
    assert len((ROOT / "README.md").read_bytes()) <= 10_000
    text = (GUIDE / "architecture.md").read_text(encoding="utf-8")
    glossary = text[text.index("## Glossary") :]
    assert len(glossary.splitlines()) <= 60


def test_the_map_has_every_package_and_every_room() -> None:
    text = (GUIDE / "architecture.md").read_text(encoding="utf-8")
    for folder in (ROOT / "aldesk").iterdir():
        if (folder / "__init__.py").exists():
            assert f"`aldesk/{folder.name}/`" in text, folder.name
    for inner in ("gui", "engine"):
        for folder in (ROOT / "aldesk" / inner).iterdir():
            if (folder / "__init__.py").exists():
                assert f"`{folder.name}`" in text, folder.name


def test_where_do_i_find_names_files_that_are_there() -> None:
    text = (GUIDE / "architecture.md").read_text(encoding="utf-8")
    found = text[text.index("## Where do I find") : text.index("## Glossary")]
    walks = text[text.index("## Three walks") : text.index("## Where do I find")]
    rooms = [ROOT / "aldesk", ROOT / "aldesk" / "gui"]
    paths = re.findall(r"`(\w+/[\w/]+)`", found + walks)
    assert len(paths) > 30
    for path in paths:
        assert any(
            f.with_suffix(".py").exists() or f.is_dir() for f in (r / path for r in rooms)
        ), path


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["cff-version"] == "1.2.0"
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])
    assert {"message", "title", "authors"} <= citation.keys()
