"""What a validation says, in words."""

from aldesk.evaluate.left_to_find import LeftToFind
from aldesk.evaluate.validation import Recommended, ValidationResult
from aldesk.gui.kit.i18n import noop, number, tr

Ends = tuple[float, float, float]


def percent(share: float) -> str:
    """Return a share in per cent; near 0 and 100 with a digit more."""
    value = 100 * share
    is_extreme = 0.05 <= value < 1 or 99 < value < 99.95
    return f"{value:.1f} %" if is_extreme else f"{value:.0f} %"


def interval(ends: Ends) -> str:
    """Return an estimate with its interval."""
    value, low, high = ends
    said = noop("{value} (95 % interval {low} to {high})")
    return tr(said, value=percent(value), low=percent(low), high=percent(high))


def headline(told: ValidationResult, name: str) -> str:
    """Return the sentence that one came for."""
    share = percent(told.wanted)
    if (found := told.recommended) is None:
        if told.goal == "precision":
            said = noop("No threshold is sure yet to find “{name}” with a precision of {share}.")
        else:
            said = noop("No threshold is sure yet to find {share} of all samples with “{name}”.")
        return tr(said, name=name, share=share)
    threshold = f"{100 * found.threshold:.3g} %"
    if told.goal == "precision":
        said = noop(
            "From a score of {threshold} on, at least {share} of what is found is “{name}”."
        )
    else:
        said = noop("From a score of {threshold} on, at least {share} of all “{name}” are found.")
    return tr(said, threshold=threshold, share=share, name=name)


def sureness(told: ValidationResult, n_more: int | None) -> str:
    """Return what the sentence means, or what it still takes."""
    if told.recommended is not None:
        return tr(
            "This holds for this pool with 95 % confidence: of 100 such validations about 5 say "
            "too much."
        )
    if n_more is None:
        return tr("More labels alone will hardly do: the model mixes the class up too often.")
    return tr("About {n} more label(s) may do, if the shares stay as they are.", "", n_more)


def facts(told: ValidationResult, n_known: int) -> list[tuple[str, str]]:
    """Return what else is known, as (name, value), where so many are known to have the class."""
    left = LeftToFind.of_total(told.positives, n_known)
    lines = [
        (tr("Samples with it in the whole pool"), _about(told.positives)),
        (tr("Of these not found yet"), _about((left.expected, left.low, left.high))),
    ]
    if found := told.recommended:
        lines += _of_threshold(found)
    answered = tr("{n} sample(s)", "", told.n)
    if told.n_unsure:
        unsure = tr("{n} unsure, counted as right and as wrong", "", told.n_unsure)
        answered = f"{answered}, {unsure}"
    return [*lines, (tr("Answered"), answered)]


def _about(ends: Ends) -> str:
    value, low, high = (number(round(end)) for end in ends)
    return tr("about {value} (95 % interval {low} to {high})", value=value, low=low, high=high)


def _of_threshold(found: Recommended) -> list[tuple[str, str]]:
    lines = [
        (tr("Precision: found ones that are right"), interval(found.precision)),
        (tr("Recall: right ones that are found"), interval(found.recall)),
        (tr("Samples found"), number(found.n_found)),
    ]
    if found.elsewhere != found.elsewhere:
        lines.append((tr("In other recordings"), tr("too few recordings to tell")))
    elif found.elsewhere < found.precision[1] - 1e-9:
        said = tr("precision at least {share}", share=percent(found.elsewhere))
        lines.append((tr("In other recordings like these"), said))
    return lines


def narrower(told: ValidationResult) -> str:
    """Return what more labels would bring; empty where nothing is stated."""
    if told.recommended is None:
        return ""
    _, low, high = told.recommended.precision
    half = max(0.01, round((high - low) / 4, 2))
    n = told.labels_for(half)
    share = percent(half)
    return (
        tr("{n} more label(s) would make the precision's interval ± {share}.", "", n, share=share)
        if n
        else ""
    )
