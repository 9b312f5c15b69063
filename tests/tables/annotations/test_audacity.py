"""Label files of Audacity: stretches, points and bands, and that they are written as they were."""

from pathlib import Path

import pytest

from aldesk.core.span import Span
from aldesk.tables.annotations import read_annotations, write_again

LABELS = "0.594519\t1.053147\tSP\n\\\t3324.873047\t5152.284180\n2.000000\t2.000000\tpoint\n"


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "rec.txt"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_label_has_times_and_perhaps_a_band(tmp_path: Path) -> None:
    read = read_annotations(written(tmp_path, LABELS))
    first, point = read.annotations
    assert (first.span, first.label) == (Span(0.594519, 1.053147), "SP")
    assert (first.low_hz, first.high_hz) == (3324.873047, 5152.284180)
    assert point.is_point
    assert point.low_hz is None
    write_again(read, tmp_path / "again.txt")
    assert (tmp_path / "again.txt").read_text() == LABELS


def test_an_open_band_stays_open(tmp_path: Path) -> None:
    text = "1.000000\t2.000000\t\n\\\t-1.000000\t5000.000000\n"
    read = read_annotations(written(tmp_path, text))
    assert (read.annotations[0].low_hz, read.annotations[0].high_hz) == (None, 5000.0)
    assert read.annotations[0].label is None
    write_again(read, tmp_path / "again.txt")
    assert (tmp_path / "again.txt").read_text() == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_in_any_encoding_and_of_any_system(tmp_path: Path, encoding: str) -> None:
    read = read_annotations(written(tmp_path, "1,5\t2,5\tMöwe\r\n3\t4\tx\r\n", encoding))
    assert [(a.span, a.label) for a in read.annotations] == [
        (Span(1.5, 2.5), "Möwe"),
        (Span(3.0, 4.0), "x"),
    ]


def test_damaged_lines_are_told_and_the_others_go_on(tmp_path: Path) -> None:
    text = (
        "0.5\t1.0\tgood\n\\\tlow\thigh\nnonsense\n\\\t1.0\t2.0\n2.0\t1.0\tback\n-1\t1\tearly\n"
        "1.0\tx\ty\n3.0\t4.0\tgood\n"
    )
    read = read_annotations(written(tmp_path, text))
    assert [said.label for said in read.annotations] == ["good", "good"]
    assert [bad.place for bad in read.left_out] == [f"Row {n}" for n in (2, 3, 4, 5, 6, 7)]
    assert "no label" in read.left_out[2].reason


def test_a_label_of_a_single_time_is_a_point(tmp_path: Path) -> None:
    (said,) = read_annotations(written(tmp_path, "4.5\tcough\n")).annotations
    assert (said.span, said.label) == (Span(4.5, 4.5), "cough")


def test_a_track_without_labels_is_no_problem(tmp_path: Path) -> None:
    assert read_annotations(written(tmp_path, "\n")).annotations == ()
