"""Query strategies of samples that may have several classes.

Their `y` is (n_samples, n_classes): 1 present, 0 absent, `missing_label` not judged. A classifier
is already fitted. It returns the probability of each class, (n_samples, n_classes); an ensemble has
`sample_proba` with those of each member, (n_members, n_samples, n_classes). Only classes of which
anything is known belong in either. Names and parameters follow scikit-activeml's development, whose
strategies take such a `y`, too. Strategies that look at embeddings alone need no form of their own;
see `labelled_or_not`.
"""

from aldesk.strategies.several.badge import Badge
from aldesk.strategies.several.bald import GreedyBALD
from aldesk.strategies.several.base import labelled_or_not
from aldesk.strategies.several.committee import QueryByCommittee
from aldesk.strategies.several.drop_query import DropQuery
from aldesk.strategies.several.falcun import Falcun
from aldesk.strategies.several.herding import UHerding
from aldesk.strategies.several.uncertainty import UncertaintySampling

__all__ = [
    "Badge",
    "DropQuery",
    "Falcun",
    "GreedyBALD",
    "QueryByCommittee",
    "UHerding",
    "UncertaintySampling",
    "labelled_or_not",
]
