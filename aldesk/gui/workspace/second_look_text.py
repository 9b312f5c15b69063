"""What second looks have shown, in words."""

import numpy as np

from aldesk.gui.kit.i18n import tr
from aldesk.session.second_looks import Counts, Report


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
