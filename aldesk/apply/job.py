"""What is applied to what, and what comes of it; whether that can be, told before hours of work."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, get_args

import numpy as np

from aldesk.apply.earlier_result import is_result
from aldesk.arrays import Floats
from aldesk.core.errors import Problem
from aldesk.core.events import JoinRule
from aldesk.core.files import is_folder, is_same_file, is_there
from aldesk.model.facts import ModelFacts
from aldesk.sources import place_of

ApplyForm = Literal["table", "scores", "raven", "raven-one", "audacity", "clips", "project"]
"""Events as a table; the scores of every sample as a table; events as in `EventForm`; a project."""

FORMS: Final = get_args(ApplyForm)
FOLDERS: Final = ("raven", "audacity", "clips")
DEFAULT_THRESHOLD: Final = 0.5
_TABLES = (".csv", ".parquet")
_PROJECT = ".aldesk"
_NOTHING = "Nothing was written"
_NOT_CHANGED = "It was not changed"


@dataclass(frozen=True)
class ApplyJob:
    """A model, what it is applied to, and what is written.

    Attributes
    ----------
    model : Path
        Its folder.
    sources : tuple of Path
        Folders, tables and data sets, as for a project.
    to : Path
    form : {"table", "scores", "raven", "raven-one", "audacity", "clips", "project"}
    threshold : float or None
        Of all classes; None for the validated ones, and 0.5 where there is none.
    thresholds : Mapping of str to float
        Of single classes.
    rule : JoinRule
        How windows become events.
    but : tuple of str
        Classes that are no event.
    encoder : str
        In the place of the model's, as where that lies elsewhere on this computer; must be the
        same.
    device : str
    reuse : tuple of Path
        Projects that may have embeddings of the same samples.
    """

    model: Path
    sources: tuple[Path, ...]
    to: Path
    form: ApplyForm = "table"
    threshold: float | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)
    rule: JoinRule = field(default_factory=JoinRule)
    but: tuple[str, ...] = ()
    encoder: str = ""
    device: str = "auto"
    reuse: tuple[Path, ...] = ()


def form_of(to: Path) -> ApplyForm:
    """Return the form that a name stands for.

    Raises
    ------
    Problem
        If it stands for none.
    """
    ending, name = to.suffix.lower(), to.name.lower()
    if ending == _PROJECT:
        return "project"
    if ending in _TABLES:
        return "table"
    if ending == ".txt":
        return "raven-one"
    if "raven" in name:
        return "raven"
    if "audacity" in name:
        return "audacity"
    raise Problem(
        "From this name it cannot be told what is to be written",
        subject=str(to),
        kept=_NOTHING,
        todo="Name a .parquet, .csv or .aldesk, a folder raven or audacity, or say the form",
    )


def least_of(job: ApplyJob, facts: ModelFacts) -> Floats:
    """Return from which probability on each class counts, float32 (n_classes,).

    Raises
    ------
    Problem
        If a threshold is of no class of the model.
    """
    strange = [name for name in (*job.thresholds, *job.but) if name not in facts.classes]
    if strange:
        raise Problem(
            f"The model has no class “{strange[0]}”",
            subject=str(job.model),
            kept=_NOTHING,
            todo=f"Its classes are {', '.join(facts.classes[:20])}",
        )
    validated = {one.class_name: one.value for one in facts.thresholds}
    of_all = job.threshold
    usual = (
        validated.get(c, DEFAULT_THRESHOLD) if of_all is None else of_all for c in facts.classes
    )
    least = [job.thresholds.get(c, value) for c, value in zip(facts.classes, usual, strict=True)]
    return np.array(least, np.float32)


def identity(job: ApplyJob, facts: ModelFacts) -> dict[str, Any]:
    """Return what the embeddings depend on: the sources, the encoder, and how they are cut."""
    return {
        "sources": [place_of(source) for source in job.sources],
        "encoder": facts.encoder.key,
        "windows": asdict(facts.windows) if facts.windows else None,
    }


def work_file(job: ApplyJob, facts: ModelFacts) -> Path:
    """Return the project that the embeddings are kept in.

    It lies beside what is written, called after the source, and is the same for each model with
    this encoder and these windows: so nothing is embedded twice. A project that is written is it
    itself.
    """
    if job.form == "project":
        return job.to
    text = json.dumps(identity(job, facts), sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    first = job.sources[0].absolute().name or "data"
    return job.to.absolute().parent / f"{first[:60]}-{digest}.apply" / "work.aldesk"


def refuse_source(job: ApplyJob) -> None:
    """Refuse to write a result over what it would be the result of.

    Raises
    ------
    Problem
    """
    for read in (*job.sources, *job.reuse, job.model):
        if is_same_file(job.to, read):
            raise Problem(
                "The result would replace what it is made from",
                subject=str(job.to),
                kept=_NOT_CHANGED,
                todo="Name another file",
            )


def refuse_output(job: ApplyJob, facts: ModelFacts) -> None:
    """Refuse what could not be written in the end.

    Raises
    ------
    Problem
    """
    refuse_source(job)
    parent, ending = job.to.absolute().parent, job.to.suffix.lower()
    if not is_folder(parent):
        raise Problem("There is no such folder", subject=str(parent), kept=_NOTHING)
    if facts.media == "picture" and job.form not in ("scores", "project", "table"):
        raise Problem(
            "Events are of sound, and this model is for pictures",
            subject=str(job.to),
            kept=_NOTHING,
            todo="Write a table or a project",
        )
    wanted = {"table": _TABLES, "scores": _TABLES, "raven-one": (".txt",), "project": (_PROJECT,)}
    if endings := wanted.get(job.form):
        if ending not in endings:
            raise Problem(
                f"It cannot be written as {job.to.suffix or 'a folder'}",
                subject=str(job.to),
                kept=_NOTHING,
                todo=f"Give a name that ends in {' or '.join(endings)}",
            )
        if job.form != "project":
            _refuse_other(job)
    elif is_there(job.to) and not (is_folder(job.to) and not any(job.to.iterdir())):
        raise Problem(
            "The folder is not empty" if is_folder(job.to) else "There is a file of this name",
            subject=str(job.to),
            kept=_NOT_CHANGED,
            todo="Name a new one",
        )


def _refuse_other(job: ApplyJob) -> None:
    """Refuse to replace what is no result of an earlier run; one of those is replaced."""
    if is_there(job.to) and not is_result(job.to):
        raise Problem(
            "There is something else of this name, and no earlier result",
            subject=str(job.to),
            kept=_NOT_CHANGED,
            todo="Name a new file, or move that one away",
        )
