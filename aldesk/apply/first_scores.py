"""The scores of an applied model in a project, where they can be looked at and labelled on."""

import numpy as np

from aldesk.apply.scores import scored
from aldesk.core.progress import Progress
from aldesk.model.folder import Model
from aldesk.session.first_scores import write_first_scores
from aldesk.store import Project


def keep_scores(model: Model, project: Project, progress: Progress) -> int:
    """Score all samples, keep the scores in the project, and return how many there are."""
    facts = model.facts
    rows, proba = [np.zeros(0, np.int64)], [np.zeros((0, len(facts.classes)), np.float16)]
    for here, scores in scored(model, project, progress):
        rows.append(here)
        proba.append(scores.astype(np.float16))
    all_rows = np.concatenate(rows)
    write_first_scores(
        project,
        facts.name,
        facts.classes,
        all_rows,
        np.concatenate(proba),
        is_several=facts.is_several,
    )
    return len(all_rows)
