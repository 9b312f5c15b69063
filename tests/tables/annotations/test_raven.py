"""Selection tables of Raven: what a line means, and that it is written as it was."""

from pathlib import Path

import pytest

from aldesk.core.annotation import Annotation
from aldesk.core.span import Span
from aldesk.tables.annotations import AnnotationFile, read_annotations, write_again, write_raven
from aldesk.tables.annotations.raven import COLUMNS

HEAD = "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)"


def table(tmp_path: Path, *lines: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
    path = tmp_path / "rec.Table.1.selections.txt"
    path.write_bytes("".join(f"{line}\r\n" for line in (head, *lines)).encode(encoding))
    return path


def test_a_line_is_an_annotation(tmp_path: Path) -> None:
    (said,) = read_annotations(
        table(
            tmp_path,
            "7\tSpectrogram 1\t2\t1.5\t2.25\t100.0\t4000.5\tEATO\tshort, loud",
            head=f"{HEAD}\tSpecies\tRemark",
        )
    ).annotations
    assert (said.span, said.label) == (Span(1.5, 2.25), "EATO")
    assert (said.low_hz, said.high_hz, said.file) == (100.0, 4000.5, "")
    assert said.extra == (
        *(("Selection", "7"), ("View", "Spectrogram 1"), ("Channel", "2")),
        ("Remark", "short, loud"),
    )


def test_a_selection_in_two_views_is_one(tmp_path: Path) -> None:
    lines = [
        "1\tWaveform 1\t1\t1.0\t2.0\t0.0\t0.0\tcat",
        "1\tSpectrogram 1\t1\t1.0\t2.0\t100.0\t900.0\tcat",
        "2\tWaveform 1\t1\t3.0\t4.0\t0.0\t0.0\tdog",
        "2\tSpectrogram 1\t1\t3.0\t4.0\t200.0\t800.0\tdog",
        "2\tSpectrogram 1\t1\t3.0\t4.0\t200.0\t800.0\tdog",  # the same view: another selection
    ]
    path = table(tmp_path, *lines, head=f"{HEAD}\tSpecies")
    read = read_annotations(path)
    assert [said.low_hz for said in read.annotations] == [100.0, 200.0, 200.0]
    assert [len(said.views) for said in read.annotations] == [2, 2, 0]
    write_again(read, tmp_path / "again.txt")
    assert (tmp_path / "again.txt").read_bytes() == path.read_bytes()


def test_the_time_in_the_file_counts_and_not_the_time_over_all_files(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "1\tSpectrogram 1\t1\t10.0\t11.5\t100.0\t900.0\ta.wav\t10.0\tcat",
        "2\tSpectrogram 1\t1\t3610.1\t3611.3\t100.0\t900.0\tb.wav\t10.1\tdog",
        head=f"{HEAD}\tBegin File\tFile Offset (s)\tAnnotation",
    )
    read = read_annotations(path)
    assert [(a.file, a.span) for a in read.annotations] == [
        ("a.wav", Span(10.0, 11.5)),
        ("b.wav", Span(10.1, 11.3)),
    ]
    write_again(read, tmp_path / "again.txt")
    assert (tmp_path / "again.txt").read_bytes() == path.read_bytes()


def test_without_an_offset_the_time_in_later_files_is_not_guessed(tmp_path: Path) -> None:
    head = f"{HEAD}\tBegin File"
    one = "1\tSpectrogram 1\t1\t10.0\t11.0\t1.0\t2.0\ta.wav"
    later = "2\tSpectrogram 1\t1\t70.0\t71.0\t1.0\t2.0\tb.wav"
    earlier = "2\tSpectrogram 1\t1\t5.0\t6.0\t1.0\t2.0\tb.wav"
    unsure = read_annotations(table(tmp_path, one, later, head=head))
    assert [said.file for said in unsure.annotations] == ["a.wav"]
    assert "File Offset" in str(unsure.left_out[0])
    sure = read_annotations(table(tmp_path, one, earlier, head=head))
    assert [said.file for said in sure.annotations] == ["a.wav", "b.wav"]
    assert not sure.left_out


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("1\tSpectrogram 1\t1\tsoon\t2.0\t1.0\t2.0", "soon"),
        ("1\tSpectrogram 1\t1\t\t\t1.0\t2.0", "no begin"),
        ("1\tSpectrogram 1\t1\t3.0\t2.0\t1.0\t2.0", "ends before"),
        ("1\tSpectrogram 1\t1\t-3.0\t2.0\t1.0\t2.0", "begins before"),
        ("1\tSpectrogram 1\t1\t1.0\t2.0\t1.0\t2.0\tx", "8 cells"),
        ("1\tSpectrogram 1", "no begin"),
    ],
)
def test_a_damaged_line_is_told_and_the_others_go_on(tmp_path: Path, line: str, word: str) -> None:
    read = read_annotations(table(tmp_path, line, "2\tSpectrogram 1\t1\t1.0\t2.0\t1.0\t2.0"))
    assert len(read.annotations) == 1
    assert read.left_out[0].place == "Row 2"
    assert word in read.left_out[0].reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
