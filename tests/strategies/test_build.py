import inspect

import pytest
import skactiveml.pool
from skactiveml.base import SingleAnnotatorPoolQueryStrategy

import aldesk.strategies
from aldesk.strategies.build import build
from aldesk.strategies.catalogue import CATALOGUE, STRATEGIES, Strategy, Value

NEEDS = {
    "discriminator",
    "embeddings",
    "ensemble",
    "labels",
    "mixture model",
    "probabilities",
    "strategy",
}


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda s: s.name)
def test_every_strategy_of_the_catalogue_is_built_with_its_defaults(strategy: Strategy) -> None:
    built = build(strategy.name, {}, seed=7)
    assert type(built) is getattr(aldesk.strategies, strategy.name)
    assert (built.missing_label, built.random_state) == (-1, 7)
    for parameter in (*strategy.parameters, *strategy.more):
        assert getattr(built, parameter.name) == parameter.default


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda s: s.name)
def test_every_choice_can_be_chosen(strategy: Strategy) -> None:
    for parameter in (*strategy.parameters, *strategy.more):
        kind = type(parameter.default)
        for value in parameter.choices or (kind(parameter.low), kind(parameter.high)):
            built = build(strategy.name, {parameter.name: value}, seed=0)
            assert getattr(built, parameter.name) == value


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda s: s.name)
def test_the_window_can_show_every_parameter(strategy: Strategy) -> None:
    for parameter in strategy.parameters:
        assert parameter.choices or type(parameter.default) is int


@pytest.mark.parametrize("strategy", CATALOGUE, ids=lambda s: s.name)
def test_every_strategy_has_one_sentence_for_each(strategy: Strategy) -> None:
    for sentence in (strategy.sentence, strategy.when, strategy.cost):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert sentence.count(". ") == 0


@pytest.mark.parametrize("strategy", CATALOGUE, ids=lambda s: s.name)
def test_every_strategy_is_a_class_with_these_parameters(strategy: Strategy) -> None:
    kind = getattr(aldesk.strategies, strategy.name)
    assert issubclass(kind, SingleAnnotatorPoolQueryStrategy)
    defaults = inspect.signature(kind).parameters
    for parameter in strategy.more:
        # ProbCover's class does what scikit-activeml's does, which scales nothing.
        is_scaling = (strategy.name, parameter.name) == ("ProbCover", "normalize_samples")
        default = False if is_scaling else parameter.default
        assert defaults[parameter.name].default == default
    assert {p.name for p in strategy.parameters} <= set(defaults)
    assert set(strategy.needs) <= NEEDS


@pytest.mark.parametrize(
    ("name", "parameters", "says"),
    [
        ("Badger", {}, "RandomSampling, UncertaintySampling"),
        ("RandomSampling", {"method": "entropy"}, "it has: none"),
        ("UncertaintySampling", {"methods": "entropy"}, "it has: method"),
        ("UncertaintySampling", {"method": "margin"}, "least_confident, margin_sampling, entropy"),
        ("BatchBALD", {"n_MC_samples": 9}, "whole number from 10 to 200"),
        ("BatchBALD", {"n_MC_samples": 10.0}, "whole number from 10 to 200"),
        ("BatchBALD", {"n_MC_samples": "ten"}, "whole number from 10 to 200"),
        ("MaxHerding", {"normalize_samples": 1}, "True or False"),
        ("UHerding", {"validation_size": 1.5}, "a number from 0.01 to 0.99"),
    ],
)
def test_a_wrong_choice_is_answered_with_the_right_ones(
    name: str, parameters: dict[str, Value], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        build(name, parameters, seed=0)


def test_the_package_shows_its_strategies_and_no_others() -> None:
    assert set(aldesk.strategies.__all__) <= set(dir(aldesk.strategies))
    assert set(aldesk.strategies.__all__) == {strategy.name for strategy in CATALOGUE}
    for name in set(aldesk.strategies.__all__) - {"UHerding", "SampledUncertainty"}:
        assert issubclass(getattr(aldesk.strategies, name), getattr(skactiveml.pool, name))
    with pytest.raises(AttributeError, match="Badger"):
        aldesk.strategies.Badger  # noqa: B018
