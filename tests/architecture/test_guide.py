"""README and guide: links lead somewhere, commands exist, and what is generated is up to date."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest
import yaml
from click import Context, Option

from aldesk import resources
from aldesk.cli.commands import main
from aldesk.cli.strategy_page import markdown
from aldesk.study.plan import DataPlan, Plan
from aldesk.study.plan_file import parse_plan

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "resources" / "guide"
PAGES = [ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md", *sorted(GUIDE.glob("*.md"))]
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


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
        # The guide travels with the program, which has nothing else of the checkout.
        assert target.is_relative_to(GUIDE if page.parent == GUIDE else ROOT), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_code_names_files_that_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:aldesk|tests|packaging|resources)/[\w./]+)`", text):
        assert (ROOT / path).exists(), path


def commands(page: Path) -> list[str]:
    """Return the lines of the page's code blocks and tables that call ALDesk or its scripts."""
    text = page.read_text(encoding="utf-8")
    blocks = [inside for kind, inside in _FENCE.findall(text) if not kind]
    in_tables = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)
    lines = chain(in_tables, *(block.splitlines() for block in blocks))
    return [line for line in lines if line.startswith(("aldesk ", "python3 packaging/"))]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_exist_with_their_options(page: Path) -> None:
    context = Context(main)
    for line in commands(page):
        program, *words = shlex.split(re.split(r"  +", line)[0])
        if program == "python3":
            assert (ROOT / words[0]).exists(), line
            continue
        command = main.get_command(context, words[0])
        if command is None:
            assert words[0].endswith(".aldesk"), line
            continue
        known = set(chain.from_iterable(p.opts for p in command.params if isinstance(p, Option)))
        assert {word for word in words if word.startswith("--")} <= known, line


def test_each_command_has_its_section_with_all_options() -> None:
    page = (GUIDE / "command-line.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## aldesk ([\w-]+)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    context = Context(main)
    assert sorted(sections) == main.list_commands(context)
    for title, section in sections.items():
        command = main.get_command(context, title)
        assert command
        options = {p.opts[0] for p in command.params if isinstance(p, Option) and not p.hidden}
        assert options - {"--json"} <= set(re.findall(r"--[\w-]+", section)), title


def test_the_plan_is_read_and_all_its_keys_are_told() -> None:
    page = (GUIDE / "studies.md").read_text(encoding="utf-8")
    (plan,) = (text for kind, text in _FENCE.findall(page) if kind == "toml")
    parse_plan(plan, "studies.md", ROOT)
    numbers = Plan.__dataclass_fields__.keys() - {"data", "strategies", "classifier"}
    for key in (*DataPlan.__dataclass_fields__, *numbers):
        assert re.search(rf"`{key}`|\b{key} = ", page), key


def test_the_page_of_strategies_is_that_of_the_catalogue() -> None:
    """`aldesk strategies --markdown > resources/guide/strategies.md` brings it up to date."""
    page = (GUIDE / "strategies.md").read_text(encoding="utf-8")
    assert page.strip() == markdown().strip()


def test_the_code_of_the_python_page_runs(tmp_path: Path) -> None:
    page = (GUIDE / "python.md").read_text(encoding="utf-8")
    code = "\n".join(text for kind, text in _FENCE.findall(page) if kind == "python")
    demo = resources.demo("spoken-digits")
    shutil.copy(demo / "v00_seven_1.ogg", tmp_path / "clip.ogg")
    lines = (demo / "labels.csv").read_text("utf-8").splitlines()
    (tmp_path / "some.csv").write_text("\n".join(lines[:20]), "utf-8")
    for words in (
        ["-m", "aldesk", "new", "digits.aldesk", "--source", str(demo / "labels.csv")],
        ["-m", "aldesk", "embed", "digits.aldesk"],
        ["-m", "aldesk", "label", "digits.aldesk", "--from", "some.csv"],
        ["-m", "aldesk", "export", "digits.aldesk", "--to", "model"],
        ["-c", code],
    ):
        python = [sys.executable, *words]
        done = subprocess.run(python, cwd=tmp_path, capture_output=True, text=True, check=False)
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


def test_the_map_has_the_floors_that_are_checked() -> None:
    page = (GUIDE / "architecture.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    house, rooms = page.split("The rooms of")
    for table, contract in zip((house, rooms), contracts, strict=False):
        told: dict[int, set[str]] = {}
        for floor, names in re.findall(r"^\| (\d+) \| (.*?) \|", table, re.MULTILINE):
            here = re.findall(r"`(?:aldesk/)?(\w+)(?:/|\.py)?`", names)
            told.setdefault(int(floor), set()).update(here)
        floors = [told[floor] for floor in sorted(told, reverse=True)]
        assert floors == [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]


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
