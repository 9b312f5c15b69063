"""The commands: what they take, and which function does them."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, get_args

import click

from aldesk import __version__
from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import cluster_options
from aldesk.cli.common import json_option as _json
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.files import is_there

if TYPE_CHECKING:
    from aldesk.engine.cluster.address import ClusterAddress

Theme = Literal["auto", "light", "dark"]
Language = Literal["auto", "en", "de"]


@dataclass(frozen=True)
class DemoOptions:
    """What the demo was asked to do."""

    auto: int | None
    seed: int
    screenshot: Path | None
    as_json: bool
    theme: Theme
    language: Language = "auto"


class Desktop(Protocol):
    """The window, as this module sees it."""

    def open(self, file: Path | None, theme: Theme, language: Language) -> int:
        """Open the window and return the exit code."""

    def demo(self, file: Path, options: DemoOptions) -> int:
        """Open the window on a demo project and return the exit code."""

    def selftest(self, keep: Path | None, paint: Path | None) -> int:
        """Try everything out, or only paint a project's window, and return the exit code."""


_ELSEWHERE = {
    "add": "import_commands.add",
    "agreement": "agreement_command.agreement",
    "annotations": "event_commands.annotations",
    "apply": "apply_command.apply",
    "check": "label_commands.check",
    "copy": "copy_command.copy_command",
    "curve": "curve_command.curve",
    "embed": "embed_command.embed",
    "events": "event_commands.events",
    "export": "label_commands.export",
    "label": "label_commands.label",
    "merge": "merge_command.merge",
    "new": "import_commands.new",
    "relocate": "import_commands.relocate",
    "repair": "repair_command.repair",
    "replay": "replay_command.replay_command",
    "report": "import_commands.report",
    "rest": "rest_command.rest",
    "restore": "restore_command.restore",
    "second-looks": "second_looks_command.second_looks",
    "several": "label_commands.several",
    "similar": "similar_command.similar",
    "validate": "validate_command.validate",
    "words": "words_command.words",
}
"""Where the other commands are, imported when one is asked for: the window waits for none."""


class _WindowByDefault(click.Group):
    """Reads ``aldesk FILE`` as ``aldesk window FILE``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*self.commands, *_ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, _, name = _ELSEWHERE[cmd_name].partition(".")
        command = getattr(import_module(f"aldesk.cli.{module}"), name)
        assert isinstance(command, click.Command)  # noqa: S101 - the table's names are tested
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_command = bool(args) and args[0] in self.list_commands(ctx)  # or a file of that name
        is_file = bool(args) and (args[0].endswith(".aldesk") or is_there(Path(args[0])))
        is_option = bool(args) and args[0] in ("--theme", "--language")
        if not args or (is_file and not is_command) or is_option:
            args = ["window", *args]
        return super().parse_args(ctx, args)


_theme = click.option(
    "--theme",
    type=click.Choice(["auto", "light", "dark"]),
    default="auto",
    show_default=True,
    help="Colours of the window; auto is what its settings say, else the system's.",
)
_language = click.option(
    "--language",
    type=click.Choice(get_args(Language)),
    default="auto",
    show_default=True,
    help="Language of the window; auto is what its settings say, else the system's.",
)


def run(args: Sequence[str], desktop: Desktop) -> int:
    """Run a command line and return the exit code: 0, 1 for a problem, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):  # a file's name may have bytes that are no text
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = main.main(list(args), prog_name="aldesk", standalone_mode=False, obj=desktop)
    except Problem as problem:
        click.echo(f"aldesk: {problem}", err=True)
        return 1
    except Cancelled:
        click.echo("aldesk: Stopped. What is complete is kept.", err=True)
        return 130
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"aldesk: {where}{error.strerror or error}.", err=True)
        return 1
    except click.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return int(code or 0)


@click.group(cls=_WindowByDefault, context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="aldesk")
def main() -> None:
    """Label sound and pictures with active learning, offline, on a laptop.

    Without a command, `aldesk` or `aldesk FILE.aldesk` opens the window.
    """


