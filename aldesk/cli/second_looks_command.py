"""``aldesk second-looks``: which labels are probably wrong, and what second looks have shown."""

import json
from pathlib import Path
from typing import Any

import click
import numpy as np

from aldesk.cli.common import FILE
from aldesk.cli.common import json_option as _json
from aldesk.core.counted import counted
from aldesk.core.sample_name import sample_name
from aldesk.engine.refit.client import refit_once
from aldesk.session import LabelSession
from aldesk.session.export.predictions import prediction_request
from aldesk.session.label_suspects import WHY, Suspects, evidence, find_suspects
from aldesk.session.second_looks import N, Report, choose, report
from aldesk.store import Project

_REVEAL = "Tell the labels, too; whoever looks again should not know them."
_CONTROL = "drawn at random"


@click.command("second-looks")
@click.argument("file", type=FILE)
@click.option("--n", type=click.IntRange(1), default=N, show_default=True, help="At most so many.")
@click.option("--reveal", is_flag=True, help=_REVEAL)
@_json
def second_looks(file: Path, n: int, reveal: bool, as_json: bool) -> int:
    """List the labels that are probably wrong, and what second looks have shown so far.

    This is what the window would ask about next: the most contradicted labels, and one in five
    drawn at random. Nothing is changed. Without embeddings only copies with different labels are
    known.
    """
    with Project.open_to_read(file) as project:
        session = LabelSession(project)
        suspects = _suspects(session)
        queue = _lines(session, suspects, n, reveal=reveal)
        told = report(session)
    if as_json:
        facts = {"suspected": len(suspects.rows), "queue": queue, "so_far": _facts(told)}
        click.echo(json.dumps(facts))
        return 0
    click.echo(f"{counted(len(suspects.rows), 'label is', 'labels are')} suspected.")
    for line in queue:
        label = f"  labelled “{line['label']}”" if reveal else ""
        score = "" if line["score"] is None else f"{line['score']:6.3f}"
        click.echo(f"{score:6}  {line['id']}  {line['name']}{label}  ({line['reason']})")
    if told.all.n:
        click.echo(_said(told))
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
    place_of = {row: place for place, row in enumerate(suspects.rows.tolist())}
    lines = []
    for row, reason in choose(session, suspects, n).samples:
        sample, place = session.project.samples[row], place_of.get(row, -1)
        is_control = reason == "control"
        score = -np.inf if is_control else suspects.scores[place]
        line = {
            "id": sample.id,
            "name": sample_name(sample),
            "score": round(float(score), 4) if np.isfinite(score) else None,
            "reason": _CONTROL if is_control else WHY[suspects.whys[place]],
        }
        lines.append(line | ({"label": session.labels.class_of(sample.id)} if reveal else {}))
    return lines


def _facts(told: Report) -> dict[str, Any]:
    agreement = told.agreement
    return {
        "looked_at": told.all.n,
        "confirmed": told.all.n_confirmed,
        "changed": told.all.n_changed,
        "unclear": told.all.n_unclear,
        "open": told.n_open,
        "controls": told.controls.n,
        "controls_changed": told.controls.n_changed,
        "wrong_labels": told.wrong,
        "self_agreement": {
            "kappa": None if np.isnan(agreement.value) else agreement.value,
            "low": agreement.low,
            "high": agreement.high,
            "n": agreement.n,
        },
    }


def _said(told: Report) -> str:
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
    return "\n".join(parts)
