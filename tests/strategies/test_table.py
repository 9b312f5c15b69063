"""A default is shown as a study's plan writes it."""

import tomllib

import pytest

from aldesk.strategies.catalogue import CATALOGUE, Parameter
from aldesk.strategies.table import parameter_text

PARAMETERS = [p for s in CATALOGUE for p in (*s.parameters, *s.more) if not p.choices]


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_a_default_can_be_copied_into_a_plan(parameter: Parameter) -> None:
    shown = parameter_text(parameter).rsplit("; ", 1)[1].removesuffix(" if unset")
    assert tomllib.loads(f"it = {shown}") == {"it": parameter.default}
