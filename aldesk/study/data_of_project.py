"""A study's data from a project: its embeddings, and the labels of its source or of a person."""

from pathlib import Path

import numpy as np

from aldesk.core.errors import Problem
from aldesk.embed.embedding_matrix import EmbeddingMatrix
from aldesk.store import Project
from aldesk.study.data import StudyData, make_data, make_several_data
from aldesk.study.labelled import (
    DEFAULT_TEST,
    held_back_together,
    known_labels,
    known_verdicts,
    names_present,
)
from aldesk.study.several_labels import SeveralLabels
from aldesk.study.split import split_test


def from_project(file: Path, share_to_test: float = DEFAULT_TEST, seed: int = 0) -> StudyData:
    """Read a project's embeddings and labels; what a person said goes before the source.

    Parameters
    ----------
    file : Path
    share_to_test : float
        Drawn from each class, where the project has no test split; of whole recordings where
        samples are windows (see `held_back_together`).
    seed : int
        Of a draw from each class.

    Raises
    ------
    Problem
        If it is no project, or its labelled samples are not embedded.
    """
    with Project.open_to_read(file) as project:
        embeddings, key = EmbeddingMatrix(), project.meta.encoder_key
        embeddings.update(project.embeddings.shards(key))
        broken = {row for _, row, _ in project.embeddings.broken(key)}
        samples, is_several = project.samples, project.journal.labels.is_several
        verdicts = known_verdicts(project) if is_several else {}
        known_all = names_present(project, verdicts) if is_several else known_labels(project)
        labels = {row: said for row, said in known_all.items() if row not in broken}
        together = held_back_together(project, labels, share_to_test)
        classes = project.journal.labels.class_names
    order = np.argsort(embeddings.rows)
    known = [i for i in order if int(embeddings.rows[i]) in labels]
    if not known:
        raise Problem(
            "The project has no sample with both a label and an embedding",
            subject=str(file),
            todo=f"Run `aldesk embed {file.name}`, and label or import labels",
        )
    rows = [int(embeddings.rows[i]) for i in known]
    missing = len(labels.keys() - set(rows))
    if missing:
        raise Problem(
            f"{missing} of {missing + len(rows)} labelled samples have no embedding yet",
            subject=str(file),
            todo=f"Run `aldesk embed {file.name}`",
        )
    is_test = np.array([samples[row].split == "test" for row in rows])
    if not is_test.any():
        is_test = np.array([row in together for row in rows])
    said = (
        SeveralLabels(np.array([verdicts[row] for row in rows], np.int8), classes)
        if is_several
        else None
    )
    names = np.array([labels[row] for row in rows]) if said is None else np.zeros(0, str)
    if not is_test.any():
        codes = np.unique(names, return_inverse=True)[1] if said is None else said.strata
        is_test = split_test(codes, share_to_test, np.random.default_rng(seed))
    X = embeddings.X[np.array(known)]
    ids = [samples[row].id for row, test in zip(rows, is_test, strict=True) if not test]
    if said is not None:
        return make_several_data((X[~is_test], said[~is_test], ids), (X[is_test], said[is_test]))
    pool = (X[~is_test], names[~is_test].tolist(), ids)
    return make_data(pool, (X[is_test], names[is_test].tolist()))
