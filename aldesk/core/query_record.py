"""What a query was chosen from: all that is needed to choose it again, on another machine too."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from aldesk.core.project_state import ProjectState
from aldesk.core.runs import Runs


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
    shards : tuple of (int, int)
        The files, as runs of places, each up to its second one. Empty where they are the first
        `n_shards`.
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
    shards: Runs = ()


class Chance(NamedTuple):
    """How likely a sample was to be drawn, among so many that were left."""

    chance: float
    n_left: int

    @property
    def can_be(self) -> bool:
        """Whether there can be such a draw."""
        is_count = isinstance(self.n_left, int) and self.n_left >= 1
        return is_count and isinstance(self.chance, float) and 0 < self.chance <= 1


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
    chances : tuple of Chance or None
        Of each sample, in their order; None where it was not drawn by known weights from all that
        may be asked about. Empty if none was.
    annotator : str
        Who was asked; empty if nobody gave a name.
    facts : mapping
        Facts about the copy that the query was made in, where the merged project has others.
    is_elsewhere : bool
        It was chosen from samples or embeddings that were not taken over when copies were merged.
    """

    state: ProjectState
    audit_rate: float
    seed: int
    measured_on: str
    has_reserve: bool
    is_newest: bool = False
    ranked: Ranked | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    chances: tuple[Chance | None, ...] = ()
    annotator: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    is_elsewhere: bool = False


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
                "ranked": ranked and _ranked(ranked),
                "chances": tuple(map(_chance, read.get("chances", ()))),
                "facts": dict(read.get("facts", {})),
            }
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("the record of a query is none") from error


def _ranked(read: Any) -> Ranked:
    told = {"state": _state(read["state"]), "shards": _runs(read.get("shards", ()))}
    return Ranked(**{**read, **told})


def _chance(read: Any) -> Chance | None:
    if read is None:
        return None
    chance = Chance(*read)
    if not chance.can_be:
        raise ValueError("the record of a query has a probability that there cannot be")
    return chance


def _state(read: Any) -> ProjectState:
    drawn = {int(number): n for number, n in read["n_drawn"].items()}
    known = dict(read.get("known", {}))
    runs = {name: _runs(read.get(name, ())) for name in ("queries", "samples")}
    state = ProjectState(**{**read, "n_drawn": drawn, "known": known, **runs})
    counts = [state.n_events, state.n_queries, state.n_samples, *drawn.values(), *known.values()]
    if not all(isinstance(n, int) and n >= 0 for n in counts):
        raise ValueError("the record of a query counts what cannot be")
    return state


def _runs(read: Any) -> Runs:
    runs = tuple((start, stop) for start, stop in read)
    if not all(isinstance(n, int) and n >= 0 for run in runs for n in run):
        raise ValueError("the record of a query counts what cannot be")
    return runs