@main.command()
@click.argument("file", type=_FILE, required=False)
@_theme
@_language
@click.pass_obj
def window(desktop: Desktop, file: Path | None, theme: Theme, language: Language) -> int:
    """Open the window, with a project if FILE is given."""
    return desktop.open(file, theme, language)


@main.command()
@click.option(
    "--auto", type=click.IntRange(1), help="Label this many samples with their true labels."
)
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="Of the random draws."
)
@click.option("--project", type=_FILE, help="Project file; made if it is not there.")
@click.option("--screenshot", type=_FILE, help="Save a picture of the window at the end.")
@click.option("--images", is_flag=True, help="Handwritten digits instead of spoken ones.")
@_theme
@_language
@_json
@click.pass_obj
def demo(
    desktop: Desktop,
    auto: int | None,
    seed: int,
    project: Path | None,
    screenshot: Path | None,
    images: bool,
    theme: Theme,
    language: Language,
    as_json: bool,
) -> int:
    """Open the demo: spoken or handwritten digits."""
    file = project or _demo_file(images, fresh=auto is not None)
    if not file.exists():
        _make_demo(file, images)
    return desktop.demo(file, DemoOptions(auto, seed, screenshot, as_json, theme, language))


@main.command()
@click.option("--keep", type=_FILE, help="Work in this new folder and keep it.")
@click.option("--paint", type=_FILE, hidden=True, help="Say when a project's window is painted.")
@click.pass_obj
def selftest(desktop: Desktop, keep: Path | None, paint: Path | None) -> int:
    """Test that everything works on this computer.

    The exit code is 0 if it does, else 1.
    """
    return desktop.selftest(keep, paint)


@main.command()
@_json
def doctor(as_json: bool) -> int:
    """Show versions, devices, folders and what is missing.

    For what is missing it says how to install it.
    """
    from aldesk.cli.doctor import examine, lines

    facts = examine()
    click.echo(json.dumps(facts) if as_json else "\n".join(lines(facts)))
    return 1 if facts["vital_missing"] else 0


@main.command()
@click.option("--markdown", is_flag=True, help="As Markdown, for the guide.")
def strategies(markdown: bool) -> None:
    """Describe the query strategies, and when to use each."""
    from aldesk.cli.strategy_page import markdown as page
    from aldesk.strategies.table import lines

    click.echo(page() if markdown else "\n".join(lines()))


@main.command()
@click.argument("plan", type=_FILE)
@click.option("--out", type=_FILE, required=True, help="Folder for the results.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Number of processes; by default one per core, and some more at the end.",
)
@cluster_options
@_json
def study(
    plan: Path, out: Path, workers: int | None, cluster: "ClusterAddress | None", as_json: bool
) -> int:
    """Compare query strategies; goes on where it was stopped.

    PLAN is a file, or the name of a plan that comes with ALDesk: audio, pictures or
    bioacoustics.
    """
    from aldesk.cli.progress_lines import Bar
    from aldesk.cli.study_command import study as run_study

    with Bar("Study", as_json) as bar:
        code, said = run_study(plan, out, workers, cluster, bar, as_json=as_json)
    click.echo(said)
    return code


def _demo_file(images: bool, *, fresh: bool) -> Path:
    from aldesk.session.demo_project import demo_folder

    folder = demo_folder()
    folder.mkdir(parents=True, exist_ok=True)
    name = "handwritten-digits" if images else "spoken-digits"
    stamp = f"-{datetime.now():%Y%m%d-%H%M%S-%f}" if fresh else ""
    return folder / f"{name}{stamp}.aldesk"


def _make_demo(file: Path, images: bool) -> None:
    from aldesk.engine.digits.client import write_digits
    from aldesk.session.demo_project import demo_folder, spoken_digits
    from aldesk.session.new_project import NewProject, make

    click.echo(f"Making {file} …", err=True)
    if images:
        source = demo_folder() / "handwritten-digits"
        write_digits(source)
        wanted = NewProject(file, source, name="Handwritten digits")
    else:
        wanted = spoken_digits(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    make(wanted).close()


if __name__ == "__main__":
    sys.exit("run `aldesk`, or `python -m aldesk`")
