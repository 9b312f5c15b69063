"""Labels out of annotation files, for the windows that the annotations cover."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path

from aldesk.core.counted import counted
from aldesk.core.cover_rule import Covered, CoverRule, Cut, Listed, cover, cover_several
from aldesk.core.errors import SampleProblem
from aldesk.core.ids import SampleId
from aldesk.core.labels import Labels
from aldesk.core.recording import Recording, recording_id
from aldesk.core.sample import Sample
from aldesk.core.sample_name import sample_name
from aldesk.core.sample_rows import SampleRows
from aldesk.core.span import Span
from aldesk.media.recording_facts import recording_facts
from aldesk.session.answer_import import compare_answers
from aldesk.session.label_import import LabelImport, Said, compared
from aldesk.store.truth_table import Told
from aldesk.tables.annotations import Belonging, ReadFiles, match_recordings, read_all
from aldesk.tables.left_out import LeftOut


@dataclass(frozen=True, slots=True)
class AnnotationLabels:
    """What annotation files say, compared with a project; nothing is written yet.

    Attributes
    ----------
    found : LabelImport
        The labels to take over, and everything that was refused, as of any table.
    read : ReadFiles
    belonging : Belonging
        Which annotations are of which file, by the id of its content.
    covered : Covered
        Which windows they cover.
    """

    found: LabelImport
    read: ReadFiles
    belonging: Belonging[SampleId]
    covered: Covered


def read_annotation_labels(
    samples: SampleRows,
    labels: Labels,
    paths: Iterable[Path],
    rule: CoverRule,
    *,
    column: str = "",
    keep_na: bool = False,
    rest: str = "",
    rest_has_none: bool = False,
    truth: Mapping[SampleId, Told] | None = None,
) -> AnnotationLabels:
    """Compare annotation files with a project.

    Where samples may have several classes a window has all that cover it, and none of the others
    that the annotations name. Nothing is said of those that share time with it and do not cover it.

    Parameters
    ----------
    samples : SampleRows
        Those of the project: windows of recordings, stretches, and whole files.
    labels : Labels
        Those that it has now.
    paths : iterable of Path
        The annotation files; those that cannot be read are told and hinder none of the others.
    rule : CoverRule
        When an annotation gives its label to a window.
    column : str, optional
        The column with the labels, where there are several that could be it.
    keep_na : bool
        Take ``NA`` and the like for labels.
    rest : str, optional
        A label for the windows of annotated recordings that nothing was said of.
    rest_has_none : bool
        Where windows may have several classes: those that no annotation covers have none of them.
    truth : mapping of SampleId to Told, optional
        The ground truth that the project has, where they are to be that and not labels.
    """
    read = read_all(paths, column, keep_na=keep_na)
    cuts: dict[SampleId, Recording | list[Sample]] = {r.id: r for r in samples.recordings()}
    cuts |= _one_by_one(samples, cuts.keys())
    files = {id_: _path_of(cut) for id_, cut in cuts.items()}
    belonging = match_recordings(read.files, files)
    annotated = ((_cut(cuts[id_]), said) for id_, said in belonging.found.items())
    if labels.is_several:
        covered = cover_several(annotated, rule, rest=rest_has_none)
        found = LabelImport(several_bands=covered.several_bands)
        compare_answers(labels, _said(covered), found, truth)
    else:
        covered = cover(annotated, rule, rest)
        found = compared(labels, covered.labels.items(), truth)
    found.n_empty = covered.n_nameless
    found.bands = covered.bands
    found.n_contradicting = len(covered.conflicts)
    found.refused += _refused(samples, read, belonging, covered)
    return AnnotationLabels(found, read, belonging, covered)


def _said(covered: Covered) -> Iterator[tuple[SampleId, Said]]:
    for id_, heard in covered.several.items():
        known = {*heard.labels, *heard.unsure}
        lacks = tuple(name for name in covered.names if name not in known)
        if heard.labels or lacks:
            yield id_, Said(heard.labels, lacks)


def _one_by_one(
    samples: SampleRows, recordings: Iterable[SampleId]
) -> Iterator[tuple[SampleId, list[Sample]]]:
    """Yield the files of sound that are no recordings, each with its samples."""
    cut = set(recordings)
    by_file: defaultdict[SampleId, list[Sample]] = defaultdict(list)
    for _, run in samples.runs():
        for sample in () if isinstance(run, Recording) else run:
            if sample.media == "sound" and (file := recording_id(sample.id)) not in cut:
                by_file[file].append(sample)
    yield from by_file.items()


def _path_of(cut: Recording | list[Sample]) -> Path:
    return cut.path if isinstance(cut, Recording) else cut[0].path


def _cut(cut: Recording | list[Sample]) -> Cut:
    if isinstance(cut, Recording):
        return cut
    seconds = _seconds(cut[0].path)
    spans = tuple((sample.id, sample.span or Span(0.0, seconds)) for sample in cut)
    return Listed(cut[0].path, seconds, spans)


def _seconds(path: Path) -> float:
    """Return how long a file is; one that cannot be opened has no end."""
    try:
        return recording_facts(path).seconds
    except SampleProblem:
        return inf


def _refused(
    samples: SampleRows, read: ReadFiles, belonging: Belonging[SampleId], covered: Covered
) -> Iterator[LeftOut]:
    for problem in read.problems:
        yield LeftOut(Path(problem.subject).name, f"{problem.what}.")
    for file in read.files:
        for line in file.left_out:
            yield LeftOut(f"{file.path.name}, {line.place}", line.reason)
    for nobody in belonging.nobody:
        n_said = counted(nobody.n, "annotation", "annotations")
        yield LeftOut(nobody.path.name, f"{nobody.reason} ({n_said}).")
    for path, said in covered.uncovering:
        where = f"{said.span.start:g}–{said.span.stop:g} s"
        yield LeftOut(f"{path.name}, {where}", f"“{said.label}” covers no window by this rule.")
    for id_, names in covered.conflicts.items():
        said_so = " and ".join(f"“{name}”" for name in names)
        row = samples.row_of(id_)
        place = id_ if row is None else sample_name(samples[row])
        yield LeftOut(place, f"annotations call this window {said_so}; none is taken.")
