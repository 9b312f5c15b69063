"""Tables of segments in any format, and BirdNET's results."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aldesk.core.errors import Problem
from aldesk.core.span import Span
from aldesk.tables.annotations import (
    annotation_form,
    has_segments,
    read_all,
    read_annotations,
    write_again,
)
from aldesk.tables.annotations.values import number_of, seconds_of, text_of_number


def written(tmp_path: Path, text: str, name: str = "segments.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "path,start,end,label\na.wav,90,95.5,cat\n",
        "path;start;end;label\na.wav;0:01:30;1:35,5;cat\n",
        "label\tEnd (s)\tStart (s)\tFile\ncat\t95.5\t90\ta.wav\n",
        "file,onset_s,offset_s,species\na.wav,90,95.5,cat\n",
        "IN FILE,OFFSET,DURATION,common_name\na.wav,90,5.5,cat\n",
        "a.wav,1:30,1:35.5,cat\n",
        "Selection,Begin Time (s),End Time (s),Begin File,Annotation\n1,90,95.5,a.wav,cat\n",
    ],
)
def test_a_segment_in_many_spellings(tmp_path: Path, text: str) -> None:
    (said,) = read_annotations(written(tmp_path, text)).annotations
    assert (said.file, said.span, said.label) == ("a.wav", Span(90.0, 95.5), "cat")


def test_birdnets_results_are_read(tmp_path: Path) -> None:
    text = (
        "Start (s),End (s),Scientific name,Common name,Confidence,File\n"
        "3.0,6.0,Parus major,Great Tit,0.8153,/data/rec.wav\n"
    )
    (said,) = read_annotations(written(tmp_path, text, "rec.BirdNET.results.csv")).annotations
    assert (said.label, said.confidence, said.span) == ("Great Tit", 0.8153, Span(3.0, 6.0))
    assert said.extra == (("Scientific name", "Parus major"),)


def test_parquet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "segments.parquet"
    pq.write_table(pa.table({"file": ["a.wav"], "start": [1.5], "end": [2.0]}), path)
    (said,) = read_annotations(path).annotations
    assert (said.file, said.span, said.label) == ("a.wav", Span(1.5, 2.0), None)


def test_a_table_is_written_with_all_its_columns_in_order(tmp_path: Path) -> None:
    text = "note,path,start,end,label,n\nx,a.wav,1:30.5,2:00,cat,1.50\n'=1,b.wav,3,4,1.0,2\n"
    read = read_annotations(written(tmp_path, text))
    write_again(read, tmp_path / "again.csv")
    again = read_annotations(tmp_path / "again.csv")
    assert again.annotations == read.annotations
    assert again.names == ("note", "path", "start", "end", "label", "n")
    assert (tmp_path / "again.csv").read_text().splitlines() == [
        *("note,path,start,end,label,n", "x,a.wav,90.5,120.0,cat,1.50"),
        "'=1,b.wav,3.0,4.0,1.0,2",
    ]


def test_a_table_without_a_header_stays_so(tmp_path: Path) -> None:
    read = read_annotations(written(tmp_path, "a.wav,1:30,2:00,cat,note\nb.wav,3,4,dog,\n"))
    write_again(read, tmp_path / "again.csv")
    again = read_annotations(tmp_path / "again.csv")
    assert again.annotations == read.annotations
    assert len(again.annotations) == 2


def test_a_table_of_clips_is_none_of_segments() -> None:
    assert has_segments(("path", "start", "end"))
    assert has_segments(("filename", "begin_s", "duration"))
    assert not has_segments(("path", "label", "duration"))
    assert not has_segments(("slice_file_name", "start", "end", "class"))  # UrbanSound8K


@given(content=st.binary(max_size=300), name=st.sampled_from(["x.txt", "x.csv", "x.gz"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_content_is_too_odd(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    read = read_all([tmp_path / name])
    assert len(read.files) + len(read.problems) == 1


ROWS = st.lists(
    st.lists(
        st.sampled_from([*("1.5", "0:01", "-1", "x", "\\", "", "1e999", "a.wav"), "9" * 50]),
        max_size=6,
    )
)


@given(
    rows=ROWS, head=st.sampled_from(["", "Begin Time (s)\tEnd Time (s)\tBegin File", "start\tend"])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_taken_has_times_and_is_written_again(
    tmp_path: Path, rows: list[list[str]], head: str
) -> None:
    path = written(tmp_path, "\n".join([head, *map("\t".join, rows)]), "x.txt")
    for read in read_all([path]).files:
        assert all(0 <= said.span.start <= said.span.stop < 1e300 for said in read.annotations)
        write_again(read, tmp_path / "again.txt")
        for again in read_all([tmp_path / "again.txt"]).files:
            assert [a.span for a in again.annotations] == [a.span for a in read.annotations]


def test_what_is_no_such_table_is_told_and_hinders_no_other(tmp_path: Path) -> None:
    good = written(tmp_path, "path,start,end\na.wav,1,2\nb.wav,x,2\n")
    odd = written(tmp_path, "path,label\na.wav,cat\n", "labels.csv")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 and nothing")
    read = read_all([odd, broken, tmp_path / "gone.csv", tmp_path, good])
    assert [problem.subject for problem in read.problems] == [
        *(str(odd), str(broken)),
        *(str(tmp_path / "gone.csv"), str(tmp_path)),
    ]
    assert (read.n_annotations, read.n_left_out) == (1, 1)
    assert "start" in str(read.problems[0])


def test_a_label_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "path,start,end,label\na.wav,1,2,cat\n")
    with pytest.raises(Problem, match=r"segments\.csv.*no column 'kind'"):
        read_annotations(path, "kind")


def test_the_form_is_told_by_the_first_line(tmp_path: Path) -> None:
    raven = written(tmp_path, "Selection\tBegin Time (s)\tEnd Time (s)\n", "a.txt")
    audacity = written(tmp_path, "1.0\t2.0\tcat\n", "b.txt")
    prose = written(tmp_path, "Dear diary,\n", "c.txt")
    assert list(map(annotation_form, (raven, audacity, prose))) == ["raven", "audacity", ""]
    assert annotation_form(tmp_path / "gone.txt") == ""


@given(st.floats(0, 1e9, allow_nan=False))
def test_a_number_is_read_as_it_was_written(number: float) -> None:
    text = text_of_number(number)
    assert "e" not in text
    assert number_of(text) == number == seconds_of(text)


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59_999))
def test_a_time_of_the_clock_is_its_seconds(hours: int, minutes: int, ms: int) -> None:
    text = f"{hours}:{minutes:02d}:{ms // 1000:02d}.{ms % 1000:03d}"
    assert seconds_of(text) == (3_600_000 * hours + 60_000 * minutes + ms) / 1000


@pytest.mark.parametrize("text", ["", "x", "1:75", "0:61:00", "1:2:3:4", "inf", "nan", "1_0"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert seconds_of(text) is None


def test_a_time_as_no_recording_has_is_told(tmp_path: Path) -> None:
    text = "path,start,end,label\na.wav,1e308,1.7e308,cat\na.wav,1,1e300,cat\na.wav,1,2,cat\n"
    read = read_annotations(written(tmp_path, text))
    assert [said.span for said in read.annotations] == [Span(1, 2)]
    assert [line.reason for line in read.left_out] == [
        "'1e308' in start is no time.",
        "'1e300' in end is no time.",
    ]
    audacity = read_annotations(written(tmp_path, "1e308\t1.7e308\tcat\n", "a.txt"))
    assert (len(audacity.annotations), len(audacity.left_out)) == (0, 1)


def test_a_column_without_a_name_tells_no_time(tmp_path: Path) -> None:
    facts = {"": [7.0], "path": ["a.wav"], "start": [10.0], "end": [12.0]}
    pq.write_table(pa.table(facts), tmp_path / "list.parquet")
    (said,) = read_annotations(tmp_path / "list.parquet").annotations
    assert said.span == Span(10, 12)
