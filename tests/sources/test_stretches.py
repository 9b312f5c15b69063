"""Lines of tables that are stretches of recordings, as samples."""

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.band import Band
from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import Recording, WindowRule, recording_id
from aldesk.core.sample import content_id
from aldesk.core.span import Span
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options, Scan, scan
from aldesk.sources.collect import Collector
from aldesk.sources.listing import list_source
from aldesk.sources.previews import preview
from aldesk.sources.stretches import holds_stretches
from aldesk.store.import_table import read_known

RAVEN = "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)"


def write(path: Path, seconds: float, rate: int = 8000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(len(path.name))
    soundfile.write(path, 0.1 * rng.standard_normal(round(seconds * rate)), rate)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "a.wav", 10)
    write(tmp_path / "longer.wav", 70)
    return tmp_path


def scanned(
    folder: Path, text: str, name: str = "list.csv", options: Options | None = None
) -> Scan:
    (folder / name).write_text(text, encoding="utf-8")
    return scan(folder / name, options)


def told(found: Scan) -> list[tuple[str, str, str]]:
    return [(problem.path.name, problem.reason, problem.kind) for problem in found.problems]


def test_each_line_is_a_sample_with_its_times_label_and_columns(folder: Path) -> None:
    text = "path,start,end,label,site\na.wav,1,2.5,owl,west\nlonger.wav,0:01:00,0:01:04,wren,east\n"
    first, second = scanned(folder, text).samples
    assert (first.span, first.label, first.columns) == (Span(1, 2.5), "owl", {"site": "west"})
    assert first.id == f"{recording_id(first.id)}@1000-2500"
    assert (second.span, second.path.name) == (Span(60, 64), "longer.wav")


@pytest.mark.parametrize(
    ("column", "lost"),
    [("", ["list.csv, 6–9 s"]), ("path", ["list.csv, 6–9 s", "list.csv, 9–10 s"])],
)
def test_a_line_without_a_recording_is_told(folder: Path, column: str, lost: list[str]) -> None:
    text = "path,start,end\na.wav,0,3\nNA,6,9\n,9,10\n"
    found = scanned(folder, text, options=Options(media_column=column))
    assert [problem.reason for problem in found.problems if "empty" in problem.reason] == [
        f"{place}: the path is empty." for place in lost
    ]


def test_labels_may_be_missing_and_splits_count(folder: Path) -> None:
    found = scanned(folder, "file,start,end,split\na.wav,0,1,test\na.wav,1,2,train\n")
    assert [(s.label, s.split) for s in found.samples] == [(None, "test"), (None, "pool")]


def test_lines_that_cannot_be_are_told_and_the_others_go_on(folder: Path) -> None:
    lines = [
        "a.wav,9,12,owl",
        "a.wav,3,3,owl",
        "a.wav,5,4,owl",
        "gone.wav,0,1,owl",
        "a.wav,x,2,owl",
    ]
    found = scanned(folder, "\n".join(["path,start,end,label", "a.wav,0,1,owl", *lines, ""]))
    assert [sample.span for sample in found.samples] == [Span(0, 1)]
    assert {(name, kind) for name, _, kind in told(found)} == {
        ("a.wav", "times"),
        ("gone.wav", "missing"),
        ("list.csv", "unreadable"),
    }
    reasons = " ".join(reason for _, reason, _ in told(found))
    assert "9–12 s: it does not lie in the recording, which is 10 s long." in reasons
    assert "3–3 s: it has no length." in reasons
    assert "it ends before it begins" in reasons
    assert "'x' in start is no time" in reasons


def test_an_end_that_was_rounded_up_is_the_recordings(folder: Path) -> None:
    (sample,) = scanned(folder, "path,start,end\na.wav,9,10.04\n").samples
    assert sample.span == Span(9, 10)


