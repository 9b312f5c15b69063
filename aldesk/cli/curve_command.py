"""``aldesk curve``: the accuracy, what more labels may add, and how many are left to find."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from aldesk.cli.common import FILE
from aldesk.cli.common import json_option as _json
from aldesk.core.counted import counted
from aldesk.core.pace import duration
from aldesk.engine.refit.client import refit_once
from aldesk.evaluate.learning_curve import Expected
from aldesk.evaluate.left_to_find import LeftToFind
from aldesk.session import LabelSession
from aldesk.session.export.predictions import prediction_request
from aldesk.session.outlook import WHY_NOT_OF_SEVERAL, BatchOutlook, batch_outlook, left_to_find
from aldesk.store import Project


@click.command()
@click.argument("file", type=FILE)
@click.option("--class", "names", multiple=True, help="How many of it are not found yet.")
@_json
def curve(file: Path, names: tuple[str, ...], as_json: bool) -> None:
    """Show the accuracy over the labels, and when to stop.

    What the next batch is expected to add, how long it takes, and how far the plateau is, with 90 %
    intervals; with --class how many samples of a class are still to be found, with 95 %. It reads
    what refits have measured, and changes nothing.
    """
    with Project.open_to_read(file) as project:
        session = LabelSession(project)
        found = batch_outlook(session)
        left = {name: _left(session, name) for name in names}
        points, weighted = session.accuracy.curve(), session.accuracy.newest_weighted()
        lines = list(_lines(session, found, left))
    if as_json:
        measured = [{"labels": p.n_labeled, "right": p.n_correct, "n": p.n_check} for p in points]
        facts: dict[str, Any] = {"curve": measured, "outlook": found and asdict(found)}
        facts["weighted"] = weighted and asdict(weighted)
        facts["left_to_find"] = {name: one and asdict(one) for name, one in left.items()}
        click.echo(json.dumps(facts))
    else:
        click.echo("\n".join(lines))


def _left(session: LabelSession, name: str) -> LeftToFind | None:
    class_id = session.class_id(name, kept="Nothing was changed")
    if session.validations.of(class_id) is not None and session.predictions.result is None:
        result = refit_once(prediction_request(session))
        session.predictions.take(result, tuple(session.labels.classes))
    return left_to_find(session, class_id)


def _lines(
    session: LabelSession, found: BatchOutlook | None, left: dict[str, LeftToFind | None]
) -> Iterator[str]:
    points = session.accuracy.curve()
    said = points[-1].accuracy.text() if points else "not measured yet"
    n = counted(points[-1].n_labeled, "label", "labels") if points else "no labels"
    yield f"Accuracy after {n}: {said}."
    if (weighted := session.accuracy.newest_weighted()) is not None:
        yield f"By labels with known probabilities: {weighted.text()}."
    if session.labels.is_several:
        yield WHY_NOT_OF_SEVERAL
    elif found is None:
        yield "What more labels would add: not enough yet."
    else:
        yield from _outlook_lines(found)
    for name, one in left.items():
        if one is None:
            yield f"{name}: not enough yet to say how many are left to find."
        else:
            yield (
                f"{name}: {one.n_found:,} found, about {one.expected:,.0f} not found yet "
                f"(95 % {one.low:,.0f} to {one.high:,.0f})."
            )


def _outlook_lines(found: BatchOutlook) -> Iterator[str]:
    outlook = found.outlook
    takes = f", in about {duration(found.seconds)}" if found.seconds is not None else ""
    n = counted(found.n_answers, "label", "labels")
    yield f"The next {n} may add {_text(outlook.gain)} points{takes}."
    plateau, left = _text(outlook.plateau), _text(outlook.left)
    yield f"The plateau seems to be near {plateau} %: {left} points more."
    if outlook.may_stop:
        yield "You can stop: all other labels together would add less than 2 points."


def _text(expected: Expected) -> str:
    value, low, high = (100 * end for end in (expected.value, expected.low, expected.high))
    return f"{value:.1f} (90 % {low:.1f} to {high:.1f})"
