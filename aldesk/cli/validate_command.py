"""``aldesk validate``: draw samples, read what was said of them, tell how well a class is found."""

import json
from pathlib import Path
from typing import Any, Final

import click

from aldesk.cli.common import FILE, Number
from aldesk.cli.common import json_option as _json
from aldesk.cli.open_project import open_project
from aldesk.core.counted import counted
from aldesk.core.csv_file import csv_file
from aldesk.core.errors import Problem
from aldesk.engine.refit.client import refit_once
from aldesk.evaluate.validation import ValidationResult
from aldesk.session import LabelSession
from aldesk.session.export.predictions import prediction_request
from aldesk.store.validation_table import Draw, Goal
from aldesk.tables.open_table import open_table

_WORDS: Final = {
    "1": "present", "present": "present", "yes": "present", "true": "present",
    "0": "absent", "absent": "absent", "no": "absent", "false": "absent",
    "?": "unsure", "unsure": "unsure",
}  # fmt: skip
_LABELS = "Table with the columns id and verdict: yes, no or unsure, as --to writes it."
_TO = "Write the drawn samples into a table, with an empty verdict where there is none yet."


@click.command()
@click.argument("file", type=FILE)
@click.option("--class", "name", required=True, help="The class.")
@click.option("--precision", type=Number(0, 1, min_open=True, max_open=True), help="Wanted.")
@click.option("--recall", type=Number(0, 1, min_open=True, max_open=True), help="Wanted instead.")
@click.option("--n", type=click.IntRange(8, 100_000), help="Samples to draw in all. Default: 96.")
@click.option("--again", is_flag=True, help="Draw anew; what was drawn before does not count.")
@click.option("--labels", type=FILE, help=_LABELS)
@click.option("--to", type=FILE, help=_TO)
@_json
def validate(
    file: Path,
    name: str,
    precision: float | None,
    recall: float | None,
    n: int | None,
    again: bool,
    labels: Path | None,
    to: Path | None,
    as_json: bool,
) -> None:
    """Say how well a class is found, and from which threshold on what is wanted holds.

    The first call draws samples over all of the model's scores, which are never trained on. Fill in
    the verdicts that --to writes without looking at predictions, and give them with --labels.
    """
    if precision is not None and recall is not None:
        raise click.UsageError("Want a --precision or a --recall, not both")
    goal: Goal = "recall" if recall is not None else "precision"
    if to is not None and to.suffix.lower() != ".csv":
        raise click.UsageError("--to is a table whose name ends in .csv")
    with open_project(file) as project:
        session = LabelSession(project)
        class_id = session.class_id(name)
        if labels is not None:
            _take(session, name, labels)
        session.predictions.take(
            refit_once(prediction_request(session)), tuple(session.labels.classes)
        )
        draw = session.validations.of(class_id)
        if draw is None or again:
            draw = session.validations.begin(
                class_id, goal, recall or precision or 0.9, n or 96, session.settings.seed
            )
        elif n is not None and n > len(draw.samples) and session.validations.n_left(draw):
            draw = session.validations.draw_more(class_id, n - len(draw.samples))
        if wanted := recall or precision:
            draw = session.validations.want(class_id, goal, wanted) or draw
        if to is not None:
            _write(session, draw, to)
        told = session.validations.result(class_id)
        n_open = len(session.validations.open_rows(draw))
        more = session.validations.n_more(class_id) if told and not told.recommended else None
    if as_json:
        click.echo(json.dumps({"asked": n} | _facts(name, draw, told, n_open, more)))
        return
    lines = _lines(name, draw, told, n_open, more)
    if n is not None and n > len(draw.samples):
        lines.insert(1, f"{n} were asked for: no more are left of which nothing is known.")
    for line in lines:
        click.echo(line)
    if to is not None:
        click.echo(f"The samples are in {to}.")


def _take(session: LabelSession, name: str, path: Path) -> None:
    """Take the verdicts of a table; all of it is read before anything is taken."""
    said: list[tuple[str, str]] = []
    with open_table(path) as table:
        if missing := {"id", "verdict"} - set(table.columns):
            raise Problem(
                f"The table has no column {' and '.join(sorted(missing))}",
                subject=str(path),
                kept="Nothing was taken",
            )
        for row in table.rows:
            word = str(row.cells.get("verdict") or "").strip().lower()
            sample = str(row.cells.get("id") or "").strip()
            if not word:
                continue
            if word not in _WORDS:
                raise Problem(
                    f"“{word}” is no verdict",
                    subject=f"{path}, {row.place}",
                    kept="Nothing was taken",
                    todo="Verdicts are yes, no and unsure",
                )
            session.project.row_of(sample)
            said.append((sample, _WORDS[word]))
    is_several = session.labels.is_several
    for sample, word in said:
        if word == "unsure":
            session.cant_tell(sample)
        elif word == "present" and not is_several:
            session.label(sample, name)
        else:
            session.judge([sample], name, "present" if word == "present" else "absent")


def _write(session: LabelSession, draw: Draw, to: Path) -> None:
    words = {1: "yes", 0: "no", -1: "unsure", -2: ""}
    said = session.validations.verdicts(draw).tolist()
    try:
        with csv_file(to) as write:
            write(["id", "path", "start", "stop", "verdict"])
            for (row, _), known in zip(draw.samples, said, strict=True):
                sample = session.project.samples[row]
                ends = (sample.span.start, sample.span.stop) if sample.span else ("", "")
                write([sample.id, str(sample.path), *ends, words[known]])
    except OSError as error:
        raise Problem(f"The file cannot be written ({error.strerror})", subject=str(to)) from error


def _facts(
    name: str, draw: Draw, told: ValidationResult | None, n_open: int, more: int | None
) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "class": name,
        "goal": draw.goal,
        "wanted": draw.wanted,
        "drawn": len(draw.samples),
        "open": n_open,
        "threshold": None,
    }
    if told is None:
        return facts
    facts |= {"unsure": told.n_unsure, "positives": told.positives, "more_labels": more}
    if found := told.recommended:
        facts |= {
            "threshold": found.threshold,
            "stated": found.stated,
            "precision": found.precision,
            "recall": found.recall,
            "found": found.n_found,
            "elsewhere": found.elsewhere if found.elsewhere == found.elsewhere else None,
        }
    return facts


def _lines(
    name: str, draw: Draw, told: ValidationResult | None, n_open: int, more: int | None
) -> list[str]:
    n_drawn = counted(len(draw.samples), "sample is", "samples are")
    n_left = counted(n_open, "is", "are")
    drawn = f"{n_drawn} drawn for “{name}”, {n_left} to be answered."
    if told is None:
        return [drawn]
    value, low, high = told.positives
    lines = [drawn, f"Samples with it: about {value:,.0f} (95 % {low:,.0f}–{high:,.0f})."]
    if (found := told.recommended) is None:
        lines.append(f"No threshold reaches a {draw.goal} of {draw.wanted:.0%} for certain yet.")
        if more:
            needed = counted(more, "more label", "more labels")
            lines.append(f"About {needed} would be needed, as it looks now.")
        return lines
    lines += [
        f"From {found.threshold:.4g} on, the {draw.goal} is at least {found.stated:.0%} "
        f"(95 % confidence); it finds {counted(found.n_found, 'sample', 'samples')}.",
        f"Precision {_interval(found.precision)}, recall {_interval(found.recall)}.",
    ]
    return lines


def _interval(ends: tuple[float, float, float]) -> str:
    value, low, high = (100 * end for end in ends)
    return f"{value:.0f} % (95 % {low:.0f}–{high:.0f} %)"
