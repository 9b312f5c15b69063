"""Query strategies, usable without the rest of ALDesk.

Each is a scikit-activeml strategy with its constructor and its `query`; where scikit-activeml's
own is fast enough it is the very same class. May import numpy, scipy, scikit-learn and
scikit-activeml only, and scikit-activeml is imported when a strategy is first asked for; torch,
which it would bring along, is not.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from aldesk.strategies.without_torch import import_activeml

if TYPE_CHECKING:
    from skactiveml.pool import ContrastiveAL, FourDs, RandomSampling, SubSamplingWrapper

    from aldesk.strategies.badge import Badge
    from aldesk.strategies.bald import BatchBALD, GreedyBALD
    from aldesk.strategies.clue import Clue
    from aldesk.strategies.committee import QueryByCommittee
    from aldesk.strategies.core_set import CoreSet
    from aldesk.strategies.discriminative_al import DiscriminativeAL
    from aldesk.strategies.drop_query import DropQuery
    from aldesk.strategies.falcun import Falcun
    from aldesk.strategies.herding import MaxHerding, UHerding
    from aldesk.strategies.prob_cover import ProbCover
    from aldesk.strategies.sampled import SampledUncertainty
    from aldesk.strategies.typi_clust import TypiClust
    from aldesk.strategies.uncertainty import UncertaintySampling

__all__ = [
    "Badge",
    "BatchBALD",
    "Clue",
    "ContrastiveAL",
    "CoreSet",
    "DiscriminativeAL",
    "DropQuery",
    "Falcun",
    "FourDs",
    "GreedyBALD",
    "MaxHerding",
    "ProbCover",
    "QueryByCommittee",
    "RandomSampling",
    "SampledUncertainty",
    "SubSamplingWrapper",
    "TypiClust",
    "UHerding",
    "UncertaintySampling",
]

_MODULES = {
    "Badge": "badge",
    "BatchBALD": "bald",
    "Clue": "clue",
    "CoreSet": "core_set",
    "DiscriminativeAL": "discriminative_al",
    "DropQuery": "drop_query",
    "Falcun": "falcun",
    "GreedyBALD": "bald",
    "MaxHerding": "herding",
    "ProbCover": "prob_cover",
    "QueryByCommittee": "committee",
    "SampledUncertainty": "sampled",
    "TypiClust": "typi_clust",
    "UHerding": "herding",
    "UncertaintySampling": "uncertainty",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import_activeml()
    module = f"{__name__}.{_MODULES[name]}" if name in _MODULES else "skactiveml.pool"
    return getattr(import_module(module), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
