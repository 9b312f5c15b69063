"""Has a model fitted and its folder written by a process of its own; light, and blocking."""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aldesk.core.child_process import ChildProcess
from aldesk.core.counted import counted
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.refit import RefitResult
from aldesk.engine.process.endings import unpack_answer
from aldesk.engine.process.messages import pack, pack_request, reading
from aldesk.engine.refit.client import RefitClient, refit_once
from aldesk.model.folder import refuse_taken
from aldesk.session.export.model import model_request, wants_refit
from aldesk.session.export.predictions import prediction_request
from aldesk.session.label_session import LabelSession

_TICK = 0.1


@dataclass(frozen=True, slots=True)
class ExportedModel:
    """What was written.

    Attributes
    ----------
    to : Path
    classes : tuple of str
    n_labelled : int
    n_thresholds : int
        Classes whose threshold was validated.
    has_encoder : bool
        Whether there is a file that holds encoder and head.
    about_encoder : str
        What that file takes, or why there is none.
    """

    to: Path
    classes: tuple[str, ...]
    n_labelled: int
    n_thresholds: int
    has_encoder: bool
    about_encoder: str

    def as_dict(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return {
            "to": str(self.to),
            "classes": list(self.classes),
            "labels": self.n_labelled,
            "thresholds": self.n_thresholds,
            "with_encoder": self.has_encoder,
            "about_encoder": self.about_encoder,
        }

    def text(self) -> str:
        """Return it for a person, in a line."""
        labels = counted(self.n_labelled, "label", "labels")
        what = f"The model of {len(self.classes)} classes, trained on {labels}"
        return f"{what}, is in {self.to}."


def export_model(
    session: LabelSession, to: Path, cancel: threading.Event | None = None
) -> ExportedModel:
    """Fit on the labels of now, and write the model's folder.

    The fit is that of the window's next refit with its seed, so that the model says of a sample
    what the window shows, but for labelled samples, of which the window shows what half of the
    labels say of the other half.

    Parameters
    ----------
    session : LabelSession
        Where classes were validated, or the accuracy on the labels of now is not measured yet, it
        learns what the model believes; else it is left as it is.
    to : Path
        A new or empty folder, or an older model's, which is replaced.
    cancel : threading.Event, optional

    Raises
    ------
    Problem
        If there is nothing to fit on, the folder holds something else, or it cannot be written.
    Cancelled
        After `cancel` was set.
    """
    refuse_taken(to)
    told = _predicted(session, cancel) if wants_refit(session) else None
    if told is not None:
        session.predictions.take(told, tuple(session.labels.classes))
    request = model_request(session, told)
    worker = ChildProcess("aldesk.engine.model.worker", niceness=0, unwanted=cancel)
    try:
        facts = {"facts": {**request.facts.as_json(), "n_features": 1}, "to": str(to.absolute())}
        worker.pipe.send_bytes(pack("model", facts))
        worker.pipe.send_bytes(pack_request(request.refit))
        while not worker.pipe.poll(_TICK):
            if cancel is not None and cancel.is_set():
                raise Cancelled
        _, said, _ = unpack_answer(worker.pipe.recv_bytes())
        with reading():
            has_encoder, about_encoder = bool(said["whole"]), str(said["why"])
    except (EOFError, OSError) as error:
        raise Problem(
            "The process that fits the model ended unexpectedly, perhaps for want of memory",
            kept="All labels are kept",
        ) from error
    finally:
        worker.stop()
    return ExportedModel(
        to,
        request.facts.classes,
        len(request.refit.rows),
        len(request.facts.thresholds),
        has_encoder,
        about_encoder,
    )


def _predicted(session: LabelSession, cancel: threading.Event | None) -> RefitResult:
    """Return what the model says of every sample, which thresholds are found in."""
    client = RefitClient()
    done = threading.Event()

    def watch() -> None:
        while cancel is not None and not done.wait(_TICK):
            if cancel.is_set():
                client.end()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        return refit_once(prediction_request(session), client)
    finally:
        done.set()
        watcher.join()
