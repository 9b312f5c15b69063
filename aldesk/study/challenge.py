"""A study's results in the form of BioDCASE 2026 Task 4: a YAML file for each strategy.

The form is that of BaseAL's example notebook; see `aldesk.study.data_of_pack`. Its standard
deviations are those of the population, its annotation cost the labels that the picks of the first
repetition have, and its areas begin at no labels and 0, whatever the plan says.
"""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from aldesk.core.files import write_whole
from aldesk.study.classifiers import MC_DROPOUT, PARAMETERS
from aldesk.study.data import StudyData
from aldesk.study.plan import ChallengePlan, Plan
from aldesk.study.summary import Results
from aldesk.study.task import TaskResult, area_of

FOLDER = "challenge"
_MEASURE = "average precision"
# What the challenge compares the computing of a method with.
_EPOCHS, _BATCH_SIZE = 10, 32


def write_challenge(plan: Plan, data: StudyData, results: Results, folder: Path) -> None:
    """Write ``challenge/STRATEGY_DATASET.yaml`` for each strategy."""
    (folder / FOLDER).mkdir(exist_ok=True)
    for number, strategy in enumerate(plan.strategies):
        own = [result for (s, _), result in sorted(results.items()) if s == number]
        if not own:
            continue
        text = yaml.safe_dump(
            _facts(plan, data, strategy.title, own), sort_keys=False, allow_unicode=True
        )
        name = re.sub(r"\W+", "_", f"{strategy.title}_{_source(plan)[0]}")
        write_whole(folder / FOLDER / f"{name}.yaml", text.encode())


def _facts(plan: Plan, data: StudyData, title: str, results: list[TaskResult]) -> dict[str, Any]:
    said = plan.challenge or ChallengePlan()
    dataset, model = _source(plan)
    learner = _learner(plan)
    n_parameters = _n_parameters(plan, data)
    curve = _curve(replace(plan, measure=_MEASURE, from_origin=True), data, results)
    costs = [sum(_costs(data, result)) for result in results]
    seconds = [sum(point.query_seconds for point in result.points) for result in results]
    return {
        "submission_timestamp": datetime.now().astimezone().isoformat(timespec="seconds"),
        "author_lastname": said.author_lastname,
        "institute_abbreviation": said.institute_abbreviation,
        "sampling_strategy": title,
        "dataset": dataset,
        "model": model,
        "config": {
            "learning_rate": learner.get("lr"),
            "model_parameters": n_parameters,
            "n_outer_repeats": len(results),
            "pretrain_samples": 0,
        },
        "learning_curve": curve,
        "supplementary": {
            "n_cycles": len(curve),
            "n_outer_repeats": len(results),
            **_mean_sd("total_annotation_cost", costs, 2),
            **_mean_sd("total_sampling_time_s", seconds, 6),
            "computational_cost": _computing(plan, n_parameters, learner, len(curve)),
        },
    }


def _curve(plan: Plan, data: StudyData, results: list[TaskResult]) -> list[dict[str, Any]]:
    costs, lines = _costs(data, results[0]), []
    for cycle, point in enumerate(results[0].points):
        reached = [result.points[: cycle + 1] for result in results]
        values = [points[-1].value(_MEASURE) for points in reached]
        areas = [area_of(plan, points) for points in reached]
        seconds = [points[-1].query_seconds for points in reached]
        lines.append(
            {
                "cycle": cycle + 1,
                "n_labeled": point.n_labeled,
                **_mean_sd("mAP", values, 6),
                **_mean_sd("aulc_mAP", areas, 6),
                "annotation_cost": costs[cycle],
                **_mean_sd("sampling_time_s", seconds, 6),
            }
        )
    return lines


def _costs(data: StudyData, result: TaskResult) -> list[int]:
    """Return how many classes the picks of each cycle have."""
    if not data.is_several:
        return [len(picks) for picks in result.picks]
    return [int((data.y[picks] == 1).sum()) for picks in result.picks]


def _mean_sd(name: str, values: list[float] | list[int], digits: int) -> dict[str, float]:
    mean, sd = float(np.mean(values)), float(np.std(values))
    return {f"{name}_mean": round(mean, digits), f"{name}_sd": round(sd, digits)}


def _computing(plan: Plan, n: int, learner: dict[str, Any], n_cycles: int) -> dict[str, Any]:
    epochs = int(learner.get("epochs", 1))
    of_theirs = plan.n_labels // _BATCH_SIZE
    cost, baseline = n * epochs * n_cycles, n * _EPOCHS * of_theirs
    return {
        "model_parameters": n,
        "epochs_per_cycle": epochs,
        "n_cycles": n_cycles,
        "cost_method": cost,
        "baseline_n_cycles": of_theirs,
        "baseline_cost": baseline,
        "relative_cost": round(cost / baseline, 4) if baseline else None,
    }


def _learner(plan: Plan) -> dict[str, Any]:
    """Return the classifier's parameters, those by default included."""
    known = PARAMETERS.get(plan.classifier.name, ())
    return {p.name: p.default for p in known} | dict(plan.classifier.parameters)


def _n_parameters(plan: Plan, data: StudyData) -> int:
    """Return the weights of the classifier; of one that has others, those of a linear one."""
    n_features, n_classes = int(data.X.shape[1]), len(data.classes)
    if plan.classifier.name != MC_DROPOUT:
        return (n_features + 1) * n_classes
    n_hidden = int(_learner(plan)["n_hidden"])
    return (n_features + 1) * n_hidden + (n_hidden + 1) * n_classes


def _source(plan: Plan) -> tuple[str, str]:
    """Return data set and encoder, as a pack's folders name them: ``SET/embeddings/MODEL``."""
    parts = Path(plan.data.matrix).parts
    if "embeddings" in parts[:-1] and (at := parts.index("embeddings")):
        return parts[at - 1], parts[-1]
    return plan.name, plan.data.encoder or "unknown"
