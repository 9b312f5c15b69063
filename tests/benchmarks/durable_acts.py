"""Random acts on a project, each acknowledged by a line when it is on the disk.

They are done by processes that `durability` starts, to be killed or to be recorded.
"""

import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Literal, TypeVar, get_args

import numpy as np

from aldesk.core.band import Band
from aldesk.core.errors import Problem
from aldesk.core.files import write_whole
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import FileProblem, ImportBatch, SeenFile
from aldesk.core.judgement import Verdict
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.refit import RefitResult
from aldesk.core.sample import Sample, content_id
from aldesk.embed.shards import write_shard
from aldesk.session import LabelSession
from aldesk.session.new_project import NewProject, make
from aldesk.store import Project
from aldesk.store.repair import repair
from aldesk.store.restore import copies_of, restore
from aldesk.store.truth_table import Told
from tests.benchmarks.durable_state import CHANGES, Files, Held, Sums, held_by

_N_FEATURES, _LEAST_CLASSES, _MOST_CLASSES, _MOST_SAMPLES, _PAGE = 8, 3, 12, 400, 4096
T = TypeVar("T")
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_OFTEN = 3
"""How often as often the acts of labelling are done as each other act."""


class Annotator:
    """Does whatever a person and the program behind do to a project.

    Attributes
    ----------
    session : LabelSession
    """

    def __init__(self, file: Path, seed: int) -> None:
        self._file, self._random, self._n = file, Random(seed), count(1)
        self._now = datetime(2026, 1, 1) + timedelta(days=seed % 10_000)
        self._open()
        self._folder = self._file.parent / "tones"

    def any_kind(self) -> str:
        """Return a kind of act; that which cannot be undone is left to those who want it."""
        several = self.session.labels.is_several
        kinds = [kind for kind in _USUAL if several or kind not in OF_SEVERAL]
        return self._random.choice(kinds)

    def act(self, kind: str) -> None:
        """Do an act."""
        ACTS[kind](self)

    @property
    def _project(self) -> Project:
        return self.session.project

    def _open(self) -> None:
        self.session = twice(lambda: _session_of(self._file))
        self._sums, self._files = Sums(), Files(strict=True)

    def held(self) -> Held:
        """Return what the project holds."""
        return twice(lambda: held_by(self._project, self._sums, self._files))

    def would_be(self, kind: str) -> Held | None:
        """Return what a project holds that an act puts in its place as a whole, if it does."""
        if kind != "restore" or not (copies := copies_of(self._file)):
            return None
        with Project(copies[0].path, to_read=True) as copy:
            return replace(held_by(copy), files={})

    def _id(self) -> SampleId:
        samples = self._project.samples
        return samples[self._random.randrange(len(samples))].id

    def _ids(self, n: int) -> list[SampleId]:
        return list(dict.fromkeys(self._id() for _ in range(n)))

    def _name(self) -> str:
        return self._random.choice(list(self.session.labels.classes.values()))

    def _new_name(self) -> str:
        return f"class {self._random.random()}"

    # Labels

    def _label(self) -> None:
        asked = self.session.next_batch()[:1] if self._random.getrandbits(1) else ()
        self.session.label(asked[0].sample.id if asked else self._id(), self._name())

    def _label_many(self) -> None:
        self.session.label_many(self._ids(5), self._name())

    def _answer(self) -> None:
        self.session.answer(self._id(), {self._name() for _ in range(2)})

    def _toggle(self) -> None:
        self.session.toggle(self._id(), self._name())

    def _toggle_many(self) -> None:
        self.session.toggle_many(self._ids(4), self._name())

    def _judge(self) -> None:
        marks = self.session.labels.marks
        if self.session.labels.is_several:
            ids, verdict = self._ids(3), self._random.choice(_VERDICTS)
        else:  # of one class for each sample, what has no label can be said not to have a class
            ids, verdict = [id_ for id_ in self._ids(9) if id_ not in marks], "absent"
        self.session.judge(ids, self._name(), verdict)

    def _skip(self) -> None:
        self.session.skip(self._id())

    def _cant_tell(self) -> None:
        self.session.cant_tell(self._id())

    def _flag(self) -> None:
        self.session.flag(self._id(), f"note {next(self._n)}")

    def _undo(self) -> None:
        self.session.undo()

    def _ask(self) -> None:
        if not self.session.next_batch():
            self.session.queue_next(self._ids(3))

    def _redo(self) -> None:
        if not self.session.labels.undone:
            self.session.undo()
        self.session.redo()

    def _go_to(self) -> None:
        if done := self.session.labels.done:
            self.session.go_to(done[max(0, len(done) - self._random.randrange(2, 6))])

    def _restore_branch(self) -> None:
        if not self.session.labels.branches:
            self.session.undo()
            self.session.flag(self._id(), "in the place of what was undone")
        if branches := self.session.labels.branches:
            self.session.restore(self._random.choice(branches)[-1])

    def _label_by_model(self) -> None:
        rows = np.unique(np.array([self._random.randrange(20) for _ in range(4)]))
        proba = np.full(len(rows), 0.97, np.float32)
        self.session.label_by_model(rows, proba, self._name())

    # Classes

    def _add_class(self) -> None:
        if len(self.session.labels.classes) >= _MOST_CLASSES:
            self._merge()
        self.session.add_class(self._new_name())

    def _rename(self) -> None:
        self.session.rename_class(self._name(), self._new_name())

    def _recolour(self) -> None:
        self.session.recolour_class(self._name(), next(self._n))

    def _move_class(self) -> None:
        self.session.move_class(self._name(), 0)

    def _set_aliases(self) -> None:
        self.session.set_aliases(self._name(), [self._new_name()])

    def _allow_several(self) -> None:
        self.session.allow_several()

    def _merge(self) -> None:
        if len(self.session.labels.classes) <= _LEAST_CLASSES:
            self.session.add_class(self._new_name())
        one, other = self._random.sample(list(self.session.labels.classes.values()), 2)
        self.session.merge_classes(one, other)

    def _delete_class(self) -> None:
        labels = self.session.labels
        empty = [name for id_, name in labels.classes.items() if not labels.labelled_as(id_)]
        if len(labels.classes) <= _LEAST_CLASSES or not empty:
            self.session.add_class(empty_name := self._new_name())
            empty.append(empty_name)
        self.session.delete_class(self._random.choice(empty))

    # Imports

    def _import_labels(self) -> None:
        new = self._new_name() if len(self.session.labels.classes) < _MOST_CLASSES else ""
        name, new_classes = new or self._name(), [new] if new else []
        ids = self._ids(4)
        band = Band(self._random.randrange(1000), 4000.0, name)
        if self.session.labels.is_several:
            answers = [(id_, [name]) for id_ in ids]
            self.session.import_answers(answers, new_classes=new_classes, bands=[(ids[0], band)])
        else:
            pairs = [(id_, name) for id_ in ids]
            self.session.import_labels(pairs, new_classes, {ids[0]: band})

    def _import_truth(self) -> None:
        several = self.session.labels.is_several
        name = self._name()
        told = Told((name,), (name,) if several else None)
        self.session.import_truth([(id_, told) for id_ in self._ids(3)])

    def _import_files(self) -> None:
        """Take in two parts of a source, as an import that goes on beside the labelling."""
        if len(self._project.samples) > _MOST_SAMPLES:
            return
        source = self._project.imports.begin(str(self._folder), {"number": next(self._n)})
        for _ in range(2):
            if made := self._new_file():
                file, id_ = made
                status = twice(file.stat)
                seen = SeenFile(file, status.st_size, status.st_mtime_ns, id_)
                problem = FileProblem(file.with_suffix(".txt"), "is no sound", "other kinds")
                sample, labels = Sample(id_, file, "sound", self._name()), self.session.labels
                self.session.add_samples(
                    ImportBatch((sample,), (seen,), (problem,)),
                    as_labels=not labels.is_several,
                    classes=labels.class_names,
                )
        self._project.imports.finish(source.number)

    def _import_recording(self) -> None:
        if len(self._project.samples) < _MOST_SAMPLES and (made := self._new_file()):
            file, id_ = made
            recording = Recording(id_, file, 30.0, 8000, WindowRule(3.0, 3.0))
            self.session.add_samples(ImportBatch(recordings=(recording,)))

    def _new_file(self) -> tuple[Path, SampleId] | None:
        """Write a file that nobody has looked into; where that fails it is our own failure."""
        file = self._folder / f"{self._random.getrandbits(64)}.wav"
        with suppress(OSError):
            write_whole(file, file.name.encode())
            return file, content_id(file)
        return None

    def _move_files(self) -> None:
        files = {path: id_ for id_, path in self._project.samples.files().items()}
        file = self._random.choice(sorted(files))
        new = file.with_name(f"moved {self._random.getrandbits(64)}.wav")
        try:
            write_whole(new, file.read_bytes())  # both are there, so that none is missing
        except OSError:
            return
        self.session.add_samples(ImportBatch(moved=((files[file], new),)))

    # The program behind

    def _refit(self) -> None:
        request = self.session.refit_request(self._project.meta.encoder_key)
        rows, n = request.predict_rows, request.n_classes
        proba = np.array([self._random.random() for _ in range(len(rows) * n)]).reshape(-1, n)
        proba = (proba / proba.sum(1, keepdims=True)).astype(np.float16)
        counts = 40, self._random.randrange(40)
        self.session.accept(
            RefitResult(
                request.generation, 1 + len(request.rows), request.candidates, rows, proba,
                *counts, 0, 0,
            )
        )  # fmt: skip
        self.session.next_batch()

    def _embed(self) -> None:
        key = "made up"
        if not len(missing := self._project.embeddings.missing(key)[:5]):
            key, missing = f"made up {next(self._n)}", np.arange(5)
        rng = np.random.default_rng(self._random.randrange(2**32))
        vectors = rng.normal(size=(len(missing), _N_FEATURES)).astype(np.float32)
        folder = self._project.embeddings.folder
        self._project.embeddings.add_shard(write_shard(folder, key, vectors, missing))

    def _validate(self) -> None:
        labels = self.session.labels
        name = self._name()
        class_id = labels.class_id(name)
        known = self.session.predictions
        if known.result is None or class_id not in known.class_ids:
            self._refit()
        self.session.begin_validation(name, precision=self._random.uniform(0.7, 0.95), n=12)

    def _validate_more(self) -> None:
        validations = self.session.validations
        drawn = [class_id for class_id in self.session.labels.classes if validations.of(class_id)]
        if not drawn:
            self._validate()
            return
        class_id = self._random.choice(drawn)
        validations.want(class_id, "recall", self._random.uniform(0.5, 0.9))
        validations.draw_more(class_id, 2)

    def _change_settings(self) -> None:
        seed = next(self._n)
        self.session.change_settings(replace(self.session.settings, seed=seed))

    # The file as a whole

    def _back_up(self) -> None:
        self._now += timedelta(hours=1)
        self._project.back_up(self._now)

    def _reopen(self) -> None:
        self._project.close()
        self._open()

    def _restore(self) -> None:
        if not copies_of(self._file):
            self._back_up()
        self._project.close()
        try:
            restore(self._file, copies_of(self._file)[0].name)
        finally:
            self._open()

    def _make_new(self) -> None:
        """Make another project, in the place of one that was made before."""
        file = self._file.with_name("new.aldesk")
        with suppress(OSError):
            file.unlink(missing_ok=True)
        make(NewProject(file, self._file.with_name("few"), encoder="spectral")).close()

    def _repair(self) -> None:
        """Save what is whole of a copy of the project, which may have lost a page."""
        damaged, to = (self._file.with_name(name) for name in ("damaged", "repaired.aldesk"))
        try:
            to.unlink(missing_ok=True)
            shutil.rmtree(to.with_suffix(".embeddings"), ignore_errors=True)
            content = bytearray(self._file.read_bytes())
            if self._random.getrandbits(1):
                place = self._random.randrange(1, len(content) // _PAGE) * _PAGE
                content[place : place + _PAGE] = bytes(_PAGE)
            write_whole(damaged, bytes(content))
        except OSError:
            return
        repair(damaged, to)


def _session_of(file: Path) -> LabelSession:
    project = Project.open(file)
    try:
        return LabelSession(project)
    except BaseException:
        project.close()
        raise


def twice(do: Callable[[], T]) -> T:
    """Do something that is no act, and once more where it is refused: one call fails at most."""
    try:
        return do()
    except (Problem, OSError):
        return do()


_Act = Callable[[Annotator], None]
_LABELLING: dict[str, _Act] = {
    "label": Annotator._label,
    "label many": Annotator._label_many,
    "answer": Annotator._answer,
    "toggle": Annotator._toggle,
    "toggle many": Annotator._toggle_many,
    "verdicts": Annotator._judge,
    "skip": Annotator._skip,
    "can't tell": Annotator._cant_tell,
    "flag": Annotator._flag,
    "undo": Annotator._undo,
    "redo": Annotator._redo,
    "ask": Annotator._ask,
}
_OTHERS: dict[str, _Act] = {
    "go to": Annotator._go_to,
    "undone branch": Annotator._restore_branch,
    "add a class": Annotator._add_class,
    "rename a class": Annotator._rename,
    "merge classes": Annotator._merge,
    "remove a class": Annotator._delete_class,
    "recolour a class": Annotator._recolour,
    "move a class": Annotator._move_class,
    "aliases": Annotator._set_aliases,
    "import labels": Annotator._import_labels,
    "import truth": Annotator._import_truth,
    "import files": Annotator._import_files,
    "import a recording": Annotator._import_recording,
    "move files": Annotator._move_files,
    "refit": Annotator._refit,
    "embed": Annotator._embed,
    "label by the model": Annotator._label_by_model,
    "validate": Annotator._validate,
    "validate more": Annotator._validate_more,
    "settings": Annotator._change_settings,
    "back up": Annotator._back_up,
    "restore": Annotator._restore,
    "repair": Annotator._repair,
    "new project": Annotator._make_new,
    "reopen": Annotator._reopen,
}
_ONCE: dict[str, _Act] = {"allow several": Annotator._allow_several}
OF_SEVERAL = ("answer", "toggle", "toggle many")
ACTS = {**_LABELLING, **_OTHERS, **_ONCE}
_USUAL = [*list(_LABELLING) * _OFTEN, *_OTHERS]


@dataclass(frozen=True)
class Line:
    """What the acting process says.

    Attributes
    ----------
    step : {"begins", "over", "holds"}
        Whether an act begins, is over, or was looked at: only then it is acknowledged.
    kind : str
    at : float
        Seconds, by a clock of its own.
    held : Held or None
        What the project holds after it, where that was looked at.
    instead : Held or None
        What may be held in the place of all before, while an act is under way.
    is_new : bool
        The act has changed something.
    problem : str
        Why it was refused.
    """

    step: Literal["begins", "over", "holds"]
    kind: str
    at: float = field(default_factory=time.monotonic)
    held: Held | None = None
    instead: Held | None = None
    is_new: bool = False
    problem: str = ""

    def text(self) -> bytes:
        """Return it as it is written."""
        return f"{json.dumps(asdict(self))}\n".encode()

    @classmethod
    def read(cls, text: str | bytes) -> "Line":
        """Return the line that was written."""
        told: dict[str, Any] = json.loads(text)
        for name in ("held", "instead"):
            told[name] = Held(**told[name]) if told[name] else None
        return cls(**told)


LINE_STARTS = b'{"step"'


Plan = Callable[[Annotator, Random], Iterable[str]]
"""Which kinds of acts to do, one after the other."""


def random_ones(n: int, then: str = "") -> Plan:
    """Plan random acts, and then for ever those of one kind, or only to wait."""

    def plan(annotator: Annotator, random: Random) -> Iterator[str]:
        for _ in range(n):
            yield annotator.any_kind()
        while then in ACTS:
            yield then
        signal.pause()

    return plan


def one_of_each(n: int, kinds: Sequence[str] = ()) -> Plan:
    """Plan random acts, and then one of each of some kinds, or of all, in a random order."""

    def plan(annotator: Annotator, random: Random) -> Iterator[str]:
        for _ in range(n):
            yield annotator.any_kind()
        is_several = annotator.session.labels.is_several
        once = list(kinds or (*_LABELLING, *_OTHERS))
        random.shuffle(once)
        yield from (kind for kind in once if is_several or kind not in OF_SEVERAL)
        if not (is_several or kinds):
            yield from _ONCE

    return plan


def act_and_tell(file: Path, seed: int, plan: Plan, to: int, *, looks: bool = True) -> None:
    """Open a project, and act.

    Parameters
    ----------
    file : Path
    seed : int
    plan : Plan
    to : int
        A file descriptor.
    looks : bool
        Look after each act what the project holds, and not only at the end.
    """

    def tell(line: Line) -> None:
        os.write(to, line.text())

    tell(Line("begins", "open"))
    annotator = Annotator(file, seed)
    tell(Line("over", "open"))
    held = annotator.held()
    tell(Line("holds", "open", held=held, is_new=True))
    for kind in plan(annotator, Random(seed)):
        instead, problem = annotator.would_be(kind) if looks else None, ""
        tell(Line("begins", kind, instead=instead))
        try:
            annotator.act(kind)
        except Problem as refused:
            problem = str(refused)
        tell(Line("over", kind, problem=problem))
        before, is_new = held, not problem
        if looks:
            held = annotator.held()
            is_new = held != before or kind == "reopen"
            _refuse_undeclared(kind, before, held)
        tell(Line("holds", kind, held=held if looks else None, is_new=is_new, problem=problem))
    tell(Line("holds", "end", held=annotator.held()))


def _refuse_undeclared(kind: str, before: Held, now: Held) -> None:
    others = {name for name in now.facts if now.facts[name] != before.facts[name]}
    if undeclared := others - CHANGES.get(kind, set()):
        raise RuntimeError(f"{kind} changes {undeclared}, too")
