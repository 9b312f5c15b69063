"""Drives the process that embeds what is looked for; blocking: call it in a thread."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

import numpy as np

from aldesk.arrays import Vectors
from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.sample import Sample
from aldesk.core.word_probe import WordProbe
from aldesk.embed.catalogue import is_matrix
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.process.endings import unpack_answer
from aldesk.engine.process.messages import Arrays, Garbled, pack, reading
from aldesk.engine.process.sample_facts import content_facts
from aldesk.session.by_words import Question
from aldesk.store import Project

_log = logging.getLogger(__name__)
_MODULE = "aldesk.engine.lookup.worker"
_TICK = 0.05
_PATIENCE = 0.3  # there is nothing to save
_MOST_BYTES = 1 << 30
_SECONDS_FOR_AN_ANSWER = 1800.0
"""For a large encoder on a busy machine, which may have to be fetched again."""
_T = TypeVar("_T")


@dataclass(frozen=True)
class LookupEncoder:
    """The encoder that a project's embeddings were made by, for any thread.

    Attributes
    ----------
    options : mapping
        As `aldesk.embed.load_encoder` takes them, ready for a message.
    key : str
        What the loaded encoder's key must be.
    """

    options: Mapping[str, Any]
    key: str

    @classmethod
    def of(cls, project: Project, device: str = "auto") -> Self:
        """Return a project's encoder; for the thread that owns the project.

        Raises
        ------
        Problem
            If nothing is embedded yet, or the embeddings came from a file.
        """
        if not project.meta.encoder_key:
            raise Problem("Nothing is embedded yet, so nothing can be compared with it")
        choice = EncoderChoice.of(project)
        if is_matrix(choice.encoder):
            raise Problem(
                "The embeddings came from a file, without the encoder that made them",
                subject=choice.encoder,
                todo="Look for what is like a sample of the project instead",
            )
        options = {
            "encoder": choice.pinned(project),
            "device": device,
            "pooling": choice.pooling,
            "precision": choice.precision,
            "decoding": choice.decoding.to_json(),
        }
        return cls(options, project.meta.encoder_key)


class LookupClient:
    """Owns the process; it starts at the first question, and ends when nobody asked for a while.

    Questions of several threads wait for each other.
    """

    def __init__(self) -> None:
        self._worker: ChildProcess | None = None
        self._turn = threading.Lock()

    def embed(
        self,
        encoder: LookupEncoder,
        samples: Sequence[Sample],
        cancel: threading.Event | None = None,
    ) -> Vectors:
        """Embed samples, which need not be the project's -> float32 (n, n_features).

        Raises
        ------
        SampleProblem, Problem
            At the first that cannot be decoded or embedded; if the encoder cannot be had, or is
            another by now; if the process failed twice.
        Cancelled
            After `cancel` was set, which ends the process.
        """
        facts = {"samples": list(map(content_facts, samples))}

        def read(_head: Mapping[str, Any], arrays: Arrays) -> Vectors:
            vectors: Vectors = arrays["vectors"]
            if vectors.ndim != 2 or len(vectors) != len(samples) or not np.isfinite(vectors).all():
                raise Garbled("these are no embeddings of the samples")
            return vectors

        return self.ask(encoder, "samples", facts, read, cancel)

    def read(
        self, encoder: LookupEncoder, question: Question, cancel: threading.Event | None = None
    ) -> WordProbe:
        """Return what embeddings are compared with to find words; raises as `embed`."""
        facts = {"texts": list(question.texts), "indices": list(question.indices)}

        def read(head: Mapping[str, Any], arrays: Arrays) -> WordProbe:
            made: dict[str, Any] = {**head, **arrays, "texts": tuple(head["texts"])}
            return WordProbe(**made)

        return self.ask(encoder, "words", facts, read, cancel)

    def ask(
        self,
        encoder: LookupEncoder,
        kind: str,
        facts: Mapping[str, Any],
        read: Callable[[Mapping[str, Any], Arrays], _T],
        cancel: threading.Event | None = None,
    ) -> _T:
        """Ask one question about an encoder, and return its answer.

        Parameters
        ----------
        kind : str
            Of the worker's `ANSWERS`.
        facts : mapping
            What this kind of question tells, as JSON knows it.
        read : callable
            Makes the answer from its facts and arrays.

        Raises
        ------
        Problem, Cancelled
            See `embed`.
        """
        message = pack(kind, {"encoder": encoder.options, "key": encoder.key, **facts})
        with self._turn:
            try:
                return self._answer(message, read, cancel)
            except (EOFError, OSError) as error:  # it may have ended of itself in this moment
                _log.warning("what embeds what is looked for failed: %r", error)
                self._stop()
            try:
                return self._answer(message, read, cancel)
            except (EOFError, OSError) as error:
                self._stop()
                raise Problem(
                    "The process that embeds it failed twice, perhaps for want of memory",
                    kept="No label is lost",
                ) from error

    def close(self) -> None:
        """End the process; the next question would start another."""
        with self._turn:
            self._stop()

    def _answer(
        self,
        message: bytes,
        read: Callable[[Mapping[str, Any], Arrays], _T],
        cancel: threading.Event | None,
    ) -> _T:
        if self._worker is None or not self._worker.is_alive():
            self._stop()
            self._worker = ChildProcess(_MODULE, _PATIENCE, niceness=0)
        self._worker.pipe.send_bytes(message)
        waited = 0.0  # counted, as a machine that slept is no reason to give up
        while not self._worker.pipe.poll(_TICK):
            waited += _TICK
            if cancel and cancel.is_set():
                self._stop()
                raise Cancelled
            if waited > _SECONDS_FOR_AN_ANSWER:
                raise TimeoutError
        _, head, arrays = unpack_answer(self._worker.pipe.recv_bytes(_MOST_BYTES))
        with reading():
            return read(head, arrays)

    def _stop(self) -> None:
        if self._worker:
            self._worker.stop()
        self._worker = None
