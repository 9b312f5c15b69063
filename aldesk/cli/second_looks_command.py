"""``aldesk second-looks``: which labels are probably wrong, and what second looks have shown."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import numpy as np

from aldesk.cli.common import FILE
from aldesk.cli.common import json_option as _json
from aldesk.core.counted import counted
from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId
from aldesk.core.sample_name import sample_name
from aldesk.engine.refit.client import refit_once
from aldesk.evaluate.agreement import Agreement
from aldesk.session import LabelSession
from aldesk.session.export.predictions import prediction_request
from aldesk.session.label_suspects import NO_CLASS, WHY, Suspects, evidence, find_suspects
from aldesk.session.second_looks import N, Report, choose, report
from aldesk.store import Project

_REVEAL = "Tell the labels, too; whoever looks again should not know them."


@click.command("second-looks")
@click.argument("file", type=FILE)
@click.option("--n", type=click.IntRange(1), default=N, show_default=True, help="At most so many.")
@click.option("--reveal", is_flag=True, help=_REVEAL)
@_json
def second_looks(file: Path, n: int, reveal: bool, as_json: bool) -> int:
    """List the labels that are probably wrong, and what second looks have shown so far.

    This is what the window would ask about next: the most contradicted labels, and one in five
    drawn at random. Nothing is changed. Without embeddings only copies with different labels are
    known. Where samples may have several classes, a suspect has a line for each class in doubt.
    """
    with Project.open_to_read(file) as project:
        session = LabelSession(project)
        suspects = _suspects(session)
        queue = _lines(session, suspects, n, reveal=reveal)
        told, classes = report(session), dict(session.labels.classes)
    if as_json:
        facts = {"suspected": len(suspects.rows), "queue": queue, "so_far": _facts(told, classes)}
        click.echo(json.dumps(facts))
        return 0
    click.echo(f"{counted(len(suspects.rows), 'label is', 'labels are')} suspected.")
    for line in queue:
        label = f"  “{line['class']}”" if "class" in line else ""
        label += f"  labelled “{line['label']}”" if reveal else ""
        score = "" if line["score"] is None else f"{line['score']:6.3f}"
        click.echo(f"{score:6}  {line['id']}  {line['name']}{label}  ({line['reason']})")
    if told.all.n:
        click.echo(_said(told, classes))
    return 0


def _suspects(session: LabelSession) -> Suspects:
    key = session.project.meta.encoder_key
    if key and session.n_training and session.project.embeddings.shards(key):
        told = refit_once(prediction_request(session))
        session.predictions.take(told, tuple(session.labels.classes))
    return find_suspects(evidence(session))


def _lines(
    session: LabelSession, suspects: Suspects, n: int, *, reveal: bool
) -> list[dict[str, Any]]:
    """Return what would be asked about, in its order."""
    try:
        samples = choose(session, suspects, n).samples
    except Problem:  # all were looked at twice, or there is none
        return []
    places: dict[int, list[int]] = {}
    for place, row in enumerate(suspects.rows.tolist()):
        places.setdefault(row, []).append(place)
    lines: list[dict[str, Any]] = []
    for row, reason in samples:
        if reason == "control":
            lines.append(_control(session, row, reveal))
        else:
            lines += [_line(session, suspects, place, reveal) for place in places[row]]
    return lines


def _line(session: LabelSession, suspects: Suspects, at: int, reveal: bool) -> dict[str, Any]:
    row, score, code = (of[at].item() for of in (suspects.rows, suspects.scores, suspects.classes))
    line = _named(session, row) | {
        "score": round(score, 4) if np.isfinite(score) else None,
        "reason": WHY[suspects.whys[at]],
    }
    if code == NO_CLASS:
        return line | (_label(session, row) if reveal else {})
    class_id, name = list(session.labels.classes.items())[code]
    said = session.labels.verdict(session.project.samples[row].id, class_id)
    return line | {"class": name} | ({"label": said} if reveal else {})


def _control(session: LabelSession, row: int, reveal: bool) -> dict[str, Any]:
    line = _named(session, row) | {"score": None, "reason": "drawn at random"}
    return line | (_label(session, row) if reveal else {})


def _named(session: LabelSession, row: int) -> dict[str, Any]:
    sample = session.project.samples[row]
    return {"id": sample.id, "name": sample_name(sample)}


def _label(session: LabelSession, row: int) -> dict[str, Any]:
    return {"label": ", ".join(session.labels.names_of(session.project.samples[row].id))}


def _facts(told: Report, classes: Mapping[ClassId, str]) -> dict[str, Any]:
    return {
        "looked_at": told.all.n,
        "confirmed": told.all.n_confirmed,
        "changed": told.all.n_changed,
        "unclear": told.all.n_unclear,
        "open": told.n_open,
        "controls": told.controls.n,
        "controls_changed": told.controls.n_changed,
        "wrong_labels": told.wrong,
        "self_agreement": _kappa(told.agreement),
        "by_class": {
            classes[one.class_id]: {
                "controls": one.n,
                "controls_changed": one.n_changed,
                "wrong_labels": one.wrong,
                "self_agreement": _kappa(one.agreement),
            }
            for one in told.of_classes
        },
    }


def _kappa(agreement: Agreement) -> dict[str, Any]:
    return {
        "kappa": None if np.isnan(agreement.value) else agreement.value,
        "low": agreement.low,
        "high": agreement.high,
        "n": agreement.n,
    }


def _said(told: Report, classes: Mapping[ClassId, str]) -> str:
    parts = [
        f"So far {counted(told.all.n, 'label was', 'labels were')} looked at twice: "
        f"{told.all.n_confirmed} confirmed, {told.all.n_changed} changed, "
        f"{told.all.n_unclear} unclear."
    ]
    if told.controls.n_clear:
        low, high = (100 * end for end in told.wrong)
        parts.append(
            f"Of {told.controls.n_clear} drawn at random {told.controls.n_changed} changed: "
            f"{low:.0f} to {high:.0f} % of all labels would (95 %)."
        )
    if not np.isnan(told.agreement.value):
        kappa = told.agreement
        parts.append(
            f"Self-agreement, of {kappa.n} drawn at random: kappa {kappa.value:.2f} "
            f"(95 %: {kappa.low:.2f} to {kappa.high:.2f})."
        )
    for one in told.of_classes:
        low, high = (100 * end for end in one.wrong)
        said = f"{classes[one.class_id]}: {one.n_changed} of {one.n} drawn at random changed"
        said += f" ({low:.0f} to {high:.0f} %, 95 %)"
        if not np.isnan(one.agreement.value):
            kappa = one.agreement
            said += f", kappa {kappa.value:.2f} (95 %: {kappa.low:.2f} to {kappa.high:.2f})"
        parts.append(f"{said}.")
    return "\n".join(parts)
