"""The command that applies a model to other data."""

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from aldesk.apply import Phase, apply_model, form_of
from aldesk.apply.job import FORMS, ApplyForm, ApplyJob
from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import (
    cancel_on_interrupt,
    cluster_options,
    device_option,
    join_options,
    list_some,
    no_event_option,
)
from aldesk.cli.common import json_option as _json
from aldesk.cli.progress_lines import Bar
from aldesk.core.events import JoinRule
from aldesk.engine.cluster.address import ClusterAddress

_TO = "A .parquet or .csv, a folder raven or audacity, a .txt for Raven, or a new FILE.aldesk."
_FORM = "What is written; by default what the name says. scores: a line for each sample."
_THRESHOLD = (
    "From which probability on a class counts: 0.7 for all, or CLASS=0.7, several times. By "
    "default the validated ones, and 0.5 where there is none."
)
_REUSE = "A project that has embedded the same recordings: they are not embedded again."
_TITLES: dict[Phase, str] = {
    "reading": "Reading",
    "embedding": "Embedding",
    "scoring": "Scoring",
    "writing": "Writing",
}


@click.command()
@click.argument("model", type=_FILE)
@click.option(
    "--source",
    "sources",
    type=_FILE,
    multiple=True,
    required=True,
    help="Folder, table or data set, as for `aldesk new`.",
)
@click.option("--to", type=_FILE, required=True, help=_TO)
@click.option("--form", type=click.Choice(FORMS), help=_FORM)
@click.option("--threshold", "thresholds", multiple=True, metavar="NUMBER", help=_THRESHOLD)
@no_event_option
@join_options
@click.option("--encoder", default="", help="Where the model's encoder lies on this computer.")
@device_option
@click.option("--reuse", type=_FILE, multiple=True, help=_REUSE)
@click.option("--forget", is_flag=True, help="Remove the embeddings in the end.")
@cluster_options
@_json
def apply(
    model: Path,
    sources: tuple[Path, ...],
    to: Path,
    form: ApplyForm | None,
    thresholds: tuple[str, ...],
    rule: JoinRule,
    cluster: ClusterAddress | None,
    forget: bool,
    as_json: bool,
    **chosen: Any,
) -> int:
    """Apply a model to other data; goes on where it was stopped.

    MODEL is a folder that `aldesk export FILE --to model/` wrote. The embeddings are kept in a
    folder beside what is written, for other thresholds and later models. The exit code is 1 if
    something could not be read or embedded.
    """
    of_all, of_classes = _thresholds(thresholds)
    job = ApplyJob(
        model,
        sources,
        to,
        form or form_of(to),
        of_all,
        of_classes,
        rule,
        chosen["but"],
        chosen["encoder"],
        chosen["device"],
        chosen["reuse"],
    )
    with cancel_on_interrupt() as cancel, _Bars(as_json) as bars:
        done = apply_model(job, bars.show, cancel, cluster=cluster, keeps_work=not forget)
    if as_json:
        click.echo(json.dumps(done.as_dict()))
    else:
        click.echo(done.text())
        if done.work:
            click.echo(f"The embeddings are kept in {done.work}, for the next time.")
        list_some("Not read", done.problems)
    return 1 if done.problems else 0


class _Bars:
    """A bar for each part of the work, one after the other."""

    def __init__(self, silent: bool) -> None:
        self._silent, self._phase = silent, ""
        self._open = ExitStack()
        self._bar: Bar | None = None

    def __enter__(self) -> "_Bars":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def show(self, phase: Phase, done: int, total: int) -> None:
        """Show how far a part of the work is."""
        if phase != self._phase or self._bar is None:
            self._open.close()
            self._phase = phase
            self._bar = self._open.enter_context(Bar(_TITLES[phase], self._silent))
        self._bar(done, total)


def _thresholds(said: tuple[str, ...]) -> tuple[float | None, dict[str, float]]:
    """Return the threshold of all classes, and those of single ones."""
    of_all, of_classes = None, {}
    for text in said:
        name, _, number = text.rpartition("=")
        try:
            value = float(number)
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            raise click.BadParameter(f"{text!r} is no number from 0 to 1, and no CLASS=NUMBER")
        if name:
            of_classes[name] = value
        else:
            of_all = value
    return of_all, of_classes
