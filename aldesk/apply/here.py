"""Files cut and embedded in this process, for scripts; brings what the encoder needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aldesk.apply.encoder import encoder_choice, refuse_other
from aldesk.arrays import Doubles, Vectors
from aldesk.core.errors import SampleProblem
from aldesk.core.files import is_folder, is_there
from aldesk.core.ids import SampleId
from aldesk.core.progress import Progress
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.embed import Encoder, load_encoder
from aldesk.embed.encoder_check import refuse_other_media
from aldesk.media import media_of
from aldesk.media.recording_facts import recording_facts
from aldesk.model.facts import ModelFacts
from aldesk.sources.listing import list_source
from aldesk.sources.types import Options

_BATCH = 128
_NO_ID = SampleId("")


@dataclass(frozen=True)
class Embedded:
    """What could be embedded: the files, where in them, and the vectors; and what could not."""

    paths: list[Path]
    starts: Doubles
    stops: Doubles
    vectors: Vectors
    problems: tuple[str, ...]


def embed_files(
    facts: ModelFacts, paths: Sequence[Path], encoder: str, device: str, progress: Progress
) -> Embedded:
    """Cut and embed files; see `AppliedModel.predict`."""
    choice = encoder_choice(facts, encoder)
    options = {"pooling": choice.pooling, "precision": choice.precision}
    loaded = load_encoder(choice.encoder, device, **options, decoding=choice.decoding)
    refuse_other(facts.encoder, loaded.key, choice.encoder)
    refuse_other_media(choice.encoder, loaded.media, [facts.media])
    problems: list[str] = []
    samples = [sample for path in _files(paths) for sample in _cut(path, facts, problems)]
    kept: list[Sample] = []
    vectors = [np.zeros((0, facts.n_features), np.float32)]
    try:
        for start in range(0, len(samples), _BATCH):
            for sample, vector in _embedded(loaded, samples[start : start + _BATCH], problems):
                kept.append(sample)
                vectors.append(vector)
            progress(min(start + _BATCH, len(samples)), len(samples))
    finally:
        loaded.close()
    spans = [sample.span or Span(0.0, float("nan")) for sample in kept]
    return Embedded(
        [sample.path for sample in kept],
        np.array([span.start for span in spans]),
        np.array([span.stop for span in spans]),
        np.concatenate(vectors),
        tuple(problems),
    )


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if is_folder(path):
            found, _ = list_source(path, Options(label_use="none", label_table="none"))
            yield from (entry.path for entry in found)
        else:
            yield path


def _cut(path: Path, facts: ModelFacts, problems: list[str]) -> Iterator[Sample]:
    """Yield a file's windows, or the whole of it where it has no more than one."""
    if not is_there(path):
        problems.append(f"{path}: There is no such file or folder.")
        return
    if media_of(path) != facts.media:
        problems.append(f"{path}: It is not what the model is for.")
        return
    if facts.media == "picture":
        yield Sample(_NO_ID, path, "picture")
        return
    try:
        told = recording_facts(path)
    except SampleProblem as problem:
        problems.append(str(problem))
        return
    rule = facts.windows or WindowRule(told.seconds, told.seconds)
    if facts.windows and rule.count(told.seconds) > 1:
        recording = Recording(_NO_ID, path, told.seconds, told.rate, rule)
        yield from map(recording.window, range(recording.n_windows))
    else:
        yield Sample(_NO_ID, path, "sound")


def _embedded(
    encoder: Encoder, samples: Sequence[Sample], problems: list[str]
) -> Iterator[tuple[Sample, Vectors]]:
    """Yield samples with their vectors (1, d); one that fails costs itself alone."""
    try:
        vectors = encoder.embed(samples)
        yield from ((sample, vectors[k : k + 1]) for k, sample in enumerate(samples))
        return
    except SampleProblem as problem:
        if len(samples) == 1:
            problems.append(str(problem))
            return
    for sample in samples:
        yield from _embedded(encoder, [sample], problems)