def test_the_same_stretch_is_there_once(folder: Path) -> None:
    write(folder / "copy" / "a.wav", 10)
    text = (
        "path,start,end,label\na.wav,0,1,owl\na.wav,0,1.0,owl\na.wav,0,1,wren\ncopy/a.wav,2,3,owl\n"
    )
    found = scanned(folder, text)
    assert [(sample.path.parent, sample.span) for sample in found.samples] == [
        (folder, Span(0, 1)),
        (folder, Span(2, 3)),
    ]
    assert sorted(kind for _, _, kind in told(found)) == ["conflicting label", "duplicate"]
    assert found.duplicates == ((folder / "copy" / "a.wav", folder / "a.wav"),)


def test_a_table_of_raven_finds_its_recording_by_its_name(folder: Path) -> None:
    line = "1\tSpectrogram 1\t1\t2.0\t3.0\t500.0\t1500.0\towl"
    found = scanned(folder, f"{RAVEN}\tSpecies\n{line}\n", "longer.Table.1.selections.txt")
    (sample,) = found.samples
    assert (sample.path.name, sample.span, sample.label) == ("longer.wav", Span(2, 3), "owl")
    assert sample.columns["Selection"] == "1"


def test_labels_of_audacity_are_samples_too(folder: Path) -> None:
    found = scanned(folder, "1.0\t2.0\towl\n\\\t300.0\t900.0\n4.0\t4.5\twren\n", "a.txt")
    assert [(s.path.name, s.span, s.label) for s in found.samples] == [
        ("a.wav", Span(1, 2), "owl"),
        ("a.wav", Span(4, 4.5), "wren"),
    ]


def test_a_label_file_that_is_called_like_no_recording_is_told(folder: Path) -> None:
    found = scanned(folder, "1.0\t2.0\towl\n", "strange.txt")
    assert not found.samples
    assert "no recording is called like this file" in told(found)[0][1]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("path,start,end\na.wav,0,1\n", True),
        ("path,onset,duration\na.wav,0:10,5\n", True),
        ("path,label\na.wav,owl\n", False),
        ("path,start,end\npicture.png,0,1\n", False),
        ("path,start time,end time\na.wav,2024-05-01 06:00,2024-05-01 07:00\n", False),
        ("a.wav,0,1\na.wav,1,2\n", False),
        ("slice_file_name,start,end,class\na.wav,0,1,dog\n", False),
    ],
)
def test_which_tables_hold_stretches(tmp_path: Path, text: str, is_so: bool) -> None:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    assert holds_stretches(tmp_path / "list.csv") == is_so


def test_the_preview_counts_the_lines_and_says_what_they_are(folder: Path) -> None:
    (folder / "list.csv").write_text("path,start,end,label\na.wav,0,1,owl\na.wav,1,2,wren\n")
    seen = preview(folder / "list.csv")
    assert (seen.n_files, seen.classes, seen.media) == (2, ("owl", "wren"), "sound")
    assert "Each line is a stretch of a recording, and becomes a sample." in map(str, seen.notes)
    assert {sample.span for sample in seen.samples} == {Span(0, 1), Span(1, 2)}
    assert seen.has_stretches
    assert seen.lengths.n_files == 0, "nothing is left to be cut into windows"


def test_a_project_keeps_times_and_frequencies(folder: Path) -> None:
    table = folder / "a.txt"
    table.write_text("1.0\t2.0\towl\n\\\t300.0\t900.0\n4.0\t4.5\twren\n", encoding="utf-8")
    with make(NewProject(folder / "p.aldesk", table)) as project:
        spans = [sample.span for sample in project.samples]
        owl = project.samples[spans.index(Span(1, 2))]
        assert project.bands.all() == {owl.id: [Band(300.0, 900.0)]}
        assert sorted(filter(None, spans)) == [Span(1, 2), Span(4, 4.5)]


def read_again(project_file: Path, table: Path) -> list[str]:
    """Return the ids that a second reading brings, and the kinds of what it tells."""
    found, problems = list_source(table)
    parts = list(
        Collector(found, problems, Options(), read_known(project_file)).parts(lambda *_: None)
    )
    ids = [str(sample.id) for part in parts for sample in part.samples]
    moved = [f"moved {id_}" for part in parts for id_, _ in part.moved]
    return ids + moved + [problem.kind for part in parts for problem in part.problems]


