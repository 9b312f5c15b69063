"""What a table of labels would bring, in words."""

from dataclasses import replace

from aldesk.gui.kit.i18n import tr
from aldesk.session.annotation_labels import AnnotationLabels
from aldesk.session.label_import import LabelImport

_MOST_LINES = 1000
_CLASSES = 6


def facts_of(found: LabelImport) -> list[str]:
    """Say in lines how many labels are what."""
    n_new = found.n_taken(adds_classes=True) - found.n_changed
    n_unknown = found.unknown.total()
    lines = (
        (n_new, tr("{n} new label(s)", "", n_new)),
        (found.n_changed, tr("{n} label(s) replace another one", "", found.n_changed)),
        (found.n_same, tr("{n} label(s) already in the project", "", found.n_same)),
        (n_unknown, tr("{n} label(s) of classes that the project does not have", "", n_unknown)),
        (found.n_empty, tr("{n} line(s) without a label", "", found.n_empty)),
        (
            found.n_by_end,
            tr(
                "{n} sample(s) found by the ends of their paths, such as {path}",
                "",
                found.n_by_end,
                path=found.example,
            ),
        ),
        (
            found.n_contradicting,
            tr("{n} sample(s) with labels that contradict each other", "", found.n_contradicting),
        ),
    )
    return [words for n, words in lines if n]


def annotation_facts_of(said: AnnotationLabels) -> list[str]:
    """Say in lines what annotation files bring to the windows of a project."""
    covered = said.covered
    per_class = ", ".join(f"{name} {n:,}" for name, n in covered.n_of_class.most_common(_CLASSES))
    if len(covered.n_of_class) > _CLASSES:
        per_class += " …"
    n, n_files, n_lost = covered.n_windows, len(said.read.files), len(covered.uncovering)
    n_elsewhere = sum(nobody.n for nobody in said.belonging.nobody)
    n_said = said.read.n_annotations
    lines = (
        (n_files, tr("{n} annotation(s)", "", n_said)),
        (n, tr("{n} window(s) labelled: {counts}", "", n, counts=per_class)),
        (covered.n_rest, tr("{n} of them without any annotation", n=covered.n_rest)),
        (n_lost, tr("{n} annotation(s) without a window by this rule", "", n_lost)),
        (n_elsewhere, tr("{n} annotation(s) of recordings that are not here", "", n_elsewhere)),
        (
            len(covered.conflicts),
            tr("{n} window(s) left out for several classes", "", len(covered.conflicts)),
        ),
    )
    said_of_windows = [words for n, words in lines if n]
    return said_of_windows + facts_of(replace(said.found, n_contradicting=0))


def refusals_of(found: LabelImport) -> list[str]:
    """Return the lines that are not taken over, and why; only the first of very many."""
    told = [str(line) for line in found.refused[:_MOST_LINES]]
    if more := len(found.refused) - len(told):
        told.append(tr("and {n} more", n=more))
    return told
