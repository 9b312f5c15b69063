"""``aldesk agreement``: how far people agree."""

import json
from collections.abc import Iterator
from math import isnan
from pathlib import Path

import click

from aldesk.cli.common import FILE
from aldesk.cli.common import json_option as _json
from aldesk.core.counted import counted
from aldesk.evaluate.agreement import Agreement
from aldesk.session.agreement import Agreed, AgreementReport, measure_agreement
from aldesk.store import Project


@click.command()
@click.argument("file", type=FILE)
@_json
def agreement(file: Path, as_json: bool) -> int:
    """Tell how far people agree who labelled the same samples in copies of their own.

    Told are Cohen's kappa, where they are two, and Krippendorff's alpha, each with its interval of
    95 %. The exit code is 1 if no sample has answers of two people who did not know of each other.
    """
    with Project.open_to_read(file) as project:
        found = measure_agreement(project)
    if as_json:
        click.echo(json.dumps(found.as_dict()))
    else:
        for line in _lines(found):
            click.echo(line)
    return 0 if found.n else 1


def _lines(found: AgreementReport) -> Iterator[str]:
    if not found.n:
        yield "No sample has answers of two people who did not know of each other."
        yield "Give each a copy of the project, and merge the two with `aldesk merge`."
        return
    yield f"{', '.join(found.annotators)}: {counted(found.n, 'sample', 'samples')} in common."
    if found.overall:
        yield _line("all classes", found.overall)
    for name, agreed in found.classes.items():
        yield _line(name, agreed)


def _line(name: str, agreed: Agreed) -> str:
    both = f"alpha {_words(agreed.alpha)}"
    return f"{name}: kappa {_words(agreed.kappa)}, {both}" if agreed.kappa else f"{name}: {both}"


def _words(one: Agreement) -> str:
    if isnan(one.value):
        return "unknown"
    return f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})"
