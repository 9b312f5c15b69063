"""What is fuzzed: for each target, files to begin with, and what reads them."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aldesk.core.errors import Problem
from tests.fuzz import seeds

Read = Callable[[Path], object]


@dataclass(frozen=True)
class Target:
    """A reader of files.

    Attributes
    ----------
    seeds : callable
        Returns files to begin with: name and content.
    read : callable
        Reads a file, which may have others beside it; what it raises but a `Problem` is a finding.
    fresh : bool
        Whether what is read is written into, so that nothing may be left from the last file.
    """

    seeds: Callable[[Path], list[seeds.Seed]]
    read: Read
    fresh: bool = False


def attempt(target: Target, name: str, content: bytes, folder: Path) -> str:
    """Write a file and read it; return the problem, or nothing.

    Raises
    ------
    Exception
        Whatever else the reader raises: a finding.
    """
    if target.fresh:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    try:
        target.read(path)
    except Problem as problem:
        return str(problem)
    finally:
        path.unlink(missing_ok=True)
    return ""


def _project(path: Path) -> None:
    from aldesk.store import Project

    with Project.open(path) as project:
        project.journal.labels.counts.total()


def _check(path: Path) -> None:
    from aldesk.store.check import check

    check(path)


def _table(path: Path) -> None:
    from aldesk.tables import open_table

    with open_table(path) as table:
        for row in table.rows:
            assert isinstance(row.place, str)


def _plan(path: Path) -> None:
    from aldesk.study.plan_file import parse_plan, read_plan
    from aldesk.study.plan_write import write_plan

    read = read_plan(path)
    assert parse_plan(write_plan(read.plan), "", path.parent).plan == read.plan


def _labels(path: Path) -> None:
    from aldesk.core.ids import ClassId
    from aldesk.core.labels import Labels
    from aldesk.session.answer_import import read_answers
    from aldesk.session.label_import import read_labels

    labels = Labels(classes={ClassId("c1"): "high", ClassId("c2"): "low"})
    for read in (read_labels, read_answers):
        try:
            read(seeds.sample_rows(), labels, path)
        except Problem:
            continue


def _annotations(path: Path) -> None:
    from aldesk.tables.annotations import annotation_form, read_annotations, write_again

    annotation_form(path)
    read = read_annotations(path)
    again = path.with_name("again.txt")
    again.unlink(missing_ok=True)  # what has a zero in it is no text, and never replaced
    write_again(read, again)


def _media(path: Path) -> None:
    from aldesk.core.recording import WindowRule
    from aldesk.media.read import read
    from aldesk.media.recorder import recorder_columns
    from aldesk.sources.probe_file import look

    recorder_columns(path)
    look(path, lambda: None, WindowRule(0.5, 0.5))
    read(path)


def _arrow(path: Path) -> None:
    from aldesk.embed.matrix_file import read_matrix
    from aldesk.sources import preview

    for look in (preview, _table, read_matrix):
        try:
            look(path)
        except Problem:
            continue


def _saved(path: Path) -> None:
    from aldesk.sources import preview

    seeds.write_saved(path.parent)
    shutil.copyfile(path, path.parent / "saved" / path.name)
    preview(path.parent / "saved")


def _matrix(path: Path) -> None:
    from aldesk.embed.matrix_file import read_matrix
    from aldesk.study.data_of_matrix import from_matrix
    from aldesk.study.plan import DataPlan

    (path.parent / "y.csv").write_text("label\n" + "a\nb\n" * 5)
    plans = [DataPlan(matrix=path.name), DataPlan(matrix=path.name, labels="y.csv")]
    with suppress(Problem):
        read_matrix(path)
    for plan in plans:
        try:
            from_matrix(plan, path.parent, 0.3, 0)
        except Problem:
            continue


def _card(path: Path) -> None:
    from aldesk.embed.model_file import read_model_file
    from tests.embed.tiny_models import onnx_picture, onnx_sound

    sound = onnx_sound(path.with_suffix(".onnx"), shape=("n", 800))
    with suppress(Problem):
        read_model_file(sound)
    read_model_file(onnx_picture(sound, ("n", 3, 8, 8), (2, 3)))


def _model(path: Path) -> None:
    from aldesk.model.folder import read_model
    from tests.model.models import a_head, write_a_model

    folder = path.parent / "model"
    if not folder.exists():
        write_a_model(folder, a_head(6))
    whole = (folder / path.name).read_bytes()
    shutil.copyfile(path, folder / path.name)
    try:
        read_model(folder)
    finally:
        (folder / path.name).write_bytes(whole)


def _encoder(path: Path) -> None:
    from aldesk.embed.model_file import read_model_file

    if path.suffix in {".onnx", ".tflite"}:
        path.with_suffix(".json").write_text('{"rate": 8000}')
        read_model_file(path)
        return
    from aldesk.embed.model_folder import refuse_unusable

    seeds.write_encoder(path.parent / "encoder")
    shutil.copyfile(path, path.parent / "encoder" / path.name)
    refuse_unusable(path.parent / "encoder")


TARGETS = {
    "project": Target(seeds.projects, _project, fresh=True),
    "check": Target(seeds.projects, _check, fresh=True),
    "table": Target(seeds.tables, _table),
    "plan": Target(seeds.plans, _plan),
    "labels": Target(seeds.label_tables, _labels),
    "annotations": Target(seeds.annotations, _annotations),
    "media": Target(seeds.media, _media),
    "arrow": Target(seeds.arrow, _arrow),
    "saved": Target(seeds.saved, _saved),
    "matrix": Target(seeds.matrices, _matrix),
    "card": Target(seeds.cards, _card),
    "model": Target(seeds.models, _model),
    "encoder": Target(seeds.encoders, _encoder),
}
"""By name; `arrow` needs `read_apart.read_in_child`, as the program has it."""
