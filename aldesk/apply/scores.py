"""The scores of all that is embedded, a part at a time."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aldesk.arrays import Doubles, Floats, Rows
from aldesk.core.errors import Problem
from aldesk.core.names import valid_text
from aldesk.core.progress import Progress, silent
from aldesk.core.recording import Recording
from aldesk.core.sample_rows import SampleRows
from aldesk.embed.shards import read_shard
from aldesk.model.folder import Model
from aldesk.session.export.predictions import ExportedPredictions, passes
from aldesk.store import Project


def scored(
    model: Model, project: Project, progress: Progress = silent
) -> Iterator[tuple[Rows, Floats]]:
    """Yield rows with their calibrated probabilities, float32 (n, n_classes), by ascending rows.

    A shard is scored by itself, so that its scores are the same to the bit in whatever order the
    shards were made.

    Raises
    ------
    Problem
        If a shard is damaged.
    """
    shards = project.embeddings.shards(model.facts.encoder.key)
    n, done = sum(len(shard.rows) for shard in shards), 0
    for shard in sorted(shards, key=lambda one: int(one.rows[0])):
        vectors = read_shard(shard.path)
        if vectors.shape != (len(shard.rows), model.head.n_features):
            raise Problem(
                "This file of embeddings does not fit the model",
                subject=str(shard.path),
                todo="Remove it, and apply the model again",
            )
        yield shard.rows, model.head.predict_proba(vectors)
        done += len(shard.rows)
        progress(done, n)


def found(
    model: Model, project: Project, least: Floats, progress: Progress = silent
) -> tuple[ExportedPredictions, int]:
    """Return the samples of which a class is probable enough, and how many were scored.

    Parameters
    ----------
    model : Model
    project : Project
    least : float32 (n_classes,)
    progress : Progress
    """
    rows, proba, n = [np.zeros(0, np.int64)], [np.zeros((0, len(least)), np.float32)], 0
    for here, scores in scored(model, project, progress):
        enough = passes(scores, least, is_several=model.facts.is_several).any(axis=1)
        rows.append(here[enough])
        proba.append(scores[enough])
        n += len(here)
    told = ExportedPredictions(
        model.facts.classes,
        np.concatenate(rows),
        np.concatenate(proba),
        model.facts.name,
        "",
        model.facts.calibration.kind != "none",
    )
    return told, n


def places(samples: SampleRows, rows: Rows) -> tuple[list[str], Doubles, Doubles]:
    """Return the files of ascending rows, and from where to where in them they are.

    Returns
    -------
    files : list of str
    starts, stops : float64 (n,)
        Seconds; NaN for what is a whole file.
    """
    files: list[str] = []
    starts, stops = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    place = 0
    while place < len(rows):
        here, run = samples.run_at(int(rows[place]))
        stop = int(np.searchsorted(rows, here.stop))
        numbers = rows[place:stop] - here.start
        if isinstance(run, Recording):
            files += [_name(run.path)] * len(numbers)
            all_starts, all_stops = run.rule.spans(run.seconds)
            starts[place:stop], stops[place:stop] = all_starts[numbers], all_stops[numbers]
        else:
            for at, number in enumerate(numbers.tolist(), place):
                files.append(_name(run[number].path))
                if span := run[number].span:
                    starts[at], stops[at] = span.start, span.stop
        place = stop
    return files, starts, stops


def _name(path: Path) -> str:
    return valid_text(str(path))
