"""From a name and parameters, as a person chose them, to a strategy."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

import aldesk.strategies
from aldesk.strategies.catalogue import Value
from aldesk.strategies.check import check, parameters_of, plain

if TYPE_CHECKING:
    from skactiveml.base import SingleAnnotatorPoolQueryStrategy

    from aldesk.strategies.several.base import SeveralStrategy


def build(
    name: str,
    parameters: Mapping[str, Value],
    *,
    seed: int,
    missing_label: int = -1,
    several: bool = False,
) -> "SingleAnnotatorPoolQueryStrategy | SeveralStrategy":
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
    several : bool
        Whether samples may have several classes: its own form for that, if it has one.

    Raises
    ------
    ValueError
        If the name, a parameter or its value is not in the catalogue; the text names what is. Also
        if samples may have several classes, and the strategy has no form for that.
    """
    parameters = {key: plain(value) for key, value in parameters.items()}
    strategy = check(name, parameters, several=several)
    has_own = several and strategy.several == "own"
    values = {p.name: p.default for p in parameters_of(strategy, several=has_own)}
    values.update(parameters)
    if strategy.needs_ensemble:
        values["sample_predictions_method_name"] = "sample_proba"
    module = import_module("aldesk.strategies.several") if has_own else aldesk.strategies
    kind = getattr(module, name)
    return kind(**values, missing_label=missing_label, random_state=seed)
