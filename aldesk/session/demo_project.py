"""The demo of spoken digits: where its project lies, and what it is made of."""

from pathlib import Path

from platformdirs import user_data_path

from aldesk import resources
from aldesk.session.new_project import NewProject
from aldesk.sources import Options

_SPOKEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def demo_folder() -> Path:
    """Return the folder of the demos' projects, in the person's own data."""
    return user_data_path("ALDesk") / "demo"


def spoken_digits(file: Path | None = None) -> NewProject:
    """Return the demo to be made in a file, or where it lies when nobody says otherwise."""
    file = file or demo_folder() / "spoken-digits.aldesk"
    source = resources.demo("spoken-digits") / "labels.csv"
    return NewProject(file, source, Options(classes=_SPOKEN), name="Spoken digits")
