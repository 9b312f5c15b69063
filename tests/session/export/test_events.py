"""Events go out so that Raven, Audacity, spreadsheets and our own reader take them."""

import csv
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import soundfile

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.events import SoundEvent, event_of
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.span import Span
from aldesk.media.frames import opened_frames
from aldesk.session.export.clips import ClipRule
from aldesk.session.export.events import EventForm, ExportedEvents, export_events
from aldesk.tables.annotations import match_recordings, read_all
from tests.media.recordings import calls, write

SECONDS, RATE = 10.0, 8000


@pytest.fixture
def recordings(tmp_path: Path) -> list[Recording]:
    rng = np.random.default_rng(5)
    made = []
    for number, name in enumerate(("A/rec.wav", "B/rec.wav", "B/rec.flac")):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        values = rng.integers(-30_000, 30_000, (int(SECONDS * RATE), 2), np.int16)
        soundfile.write(path, values, RATE)
        made.append(
            Recording(SampleId(str(number) * 32), path, SECONDS, RATE, WindowRule(3.0, 3.0), 2)
        )
    return made


@pytest.fixture
def events(recordings: list[Recording]) -> list[SoundEvent]:
    one, two, three = (recording.path for recording in recordings)
    return [
        SoundEvent(two, Span(3.0, 6.0), "dog", "model 1", 0.75),
        SoundEvent(one, Span(1.5, 2.25), "Parus major, song", "ann", None, 2000.5, 3000.0),
        SoundEvent(one, Span(0.0, 1.0), "=cmd", "ann"),
        SoundEvent(three, Span(9.0, 10.0), "dog", "model 1", 0.5),
    ]


def read_back(exported: ExportedEvents, recordings: list[Recording]) -> set[SoundEvent]:
    paths = [exported.to] if exported.to.is_file() else sorted(exported.to.rglob("*.txt"))
    read = read_all(paths)
    assert not read.problems
    assert not read.n_left_out
    found = match_recordings(read.files, {r.path: r.path for r in recordings})
    assert not found.nobody
    made = [event_of(path, said) for path, its in found.found.items() for said in its]
    return {event for event in made if event is not None}


