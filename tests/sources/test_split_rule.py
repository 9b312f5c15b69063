"""Test splits."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.recording import recording_id, window_id
from aldesk.core.sample import Sample
from aldesk.core.span import Span
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
    rule.expected([s.label is not None for s in found], [s.columns for s in found])
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


def windows(n_recordings: int) -> list[Sample]:
    found = [
        Sample(
            window_id(SampleId(f"{place:032x}"), span),
            Path(f"{place}.wav"),
            "sound",
            "x",
            "pool",
            {"site": f"s{place % 40}"} if place % 50 else {},
            span=span,
        )
        for place in range(n_recordings)
        for span in (Span(0.0, 3.0), Span(3.0, 6.0), Span(6.0, 9.0))
    ]
    assert len({sample.id for sample in found}) == len(found)
    return found


def test_windows_of_a_recording_stay_together() -> None:
    found = windows(400)
    ids = in_test(with_test_split(found, "20%"))
    assert 180 < len(ids) < 300
    of_recording = Counter(recording_id(SampleId(id_)) for id_ in ids)
    assert set(of_recording.values()) == {3}
    whole = [replace(s, id=recording_id(s.id), span=None) for s in found[::3]]
    assert in_test(with_test_split(whole, "20%")) == set(of_recording)


def test_a_share_by_site_takes_whole_sites() -> None:
    found = windows(400)
    ids = in_test(with_test_split(found, "20% by site"))
    assert 0 < len(ids) < len(found) / 2
    for site in {s.columns.get("site", "") for s in found} - {""}:
        n = {s.id in ids for s in found if s.columns.get("site") == site}
        assert len(n) == 1
    without = [s for s in found if "site" not in s.columns]
    by_recording = in_test(with_test_split(found, "20%"))
    assert {s.id for s in without} & ids == {s.id for s in without} & by_recording


def test_a_share_by_a_column_that_is_not_there() -> None:
    with pytest.raises(Problem, match=r"no column 'site'.*index"):
        with_test_split(samples(10), "20% by site")


@pytest.mark.parametrize(
    "rule", ["20% by", "by site", "20 by site", "20", "0%", "100%", "x%", "-5%", "nan%", "20% more"]
)
def test_a_share_that_makes_no_sense(rule: str) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        with_test_split(samples(10), rule)


def test_a_column_that_is_not_there() -> None:
    with pytest.raises(Problem, match=r"no column 'speaker'.*index"):
        with_test_split(samples(10), "speaker=anna")


def test_values_that_no_sample_has() -> None:
    with pytest.raises(Problem, match="No sample fits"):
        with_test_split(samples(10), "index=77")


def test_of_recordings_a_share_is_drawn_without_labels() -> None:
    found = samples(200, label=None)
    rule = SplitRule("20% by index", windows=True)
    assert rule.expected([False] * 200, [s.columns for s in found]) == 0
    drawn = {s.columns["index"] for s in found if rule(s)}
    others = {s.columns["index"] for s in found if not rule(s)}
    assert others
    assert not drawn & others
