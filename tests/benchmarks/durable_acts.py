"""Random acts on a project, each acknowledged by a line when it is on the disk.

python tests/benchmarks/durable_acts.py FILE SEED N writes the lines to the standard output; run by
`durability` in a process that is killed, and under strace.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import get_args

import numpy as np

from aldesk.core.errors import Problem
from aldesk.core.event import Event
from aldesk.core.files import write_whole
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.judgement import Verdict
from aldesk.core.refit import RefitResult
from aldesk.core.sample import Sample, content_id
from aldesk.embed.shards import write_shard
from aldesk.session import LabelSession
from aldesk.store import Project

_N_FEATURES = 8
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True)
class Acknowledged:
    """What a project has to hold once an act has returned.

    Attributes
    ----------
    n_events : int
    digest : str
        Of all events.
    n_samples, n_measured, n_queries, n_shards : int
    """

    n_events: int
    digest: str
    n_samples: int
    n_measured: int
    n_queries: int
    n_shards: int

    @classmethod
    def of(cls, project: Project, digest: str | None = None) -> "Acknowledged":
        """Return what a project holds; the digest may be known."""
        events = project.journal.events
        return cls(
            len(events),
            _Digest().of(events) if digest is None else digest,
            len(project.samples),
            len(project.curve.points()),
            len(project.queries.all()),
            len(project.embeddings.committed()),
        )

    def lost_in(self, project: Project) -> list[str]:
        """Return what of it a project does not hold."""
        found = Acknowledged.of(project)
        lost = [
            f"{name}: {getattr(found, name)} of {n}"
            for name, n in asdict(self).items()
            if name != "digest" and getattr(found, name) < n
        ]
        digest = _Digest()
        if digest.of(project.journal.events[: self.n_events]) != self.digest:
            lost.append("the journal is another one")
        return lost


class _Digest:
    """A checksum of a list of events that grows."""

    def __init__(self) -> None:
        self._sum, self._n = hashlib.sha256(), 0

    def of(self, events: Sequence[Event]) -> str:
        for event in events[self._n :]:
            self._sum.update(repr(event).encode())
        self._n = len(events)
        return self._sum.hexdigest()


class Annotator:
    """Does whatever a person and the program behind do to a project, at random."""

    def __init__(self, file: Path, seed: int) -> None:
        self.session = LabelSession(Project.open(file))
        self._random = Random(seed)
        self._n = count(1)
        self._folder = self.session.project.samples[0].path.parent
        self._now = datetime(2026, 1, 1) + timedelta(days=seed % 10_000)
        several, single = (self._answer, self._toggle, self._judge), (self._label, self._label_many)
        own = several if self.session.labels.is_several else single
        often: list[Callable[[], object]] = [*own, self._skip, self._flag, self._undo, self._redo]
        self._acts = [
            *often * 4,
            self._add_class,
            self._rename,
            self._merge,
            self._delete_class,
            self._recolour,
            self._import_labels,
            self._add_sample,
            self._back_up,
            self._refit,
            self._add_shard,
            self._go_back,
            self._label_by_model,
        ]

    def act(self) -> None:
        """Do one act; one that is refused has done nothing."""
        try:
            self._random.choice(self._acts)()
        except Problem:
            return

    def _id(self) -> SampleId:
        samples = self.session.project.samples
        return samples[self._random.randrange(len(samples))].id

    def _name(self) -> str:
        return self._random.choice(list(self.session.labels.classes.values()))

    def _label(self) -> None:
        for item in self.session.next_batch()[:1]:
            self.session.label(item.sample.id, self._name())

    def _label_many(self) -> None:
        self.session.label_many([self._id() for _ in range(5)], self._name())

    def _answer(self) -> None:
        for item in self.session.next_batch()[:1]:
            self.session.answer(item.sample.id, {self._name() for _ in range(2)})

    def _toggle(self) -> None:
        self.session.toggle(self._id(), self._name())

    def _judge(self) -> None:
        ids = [self._id() for _ in range(3)]
        self.session.judge(ids, self._name(), self._random.choice(_VERDICTS))

    def _skip(self) -> None:
        self.session.skip(self._id())

    def _flag(self) -> None:
        self.session.flag(self._id(), f"note {next(self._n)}")

    def _undo(self) -> None:
        self.session.undo()

    def _redo(self) -> None:
        self.session.redo()

    def _add_class(self) -> None:
        if len(self.session.labels.classes) < 12:
            self.session.add_class(f"class {self._random.random()}")

    def _rename(self) -> None:
        self.session.rename_class(self._name(), f"renamed {self._random.random()}")

    def _merge(self) -> None:
        if len(self.session.labels.classes) > 3:
            self.session.merge_classes(self._name(), self._name())

    def _delete_class(self) -> None:
        if len(self.session.labels.classes) > 3:
            self.session.delete_class(self._name())

    def _recolour(self) -> None:
        self.session.recolour_class(self._name(), self._random.randrange(10))

    def _import_labels(self) -> None:
        new = f"imported {self._random.random()}"
        pairs = [(self._id(), new) for _ in range(4)]
        if self.session.labels.is_several:
            self.session.import_answers([(id_, [name]) for id_, name in pairs], new_classes=[new])
        else:
            self.session.import_labels(pairs, [new])

    def _add_sample(self) -> None:
        file = self._folder / f"{self._random.getrandbits(64)}.wav"
        try:
            write_whole(file, file.name.encode())
            sample = Sample(content_id(file), file, "sound")
        except OSError:
            return  # that is our own failure
        self.session.add_samples(ImportBatch((sample,)))

    def _back_up(self) -> None:
        self._now += timedelta(hours=1)
        self.session.project.back_up(self._now)

    def _refit(self) -> None:
        request = self.session.refit_request(self.session.project.meta.encoder_key)
        rows = request.predict_rows
        proba = np.full((len(rows), request.n_classes), 1 / request.n_classes, np.float16)
        self.session.accept(
            RefitResult(
                request.generation, len(request.rows), request.candidates, rows, proba, 0, 0, 0, 0
            )
        )

    def _add_shard(self) -> None:
        project = self.session.project
        key = project.meta.encoder_key or "made up"
        missing = project.embeddings.missing(key)[:5]
        if len(missing):
            rng = np.random.default_rng(self._random.randrange(2**32))
            vectors = rng.normal(size=(len(missing), _N_FEATURES)).astype(np.float32)
            folder = project.path.with_suffix(".embeddings")
            project.embeddings.add_shard(write_shard(folder, key, vectors, missing))

    def _go_back(self) -> None:
        if done := self.session.labels.done:
            self.session.go_to(done[max(0, len(done) - self._random.randrange(1, 6))])

    def _label_by_model(self) -> None:
        rows = np.unique(np.array([self._random.randrange(20) for _ in range(4)]))
        proba = np.full(len(rows), 0.97, np.float32)
        self.session.label_by_model(rows, proba, self._name())


def act_and_tell(file: Path, seed: int, n: int, to: int) -> None:
    """Do so many acts, and write a line to a file descriptor after each."""
    annotator, digest = Annotator(file, seed), _Digest()
    project = annotator.session.project
    for _ in range(n):
        annotator.act()
        told = json.dumps(asdict(Acknowledged.of(project, digest.of(project.journal.events))))
        os.write(to, f"{told}\n".encode())


def main() -> None:
    """Act; a project that does not open is said on one line, as anything else is not."""
    try:
        act_and_tell(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.stdout.fileno())
    except Problem as problem:
        print(problem)


if __name__ == "__main__":
    main()
