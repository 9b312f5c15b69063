"""Opening a project to change it, from a command."""

from collections.abc import Iterator
from pathlib import Path

import click

from aldesk.store import Project
from aldesk.store.place import cloud_of, network_of


def open_project(file: Path, annotator: str = "") -> Project:
    """Open a project, and say on one line of stderr what is risky about its place.

    Parameters
    ----------
    file : Path
    annotator : str
        Who acts; empty for nobody's name.

    Raises
    ------
    Problem
        As `Project.open`.
    """
    project = Project.open(file)
    project.journal.annotator = annotator.strip()
    tell_cautions(project)
    return project


def tell_cautions(project: Project) -> None:
    """Say on one line of stderr what is risky about a project's place, if anything is."""
    if said := " ".join(_cautions(project)):
        click.echo(f"Note: {said}", err=True)


def _cautions(project: Project) -> Iterator[str]:
    if not project.has_native_lock:
        yield "This disk cannot keep two programs apart: open the project in one at a time."
    if cloud := cloud_of(project.path):
        yield (
            f"The project lies in a folder that {cloud} copies: let it finish before you open the "
            "project on another computer."
        )
    elif kind := network_of(project.path):
        yield (
            f"The project lies on a network drive ({kind}): it is safe there, and quicker on a "
            "disk of this computer."
        )
