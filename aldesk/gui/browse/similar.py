"""What the grid is sorted by when it shows what is like some examples."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from aldesk.arrays import Rows, Vectors
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.progress import Progress
from aldesk.core.refit import Shard
from aldesk.core.sample import Sample
from aldesk.core.sample_name import sample_name
from aldesk.embed.nearest.cosine_search import CosineSearch, Nearest
from aldesk.embed.nearest.pool_orders import ORDERS, PoolOrder
from aldesk.embed.nearest.question import Question, answer
from aldesk.engine.lookup.brought_file import sample_of_file
from aldesk.engine.lookup.client import LookupClient, LookupEncoder
from aldesk.engine.process.endings import WorkerBug
from aldesk.gui.browse.examples import Example, Examples, rows_of, vectors_of
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.workspace.controller import SessionController
from aldesk.session.similar import not_embedded, question

_Failure = Problem | WorkerBug


class Similar(QObject):
    """Searches in a thread of its own, and has files embedded in a process of its own.

    Attributes
    ----------
    examples : Examples
        None of them is of the audit: the predictions of its neighbours would tell its own.
    is_searching : bool
        An answer is still to come.
    lookup : LookupClient
        The process that embeds what is looked for.
    file : str
        The name of a file that is being embedded to be the example; empty for none.

    Signals
    -------
    found : Nearest
        All embedded samples by falling similarity.
    began
        It is searching, or a file is embedded for it.
    failed
        There will be no answer; the message says why.
    moved
        The comparison of all samples is further; emitted by its thread.
    """

    found = Signal(object)
    began = Signal()
    failed = Signal()
    moved = Signal()

    def __init__(self, controller: SessionController, parent: QObject) -> None:
        super().__init__(parent)
        self._controller, self._session = controller, controller.session
        self._search = CosineSearch(self._session.project.embeddings.folder)
        self._background = Background("similar")
        self.lookup = LookupClient()
        self._cancel = threading.Event()
        self._number = self._percent = 0
        self.examples = Examples()
        self.is_searching = self._is_ordering = False
        self.file = ""
        nothing = Nearest(np.zeros(0, np.int64), np.zeros(0), 0, 0.0)
        self._kept: tuple[tuple[object, ...], Nearest] = (), nothing

    def start(self, rows: Iterable[int]) -> None:
        """Look for what is like these samples and nothing else."""
        self.examples = Examples()
        self.add(rows)

    def add(self, rows: Iterable[int], *, is_counter: bool = False) -> None:
        """Take samples as further examples or counter-examples; those of the audit are left out."""
        samples, measures = self._session.project.samples, self._session.pool.measures
        for row in rows:
            if not measures(row):
                one = Example(sample_name(samples[row]), row)
                self.examples = self.examples.with_one(one, is_counter=is_counter)
        self.ask()

    def start_from(self, selected: list[int]) -> None:
        """Look for what is like the sample selected last, or else the one to be labelled now."""
        current = self._session.queue.current
        rows = selected[-1:]
        rows += [self._session.project.row_of(current.sample.id)] if current else []
        free = [row for row in rows if not self._session.pool.measures(row)]
        self.start(free[:1])

    def ask(self) -> None:
        """Ask for what is like the examples of now."""
        self.examples = self.examples.of(self._session.project.meta.encoder_key)
        if not self.examples.like:
            return
        self._number += 1
        self.file = ""
        like, unlike = self.examples.like, self.examples.unlike
        try:
            asked = question(
                self._session.project,
                self._session.pool,
                rows_of(like),
                rows_of(unlike),
                vectors_of(like),
                vectors_of(unlike),
            )
        except Problem as problem:
            self._fail(problem)
            return
        samples = self._session.project.samples
        own = {row: samples[row] for row in (*rows_of(like), *rows_of(unlike))}
        work = partial(self._answer, self._heed(), asked, self._encoder(), own)
        self._begin()
        self._background.forget_waiting()
        self._background.submit(work, partial(self._take, self._number))

    def order(self, order: PoolOrder) -> None:
        """Ask for all samples in an order without examples; kept while embeddings are the same."""
        self._number += 1
        key = self._session.project.meta.encoder_key
        shards = self._session.project.embeddings.shards(key) if key else ()
        self._begin(is_ordering=True)
        self._background.forget_waiting()
        work = partial(self._ordered, self._heed(), order, key, shards)
        self._background.submit(work, partial(self._take, self._number))

    def _ordered(
        self, heed: Progress, order: PoolOrder, key: str, shards: tuple[Shard, ...]
    ) -> Nearest | _Failure:
        of = order, key, tuple(shard.path for shard in shards)
        if of != self._kept[0]:
            try:
                self._search.update(key, shards, heed)
                self._kept = of, ORDERS[order](self._search, heed)
            except Problem as problem:
                return problem
            except Cancelled:
                return _stopped()
        return self._kept[1]

    def text(self) -> tuple[str, str]:
        """Say what samples are compared with, and whether they still are being; and in short."""
        if self.is_searching and self._is_ordering:
            return (tr("Comparing all samples … {percent} %", percent=self._percent),) * 2
        said = self.examples.text(), self.examples.short_text()
        if self.file:
            said = (tr("Like {names}", names=self.file),) * 2
        if not self.is_searching:
            return said
        whole, short = (tr("{what} · searching …", what=each) for each in said)
        return whole, short

    def bring(self, path: Path) -> None:
        """Look for what is like a file, once it is embedded."""
        self._number += 1
        try:
            encoder = LookupEncoder.of(self._session.project)
        except Problem as problem:
            self._fail(problem)
            return
        self.file = path.name
        self._begin()
        media = self._session.project.samples.media

        def embed() -> Example | _Failure:
            try:
                sample = sample_of_file(path, media)
                [vector] = self.lookup.embed(encoder, [sample], self._cancel)
            except (Problem, WorkerBug) as failure:
                return failure
            except Cancelled:
                return _stopped()
            return Example(path.name, None, vector, path, encoder.key)

        self._background.submit(embed, partial(self._use, self._number))

    def forget(self) -> None:
        """Compare with nothing any more; an answer may still be on its way."""
        self._number += 1
        self.examples, self.is_searching, self.file = Examples(), False, ""

    def stop(self) -> None:
        """End the thread and the process."""
        self.forget()
        self._cancel.set()
        self._background.close(self.lookup.close)

    def _begin(self, *, is_ordering: bool = False) -> None:
        self.is_searching, self._is_ordering = True, is_ordering
        self._percent = 0
        self.began.emit()

    def _encoder(self) -> LookupEncoder | None:
        """Return what would embed an example that is not embedded yet, such as a picked region."""
        try:
            return LookupEncoder.of(self._session.project)
        except Problem:
            return None

    def _answer(
        self,
        heed: Progress,
        asked: Question,
        encoder: LookupEncoder | None,
        own: Mapping[int, Sample],
    ) -> Nearest | _Failure:
        try:
            self._search.update(asked.key, asked.shards, heed)
            if encoder:
                asked = replace(
                    asked,
                    brought=self._with_missing(asked.examples, asked.brought, encoder, own),
                    counter_brought=self._with_missing(
                        asked.counter_examples, asked.counter_brought, encoder, own
                    ),
                )
            return answer(self._search, asked, progress=heed) or not_embedded()
        except (Problem, WorkerBug) as failure:
            return failure
        except Cancelled:
            return _stopped()

    def _with_missing(
        self, rows: Rows, brought: Vectors, encoder: LookupEncoder, own: Mapping[int, Sample]
    ) -> Vectors:
        """Return further vectors with those of samples that are not embedded yet."""
        missing = rows[self._search.vectors.places(rows) < 0].tolist()
        if not missing:
            return brought
        made = self.lookup.embed(encoder, [own[row] for row in missing], self._cancel)
        return np.concatenate([brought, made]) if len(brought) else made

    def _heed(self) -> Progress:
        """Return what ends the work on the question of now when there is another, or none."""
        number = self._number

        def heed(done: int, total: int) -> None:
            if number != self._number:
                raise Cancelled
            percent = 100 * done // total if total else 0
            if self._is_ordering and percent != self._percent:
                self._percent = percent
                self.moved.emit()

        return heed

    def _use(self, number: int, made: Example | _Failure) -> None:
        if number != self._number:
            return
        if isinstance(made, Example):
            self.file, self.examples = "", Examples((made,))
            self.ask()
        else:
            self._fail(made)

    def _take(self, number: int, found: Nearest | _Failure) -> None:
        if number != self._number:
            return
        self.is_searching, self.file = False, ""
        if isinstance(found, Nearest):
            self.found.emit(found)
        else:
            self._fail(found)

    def _fail(self, failure: _Failure) -> None:
        self.is_searching, self.file = False, ""
        self._controller.messages.trouble(str(failure))
        self.failed.emit()


def _stopped() -> Problem:
    return Problem(tr("The search was stopped"))