def rows_of(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def bare(events: list[SoundEvent]) -> set[tuple[Path, Span, str]]:
    return {(event.path, event.span, event.label) for event in events}


@pytest.mark.parametrize(
    ("form", "name"), [("table", "out.csv"), ("table", "out.parquet"), ("raven-one", "all.txt")]
)
def test_one_file_for_all_is_read_as_it_was_written(
    form: EventForm,
    name: str,
    tmp_path: Path,
    recordings: list[Recording],
    events: list[SoundEvent],
) -> None:
    exported = export_events(events, tmp_path / name, form, recordings)
    assert (exported.n_events, exported.n_files) == (4, 1)
    back = read_back(exported, recordings)
    assert bare(list(back)) == bare(events)
    if form == "table":
        assert back == set(events)


def test_no_spreadsheet_runs_a_label(tmp_path: Path, events: list[SoundEvent]) -> None:
    export_events(events, tmp_path / "out.csv", "table")
    rows = rows_of(tmp_path / "out.csv", ",")
    assert [row["label"] for row in rows] == ["dog", "Parus major, song", "'=cmd", "dog"]
    assert list(rows[0]) == [
        *("file", "start", "end", "label", "who", "confidence", "low_hz", "high_hz"),
    ]
    export_events(events[:1], tmp_path / "out.parquet", "table")
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == [
        {
            **{"file": str(events[0].path), "start": 3.0, "end": 6.0, "label": "dog"},
            **{"who": "model 1", "confidence": 0.75},
        }
    ]


def test_raven_counts_over_all_recordings(
    tmp_path: Path, recordings: list[Recording], events: list[SoundEvent]
) -> None:
    export_events(events, tmp_path / "all.txt", "raven-one", recordings)
    rows = rows_of(tmp_path / "all.txt", "\t")
    told = [(row["Selection"], row["Begin Time (s)"], row["File Offset (s)"]) for row in rows]
    assert told == [
        *(("1", "0.000000", "0.0"), ("2", "1.500000", "1.5")),
        *(("3", "13.000000", "3.0"), ("4", "29.000000", "9.0")),
    ]
    assert [row["High Freq (Hz)"] for row in rows] == ["4000.0", "3000.0", "4000.0", "4000.0"]
    assert rows[2]["Begin Path"] == str(recordings[1].path)


def test_a_table_for_each_recording_finds_it_again(
    tmp_path: Path, recordings: list[Recording], events: list[SoundEvent]
) -> None:
    exported = export_events(events[:3], tmp_path / "raven", "raven", recordings)
    assert sorted(p.relative_to(tmp_path).as_posix() for p in exported.to.rglob("*.txt")) == [
        *("raven/A/rec.Table.1.selections.txt", "raven/B/rec.Table.1.selections.txt"),
    ]
    assert bare(list(read_back(exported, recordings))) == bare(events[:3])
    read = read_all(sorted(exported.to.rglob("*.txt")))
    (first, song), (dog,) = (file.annotations for file in read.files)
    assert (song.label, song.low_hz, song.high_hz) == ("Parus major, song", 2000.5, 3000.0)
    assert (first.low_hz, first.high_hz) == (0.0, RATE / 2)
    assert (dog.confidence, dog.who, dog.file) == (0.75, "model 1", "rec.wav")


def test_audacity_gets_a_file_for_each_recording(
    tmp_path: Path, recordings: list[Recording], events: list[SoundEvent], synced: list[Path]
) -> None:
    exported = export_events(events, tmp_path / "labels", "audacity", recordings)
    assert exported.n_files == 3
    assert {*exported.to.rglob("*"), exported.to, tmp_path} == set(synced)
    assert (tmp_path / "labels" / "A" / "rec.txt").read_text() == (
        "0.000000\t1.000000\t=cmd\n1.500000\t2.250000\tParus major, song\n"
        "\\\t2000.500000\t3000.000000\n"
    )
    assert {p.name for p in (tmp_path / "labels" / "B").iterdir()} == {
        "rec.wav.txt",
        "rec.flac.txt",
    }
    assert bare(list(read_back(exported, recordings))) == bare(events)


def test_nobodys_annotations_are_replaced(
    tmp_path: Path, recordings: list[Recording], events: list[SoundEvent]
) -> None:
    mine = tmp_path / "mine" / "rec.txt"
    mine.parent.mkdir()
    mine.write_text("precious")
    for form in ("raven", "audacity", "clips"):
        with pytest.raises(Problem, match="not empty"):
            export_events(events, mine.parent, form, recordings)
    assert mine.read_text() == "precious"
    with pytest.raises(Problem, match=r"\.docx"):
        export_events(events, tmp_path / "out.docx", "table")
    with pytest.raises(Problem, match="could not be written"):
        export_events(events, tmp_path / "none" / "out.csv", "table")


@pytest.mark.parametrize("form", ["wav", "flac"])
def test_clips_are_what_lies_in_the_recording(
    form: str, tmp_path: Path, recordings: list[Recording], events: list[SoundEvent]
) -> None:
    rule = ClipRule("wav" if form == "wav" else "flac", 0.5, frozenset({"=cmd"}))
    exported = export_events(events, tmp_path / "clips", "clips", clips=rule)
    assert (exported.n_events, exported.skipped) == (4, ())
    names = sorted(p.relative_to(exported.to).as_posix() for p in exported.to.rglob("*.*"))
    assert names == [
        f"Background/A_rec-0-1000.{form}",
        f"Parus major%2C song/A_rec-1500-2250.{form}",
        f"dog/B_rec-3000-6000.{form}",
        f"dog/B_rec-9000-10000.{form}",
    ]
    for event, name in zip([events[2], events[1], events[0], events[3]], names, strict=True):
        whole, _ = soundfile.read(event.path, dtype="int16")
        start = max(0, round((event.span.start - 0.5) * RATE))
        cut, rate = soundfile.read(exported.to / name, dtype="int16")
        assert rate == RATE
        assert np.array_equal(cut, whole[start : round((event.span.stop + 0.5) * RATE)])


def test_clips_of_the_same_name_and_time_stay_apart(
    tmp_path: Path, recordings: list[Recording]
) -> None:
    same = [SoundEvent(r.path, Span(1.0, 2.0), "-dog") for r in recordings]
    exported = export_events(same, tmp_path / "clips", "clips")
    assert sorted(p.name for p in (exported.to / "%2Ddog").iterdir()) == [
        "A_rec-1000-2000.wav",
        "B_rec-1000-2000-2.wav",  # of the other ending
        "B_rec-1000-2000.wav",
    ]


def test_clips_of_one_recording_need_no_folder_in_their_names(
    tmp_path: Path, recordings: list[Recording]
) -> None:
    events = [SoundEvent(recordings[0].path, Span(1.0, 2.0), "dog")]
    exported = export_events(events, tmp_path / "clips", "clips")
    assert [p.name for p in exported.to.rglob("*.wav")] == ["rec-1000-2000.wav"]


def test_what_cannot_be_cut_is_told_and_hinders_no_other(
    tmp_path: Path, recordings: list[Recording], events: list[SoundEvent]
) -> None:
    gone = SoundEvent(tmp_path / "gone.wav", Span(0, 1), "dog")
    beyond = SoundEvent(events[0].path, Span(50, 51), "dog")
    noise = tmp_path / "noise.wav"
    noise.write_bytes(b"RIFF and nothing")
    exported = export_events(
        [gone, beyond, SoundEvent(noise, Span(0, 1), "dog"), *events], tmp_path / "clips", "clips"
    )
    assert (exported.n_events, len(exported.skipped)) == (4, 3)
    assert {skipped.path for skipped in exported.skipped} == {gone.path, noise, beyond.path}
    assert "50 to 51 s was not cut: the recording ends before it" in exported.text() + "".join(
        map(str, exported.skipped)
    )


@pytest.mark.parametrize("subtype", ["PCM_24", "FLOAT", "PCM_U8"])
def test_the_depth_stays(tmp_path: Path, subtype: str) -> None:
    path = tmp_path / "deep.wav"
    values = np.random.default_rng(1).uniform(-1, 1, 4000)
    soundfile.write(path, values, 384_000, subtype)
    exported = export_events([SoundEvent(path, Span(0.001, 0.002), "bat")], tmp_path / "c", "clips")
    (clip,) = exported.to.rglob("*.wav")
    assert soundfile.info(clip).subtype == subtype
    assert soundfile.info(clip).samplerate == 384_000
    assert np.array_equal(soundfile.read(clip)[0], soundfile.read(path)[0][384:768])


@pytest.mark.parametrize("kind", ["mp3", "vbr.mp3", "untagged.mp3", "ogg"])
def test_clips_of_what_is_compressed_come_from_their_place(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"rec.{kind.rsplit('.', maxsplit=1)[-1]}"
    write(path, calls(40, channels=2), 16_000, kind)
    export_events([SoundEvent(path, Span(30, 31), "bat")], tmp_path / "c", "clips")
    (clip,) = (tmp_path / "c" / "bat").iterdir()
    with opened_frames(path) as frames:
        wanted = frames.read(30 * 16_000, 31 * 16_000)
    np.testing.assert_allclose(soundfile.read(clip)[0], wanted, atol=1e-3)


def test_cutting_can_be_stopped(tmp_path: Path, events: list[SoundEvent]) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_events(events, tmp_path / "clips", "clips", progress=stop)
    assert len(list((tmp_path / "clips").rglob("*.wav"))) == 2
    assert not list((tmp_path / "clips").rglob("*.part"))
