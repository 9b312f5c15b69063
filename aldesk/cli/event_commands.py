"""The commands about annotations of recordings: in as labels, out as events."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import (
    Number,
    annotator_option,
    join_options,
    list_some,
    no_event_option,
)
from aldesk.cli.common import json_option as _json
from aldesk.cli.label_commands import exactly_one, unknown_classes
from aldesk.cli.open_project import open_project
from aldesk.cli.progress_lines import Bar
from aldesk.core.counted import counted
from aldesk.core.cover_rule import CoverBy, CoverRule
from aldesk.core.errors import Problem
from aldesk.core.events import JoinRule, join, with_bands
from aldesk.core.files import is_folder
from aldesk.engine.refit.predict_all import predict_all
from aldesk.evaluate.event_scores import in_all
from aldesk.session import LabelSession
from aldesk.session.annotation_labels import read_annotation_labels
from aldesk.session.answer_import import take_over, take_truth
from aldesk.session.event_truth import Compared, annotated_events, compare_with_truth
from aldesk.session.export.clips import ClipRule
from aldesk.session.export.events import EventForm, export_events
from aldesk.session.export.windows import (
    labelled_windows,
    predicted_windows,
    with_their_recordings,
)
from aldesk.store import Project
from aldesk.tables import is_table

_UNKNOWN = "Labels of unknown classes: add the classes, or skip the lines. Default: stop."
_REST = "Windows that no annotation covers have none of the classes (where there may be several)."
_COVER = (
    "A window gets the label where both share enough of the shorter of the two, of the window, or "
    "of the annotation (event); or where its centre lies in the annotation."
)
_SECONDS = Number(min=0)
_PART = Number(0, 1)


@click.command()
@click.argument("file", type=_FILE)
@click.option(
    "--from",
    "tables",
    type=_FILE,
    multiple=True,
    required=True,
    help="A file, or a folder of them.",
)
@click.option(
    "--cover",
    type=click.Choice(get_args(CoverBy)),
    default="shorter",
    show_default=True,
    help=_COVER,
)
@click.option("--share", type=_PART, default=0.5, show_default=True, help="How much is enough.")
@click.option("--rest", default="", help="Label for windows in which nothing is annotated.")
@click.option("--rest-has-none", is_flag=True, help=_REST)
@click.option("--unknown", type=click.Choice(["add", "skip"]), help=_UNKNOWN)
@click.option(
    "--labels-are",
    "use",
    type=click.Choice(["labels", "truth"]),
    default="labels",
    show_default=True,
    help="truth: only for studies and the test split, never shown or trained on.",
)
@click.option("--label-column", default="", help="Column with the labels.")
@click.option(
    "--keep-na", is_flag=True, help="Read NA, None and NaN as class names, not as missing."
)
@annotator_option
@_json
def annotations(
    file: Path,
    tables: tuple[Path, ...],
    cover: CoverBy,
    share: float,
    rest: str,
    rest_has_none: bool,
    unknown: str | None,
    use: str,
    label_column: str,
    keep_na: bool,
    annotator: str,
    as_json: bool,
) -> int:
    """Label windows by files of Raven, Audacity or BirdNET, and by tables of segments.

    --from may be there several times, and a folder is searched for them. It is one act, which can
    be undone in the window, but for ground truth. The exit code is 1 if no window was covered.
    """
    with open_project(file, annotator) as project:
        is_several = project.journal.labels.is_several
        if rest_has_none and not is_several:
            raise exactly_one(file, "--rest-has-none")
        if rest and is_several:
            raise click.UsageError(
                "Samples may have several classes here: --rest-has-none says so."
            )
        said = read_annotation_labels(
            project.samples,
            project.journal.labels,
            _files(tables),
            CoverRule(cover, share),
            column=label_column,
            keep_na=keep_na,
            rest=rest,
            rest_has_none=rest_has_none,
            truth=project.truth.told if use == "truth" else None,
        )
        found = said.found
        if found.unknown and not unknown:
            raise unknown_classes(found, tables[0], project.journal.labels.class_names)
        is_all = unknown == "add"
        n, session = found.n_taken(adds_classes=is_all), LabelSession(project)
        if use == "truth":
            take_truth(session, found, adds_classes=is_all)
        else:
            take_over(session, found, adds_classes=is_all)
    refused = list(map(str, found.refused))
    if as_json:
        facts = {
            "labels": n,
            "already": found.n_same,
            "changed": found.n_changed,
            "annotations": said.read.n_annotations,
            "windows": dict(said.covered.n_of_class),
            "conflicts": len(said.covered.conflicts),
            "covering_none": len(said.covered.uncovering),
            "unknown_classes": dict(found.unknown),
            "problems": refused,
        }
        click.echo(json.dumps(facts))
    else:
        click.echo(said.covered.text())
        what = counted(n, "label", "labels")
        what += " for studies and the test" if use == "truth" else ""
        there = counted(found.n_same, "was", "were")
        click.echo(f"{what} imported, {there} there already.")
        list_some("Noticed", refused)
    return 0 if found.n_matched else 1


@click.command()
@click.argument("file", type=_FILE)
@click.option("--to", type=_FILE, required=True, help="A .csv or .parquet, a .txt, or a folder.")
@click.option(
    "--form",
    type=click.Choice(get_args(EventForm)),
    default="table",
    show_default=True,
    help="raven, audacity: a file for each recording; raven-one: one for all; clips: cut sound.",
)
@join_options
@click.option("--predictions", is_flag=True, help="Fit a model first; what it is sure of, too.")
@click.option("--sure", type=_PART, default=0.5, show_default=True, help="How sure it must be.")
@no_event_option
@click.option("--clip-form", type=click.Choice(["wav", "flac"]), default="wav", show_default=True)
@click.option(
    "--padding",
    type=_SECONDS,
    default=0.0,
    show_default=True,
    help="Seconds more around each clip.",
)
@click.option("--background", multiple=True, help="A class whose clips go into Background.")
@click.option("--bands", type=_FILE, multiple=True, help="Annotations to take frequencies from.")
@click.option(
    "--truth",
    type=_FILE,
    multiple=True,
    help="Annotations that tell all events: recall, precision.",
)
@click.option(
    "--iou",
    type=_PART,
    default=0.0,
    show_default=True,
    help="Least overlap with the truth, of the union.",
)
@_json
def events(
    file: Path, to: Path, form: EventForm, rule: JoinRule, as_json: bool, **chosen: Any
) -> int:
    """Write labelled windows, joined to events, for Raven, Audacity, a spreadsheet or BirdNET.

    The exit code is 1 if a clip could not be cut.
    """
    clips = ClipRule(chosen["clip_form"], chosen["padding"], frozenset(chosen["background"]))
    with Project.open_to_read(file) as project, Bar("Exporting", as_json) as bar:
        session = LabelSession(project)
        for name in (*chosen["but"], *chosen["background"]):
            session.class_id(name, kept="Nothing was written")
        windows = list(labelled_windows(session, chosen["but"]))
        if chosen["predictions"]:
            told = predict_all(session)
            windows += predicted_windows(session, told, chosen["sure"], chosen["but"])
        joined = join(windows, rule)
        if windows and not joined:
            raise Problem(
                f"All events are shorter than {rule.shortest:g} s",
                subject=str(file),
                kept="Nothing was written",
                todo="Give a smaller --shortest, or a larger --gap",
            )
        if not joined:
            raise Problem(
                "There are no events: no sound is labelled as one",
                subject=str(file),
                kept="Nothing was written",
                todo="Label some windows, or add --predictions",
            )
        recordings = with_their_recordings(session.project.samples, joined)
        paths = [recording.path for recording in recordings]
        if chosen["bands"]:
            joined = with_bands(joined, annotated_events(_files(chosen["bands"]), paths))
        done = export_events(joined, to, form, recordings, clips=clips, progress=bar)
        compared = None
        if chosen["truth"]:
            compared = compare_with_truth(joined, _files(chosen["truth"]), paths, chosen["iou"])
    if as_json:
        click.echo(json.dumps(done.as_dict() | (_facts(compared) if compared else {})))
    else:
        click.echo(done.text())
        list_some("Left out", [str(skipped) for skipped in done.skipped])
        for line in _told(compared) if compared else ():
            click.echo(line)
    return 1 if done.skipped else 0


def _facts(compared: Compared) -> dict[str, Any]:
    scores = [
        {
            "class": score.label,
            "true": score.n_true,
            "found": score.n_found,
            "matched": score.n_matched,
            "true_met": score.n_true_met,
            "found_met": score.n_found_met,
        }
        for score in compared.scores
    ]
    problems = [*map(str, compared.problems), *map(str, compared.nobody)]
    return {"scores": scores, "aside": compared.n_events_aside, "problems": problems}


def _told(compared: Compared) -> Iterator[str]:
    for score in [*compared.scores, in_all(compared.scores)]:
        name = score.label or "All classes"
        recall = _share(score.n_matched, score.n_true, score.recall_interval)
        precision = _share(score.n_matched, score.n_found, score.precision_interval)
        yield f"{name}: found {recall} of the true ones; true are {precision} of those found."
    if compared.n_events_aside:
        aside = counted(compared.n_events_aside, "event", "events")
        yield f"Left out: {aside} of recordings without truth."
    yield from map(str, compared.problems)
    yield from map(str, compared.nobody)


def _share(n: int, of: int, interval: tuple[float, float]) -> str:
    low, high = interval
    return f"{n}/{of} (95 % {100 * low:.0f}–{100 * high:.0f} %)" if of else f"{n}/{of}"


def _files(paths: tuple[Path, ...]) -> list[Path]:
    """Return the files, and all tables and texts in the folders among them."""
    found: list[Path] = []
    for path in paths:
        found += sorted(filter(is_table, path.rglob("*"))) if is_folder(path) else [path]
    return found
