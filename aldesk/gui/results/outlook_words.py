"""When to stop, in words: what the next labels may add, how long they take, what is left."""

from aldesk.core.pace import duration
from aldesk.evaluate.learning_curve import Expected
from aldesk.gui.kit.i18n import noop, number, tr
from aldesk.session import LabelSession
from aldesk.session.outlook import (
    WHY_NOT_OF_SEVERAL,
    BatchOutlook,
    batch_outlook,
    left_to_find,
)

_MEANING = noop(
    "Intervals of 90 %. The model is compared with models that learned from half of the labels; "
    "how much more it knows tells what more labels may add. The plateau is the accuracy if every "
    "sample of the pool were labelled."
)
_NEXT = noop("Next {n} label(s): {value} points ({low} to {high}).")
_NEXT_IN = noop("Next {n} label(s): {value} points ({low} to {high}), about {time}.")
_NEXT_ADD = noop("The next {n} label(s) may add {value} points ({low} to {high}).")
_NEXT_ADD_IN = noop(
    "The next {n} label(s) may add {value} points ({low} to {high}), in about {time}."
)


def outlook_texts(session: LabelSession) -> tuple[str, str]:
    """Return what is expected of the next batch in few words, and in whole sentences.

    The second also tells how far the plateau is. Where nothing can be expected, the first is empty
    and the second says why.
    """
    if session.labels.is_several:
        return "", tr(WHY_NOT_OF_SEVERAL)
    found = batch_outlook(session)
    if found is None:
        return "", tr("What more labels would add: not enough yet.")
    return _line(found), _details(found)


def outlook_meaning() -> str:
    """Say where the intervals come from."""
    return tr(_MEANING)


def left_text(session: LabelSession, class_name: str) -> str:
    """Say how many samples of a class are not found yet; empty where nothing is known."""
    class_id = session.labels.class_id(class_name)
    left = None if class_id is None else left_to_find(session, class_id)
    if left is None:
        return ""
    value, low, high = (number(round(v)) for v in (left.expected, left.low, left.high))
    text = noop("About {value} are not found yet (95 % interval {low} to {high}).")
    return tr(text, value=value, low=low, high=high)


def _line(found: BatchOutlook) -> str:
    if found.outlook.may_stop:
        return _stop_text()
    plateau = tr("Plateau near {value} % ({low} to {high}).", **_percents(found.outlook.plateau))
    return f"{_next_text(found, _NEXT, _NEXT_IN)} {plateau}"


def _details(found: BatchOutlook) -> str:
    plateau, left = _percents(found.outlook.plateau), _points(found.outlook.left)
    parts = [
        _next_text(found, _NEXT_ADD, _NEXT_ADD_IN),
        tr("The plateau seems to be near {value} % ({low} to {high}).", **plateau),
        tr("To it {value} points are left ({low} to {high}).", **left),
    ]
    return " ".join([*parts, _stop_text()] if found.outlook.may_stop else parts)


def _stop_text() -> str:
    return tr("You can stop: all other labels together would add less than 2 points.")


def _next_text(found: BatchOutlook, plain: str, timed: str) -> str:
    points = _points(found.outlook.gain)
    if found.seconds is None:
        return tr(plain, "", found.n_answers, **points)
    return tr(timed, "", found.n_answers, **points, time=duration(found.seconds))


def _percents(expected: Expected) -> dict[str, str]:
    ends = {"value": expected.value, "low": expected.low, "high": expected.high}
    return {name: f"{100 * end:.0f}" for name, end in ends.items()}


def _points(expected: Expected) -> dict[str, str]:
    ends = {"value": expected.value, "low": expected.low, "high": expected.high}
    return {name: _signed(100 * end) for name, end in ends.items()}


def _signed(points: float) -> str:
    """Return a number with one decimal and a true minus sign, never minus zero."""
    return f"{points:.1f}".replace("-0.0", "0.0").replace("-", "−")
