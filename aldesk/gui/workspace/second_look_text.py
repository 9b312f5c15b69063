"""What second looks have shown, in words."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from aldesk.core.ids import ClassId
from aldesk.gui.kit.i18n import tr
from aldesk.session.second_looks import ClassLooks, Counts, Report

_MOST_CLASSES: Final = 8


def counts_text(counts: Counts) -> str:
    """Return how many labels were confirmed and changed, as a sentence."""
    said = tr(
        "{n} label(s) looked at twice: {same} confirmed, {other} changed",
        "",
        counts.n,
        same=counts.n_confirmed,
        other=counts.n_changed,
    )
    unclear = tr("{n} unclear", n=counts.n_unclear)
    return f"{said}, {unclear}." if counts.n_unclear else f"{said}."


def agreement_text(told: Report) -> str:
    """Return how far one agrees with oneself, as a sentence; empty where nothing can be said."""
    found = told.agreement
    if np.isnan(found.value):
        return ""
    return tr(
        "You agree with yourself: kappa {kappa} (95\xa0%: {low} to {high}), "
        "by {n} drawn at random.",
        kappa=f"{found.value:.2f}",
        low=f"{found.low:.2f}",
        high=f"{found.high:.2f}",
        n=found.n,
    )


def classes_text(told: Report, names: Mapping[ClassId, str]) -> str:
    """Return a line for each of several classes that controls were judged by, the worst first."""
    worst = sorted(told.of_classes, key=lambda one: one.n_changed / one.n, reverse=True)
    lines = [_class_text(one, names[one.class_id]) for one in worst[:_MOST_CLASSES]]
    if rest := len(worst) - len(lines):
        lines.append(tr("{n} more class(es)", "", rest))
    return "\n".join(lines)


def _class_text(one: ClassLooks, name: str) -> str:
    low, high = (f"{100 * end:.0f}" for end in one.wrong)
    said = tr(
        "{name}: {changed} of {n} drawn at random changed ({low} to {high}\xa0%)",
        name=name,
        changed=one.n_changed,
        n=one.n,
        low=low,
        high=high,
    )
    found = one.agreement
    if np.isnan(found.value):
        return said
    ends = {"low": f"{found.low:.2f}", "high": f"{found.high:.2f}"}
    kappa = tr("kappa {kappa} ({low} to {high})", kappa=f"{found.value:.2f}", **ends)
    return f"{said}, {kappa}"


def wrong_text(told: Report) -> str:
    """Return how many of all labels a second look would change; empty without controls."""
    if not told.controls.n_clear:
        return ""
    low, high = (f"{100 * end:.0f}" for end in told.wrong)
    return tr(
        "{changed} of {n} labels drawn at random changed at a second look: {low} to {high}\xa0% of "
        "all would (95\xa0%).",
        low=low,
        high=high,
        changed=told.controls.n_changed,
        n=told.controls.n_clear,
    )
