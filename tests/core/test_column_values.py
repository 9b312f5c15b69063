"""What stands in a column of all samples."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.column_values import column_values, grouping_columns
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows


def clip(number: int, site: str) -> Sample:
    columns = {"site": site, "note": f"note {number}", "time": site, "one": "1"}
    return Sample(SampleId(f"{number:032x}"), Path("a.wav"), "sound", columns=columns)


def recording(number: int, site: str) -> Recording:
    id_, rule = SampleId(f"ff{number:030x}"), WindowRule(3, 3)
    return Recording(id_, Path("n.wav"), 9.0, 8000, rule, columns={"site": site} if site else {})


sites = st.lists(st.tuples(st.booleans(), st.sampled_from(["", "mill", "pond", "site 10"])))


@given(sites)
def test_codes_say_what_each_sample_has(made: list[tuple[bool, str]]) -> None:
    rows = SampleRows()
    for number, (is_long, site) in enumerate(made):
        if is_long:
            rows.add_recording(recording(number, site))
        else:
            rows.add([clip(number, site)])
    found = column_values(rows, "site")
    assert len(found.codes) == len(rows)
    for code, sample in zip(found.codes.tolist(), rows, strict=True):
        assert (found.values[code] if code >= 0 else "") == sample.columns.get("site", "")


def test_columns_that_sort_samples_into_groups() -> None:
    rows = SampleRows()
    rows.add([clip(number, "mill" if number % 2 else "pond") for number in range(20)])
    assert grouping_columns(rows, 10) == ["site"]
    assert grouping_columns(rows, 20) == ["site", "note"]
    rows.add_recording(recording(1, "site 2"))
    assert column_values(rows, "site").values == ("mill", "pond", "site 2")
