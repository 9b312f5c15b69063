"""Numbers with their nouns."""

from aldesk.core.counted import counted


def test_one_is_no_plural() -> None:
    said = [counted(n, "sample is", "samples are") for n in (0, 1, 1200)]
    assert said == ["0 samples are", "1 sample is", "1,200 samples are"]
