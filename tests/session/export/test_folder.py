"""The labelled files as folders: one file that cannot be copied costs that file alone."""

import csv
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.files import whole_file
from aldesk.core.natural import natural
from aldesk.core.sample import content_id
from aldesk.session import LabelSession
from aldesk.session.export import copying
from aldesk.session.export.labels import export_labels
from aldesk.session.export.result import Exported
from aldesk.session.new_project import NewProject, make
from aldesk.sources import scan
from aldesk.store import Project

CHANGED = "it has another content than when it was taken in"


@pytest.fixture
def session(project: Project) -> LabelSession:
    """Six labelled samples: three high, three low."""
    made = LabelSession(project)
    for row in range(6):
        made.label(project.samples[row].id, "high" if row < 3 else "low")
    return made


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "out"


def counts(done: Exported) -> tuple[int | None, int | None, int]:
    return done.n_copied, done.n_there, len(done.skipped)


def copies(folder: Path) -> dict[str, str]:
    """Return the class folder of each sample id that a copy has the content of."""
    return {content_id(path): path.parent.name for path in folder.rglob("*.wav")}


def labelled(session: LabelSession) -> dict[str, str | None]:
    return {i: session.labels.class_of(i) for i in session.labels.marks}


def source(session: LabelSession, row: int = 0) -> Path:
    return session.project.samples[row].path


def test_a_folder_gets_the_labelled_files(
    session: LabelSession, to: Path, synced: list[Path]
) -> None:
    assert counts(export_labels(session, to)) == (6, 0, 0)
    assert set(to.glob("*/*")) | {to, to / "high"} <= set(synced)
    assert copies(to) == labelled(session)
    (copy,) = (to / "high").glob(f"{source(session).stem}-*")
    assert copy.stat().st_mtime_ns == source(session).stat().st_mtime_ns
    assert (to / "labels.csv").exists()


def test_again_into_the_same_folder_completes_it(session: LabelSession, to: Path) -> None:
    export_labels(session, to)
    next((to / "high").iterdir()).unlink()
    shutil.rmtree(to / "low")
    (to / "high" / ".0123456789abcdef.4711.part").write_bytes(b"half")  # of a run that was killed
    session.label(session.project.samples[6].id, "low")
    assert counts(export_labels(session, to)) == (5, 2, 0)
    assert copies(to) == labelled(session)
    assert not list(to.rglob("*.part"))
    with (to / "labels.csv").open(encoding="utf-8") as file:
        assert sum(bool(line["label"]) for line in csv.DictReader(file)) == 7


def test_what_has_another_class_by_now_is_moved(session: LabelSession, to: Path) -> None:
    export_labels(session, to)
    for row in range(3):
        session.label(session.project.samples[row].id, "low")
    source(session).unlink()
    assert counts(export_labels(session, to)) == (3, 3, 0)
    assert copies(to) == labelled(session)
    assert not (to / "high").exists()


def test_what_has_no_label_by_now_is_left_and_named(session: LabelSession, to: Path) -> None:
    export_labels(session, to)
    session.skip(session.project.samples[0].id)
    done = export_labels(session, to)
    assert counts(done) == (0, 5, 1)
    assert "no longer" in done.skipped[0].reason
    assert done.skipped[0].path.is_file()


def test_files_in_folders_of_the_persons_own_are_not_touched(
    session: LabelSession, to: Path
) -> None:
    export_labels(session, to)
    shutil.copytree(to / "high", to / "favourites")
    for row in range(3):
        session.label(session.project.samples[row].id, "low")
    assert export_labels(session, to).skipped == ()
    assert len(list((to / "favourites").iterdir())) == 3


@pytest.mark.parametrize("name", ["labels.csv", ".aldesk-export", "photo.jpg"])
def test_a_folder_with_something_else_in_it_is_left_alone(
    session: LabelSession, to: Path, name: str
) -> None:
    to.mkdir()
    (to / name).write_text("id,path,label\n")
    with pytest.raises(Problem, match="not empty"):
        export_labels(session, to)
    assert [path.name for path in to.iterdir()] == [name]