def test_in_any_encoding_and_with_decimal_commas(tmp_path: Path, encoding: str) -> None:
    line = "1\tSpectrogram 1\t1\t1,5\t2,25\t1.234,5\t12.345,0\tMöwe"
    (said,) = read_annotations(
        table(tmp_path, line, head=f"{HEAD}\tSpecies", encoding=encoding)
    ).annotations
    assert (said.span, said.label) == (Span(1.5, 2.25), "Möwe")
    assert (said.low_hz, said.high_hz) == (1234.5, 12345.0)


def test_birdnets_table_is_read(tmp_path: Path) -> None:
    head = f"{HEAD}\tCommon Name\tSpecies Code\tConfidence\tBegin Path\tFile Offset (s)"
    line = "1\tSpectrogram 1\t1\t0\t3.0\t0\t15000\tGreat Tit\tgretit1\t0.8153\t/d/rec.wav\t0"
    (said,) = read_annotations(table(tmp_path, line, head=head)).annotations
    assert (said.label, said.confidence, said.file) == ("Great Tit", 0.8153, "/d/rec.wav")
    by_code = read_annotations(table(tmp_path, line, head=head), "species code")
    assert by_code.annotations[0].label == "gretit1"


def test_a_label_is_kept_as_it_was_written(tmp_path: Path) -> None:
    head = f"{HEAD}\tSpecies"
    ends = ("1.0", "NA", " two  words ", "", '"quoted"')
    lines = [f"{n}\tSpectrogram 1\t1\t1.0\t2.0\t1.0\t2.0\t{end}" for n, end in enumerate(ends)]
    path = table(tmp_path, *lines, head=head)
    read = read_annotations(path)
    assert [said.label for said in read.annotations] == ["1", None, "two words", None, '"quoted"']
    write_again(read, tmp_path / "again.txt")
    assert (tmp_path / "again.txt").read_bytes() == path.read_bytes()


def test_new_selections_are_numbered_and_no_text_breaks_the_table(tmp_path: Path) -> None:
    said = [Annotation("a\tb.wav", Span(0.0, 1e-7), "two\nlines", 1.0, 2.5)] * 2
    write_raven(said, tmp_path / "new.txt", (*COLUMNS, "Begin File", "Species"))
    lines = (tmp_path / "new.txt").read_bytes().decode().split("\r\n")
    assert lines[2] == "2\tSpectrogram 1\t1\t0.0\t0.0000001\t1.0\t2.5\ta b.wav\ttwo lines"


def test_every_real_file_is_written_as_it_was_read(shared: Path, tmp_path: Path) -> None:
    paths = sorted((shared / "data" / "annotation-files").rglob("*.txt"))
    assert len(paths) == 77
    for path in paths:
        read = read_annotations(path)
        assert not read.left_out
        assert read.annotations
        again = tmp_path / path.name
        write_again(read, again)
        assert _plain(read_annotations(again)) == _plain(read)
        assert _cells(again) == _cells(path)
        if read.form == "raven":
            assert again.read_bytes() == path.read_bytes()


def _plain(read: AnnotationFile) -> tuple[object, ...]:
    return read.annotations, read.names, read.form


def _cells(path: Path) -> list[list[object]]:
    """The cells of a file, numbers as numbers."""
    lines = [line.split("\t") for line in path.read_text().splitlines()]
    return [[_value(n, cell) for n, cell in enumerate(line)] for line in lines]


def _value(place: int, cell: str) -> object:
    try:
        return float(cell) if place < 7 else cell
    except ValueError:
        return cell


def test_a_column_without_a_name_tells_nothing_and_is_written_again(tmp_path: Path) -> None:
    head = "\tSelection\tView\tBegin Time (s)\tEnd Time (s)\tAnnotation\t"
    path = table(tmp_path, "7\t1\tSpectrogram 1\t10\t12\tcat\t0.5", head=head)
    read = read_annotations(path)
    assert [(a.span, a.label, a.file, a.who, a.confidence) for a in read.annotations] == [
        (Span(10, 12), "cat", "", "", None)
    ]
    write_again(read, tmp_path / "again.txt")
    assert _cells(tmp_path / "again.txt") == _cells(path)


def test_of_columns_that_are_called_alike_the_first_counts_and_none_is_lost(
    tmp_path: Path,
) -> None:
    head = "Selection\tView\tBegin Time (s)\tEnd Time (s)\tAnnotation\tAnnotation\tAnnotation"
    path = table(tmp_path, "1\tSpectrogram 1\t1\t2\tcat\tdog\t", head=head)
    read = read_annotations(path)
    assert [said.label for said in read.annotations] == ["cat"]
    write_again(read, tmp_path / "again.txt")
    assert _cells(tmp_path / "again.txt") == _cells(path)


def test_many_files_that_run_on_are_told_apart_in_one_go(tmp_path: Path) -> None:
    head = f"{HEAD}\tBegin File\tAnnotation"
    lines = [f"{n}\tSpectrogram 1\t1\t{n}\t{n}.5\t\t\t{n}.wav\tcat" for n in range(20_000)]
    read = read_annotations(table(tmp_path, *lines, head=head))
    assert (len(read.annotations), len(read.left_out)) == (1, 19_999)
