"""From a name and parameters, as a person chose them, to a strategy."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import aldesk.strategies
from aldesk.strategies.catalogue import Value
from aldesk.strategies.check import check

if TYPE_CHECKING:
    from skactiveml.base import SingleAnnotatorPoolQueryStrategy


def build(
    name: str, parameters: Mapping[str, Value], *, seed: int, missing_label: int = -1
) -> "SingleAnnotatorPoolQueryStrategy":
    """Return a query strategy of the catalogue.

    Parameters
    ----------
    name : str
        A name in `aldesk.strategies.catalogue`.
    parameters : Mapping[str, bool | int | float | str]
        Of the strategy; those that are left out take their default.
    seed : int
        Its `random_state`, 0 … 2³² − 1.
    missing_label : int
        What stands in `y` for a missing label.

    Raises
    ------
    ValueError
        If the name, a parameter or its value is not in the catalogue; the text names what is.
    """
    strategy = check(name, parameters)
    values = {p.name: p.default for p in (*strategy.parameters, *strategy.more)}
    values.update(parameters)
    if strategy.needs_ensemble:
        values["sample_predictions_method_name"] = "sample_proba"
    kind = getattr(aldesk.strategies, name)
    return kind(**values, missing_label=missing_label, random_state=seed)
