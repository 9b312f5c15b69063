"""When to stop, in words: what the next labels may add, how long they take, what is left."""

from aldesk.core.pace import duration
from aldesk.evaluate.learning_curve import Expected
from aldesk.gui.kit.i18n import noop, tr
from aldesk.session import LabelSession
from aldesk.session.outlook import BatchOutlook, batch_outlook

_MEANING = noop(
    "Intervals of 90 %. The model is compared with models that learned from half of the labels; "
    "how much more it knows tells what more labels may add. The plateau is the accuracy if every "
    "sample of the pool were labelled."
)
_STOP = noop("You can stop: all other labels together would add less than 2 points.")


def outlook_text(session: LabelSession) -> str:
    """Return what is expected of the next batch, and of all others; empty where nothing is."""
    found = batch_outlook(session)
    if found is None:
        return ""
    parts = [_next_text(found), _plateau_text(found.outlook.plateau)]
    if found.outlook.may_stop:
        parts.append(tr(_STOP))
    return " ".join(parts)


def outlook_details(session: LabelSession) -> str:
    """Return the same with what is left to gain, and that too little is known where it is."""
    if session.labels.is_several:
        return ""
    found = batch_outlook(session)
    if found is None:
        return tr("What more labels would add: not enough yet.")
    left = tr(
        "To the plateau {value} points are left ({low} to {high}).", **_points(found.outlook.left)
    )
    parts = [_next_text(found), _plateau_text(found.outlook.plateau), left]
    if found.outlook.may_stop:
        parts.append(tr(_STOP))
    return " ".join(parts)


def outlook_meaning() -> str:
    """Say where the intervals come from."""
    return tr(_MEANING)


def _next_text(found: BatchOutlook) -> str:
    points = _points(found.outlook.gain)
    if found.seconds is None:
        text = noop("The next {n} label(s) may add {value} points ({low} to {high}).")
        return tr(text, "", found.n_answers, **points)
    text = noop("The next {n} label(s) may add {value} points ({low} to {high}), in about {time}.")
    return tr(text, "", found.n_answers, **points, time=duration(found.seconds))


def _plateau_text(plateau: Expected) -> str:
    ends = {name: f"{100 * end:.0f}" for name, end in _ends(plateau).items()}
    return tr("The plateau seems to be near {value} % ({low} to {high}).", **ends)


def _points(expected: Expected) -> dict[str, str]:
    return {name: _signed(100 * end) for name, end in _ends(expected).items()}


def _ends(expected: Expected) -> dict[str, float]:
    """Return the number and its ends by their names."""
    return {"value": expected.value, "low": expected.low, "high": expected.high}


def _signed(points: float) -> str:
    """Return a number with one decimal and a true minus sign, never minus zero."""
    return f"{points:.1f}".replace("-0.0", "0.0").replace("-", "−")
