"""What is kept together where accuracy is measured: which choices there are, in words."""

from collections.abc import Mapping
from typing import Final

from aldesk.core.errors import Problem
from aldesk.core.groups import BY_PART, GROUP_COLUMNS
from aldesk.core.recording import Recording
from aldesk.core.sample_rows import SampleRows
from aldesk.session.audit_groups import FEW_RECORDINGS
from aldesk.sources.split_rule import SplitRule
from aldesk.store.project import Project

LEAST_VALUES: Final = 4
"""Of fewer sites or days too few would be left to learn from: two at least are reserved."""

NAMES: Final = {
    "": "recordings",
    "site": "sites",
    "date": "days",
    BY_PART: "parts of recordings",
}
SINGLE: Final = "none: each file by itself"
"""Stands for the recordings where every file is one sample."""
OTHER: Final = "the same {column}"

SENTENCES: Final = {
    "": "The model never learns from a recording that it is measured on.",
    "site": "The model never learns from a site that it is measured on.",
    "date": "The model never learns from a day that it is measured on.",
    BY_PART: "The model learns from some minutes of a recording and is measured on others: how it "
    "does in other recordings cannot be known.",
}
SINGLE_SENTENCE: Final = "The model may learn from one file and be measured on the next."
OTHER_SENTENCE: Final = "The model never learns from a {column} that it is measured on."

FIXED: Final = {
    "audit": "It stays as it is, since answers to audit samples were given.",
    "test": "It is as your data were split for the test.",
}

TEXTS: Final = (
    *(*NAMES.values(), SINGLE, OTHER),
    *(*SENTENCES.values(), SINGLE_SENTENCE, OTHER_SENTENCE),
    *FIXED.values(),
)
"""All words of it, which the window translates."""


def name_of(by: str, *, windows: bool = True) -> str:
    """Return what is kept together, in English.

    Parameters
    ----------
    by : str
        As `audit_groups` takes it.
    windows : bool, default True
        Some samples are stretches of recordings.
    """
    if not by and not windows:
        return SINGLE
    return NAMES.get(by) or OTHER.format(column=by)


def sentence_of(by: str, *, windows: bool = True) -> str:
    """Return what the choice means, in English."""
    if not by and not windows:
        return SINGLE_SENTENCE
    return SENTENCES.get(by) or OTHER_SENTENCE.format(column=by)


def choices(samples: SampleRows) -> list[str]:
    """Return what can be kept together, as `audit_groups` takes it; whole recordings first."""
    counts = {column: n_values(samples, column) for column in GROUP_COLUMNS}
    return possible(counts, windows=samples.has_stretches)


def possible(counts: Mapping[str, int], *, windows: bool) -> list[str]:
    """Return what can be kept together, as `choices`.

    Parameters
    ----------
    counts : mapping of str to int
        How many values some of `GROUP_COLUMNS` have.
    windows : bool
        Some samples are stretches of recordings.
    """
    found = ["", *(column for column in GROUP_COLUMNS if counts.get(column, 0) >= LEAST_VALUES)]
    return [*found, BY_PART] if windows else found


def usual(n_files: int, *, windows: bool) -> str:
    """Return what is kept together when nobody says otherwise.

    Recordings and single files; of too few recordings to keep whole ones back, their parts.
    """
    return BY_PART if windows and n_files < FEW_RECORDINGS else ""


def tested_alike(test: str, by: str) -> str:
    """Return the rule of a test split; a share keeps together what the audit does."""
    text = test.strip()
    return f"{text} by {by}" if by in GROUP_COLUMNS and text.endswith("%") else test


def n_values(samples: SampleRows, column: str, most: int = LEAST_VALUES) -> int:
    """Return how many values a column has; it stops counting at `most`."""
    values: set[str] = set()
    for _, run in samples.runs():
        for one in [run] if isinstance(run, Recording) else run:
            if value := one.columns.get(column):
                values.add(value)
                if len(values) >= most:
                    return most
    return len(values)


def of_test_split(project: Project) -> str:
    """Return what the rule of the test split kept together; empty for recordings."""
    rules = (str(line.options.get("test", "")) for line in project.imports.sources())
    return next((by for rule in rules if rule and (by := SplitRule(rule).group)), "")


def now(project: Project) -> str:
    """Return what is kept together in a project, as far as can be told before a session."""
    return of_test_split(project) if project.meta.expects_test else project.meta.audit_by


def choose(project: Project, by: str) -> None:
    """Let the audit of a project keep this together from now on.

    Raises
    ------
    Problem
        If its samples have no such column, or too few values in it.
    """
    if by not in choices(project.samples):
        raise _no_choice(project.samples, by, name_of(project.meta.audit_by))
    project.meta.audit_by = by


def _no_choice(samples: SampleRows, by: str, now: str) -> Problem:
    if by == BY_PART:
        what = "No recording is cut into windows, so there are no parts to keep together"
    elif n := n_values(samples, by):
        what = (
            f"Of {n} {NAMES[by].removesuffix('s' * (n == 1))} too few are left to learn from; "
            f"{LEAST_VALUES} are the least"
        )
    else:
        what = f"No sample says its {by}"
    todo = "Let a pattern read it in the file names: --pattern '{site}_{date}_{time}'"
    return Problem(what, kept=f"Kept together: {now}", todo="" if by == BY_PART else todo)
