"""The process that reads a source, for real: killed, hanging, cancelled, and gone on with."""

import errno
import multiprocessing
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from aldesk.core.band import Band
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import FileProblem, ImportBatch, SeenFile, SourceSummary
from aldesk.core.progress import silent
from aldesk.core.sample import Sample
from aldesk.engine.importing import client as importing
from aldesk.engine.importing.client import ImportJob, ImportReport, _Reading
from aldesk.engine.importing.current_file_log import CurrentFileLog, begin, last_note
from aldesk.engine.importing.messages import pack_listing, pack_part, unpack_listing, unpack_part
from aldesk.engine.importing.sinks import (
    GrowingSink,
    NewProjectSink,
    begin_source,
    import_more,
    import_new,
)
from aldesk.engine.process.messages import pack, unpack
from aldesk.session.new_project import NewProject
from aldesk.store import Project
from aldesk.store.check import check

MakeTones = Callable[..., Path]

HOSTILE = """
import os, time
from aldesk.engine.importing import worker as import_worker
from aldesk.sources import collect


def look(path, beat, rule=None, real=collect.look):
    if path.name == "low002.wav":
        os._exit(1)
    if path.name == "high001.wav":
        time.sleep(1000)
    return real(path, beat, rule)

def main(pipe):
    collect.look = look
    import_worker.main(pipe)
"""


@pytest.fixture
def new(tmp_path: Path, make_tones: MakeTones) -> NewProject:
    return NewProject(tmp_path / "p.aldesk", make_tones(4))


def run_new(new: NewProject) -> Project:
    return import_new(new, silent, threading.Event())


