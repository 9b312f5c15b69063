"""The steps of the self-test, in their order; each returns what it found, or raises."""

import csv
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from aldesk.cli.commands import Desktop
from aldesk.core.child_process import ChildProcess
from aldesk.engine.process.messages import pack, unpack
from aldesk.selftest import samples, window
from aldesk.selftest.commands import command, first_line
from aldesk.selftest.expect import expect
from aldesk.selftest.models import MEAN_COLOUR, PICTURE, SOUND

_PLAN = """\
name = "Self-test"
[data]
project = '{project}'
[study]
n_reps = 2
n_cycles = 1
n_init = 6
batch_size = 4
[[strategy]]
name = "RandomSampling"
[[strategy]]
name = "UncertaintySampling"
"""


@dataclass
class Place:
    """Where a self-test works, and with what."""

    folder: Path
    desktop: Desktop
    counts: dict[str, int] = field(default_factory=dict)

    @cached_property
    def desk(self) -> window.Desk:
        """The application, made when the first window is needed."""
        return window.Desk()

    @property
    def clips(self) -> Path:
        """The project that the window labels."""
        return self.folder / "clips.aldesk"


def make_samples(place: Place) -> str:
    """Write clips and pictures in every format."""
    place.counts["clips"] = samples.write_clips(place.folder / "clips", 4)
    place.counts["pictures"] = samples.write_pictures(place.folder / "pictures", 4)
    return ", ".join((*samples.SOUND_FORMATS, *samples.PICTURE_FORMATS))


def import_them(place: Place) -> str:
    """Make a project of each."""
    for kind, n in place.counts.items():
        facts = _new(place, kind, kind)
        expect(facts["samples"] == n, f"{facts['samples']} of {n} {kind}; {facts['noticed']}")
    return f"{place.counts['clips']} clips, {place.counts['pictures']} pictures"


def embed_built_in(place: Place) -> str:
    """Embed both with the encoders that come with ALDesk."""
    for kind, n in place.counts.items():
        _embed(place, kind, n)
    return "spectral, gradients"


def make_models(place: Place) -> str:
    """Make two tiny transformers models on the spot."""
    worker = ChildProcess("aldesk.selftest.model_worker")
    try:
        worker.pipe.send_bytes(pack("models", {"folder": str(place.folder)}))
        kind, head, _ = unpack(worker.pipe.recv_bytes())
        expect(kind == "done", head.get("report", ""))
    finally:
        worker.stop()
    return f"{SOUND}, {PICTURE}"


def embed_with_models(place: Place) -> str:
    """Embed both with these models."""
    for kind, model in (("clips", SOUND), ("pictures", PICTURE)):
        _new(place, f"{kind}-{model}", kind, "--encoder", place.folder / model)
        _embed(place, f"{kind}-{model}", place.counts[kind])
    return f"{SOUND}, {PICTURE}"


def embed_with_model_file(place: Place) -> str:
    """Embed the pictures with a model in one file."""
    model = place.folder / "mean-colour.onnx"
    model.write_bytes(MEAN_COLOUR)
    _new(place, "pictures-onnx", "pictures", "--encoder", model)
    _embed(place, "pictures-onnx", place.counts["pictures"])
    return model.name


def start_and_paint(place: Place) -> str:
    """Start ALDesk anew, twice, until the first sample is painted."""
    seconds = []
    for _ in range(2):
        start = time.time()
        painted = float(first_line(["selftest", "--paint", str(place.clips)], 120))
        seconds.append(painted - start)
    return f"painted {seconds[0]:.2f} s after the start, {seconds[1]:.2f} s when warm"


def label_in_window(place: Place) -> str:
    """Label in the window; refit in the background; kill the engine and go on."""
    return window.label_in_window(place.desk, place.clips)


def import_in_window(place: Place) -> str:
    """Drop a folder on the window."""
    folder = place.folder / "dropped"
    return window.import_in_window(place.desk, folder, samples.write_clips(folder, 2))