def test_a_table_that_is_read_again_brings_only_its_new_lines(folder: Path) -> None:
    table = folder / "list.csv"
    table.write_text("path,start,end\na.wav,0,1\n", encoding="utf-8")
    with make(NewProject(folder / "p.aldesk", table)) as project:
        (known,) = project.samples
        assert read_again(project.path, table) == []
        table.write_text("path,start,end\na.wav,0,1\na.wav,1,2\n", encoding="utf-8")
        assert read_again(project.path, table) == [f"{recording_id(known.id)}@1000-2000"]


def test_a_recording_that_moved_or_changed_is_told(folder: Path) -> None:
    table = folder / "list.csv"
    table.write_text("path,start,end\na.wav,0,1\n", encoding="utf-8")
    with make(NewProject(folder / "p.aldesk", table)) as project:
        (known,) = project.samples
        table.write_text("path,start,end\nb.wav,0,1\n", encoding="utf-8")
        (folder / "a.wav").rename(folder / "b.wav")
        assert read_again(project.path, table) == [f"moved {recording_id(known.id)}"]
        write(folder / "a.wav", 8)
        table.write_text("path,start,end\na.wav,0,1\n", encoding="utf-8")
        assert read_again(project.path, table) == ["changed"]


@pytest.mark.parametrize(
    ("lines", "is_so"),
    [
        (["a.wav,0,1,owl", "a.wav,2,3,wren"], True),
        (["a.wav,0,10,owl", "longer.wav,0,9,wren"], False),
    ],
)
def test_a_table_beside_recordings_is_of_stretches_if_a_file_has_several(
    folder: Path, lines: list[str], is_so: bool
) -> None:
    (folder / "truth.csv").write_text("\n".join(["file,start,end,label", *lines, ""]))
    seen = preview(folder)
    assert seen.annotations == (("truth.csv",) if is_so else ())
    assert seen.tables == (() if is_so else ("truth.csv",))
    found = scan(folder)
    assert [sample.label for sample in found.samples] == (
        [None, None] if is_so else ["owl", "wren"]
    )
    assert not found.problems


def test_times_of_no_recording_are_told_also_when_the_table_is_read_again(folder: Path) -> None:
    text = "path,start,end,label\na.wav,1,2,owl\na.wav,1e308,1.7e308,owl\na.wav,5,1e300,owl\n"
    found = scanned(folder, text)
    assert [sample.span for sample in found.samples] == [Span(1, 2)]
    assert len(told(found)) == 2


@pytest.mark.parametrize("is_touched", [False, True])
def test_what_has_stretches_is_not_cut_too_so_that_no_sample_is_there_twice(
    folder: Path, is_touched: bool
) -> None:
    table = folder / "list.csv"
    table.write_text("path,start,end\na.wav,3,6\n", encoding="utf-8")
    with make(NewProject(folder / "p.aldesk", table)) as project:
        if is_touched:
            os.utime(folder / "a.wav")
        options = Options(window=3, label_table="none")
        found, problems = list_source(folder, options)
        collector = Collector(found, problems, options, read_known(project.path))
        parts = list(collector.parts(lambda *_: None))
        for part in parts:
            project.add_samples(part)
        ids = [sample.id for sample in project.samples]
        assert len(ids) == len(set(ids)) == 1 + 24
        assert [r.path.name for r in project.samples.recordings()] == ["longer.wav"]
        (twice,) = (p for part in parts for p in part.problems if p.kind == "duplicate")
        assert twice.path.name == "a.wav"
        assert "stretches of it are samples already" in twice.reason


def test_no_project_holds_windows_beside_the_same_stretches(folder: Path) -> None:
    night = Recording(content_id(folder / "a.wav"), folder / "a.wav", 10, 8000, WindowRule(3, 3))
    table = folder / "list.csv"
    table.write_text("path,start,end\nlonger.wav,3,6\n", encoding="utf-8")
    with make(NewProject(folder / "p.aldesk", table)) as project:
        project.add_samples(ImportBatch((night.stretch(Span(3, 6)),)))
        n = len(project.samples)
        project.add_samples(ImportBatch(recordings=(night,)))
        assert len(project.samples) == n
