"""The embedding process, for real: done, cancelled, killed, resumed."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.import_batch import ImportBatch, SeenFile
from aldesk.core.recording import WindowRule
from aldesk.core.sample import Sample, content_id
from aldesk.engine.embed.client import Control, EmbeddingJob, ProjectSink, run
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.process.control import handle_control_messages
from aldesk.engine.process.messages import pack
from aldesk.media.recording_facts import RecordingFacts
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.sources.cut import as_recording
from aldesk.store import Project
from aldesk.store.check import check


def embed(
    project: Project, on_progress: Callable[[int], None], control: Control | None = None
) -> str:
    sink = ProjectSink(project, lambda done, total: on_progress(done))
    run(EmbeddingJob.of(project), sink, control or Control())
    return str(project.meta.encoder_key)


def ignore(done: int) -> None:
    pass


def contents(folder: Path) -> set[bytes]:
    return {file.read_bytes() for file in folder.glob("*.npy")}


def test_what_is_broken_is_recorded_and_the_rest_is_embedded(project: Project) -> None:
    project.samples[4].path.write_bytes(b"no sound any more")
    seen: list[int] = []
    key = embed(project, seen.append)
    assert seen[-1] == len(project.samples)
    assert (
        sum(len(shard.rows) for shard in project.embeddings.shards(key)) == len(project.samples) - 1
    )
    assert [row for _, row, _ in project.embeddings.broken(key)] == [4]
    assert project.embeddings.missing(key).tolist() == []


def test_a_mended_file_gets_another_chance(project: Project) -> None:
    whole = project.samples[4].path.read_bytes()
    project.samples[4].path.write_bytes(b"")
    key = embed(project, ignore)
    project.samples[4].path.write_bytes(whole)
    embed(project, ignore)
    assert [row for _, row, _ in project.embeddings.broken(key)] == [4]
    project.embeddings.forget_broken(key)
    assert project.embeddings.missing(key).tolist() == [4]
    embed(project, ignore)
    assert project.embeddings.broken(key) == []


def test_a_file_that_is_away_stays_missing_and_is_embedded_when_it_is_back(
    project: Project, tmp_path: Path
) -> None:
    away = project.samples[4].path.rename(tmp_path / "away.wav")
    sink = ProjectSink(project)
    run(EmbeddingJob.of(project), sink, Control())
    key = str(project.meta.encoder_key)
    assert project.embeddings.missing(key).tolist() == [4]
    assert "no such file" in sink.unreachable[0]
    away.rename(project.samples[4].path)
    embed(project, ignore)
    assert project.embeddings.missing(key).tolist() == []


def test_lost_shards_are_made_again_and_the_project_is_sound(project: Project) -> None:
    key = embed(project, ignore)
    for shard in project.embeddings.shards(key):
        shard.path.unlink()
    assert len(project.embeddings.missing(key)) == len(project.samples)
    embed(project, ignore)
    project.close()
    assert check(project.path) == []


def test_cancelling_before_the_encoder_is_loaded_is_quick(project: Project) -> None:
    control = Control()
    control.cancel.set()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        embed(project, ignore, control)
    assert time.monotonic() - start < 5


def test_a_process_that_is_always_killed_is_a_problem_and_the_next_run_goes_on(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.engine.embed.client._PAUSES", (0.0,))

    def kill(done: int) -> None:
        for child in multiprocessing.active_children():
            child.kill()

    with pytest.raises(Problem, match="ended unexpectedly"):
        embed(project, kill)
    key = embed(project, ignore)
    assert project.embeddings.missing(key).tolist() == []
    interrupted = contents(project.embeddings.folder)
    assert not list(project.embeddings.folder.glob("*.part"))
    assert len(interrupted) == len(project.embeddings.shards(key))


def test_cancelling_keeps_what_is_complete(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (mark := tmp_path / "mark").touch()
    monkeypatch.setenv("FAULTY_WORKER", f"waits@{mark}")  # else all may be done by then
    monkeypatch.setattr("aldesk.engine.embed.client._MODULE", "tests.engine.embed.faulty_worker")
    control = Control()
    with pytest.raises(Cancelled):
        embed(project, lambda done: control.cancel.set() if done > 0 else None, control)
    key = embed(project, ignore)
    rows = sorted(row for shard in project.embeddings.shards(key) for row in shard.rows.tolist())
    assert rows == list(range(len(project.samples)))


def test_the_process_waits_from_pause_to_resume_and_obeys_cancel() -> None:
    ours, theirs = multiprocessing.Pipe()
    handle_control_messages(theirs)  # nothing is asked: it returns at once
    for asked in ("pause", "resume"):
        ours.send_bytes(pack(asked))
    handle_control_messages(theirs)
    assert not theirs.poll(0)
    for asked in ("pause", "cancel"):
        ours.send_bytes(pack(asked))
    with pytest.raises(Cancelled):
        handle_control_messages(theirs)
    ours.send_bytes(pack("pause"))
    ours.close()
    with pytest.raises(EOFError):  # it would wait for ever if it did not know that we are gone
        handle_control_messages(theirs)


def test_a_paused_job_waits_and_goes_on(project: Project) -> None:
    control, at_pause = Control(), list[int]()
    resume = threading.Timer(1.0, control.pause.clear)

    def pause(done: int) -> None:
        if not at_pause and done:
            at_pause.append(done)
            control.pause.set()
            resume.start()

    key = embed(project, pause, control)
    resume.join()
    assert at_pause[0] > 0
    assert project.embeddings.missing(key).tolist() == []


def test_a_paused_job_can_be_cancelled(project: Project) -> None:
    control = Control()
    control.pause.set()  # before it begins, so that nothing can be done before the pause is heard
    threading.Timer(0.3, control.cancel.set).start()
    with pytest.raises(Cancelled):
        embed(project, lambda _done: None, control)


def test_a_choice_is_kept_when_the_encoder_has_proved_to_be_one(
    project: Project, tmp_path: Path
) -> None:
    nonsense = EncoderChoice.of(project, encoder="nonsense")
    sink = ProjectSink(project, choice=nonsense)
    with pytest.raises(Problem, match="no such encoder"):
        run(EmbeddingJob.of(project, choice=nonsense), sink, Control())
    assert project.meta.encoder == "spectral"
    np.save(tmp_path / "x.npy", np.ones((len(project.samples), 3)))
    matrix = EncoderChoice.of(project, encoder=str(tmp_path / "x.npy"), pooling="mean")
    run(EmbeddingJob.of(project, choice=matrix), ProjectSink(project, choice=matrix), Control())
    assert EncoderChoice.of(project) == matrix
    card = project.meta.encoder_card
    assert (card["name"], card["n_features"]) == (str(tmp_path / "x.npy"), 3)
    assert project.embeddings.missing(project.meta.encoder_key).tolist() == []


def test_a_model_of_the_hub_is_pinned_to_the_commit_it_had_first(project: Project) -> None:
    choice = EncoderChoice("some/model")
    choice.keep(project)
    assert EmbeddingJob.of(project).encoder == "some/model"
    card = {"name": "some/model", "n_features": 2, "revision": "0123abc"}
    project.meta.encoder_card = card
    assert EmbeddingJob.of(project).encoder == "some/model@0123abc"
    assert EmbeddingJob.of(project, choice=EncoderChoice("other/model")).encoder == "other/model"


def test_an_unknown_encoder_is_told_with_the_choice(project: Project) -> None:
    job = EmbeddingJob("nonsense", project.embeddings.folder)
    with pytest.raises(Problem, match="spectral"):
        run(job, ProjectSink(project), Control())


def test_an_encoder_for_pictures_is_refused_where_it_is_loaded(project: Project) -> None:
    """As a model of the hub is, which could not be looked at before."""
    choice = EncoderChoice("gradients")
    with pytest.raises(Problem, match="is for pictures, and these samples are sound"):
        run(EmbeddingJob.of(project, choice=choice), ProjectSink(project, choice=choice), Control())
    assert (project.meta.encoder, project.meta.encoder_key) == ("spectral", "")


def test_where_everything_fails_the_process_says_so_once_and_nothing_is_marked(
    tested_project: Project,
) -> None:
    key, whole = tested_project.meta.encoder_key, {}
    for shard in tested_project.embeddings.shards(key):
        shard.path.unlink()
    for sample in tested_project.samples:
        whole[sample.path] = sample.path.read_bytes()
        sample.path.write_bytes(b"no sound any more")
    seen: list[int] = []
    with pytest.raises(Problem, match="Each of the 100 samples that were tried has failed"):
        embed(tested_project, seen.append)
    assert seen[-1] <= 50
    assert len(tested_project.embeddings.missing(key)) == 120
    for path, content in whole.items():
        path.write_bytes(content)
    embed(tested_project, ignore)
    assert tested_project.embeddings.missing(key).tolist() == []


def test_a_matrix_that_has_few_of_the_samples_is_taken(
    tested_project: Project, tmp_path: Path
) -> None:
    sample = tested_project.samples[70]
    np.savez(tmp_path / "x.npz", X=np.ones((1, 3)), id=np.array([sample.id]))
    matrix = EncoderChoice.of(tested_project, encoder=str(tmp_path / "x.npz"))
    sink = ProjectSink(tested_project, choice=matrix)
    run(EmbeddingJob.of(tested_project, choice=matrix), sink, Control())
    assert sink.n_new == 1
    assert len(tested_project.embeddings.broken(tested_project.meta.encoder_key)) == 119


def test_a_file_that_was_replaced_is_not_embedded_as_what_it_was(project: Project) -> None:
    path = project.samples[4].path
    whole = path.read_bytes()
    path.write_bytes(whole[:-2] + bytes(2))
    os.utime(project.samples[2].path)  # the content is the same
    key = embed(project, ignore)
    [(_, row, reason)] = project.embeddings.broken(key)
    assert (row, "content has changed" in reason) == (4, True)
    status = path.stat()
    looked = SeenFile(path, status.st_size, status.st_mtime_ns, content_id(path))
    project.add_samples(ImportBatch(files=(looked,)))  # its source was read again
    project.embeddings.forget_broken(key)
    embed(project, ignore)
    assert len(project.embeddings.broken(key)) == 1
    path.write_bytes(whole)
    project.embeddings.forget_broken(key)
    embed(project, ignore)
    assert project.embeddings.broken(key) == []
    assert project.embeddings.missing(key).tolist() == []


def test_windows_that_fail_for_one_reason_are_all_broken_and_told_in_a_line(
    tmp_path: Path,
) -> None:
    sound = np.random.default_rng(0).uniform(-0.5, 0.5, 8000 * 12).astype(np.float32)
    sound[8000 * 4 : 8000 * 8] = np.nan
    soundfile.write(tmp_path / "night.wav", sound, 8000, "FLOAT")
    with make(NewProject(tmp_path / "p.aldesk", tmp_path, Options(window=3, hop=3))) as made:
        key = embed(made, ignore)
        assert sorted(row for _, row, _ in made.embeddings.broken(key) if row is not None) == [1, 2]
        assert made.embeddings.missing(key).tolist() == []
        assert len(made.imports.report()) == 1
        made.embeddings.add_broken(1, key, "Another reason.")
        assert sum(row == 1 for _, row, _ in made.embeddings.broken(key)) == 1


def test_the_windows_that_a_shortened_recording_lacks_are_told_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "night.wav"
    sound = np.random.default_rng(0).uniform(-0.5, 0.5, 8000 * 30).astype(np.float32)
    soundfile.write(path, sound[: 8000 * 8], 8000)
    facts = RecordingFacts(8000 * 30, 8000, 1)
    night = as_recording(Sample(content_id(path), path, "sound"), facts, WindowRule(3, 3))
    batch = ImportBatch(recordings=(night,))
    meta = {"encoder": "spectral"}
    with Project.create(tmp_path / "p.aldesk", (), ["cat"], part=batch, meta=meta) as made:
        key = embed(made, ignore)
        assert len(made.embeddings.broken(key)) == 8
        assert [problem.path for problem in made.imports.report()] == [path]