def test_a_name_with_a_dot_may_be_a_folder(session: LabelSession, tmp_path: Path) -> None:
    (tmp_path / "out.v2").mkdir()
    assert counts(export_labels(session, tmp_path / "out.v2")) == (6, 0, 0)


class TestSources:
    def skipped(self, session: LabelSession, to: Path) -> str:
        """Export, expect that the first sample alone is left out, and return why."""
        done = export_labels(session, to)
        assert counts(done) == (5, 0, 1)
        assert done.skipped[0].path == source(session)
        expected = labelled(session)
        del expected[session.project.samples[0].id]
        assert copies(to) == expected
        assert not list(to.rglob("*.part"))
        assert (to / "labels.csv").exists()
        return done.skipped[0].reason

    def test_gone(self, session: LabelSession, to: Path) -> None:
        source(session).unlink()
        assert self.skipped(session, to) == "it is gone"

    def test_a_folder(self, session: LabelSession, to: Path) -> None:
        source(session).unlink()
        source(session).mkdir()
        assert self.skipped(session, to) == "it is no regular file"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
    def test_a_pipe(self, session: LabelSession, to: Path) -> None:
        source(session).unlink()
        os.mkfifo(source(session))
        assert self.skipped(session, to) == "it is no regular file"

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
    def test_a_device(self, session: LabelSession, to: Path) -> None:
        source(session).unlink()
        source(session).symlink_to("/dev/zero")
        assert self.skipped(session, to) == "it is no regular file"

    def test_a_link_to_a_secret(self, session: LabelSession, to: Path, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("root:x:0:0")
        source(session).unlink()
        source(session).symlink_to(tmp_path / "secret")
        assert self.skipped(session, to) == CHANGED

    def test_replaced_by_one_of_the_same_size(self, session: LabelSession, to: Path) -> None:
        content = bytearray(source(session).read_bytes())
        content[-1] ^= 1
        source(session).write_bytes(content)
        assert self.skipped(session, to) == CHANGED

    def test_replaced_by_a_larger_one_that_is_not_even_read(
        self, session: LabelSession, to: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source(session).write_bytes(b"x" * 10**6)
        whole = copying._opened
        opened: list[Path] = []

        def open_it(path: Path) -> BinaryIO:
            opened.append(path)
            return whole(path)

        monkeypatch.setattr(copying, "_opened", open_it)
        assert self.skipped(session, to) == CHANGED
        assert source(session) not in opened
        assert len(opened) == 5

    def test_a_link_to_what_was_labelled_is_followed(
        self, session: LabelSession, to: Path, tmp_path: Path
    ) -> None:
        source(session).rename(tmp_path / "elsewhere.wav")
        source(session).symlink_to(tmp_path / "elsewhere.wav")
        assert counts(export_labels(session, to)) == (6, 0, 0)


class TestTargets:
    def test_a_class_folder_that_is_a_link(
        self, session: LabelSession, to: Path, tmp_path: Path
    ) -> None:
        export_labels(session, to)
        shutil.rmtree(to / "high")
        (tmp_path / "planted").mkdir()
        (to / "high").symlink_to(tmp_path / "planted")
        done = export_labels(session, to)
        assert counts(done) == (0, 3, 3)
        assert "high in the export is a link" in done.skipped[0].reason
        assert not list((tmp_path / "planted").iterdir())

    def test_a_copy_that_is_a_link(self, session: LabelSession, to: Path, tmp_path: Path) -> None:
        export_labels(session, to)
        copy = next(path for path in (to / "high").iterdir())
        (tmp_path / "kept").write_bytes(b"kept")
        copy.unlink()
        copy.symlink_to(tmp_path / "kept")
        done = export_labels(session, to)
        assert counts(done) == (0, 5, 1)
        assert "another file is called" in done.skipped[0].reason
        assert (tmp_path / "kept").read_bytes() == b"kept"

    def test_a_copy_that_was_changed_is_kept(self, session: LabelSession, to: Path) -> None:
        export_labels(session, to)
        copy = next(path for path in (to / "high").iterdir())
        copy.write_bytes(b"the person's own")
        assert counts(export_labels(session, to)) == (0, 5, 1)
        assert copy.read_bytes() == b"the person's own"

    def test_labels_csv_that_is_a_link(
        self, session: LabelSession, to: Path, tmp_path: Path
    ) -> None:
        export_labels(session, to)
        (tmp_path / "kept").write_bytes(b"kept")
        (to / "labels.csv").unlink()
        (to / "labels.csv").symlink_to(tmp_path / "kept")
        export_labels(session, to)
        assert (tmp_path / "kept").read_bytes() == b"kept"
        assert not (to / "labels.csv").is_symlink()

    def test_another_project_is_not_mixed_in(
        self, session: LabelSession, to: Path, tmp_path: Path
    ) -> None:
        export_labels(session, to)
        other = Project.create(tmp_path / "other.aldesk", session.project.samples[1:3], ["high"])
        with other, pytest.raises(Problem, match="not empty"):
            export_labels(LabelSession(other), to)


@pytest.mark.parametrize("name", ["x" * 251, "字" * 83, unicodedata.normalize("NFD", "é") * 80])
def test_a_long_name_is_shortened(session: LabelSession, to: Path, name: str) -> None:
    path = source(session).with_name(f"{name}.wav")
    source(session).rename(path)
    sample = session.project.samples[0]
    session.project.relocate({sample.id: path})
    assert counts(export_labels(session, to)) == (6, 0, 0)
    (copy,) = (to / "high").glob(f"*-{sample.id[:8]}.wav")
    assert len(os.fsencode(copy.name)) in (253, 254, 255)
    assert name.startswith(copy.name[: -len("-01234567.wav")])


def test_classes_of_every_kind_have_folders(session: LabelSession, to: Path) -> None:
    names = ["狗" * 84, "狗" * 85, "a/b", "a_b", "a%2Fb", "..", "High", "café", "NUL"]
    for number, name in enumerate(names, start=6):
        session.add_class(name)
        session.label(session.project.samples[number].id, name)
    assert counts(export_labels(session, to)) == (15, 0, 0)
    folders = {path.parent for path in to.rglob("*.wav")}
    assert {folder.parent for folder in folders} == {to}
    compared = {unicodedata.normalize("NFC", folder.name).casefold() for folder in folders}
    assert len(compared) == 11
    assert (to / ("狗" * 84)).is_dir()
    assert counts(export_labels(session, to)) == (0, 15, 0)


def test_the_folder_is_a_source_with_the_same_labels(session: LabelSession, to: Path) -> None:
    path = source(session).with_name("字" * 83 + "ab.wav")  # 255 bytes
    source(session).rename(path)
    session.project.relocate({session.project.samples[0].id: path})
    for row, name in enumerate(("狗" * 84, "-1", "café"), start=6):
        session.add_class(name)
        session.label(session.project.samples[row].id, name)
    gone = session.project.samples[8]
    gone.path.unlink()
    assert [skipped.path for skipped in export_labels(session, to).skipped] == [gone.path]
    expected = labelled(session)
    del expected[gone.id]
    found = scan(to)
    assert {sample.id: sample.label for sample in found.samples} == expected
    assert found.problems == ()


def test_two_files_of_one_name_and_class_are_both_there(session: LabelSession, to: Path) -> None:
    first, second = session.project.samples[:2]
    (first.path.parent / "more").mkdir()
    moved = second.path.rename(first.path.parent / "more" / first.path.name)
    session.project.relocate({second.id: moved})
    assert counts(export_labels(session, to)) == (6, 0, 0)
    assert copies(to) == labelled(session)


def test_it_can_be_stopped_and_gone_on_with(session: LabelSession, to: Path) -> None:
    def stop(done: int, total: int) -> None:
        assert total == 6
        if done == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_labels(session, to, progress=stop)
    assert counts(export_labels(session, to)) == (2, 4, 0)


def test_a_full_disk_costs_what_does_not_fit(
    session: LabelSession, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = [3]
    whole = whole_file

    def nearly_full(path: Path, **how: Any) -> object:
        if not room[0]:
            raise OSError(28, "No space left on device")
        room[0] -= 1
        return whole(path, **how)

    monkeypatch.setattr(copying, "whole_file", nearly_full)
    done = export_labels(session, to)
    assert counts(done) == (3, 0, 3)
    assert {skipped.reason for skipped in done.skipped} == {"the disk is full"}
    assert (to / "labels.csv").exists()
    room[0] = 6
    assert counts(export_labels(session, to)) == (3, 3, 0)
    assert copies(to) == labelled(session)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB, where this system lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root may mount a small disk, and only on Linux")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_is_really_full(session: LabelSession, small_disk: Path) -> None:
    to = small_disk / "out"
    for row in range(36):
        session.label(session.project.samples[row].id, "high")
    done = export_labels(session, to)
    assert done.n_copied
    assert done.n_copied + len(done.skipped) == 36
    assert done.skipped[0].reason == "the disk is full"
    with (to / "labels.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 36
    kept = {i: name for i, name in labelled(session).items() if i in copies(to)}
    assert copies(to) == kept
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    assert counts(export_labels(session, to)) == (36 - done.n_copied, done.n_copied, 0)


def test_a_disk_without_any_room_is_told_and_the_older_table_kept(
    session: LabelSession, small_disk: Path
) -> None:
    to = small_disk / "out.csv"
    export_labels(session, to)
    before = to.read_bytes()
    (small_disk / "fill").write_bytes(b"x" * (64 * 1024 - 4096 * (len(before) // 4096 + 2)))
    for sample in session.project.samples:
        session.flag(sample.id, "a long note " * 20)
    with pytest.raises(Problem, match="No space left"):
        export_labels(session, to)
    assert to.read_bytes() == before
    assert not list(small_disk.glob("*.part"))


def test_a_project_that_does_not_fit_on_a_disk_is_not_begun(
    small_disk: Path, make_tones: Callable[..., Path]
) -> None:
    tones = make_tones(400)
    with pytest.raises(Problem, match="full"):
        make(NewProject(small_disk / "p.aldesk", tones))
    assert list(small_disk.iterdir()) == []


def test_another_project_of_the_same_samples_is_refused(session: LabelSession, to: Path) -> None:
    export_labels(session, to)
    before = (to / "labels.csv").read_bytes()
    source = session.project.samples[0].path.parent.parent
    with make(NewProject(to.with_name("other.aldesk"), source)) as other:
        assert other.samples[0].id in {sample.id for sample in session.project.samples}
        with pytest.raises(Problem, match="not empty"):
            export_labels(LabelSession(other), to)
    assert (to / "labels.csv").read_bytes() == before


def test_a_name_that_no_file_system_takes_is_told(session: LabelSession, to: Path) -> None:
    with pytest.raises(Problem, match="could not be written"):
        export_labels(session, to.with_name("x" * 300))


def test_an_exported_folder_is_a_source_with_the_same_classes(
    session: LabelSession, to: Path
) -> None:
    names = ["animals/cat", "CON", "train", "ä"]
    for number, name in enumerate(names, start=6):
        session.add_class(name)
        session.label(session.project.samples[number].id, name)
    export_labels(session, to)
    found = scan(to)
    assert found.classes == tuple(sorted(["high", "low", *names], key=natural))
    labels = {sample.id: (sample.label, sample.split) for sample in found.samples}
    assert labels == {id_: (session.labels.class_of(id_), "pool") for id_ in labels}
