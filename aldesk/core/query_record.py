"""What a query was chosen from: all that is needed to choose it again, on another machine too."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from aldesk.core.project_state import ProjectState


@dataclass(frozen=True)
class Ranked:
    """The refit whose ranking a query was chosen from.

    Attributes
    ----------
    state : ProjectState
        When it was asked for.
    recipe : mapping
        As `Recipe` has it; it may have been changed since.
    seed : int
    encoder : str
        The key of the embeddings.
    n_shards : int
        How many files of them there were.
    labels, candidates, measured, embeddings : str
        Digests of the labels that it learned from, the samples that could be chosen, those that
        measure, and the files of embeddings.
    """

    state: ProjectState
    recipe: Mapping[str, Any]
    seed: int
    encoder: str
    n_shards: int
    labels: str
    candidates: str
    measured: str
    embeddings: str


@dataclass(frozen=True)
class QueryRecord:
    """What a query was chosen from.

    Attributes
    ----------
    state : ProjectState
        When it was chosen.
    audit_rate : float
    seed : int
        The session's, from which those of queries and refits follow.
    measured_on : str
        The test split or the audit, as `AccuracyMonitor.basis` has it.
    has_reserve : bool
        Samples were kept for the audit.
    is_newest : bool
        The ranking was the newest, and not used before: its first samples are the strategy's.
    ranked : Ranked or None
        None before the first ranking: samples were drawn at random.
    versions : mapping of str to str
        Of the libraries that have a say in the picks.
    """

    state: ProjectState
    audit_rate: float
    seed: int
    measured_on: str
    has_reserve: bool
    is_newest: bool = False
    ranked: Ranked | None = None
    versions: Mapping[str, str] = field(default_factory=dict)


def record_text(record: QueryRecord) -> str:
    """Return what `read_record` reads."""
    return json.dumps(asdict(record), separators=(",", ":"))


def read_record(read: Any) -> QueryRecord:
    """Return the record that JSON tells; what cannot be one is a ValueError."""
    try:
        ranked = read["ranked"]
        return QueryRecord(
            **{
                **read,
                "state": _state(read["state"]),
                "ranked": ranked and Ranked(**{**ranked, "state": _state(ranked["state"])}),
            }
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("the record of a query is none") from error


def _state(read: Any) -> ProjectState:
    drawn = {int(number): n for number, n in read["n_drawn"].items()}
    state = ProjectState(**{**read, "n_drawn": drawn})
    counts = [state.n_events, state.n_queries, state.n_samples, *drawn.values()]
    if not all(isinstance(n, int) and n >= 0 for n in counts):
        raise ValueError("the record of a query counts what cannot be")
    return state
