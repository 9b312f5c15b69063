"""What a model that was applied to a project believes of its samples, until labels say more.

The scores lie beside the embeddings; a fact of the project tells of them.
"""

import hashlib
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Rows
from aldesk.core.errors import Problem
from aldesk.core.files import unwritten, write_whole
from aldesk.core.ids import ClassId
from aldesk.core.labels import Labels
from aldesk.core.refit import RefitResult
from aldesk.store.project import Project

FACT: Final = "first_scores"
_FILE: Final = "first-scores.safetensors"
LABELS_OF_A_CLASS: Final = 5
"""After so many labels for each class, on average, a refit knows more of these samples."""


@dataclass(frozen=True)
class FirstScores:
    """The scores of an applied model.

    Attributes
    ----------
    model : str
        Who says so.
    class_ids : tuple of ClassId
        What the columns stand for.
    result : RefitResult
        The scores, in the form in which predictions are taken in.
    """

    model: str
    class_ids: tuple[ClassId, ...]
    result: RefitResult

    @property
    def n_enough(self) -> int:
        """From how many labels on a refit is believed more."""
        return LABELS_OF_A_CLASS * len(self.class_ids)


def write_first_scores(
    project: Project,
    model: str,
    classes: tuple[str, ...],
    rows: Rows,
    proba: npt.NDArray[np.float16],
    *,
    is_several: bool,
) -> None:
    """Keep the scores of an applied model in a project.

    Parameters
    ----------
    project : Project
    model : str
    classes : tuple of str
    rows : int64 (n,)
    proba : float16 (n, n_classes)
    is_several : bool
        Whether samples may have several classes.

    Raises
    ------
    Problem
        If they cannot be written; what was there before is kept then.
    """
    from safetensors.numpy import save

    content = bytes(save({"rows": rows, "proba": np.ascontiguousarray(proba)}))
    folder = project.embeddings.folder
    try:
        folder.mkdir(exist_ok=True)
        write_whole(folder / _FILE, content)
    except OSError as error:
        raise unwritten("The scores", folder, error, "The embeddings are kept") from error
    facts = {"model": model, "classes": list(classes), "several": is_several}
    sha256 = hashlib.sha256(content).hexdigest()
    project.meta.write(FACT, {**facts, "key": project.meta.encoder_key, "sha256": sha256})


def read_first_scores(project: Project, labels: Labels) -> FirstScores | None:
    """Return the scores, or None where there are none or they fit the project no more."""
    facts: dict[str, Any] | None = project.meta.read(FACT, None)
    if not facts or facts["key"] != project.meta.encoder_key:
        return None
    ids = [labels.class_id(name) for name in facts["classes"]]
    if facts["several"] != labels.is_several or None in ids:
        return None
    found = _read(project, facts["sha256"])
    if found is None or found["proba"].shape != (len(found["rows"]), len(ids)):
        return None
    rows, nothing = found["rows"], np.zeros(0, np.int64)
    codes = np.zeros((0, len(ids)), np.int8) if labels.is_several else nothing
    guesses = codes.astype(np.float16) if labels.is_several else nothing
    result = RefitResult(
        generation=0,
        n_labeled=0,
        ranked=nothing,
        rows=rows,
        proba=found["proba"],
        n_check=0,
        n_correct=0,
        fit_seconds=0.0,
        query_seconds=0.0,
        check_codes=codes,
        check_guesses=guesses,
    )
    return FirstScores(facts["model"], tuple(id_ for id_ in ids if id_ is not None), result)


def _read(project: Project, sha256: str) -> dict[str, npt.NDArray[Any]] | None:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        content = (project.embeddings.folder / _FILE).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            return None
        arrays = dict(load(content))
        is_whole = arrays["rows"].dtype == np.int64 and arrays["proba"].dtype == np.float16
        return arrays if is_whole and arrays["rows"].max(initial=0) < len(project.samples) else None
    except (OSError, SafetensorError, KeyError, ValueError, Problem):
        return None
