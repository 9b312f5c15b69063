"""Test splits."""

from dataclasses import replace
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.sources.split_rule import SplitRule


def samples(count: int, label: str | None = "x") -> list[Sample]:
    return [
        Sample(
            SampleId(f"{i:032x}"), Path(f"{i}.wav"), "sound", label, "test", {"index": str(i % 10)}
        )
        for i in range(count)
    ]


def with_test_split(found: list[Sample], text: str) -> list[Sample]:
    """Split samples as an import does: first what all names tell, then each by itself."""
    rule = SplitRule(text)
    rule.expected([s.label for s in found], [s.columns for s in found])
    return [replace(s, split="test" if rule(s) else "pool") for s in found]


def in_test(found: list[Sample]) -> set[str]:
    return {s.id for s in found if s.split == "test"}


def test_a_column_tells_the_test_split() -> None:
    found = with_test_split(samples(30), "index=0, 3")
    assert {s.columns["index"] for s in found if s.split == "test"} == {"0", "3"}
    assert len(in_test(found)) == 6


def test_a_share_is_about_that_large() -> None:
    assert 170 <= len(in_test(with_test_split(samples(1000), "20%"))) <= 230


def test_a_share_is_drawn_for_each_sample_alone() -> None:
    few, many = samples(100), samples(300)
    few_ids = {s.id for s in few}
    assert in_test(with_test_split(many[::-1], "20%")) & few_ids == in_test(
        with_test_split(few, "20%")
    )


def test_a_larger_share_holds_the_smaller() -> None:
    small, large = (in_test(with_test_split(samples(200), rule)) for rule in ("10%", "30 %"))
    assert small < large


def test_a_share_takes_labelled_samples_only() -> None:
    with pytest.raises(Problem, match="No sample fits"):
        with_test_split(samples(100, label=None), "20%")


@pytest.mark.parametrize("rule", ["20", "0%", "100%", "x%", "-5%", "nan%", "20% more"])
def test_a_share_that_makes_no_sense(rule: str) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        with_test_split(samples(10), rule)


def test_a_column_that_is_not_there() -> None:
    with pytest.raises(Problem, match=r"no column 'speaker'.*index"):
        with_test_split(samples(10), "speaker=anna")


def test_values_that_no_sample_has() -> None:
    with pytest.raises(Problem, match="No sample fits"):
        with_test_split(samples(10), "index=77")
