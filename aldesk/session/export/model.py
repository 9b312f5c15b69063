"""What a project tells of the model that leaves it."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from math import isnan
from typing import Any, Final, cast

import numpy as np

from aldesk import __version__
from aldesk.core.calibration import Calibration
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.recording import WindowRule
from aldesk.core.refit import RefitRequest, RefitResult
from aldesk.core.sample_rows import SampleRows
from aldesk.evaluate.accuracy import ENOUGH
from aldesk.evaluate.several import MEASURES
from aldesk.model.facts import EncoderFacts, ModelFacts, Threshold
from aldesk.model.head import HeadKind
from aldesk.session.export.predictions import prediction_request
from aldesk.session.label_session import LabelSession
from aldesk.store.journal import timestamp

_LIBRARIES: Final = ("numpy", "torch", "scikit-learn", "scikit-activeml", "skorch")


@dataclass(frozen=True)
class ModelRequest:
    """What the engine needs to fit the model and to write its folder.

    Attributes
    ----------
    refit : RefitRequest
        That of the window's next refit, so that the model is the one whose predictions it shows.
    facts : ModelFacts
        Without the calibration, which comes with the fit.
    """

    refit: RefitRequest
    facts: ModelFacts


def model_request(session: LabelSession, told: RefitResult | None = None) -> ModelRequest:
    """Return what a model's export needs to know.

    The thresholds are those of the predictions that the session has now.

    Parameters
    ----------
    session : LabelSession
    told : RefitResult, optional
        A refit on the labels of now, whose accuracy is told in the place of the last one measured.

    Raises
    ------
    Problem
        If nothing is embedded, or nothing is labelled.
    """
    request = prediction_request(session)
    return ModelRequest(request, _facts(session, request, told))


def wants_refit(session: LabelSession) -> bool:
    """Tell whether a refit would say more of the model: its thresholds, or how accurate it is."""
    if any(session.validations.of(class_id) for class_id in session.labels.classes):
        return True
    rows, _ = session.accuracy.labels()
    points = session.accuracy.curve()
    return len(rows) >= ENOUGH and not (points and points[-1].n_labeled == session.n_training)


def _facts(session: LabelSession, request: RefitRequest, told: RefitResult | None) -> ModelFacts:
    project, meta = session.project, session.project.meta
    card = EncoderCard.from_dict(meta.encoder_card) if meta.encoder_card else None
    options = meta.encoder_options
    encoder = EncoderFacts(
        meta.encoder,
        meta.encoder_key,
        card or EncoderCard(meta.encoder, 0),
        options.get("pooling", "auto"),
        options.get("precision", "auto"),
        meta.decoding,
    )
    return ModelFacts(
        classes=tuple(session.labels.class_names),
        is_several=session.labels.is_several,
        media="sound" if "sound" in project.samples.media else "picture",
        kind=cast(HeadKind, session.settings.recipe.learner),
        n_features=0,
        encoder=encoder,
        windows=windows_of(project.samples),
        calibration=Calibration(is_several=session.labels.is_several),
        thresholds=thresholds_of(session),
        training=_training(session, request, told),
        versions=_versions(),
    )


def thresholds_of(session: LabelSession) -> tuple[Threshold, ...]:
    """Return the thresholds of the classes of which what was wanted can be stated."""
    found: list[Threshold] = []
    for class_id, name in zip(session.labels.classes, session.labels.class_names, strict=True):
        told = session.validations.result(class_id)
        if told is None or (known := told.recommended) is None:
            continue
        precision, lower, _ = known.precision
        low = known.stated if told.goal == "precision" else lower
        recall = None if isnan(known.recall[0]) else known.recall[0]
        found.append(Threshold(name, known.threshold, precision, low, recall, told.n))
    return tuple(found)


def windows_of(samples: SampleRows) -> WindowRule | None:
    """Return how most recordings of a project are cut; None where whole files are samples.

    Stretches that somebody marked have no common length: theirs is the median.
    """
    rules: dict[WindowRule, int] = {}
    for recording in samples.recordings():
        rules[recording.rule] = rules.get(recording.rule, 0) + recording.n_windows
    if rules:
        return max(rules, key=lambda rule: rules[rule])
    runs = (run for _, run in samples.runs() if isinstance(run, list))
    lengths = [sample.span.seconds for run in runs for sample in run if sample.span]
    if not lengths:
        return None
    seconds = max(0.1, round(float(np.median(lengths)), 1))
    return WindowRule(seconds, seconds)


def _training(
    session: LabelSession, request: RefitRequest, told: RefitResult | None
) -> Mapping[str, Any]:
    """Return what it is trained on, how that was chosen, and how accurate it is."""
    recipe, labels = session.settings.recipe, session.labels
    return {
        "project": session.project.name,
        "at": timestamp(),
        "samples": len(session.project.samples),
        "labelled": len(request.rows),
        "labels": _counts(request, list(labels.class_names)),
        "chosen_by": _reasons(session, request),
        "strategy": recipe.strategy,
        "strategy_parameters": dict(recipe.parameters),
        "seed": request.seed,
        "accuracy": _accuracy(session, told),
    }


def _counts(request: RefitRequest, names: list[str]) -> list[dict[str, Any]]:
    codes = request.codes
    if codes.ndim == 2:
        present, absent = (codes == 1).sum(axis=0).tolist(), (codes == 0).sum(axis=0).tolist()
        counts = zip(names, present, absent, strict=True)
        return [{"class": name, "present": n, "absent": not_} for name, n, not_ in counts]
    present = np.bincount(codes, minlength=len(names)).tolist()
    return [{"class": name, "present": n} for name, n in zip(names, present, strict=True)]


def _reasons(session: LabelSession, request: RefitRequest) -> dict[str, int]:
    """Count why the labelled samples were asked about."""
    found: dict[str, int] = {}
    reasons = session.queue.reasons
    for row in request.rows.tolist():
        reason = reasons.get(row, "not asked")
        found[reason] = found.get(reason, 0) + 1
    return found


def _accuracy(session: LabelSession, told: RefitResult | None) -> dict[str, Any] | None:
    """Return what was measured, now or last, with its interval; None before anything was."""
    monitor = session.accuracy
    points = monitor.curve()
    newest = points[-1] if points else None
    if told is not None:
        newest = monitor.measured(told, session.project.meta.encoder_key) or newest
    if newest is None or not newest.accuracy.enough:
        return None
    found: dict[str, Any] = {
        "basis": newest.basis,
        "labels": newest.n_labeled,
        "samples": newest.n_check,
    }
    if session.labels.is_several:
        means = {name: newest.several[name] for name in MEASURES if name in newest.several}
        return found | {
            name: {"value": mean.value, "low": mean.low, "high": mean.high}
            for name, mean in means.items()
        }
    accuracy, (low, high) = newest.accuracy, newest.accuracy.interval
    least, most = accuracy.ends("every look")
    said = {"value": accuracy.value, "low": low, "high": high}
    return found | {"accuracy": said | {"low_every_look": least, "high_every_look": most}}


def _versions() -> dict[str, str]:
    found = {"aldesk": __version__, "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found