def read_other_sources(place: Place) -> str:
    """Preview and import a table and a Hugging Face data set."""
    table, data_set = place.folder / "clips.csv", place.folder / "data-set"
    counts = {
        table: samples.write_table(table, place.folder / "clips"),
        data_set: samples.write_data_set(data_set, place.folder / "pictures"),
    }
    recognised = []
    for source, n in counts.items():
        recognised.append(window.preview_in_wizard(place.desk, source))
        facts = _new(place, f"from-{source.stem}", source.name)
        expect(facts["samples"] == n, f"{facts['samples']} of {n}; {facts['noticed']}")
    return "; ".join(recognised)


def lay_out_map(place: Place) -> str:
    """Lay the clips out on the map."""
    return window.map_in_window(place.desk, place.clips)


def speak_german(place: Place) -> str:
    """Let the window speak another language."""
    assert place.desk  # noqa: S101 - the application, which a translation needs
    return window.speak_german()


def play(place: Place) -> str:
    """Play a clip to the null device."""
    return window.play_to_null_device(place.desk, place.clips)


def study(place: Place) -> str:
    """Compare two strategies with two workers."""
    plan, out = place.folder / "plan.toml", place.folder / "study"
    plan.write_text(_PLAN.format(project=place.clips.as_posix()), encoding="utf-8")
    facts = command(place.desktop, "study", plan, "--out", out, "--workers", "2")
    expect(facts["exit_code"] == 0, f"ended with {facts['exit_code']}")
    rows = _rows(out / "results.csv")
    expect({row["strategy"] for row in rows} >= {"RandomSampling", "UncertaintySampling"}, "rows")
    for name in ("results.parquet", "picks.parquet", "curves.png", "curves.svg"):
        expect((out / name).is_file(), f"{name} is missing")
    return f"{len(rows)} results"


def export(place: Place) -> str:
    """Export the labels in each format, with predictions."""
    for name, *more in (("labels.csv", "--predictions"), ("labels.parquet",), ("labelled",)):
        to = place.folder / name
        facts = command(place.desktop, "export", place.clips, "--to", to, *more)
        expect(facts.get("labels") == 20, f"{name}: {facts}")
    rows = _rows(place.folder / "labels.csv")
    labelled = [row for row in rows if row["label"]]
    n_right = sum(Path(row["path"]).parent.name == row["label"] for row in labelled)
    expect(n_right == len(labelled) == 20, f"{n_right} of {len(labelled)} labels are right")
    return f"{len(labelled)} labels, {sum(bool(row['predicted']) for row in rows)} predictions"


def check(place: Place) -> str:
    """Check every project that was made."""
    files = sorted(place.folder.glob("*.aldesk"))
    for file in files:
        facts = command(place.desktop, "check", file)
        expect(facts.get("sound") is True, f"{file.name}: {facts.get('findings')}")
    return f"{len(files)} projects are sound"


STEPS: tuple[tuple[str, Callable[[Place], str]], ...] = (
    ("Write clips and pictures", make_samples),
    ("Import them", import_them),
    ("Embed with the built-in encoders", embed_built_in),
    ("Make transformers models", make_models),
    ("Embed with these models", embed_with_models),
    ("Embed with a model file", embed_with_model_file),
    ("Start ALDesk and paint", start_and_paint),
    ("Label in the window, kill the engine", label_in_window),
    ("Import and embed in the window", import_in_window),
    ("Preview and import other sources", read_other_sources),
    ("Lay out the map", lay_out_map),
    ("Speak German", speak_german),
    ("Play to the null device", play),
    ("Run a study with two workers", study),
    ("Export labels and predictions", export),
    ("Check the projects", check),
)


def _new(place: Place, name: str, source: str, *options: str | Path) -> dict[str, object]:
    file = place.folder / f"{name}.aldesk"
    facts = command(place.desktop, "new", file, "--source", place.folder / source, *options)
    expect(facts["exit_code"] == 0, f"{file.name} could not be made")
    return facts


def _embed(place: Place, name: str, n: int) -> None:
    facts = command(place.desktop, "embed", place.folder / f"{name}.aldesk", "--device", "cpu")
    expect(facts.get("embedded") == n and not facts["failed"], f"{name}: {facts}")


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
