"""What a query is recorded with, so that it can be chosen again; `replay` does it."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.core.project_state import ProjectState
from aldesk.core.query_record import Ranked
from aldesk.core.refit import RefitRequest, Shard
from aldesk.libraries import versions_of

_DIGITS = 16
_LIBRARIES = ("aldesk", "numpy", "scipy", "scikit-learn", "scikit-activeml", "skorch", "torch")


def ranked_by(request: RefitRequest, state: ProjectState, encoder: str) -> Ranked:
    """Return what must be known of a request to make it again.

    Parameters
    ----------
    request : RefitRequest
    state : ProjectState
        When it was made.
    encoder : str
        The key of its embeddings.
    """
    is_candidate = np.zeros(state.n_samples, bool)
    is_candidate[request.candidates] = True
    return Ranked(
        state=state,
        recipe=asdict(request.recipe),
        seed=request.seed,
        encoder=encoder,
        n_shards=len(request.shards),
        labels=_digest(request.rows, request.codes),
        candidates=_digest(np.packbits(is_candidate)),
        measured=_digest(request.check_rows),
        embeddings=embeddings_digest(request.shards),
    )


def embeddings_digest(shards: Iterable[Shard]) -> str:
    """Return a digest of files of embeddings, whose names are made from what is in them."""
    return sha256("\n".join(shard.path.name for shard in shards).encode()).hexdigest()[:_DIGITS]


@cache
def library_versions() -> dict[str, str]:
    """Return the versions of the libraries that have a say in the picks."""
    return versions_of(_LIBRARIES)


def _digest(*arrays: npt.NDArray[Any]) -> str:
    told = sha256()
    for array in arrays:
        told.update(f"{array.dtype.str}{array.shape}".encode())
        told.update(array.tobytes())
    return told.hexdigest()[:_DIGITS]