def test_a_file_that_kills_and_one_that_hangs_are_left_out(
    new: NewProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hostile_worker.py").write_text(HOSTILE)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setattr(importing, "_WORKER", "hostile_worker")
    monkeypatch.setattr(importing, "SECONDS_A_FILE", 1.5)
    with run_new(new) as project:
        assert len(project.samples) == 10
        kinds = {p.path.name: p.kind for p in project.imports.report()}
        assert kinds == {"low002.wav": "crashed", "high001.wav": "stopped"}
        assert project.imports.unfinished() is None


class Slept:
    """A process and the machine beneath it, which sleeps for an hour whenever it is waited for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pipe, self.n_waits, self.hours = self, 0, 0
        real = time.monotonic
        monkeypatch.setattr("time.monotonic", lambda: real() + 3600 * self.hours)

    def poll(self, _: float) -> bool:
        self.hours += 1
        self.n_waits += 1
        return self.n_waits > 3

    def recv_bytes(self) -> bytes:
        return pack("done")


def test_a_machine_that_sleeps_is_no_reason_to_leave_a_file_out(
    new: NewProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    log.touch()
    with CurrentFileLog(log) as current:
        current.note(tmp_path / "a.wav")
    job = ImportJob(str(new.source), new.options)
    read = _Reading(job, NewProjectSink(new, silent), threading.Event(), log)
    assert read._hold(Slept(monkeypatch))  # type: ignore[arg-type]
    assert not read._refused


def test_without_room_for_temporary_files_it_says_so(
    new: NewProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    for place in ("tempfile.mkdtemp", "pathlib.Path.write_bytes"):
        with monkeypatch.context() as full:
            full.setattr(place, refuse)
            with pytest.raises(Problem, match=r"Temporary files cannot be written \(No space"):
                run_new(new)


def test_a_note_has_room_and_one_that_is_gone_names_no_file(tmp_path: Path) -> None:
    log, longest = tmp_path / "log", tmp_path / ("a" * 4000)
    begin(log)
    assert last_note(log) is None
    size = log.stat().st_size
    with CurrentFileLog(log) as current:
        current.note(longest)
    assert last_note(log) == longest
    assert log.stat().st_size == size  # nothing that a full disk would refuse
    log.unlink()
    assert last_note(log) is None


class Interrupted(NewProjectSink):
    """Kills the process when the first part is in, once."""

    n_kills = 0

    def take(self, report: ImportReport) -> Path:
        path = super().take(report)
        if isinstance(report, ImportBatch) and not self.n_kills:
            self.n_kills += 1
            for child in multiprocessing.active_children():
                child.kill()
        return path


def test_a_killed_process_is_started_again_and_nothing_is_there_twice(
    new: NewProject, make_tones: MakeTones, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = NewProject(new.file, make_tones(100, name="many"))
    sink = Interrupted(many)
    importing.run(sink.job, sink, threading.Event())
    assert sink.n_kills == 1
    assert sink.project
    with sink.project as project:
        assert len({s.id for s in project.samples}) == len(project.samples) == 300
        assert project.imports.report() == []
    assert check(new.file) == []


def test_a_cancelled_import_goes_on_where_it_stopped(
    new: NewProject, make_tones: MakeTones
) -> None:
    cancel = threading.Event()

    class Cancelling(NewProjectSink):
        def take(self, report: ImportReport) -> Path:
            if isinstance(report, ImportBatch):
                cancel.set()
            return super().take(report)

    sink = Cancelling(NewProject(new.file, make_tones(100, name="many")))
    with pytest.raises(Cancelled):
        importing.run(sink.job, sink, cancel)
    assert sink.project
    with sink.project as project:
        before = [s.id for s in project.samples]
        source = project.imports.unfinished()
        assert len(before) < 300
        assert source
        import_more(project, source, silent, threading.Event())
        assert [s.id for s in project.samples][: len(before)] == before
        assert len(project.samples) == 300
        assert project.imports.unfinished() is None


def test_what_is_known_is_not_looked_into_again(new: NewProject, make_tones: MakeTones) -> None:
    with run_new(new) as project:
        parts: list[ImportBatch] = []

        class Listening(GrowingSink):
            def take(self, report: ImportReport) -> Path:
                if isinstance(report, ImportBatch):
                    parts.append(report)
                return super().take(report)

        (new.source / "low" / "low000.wav").rename(new.source / "low" / "renamed.wav")
        copy = new.source / "high" / "copy.wav"
        copy.write_bytes((new.source / "high" / "high000.wav").read_bytes())
        sink = Listening(project, begin_source(project, new.source))
        importing.run(sink.job, sink, threading.Event())
        looked_into = {file.path.name for part in parts for file in part.files}
        assert looked_into == {"renamed.wav", "copy.wav"}
        assert len(project.samples) == 12
        assert {p.kind for p in project.imports.report()} == {"duplicate"}
        assert "renamed.wav" in {s.path.name for s in project.samples}
    assert check(new.file) == []


def test_a_folder_without_a_readable_file_makes_no_project(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "a.wav").touch()
    with pytest.raises(Problem, match=r"The only file.*a\.wav.*0 bytes"):
        run_new(NewProject(tmp_path / "p.aldesk", folder))
    with pytest.raises(Problem, match="no such folder"):
        run_new(NewProject(tmp_path / "p.aldesk", tmp_path / "nowhere"))
    assert not list(tmp_path.glob("*.aldesk"))


def test_messages_keep_what_was_read() -> None:
    samples = (Sample(SampleId("0" * 32), Path("a.wav"), "sound", "x", "test", {"speaker": "y"}),)
    part = ImportBatch(
        samples,
        (SeenFile(Path("a.wav"), 2**40, 1, "0" * 32),),
        (FileProblem(Path("b\udce9.wav"), "Gone.", "missing"),),
        ((Path("c.wav"), Path("a.wav")),),
        (("1" * 32, Path("d.wav")),),
        bands={SampleId("2" * 32): Band(100.0, None, "owl")},
    )
    assert unpack_part(unpack(pack_part(part))[1]) == part
    listing = SourceSummary(3, 1, "sound", ("x", "y"))
    assert unpack_listing(unpack(pack_listing(listing))[1]) == listing
