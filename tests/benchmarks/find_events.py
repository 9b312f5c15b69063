"""From no label to the commonest kinds of event in long recordings, by an oracle.

python tests/benchmarks/find_events.py PROJECT TRUTH [--labels 300] [--strategy NAME]

PROJECT is an embedded project of windows; it is copied, and stays as it is. TRUTH is a table of
what is to be heard (file, start, end, label). The oracle gives a window the label of what fills
half of the shorter of the two, or ``background``; where two kinds are heard, the first of them. For
each strategy: how many labels it took until a window of each of the three commonest kinds was
found, how many kinds were found by then, and the accuracy on the audit's windows as it grew. Then
the labels and what the model is sure of by a half are joined to events: found of the true ones,
and true of those found, for each kind.
"""

import argparse
import json
import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from aldesk.core.cover_rule import CoverRule
from aldesk.core.events import JoinRule, join
from aldesk.core.ids import SampleId
from aldesk.engine.refit.predict_all import predict_all
from aldesk.evaluate.event_scores import in_all
from aldesk.session import LabelSession
from aldesk.session.annotation_labels import read_annotation_labels
from aldesk.session.event_truth import compare_with_truth
from aldesk.session.export.windows import labelled_windows, predicted_windows
from aldesk.store import Project

BACKGROUND = "background"


def oracle(project: Project, truth: Path) -> dict[SampleId, str]:
    """Return the label of each window in which something is heard."""
    read = read_annotation_labels(project.samples, project.journal.labels, [truth], CoverRule())
    several = {id_: names[0] for id_, names in read.covered.conflicts.items()}
    return {**read.covered.labels, **several}


def find(file: Path, truth: Path, strategy: str, n_labels: int) -> dict[str, object]:
    """Label by the oracle, and return the figures."""
    with Project.open(file) as project:
        known = oracle(project, truth)
        common = [name for name, _ in Counter(known.values()).most_common(3)]
        session = LabelSession(project)
        recipe = replace(session.settings.recipe, strategy=strategy)
        session.change_settings(replace(session.settings, recipe=recipe))
        for name in (BACKGROUND, *sorted(set(known.values()))):
            if session.labels.class_id(name) is None:
                session.add_class(name)
        found: Counter[str] = Counter()
        first: dict[str, int] = {}
        curve: list[tuple[int, float, int]] = []
        while session.labels.n_labeled < n_labels:
            for asked in session.next_batch():
                name = known.get(asked.sample.id, BACKGROUND)
                session.label(asked.sample.id, name)
                found[name] += 1
                first.setdefault(name, session.labels.n_labeled)
            if len(found) > 1:
                session.refit()
                seen = session.accuracy.newest()
                curve.append((session.labels.n_labeled, seen.value, seen.n))
        return {
            "strategy": strategy,
            "windows": len(project.samples),
            "with_an_event": len(known),
            "labels_to_the_commonest": {name: first.get(name) for name in common},
            "found": dict(found.most_common()),
            "kinds_found": len(found) - (BACKGROUND in found),
            "curve": curve[:: max(1, len(curve) // 8)],
            "events": events(session, truth),
        }


def events(session: LabelSession, truth: Path) -> dict[str, str]:
    """Return for each kind what was found of the true ones, and is true of those found."""
    windows = list(labelled_windows(session, [BACKGROUND]))
    windows += predicted_windows(session, predict_all(session), 0.5, [BACKGROUND])
    paths = [recording.path for recording in session.project.samples.recordings()]
    scores = compare_with_truth(join(windows, JoinRule()), [truth], paths).scores
    return {
        one.label or "all": f"{one.n_matched}/{one.n_true}, {one.n_matched}/{one.n_found}"
        for one in [*scores, in_all(scores)]
    }


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--labels", type=int, default=300)
    parser.add_argument("--strategy", action="append")
    options = parser.parse_args()
    for strategy in options.strategy or ["RandomSampling", "UncertaintySampling", "TypiClust"]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / options.project.name
            shutil.copy2(options.project, file)
            vectors = options.project.with_suffix(".embeddings")
            shutil.copytree(vectors, file.with_suffix(".embeddings"))
            print(json.dumps(find(file, options.truth, strategy, options.labels)), flush=True)


if __name__ == "__main__":
    main()
