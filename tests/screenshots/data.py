"""The projects that the screenshots show: bundled clips, drawn pictures, 200 classes."""

import csv
import shutil
from itertools import islice
from pathlib import Path

import numpy as np
import soundfile
from datasets import ClassLabel, Dataset, Features
from datasets import Image as ImageFeature
from PIL import Image, ImageDraw

from aldesk import resources
from aldesk.session import LabelSession, Settings
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from tests.conftest import embed_here
from tests.screenshots.nights import make_nights

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LONG = "a class whose name is so long that nobody can read all of it at one glance"


def make_projects(folder: Path) -> None:
    """Write `clips`, `shapes`, `many`, `hours`, `nights`, `chorus`, `several`, `sites` and `fresh`.

    Beside them lie the sources `pictures` and `shapes-set` that a project can be made of.
    """
    _label(_embedded(_clips(folder)), 90).close()
    _label(_embedded(_pictures(folder)), 60).close()
    _data_set(folder)
    _many(folder).close()
    _hours(folder).close()
    _chorus(folder).close()
    _several(folder).close()
    _sites(folder).close()
    make_nights(folder)
    fresh = folder / "fresh"
    shutil.copytree(folder / "clips-source", fresh)
    make(NewProject(folder / "fresh.aldesk", fresh / "labels.csv", Options(classes=DIGITS))).close()


def _clips(folder: Path) -> Project:
    """Return 400 of the demo's clips, with columns beside them and a clip that is cut off."""
    source, demo = folder / "clips-source", resources.demo("spoken-digits")
    source.mkdir()
    with (demo / "labels.csv").open(newline="", encoding="utf-8") as file:
        lines = list(islice(csv.DictReader(file), 400))
    for line in lines:
        shutil.copy(demo / line["path"], source)
    with (source / "labels.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    new = NewProject(
        folder / "clips.aldesk",
        source / "labels.csv",
        Options(classes=DIGITS),
        name="Spoken digits",
    )
    return make(new)


def _pictures(folder: Path) -> Project:
    rng = np.random.default_rng(0)
    for number in range(240):
        shape = ("circle", "square", "triangle", "star")[number % 4]
        path = folder / "pictures" / shape / f"{shape}-{number:03d}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        _draw(shape, rng).save(path)
    whole = (folder / "pictures" / "star" / "star-003.png").read_bytes()
    for name, content in (("empty", b""), ("cut off", whole[:200]), ("copy", whole)):
        (folder / "pictures" / "star" / f"star {name}.png").write_bytes(content)
    return make(NewProject(folder / "shapes.aldesk", folder / "pictures", name="Shapes"))


def _data_set(folder: Path) -> None:
    """Save a data set of 40 of the pictures, with two splits."""
    paths = sorted((folder / "pictures").rglob("*-0[0-3]?.png"))
    shapes = sorted({path.parent.name for path in paths})
    features = Features({"image": ImageFeature(), "shape": ClassLabel(names=shapes)})
    columns = {"image": [str(p) for p in paths], "shape": [p.parent.name for p in paths]}
    rows = Dataset.from_dict(columns, features=features)
    rows.train_test_split(0.25, seed=0).save_to_disk(str(folder / "shapes-set"))


def _many(folder: Path) -> Project:
    names = (ROOT_NAMES.read_text(encoding="utf-8").split("\n"))[:198]
    classes = (LONG, *names, f"{LONG}, and another one")
    source = folder / "many"
    source.mkdir()
    rng = np.random.default_rng(1)
    for number in range(60):
        _draw(("circle", "star")[number % 2], rng).save(source / f"p{number:02d} {LONG}.png")
    return make(NewProject(folder / "many.aldesk", source, Options(classes=classes), name="Many"))


def _hours(folder: Path) -> Project:
    """Return a recording of an hour and a quarter, with a call every 40 seconds."""
    source = folder / "hours"
    source.mkdir()
    rate, seconds = 4000, 4500
    rng = np.random.default_rng(2)
    sound = 0.02 * rng.standard_normal(rate * seconds).astype(np.float32)
    t = np.arange(3 * rate) / rate
    call = (0.4 * np.hanning(len(t)) * np.sin(2 * np.pi * (600 + 150 * t) * t)).astype(np.float32)
    for start in range(0, len(sound) - len(call), 40 * rate):
        sound[start : start + len(call)] += call * rng.uniform(0.2, 1.0)
    soundfile.write(source / "2026-05-14 dawn.wav", sound, rate)
    return make(NewProject(folder / "hours.aldesk", source, Options(classes=DIGITS), name="Dawn"))


def _chorus(folder: Path) -> Project:
    """Return two recordings of 20 minutes, cut into windows, with calls of three kinds."""
    source, rate, minutes = folder / "chorus", 8000, 20
    source.mkdir()
    rng = np.random.default_rng(3)
    calls: dict[str, list[tuple[float, str]]] = {}
    for name in ("SITE-A_20260514_043000.wav", "SITE-B_20260514_043000.wav"):
        sound = 0.02 * rng.standard_normal(rate * 60 * minutes).astype(np.float32)
        t = np.arange(2 * rate) / rate
        for second in np.cumsum(rng.uniform(6, 30, 4 * minutes)):
            if second > 60 * minutes - 3:
                break
            kind, low, rise = _KINDS[int(rng.integers(3))]
            call = 0.4 * np.hanning(len(t)) * np.sin(2 * np.pi * (low + rise * t) * t)
            start = int(second * rate)
            sound[start : start + len(t)] += (rng.uniform(0.2, 1.0) * call).astype(np.float32)
            calls.setdefault(name, []).append((second, kind))
        soundfile.write(source / name, sound, rate)
    classes = (*(kind for kind, _, _ in _KINDS), "nothing")
    options = Options(classes=classes, window=3.0)
    project = _embedded(make(NewProject(folder / "chorus.aldesk", source, options, name="Chorus")))
    session = LabelSession(project)
    while session.labels.n_labeled < 60:
        asked = session.queue.current or session.next_batch()[0]
        span = asked.sample.span
        assert span
        known = calls[asked.sample.path.name]
        heard = [kind for at, kind in known if span.start - 1 <= at <= span.stop - 1]
        session.label(asked.sample.id, heard[0] if heard else "nothing")
        if session.labels.n_labeled % 20 == 0:
            session.refit()
    return project


def _several(folder: Path) -> Project:
    """Return a recording of 20 minutes in which calls overlap; a window has any number of them."""
    source, rate, minutes = folder / "several", 8000, 20
    source.mkdir()
    rng = np.random.default_rng(4)
    sound = 0.02 * rng.standard_normal(rate * 60 * minutes).astype(np.float32)
    t = np.arange(2 * rate) / rate
    calls: list[tuple[float, str]] = []
    for kind, low, rise in _KINDS:
        for second in np.cumsum(rng.uniform(3, 12, 8 * minutes)):
            if second > 60 * minutes - 3:
                break
            call = 0.4 * np.hanning(len(t)) * np.sin(2 * np.pi * (low + rise * t) * t)
            start = int(second * rate)
            sound[start : start + len(t)] += (rng.uniform(0.2, 1.0) * call).astype(np.float32)
            calls.append((second, kind))
    soundfile.write(source / "SITE-A_20260514_043000.wav", sound, rate)
    options = Options(classes=tuple(kind for kind, _, _ in _KINDS), window=3.0)
    new = NewProject(folder / "several.aldesk", source, options, name="Dawn chorus")
    session = LabelSession(_embedded(make(new)))
    session.allow_several()
    while session.labels.n_labeled < 60:
        asked = session.queue.current or session.next_batch()[0]
        span = asked.sample.span
        assert span
        heard = {kind for at, kind in calls if span.start - 1 <= at <= span.stop - 1}
        session.answer(asked.sample.id, sorted(heard))
        if session.labels.n_labeled % 20 == 0:
            session.refit()
    return session.project


def _sites(folder: Path) -> Project:
    """Return windows of twelve recordings at six sites, labelled, with an accuracy."""
    source, rate, rng = folder / "sites", 4000, np.random.default_rng(3)
    source.mkdir()
    t = np.arange(3 * rate) / rate
    for number in range(12):
        sound = 0.05 * rng.standard_normal(rate * 60).astype(np.float32)
        for start in range(0, 60, 6):  # a call in every other window
            pitch = rng.uniform(500, 1500)
            sound[start * rate : (start + 3) * rate] += 0.1 * np.sin(2 * np.pi * pitch * t)
        name = f"{'KLMNOP'[number % 6]}_20260514_0{number // 6 + 3}0000.wav"
        soundfile.write(source / name, sound, rate)
    options = Options(window=3, pattern="{site}_{date}_{time}", classes=("call", "nothing"))
    project = _embedded(make(NewProject(folder / "sites.aldesk", source, options, name="Sites")))
    session = LabelSession(project, Settings(audit_rate=0.5))
    while session.labels.n_labeled < 90:
        asked = session.queue.current or session.next_batch()[0]
        span = asked.sample.span
        assert span
        session.label(asked.sample.id, "nothing" if round(span.start / 3) % 2 else "call")
        if session.labels.n_labeled % 15 == 0:
            session.refit()
    return project


_KINDS = (("wren", 2000.0, 300.0), ("owl", 400.0, 20.0), ("frog", 1100.0, 0.0))


def _draw(shape: str, rng: np.random.Generator) -> Image.Image:
    width, height = int(rng.integers(300, 500)), int(rng.integers(240, 400))
    ground, ink = (tuple(int(v) for v in rng.integers(0, 255, 3)) for _ in range(2))
    image = Image.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(image)
    x, y, r = width * rng.uniform(0.35, 0.65), height * rng.uniform(0.4, 0.6), rng.uniform(50, 100)
    if shape == "circle":
        pen.ellipse((x - r, y - r, x + r, y + r), fill=ink)
    elif shape == "square":
        pen.rectangle((x - r, y - r, x + r, y + r), fill=ink)
    else:
        n = 3 if shape == "triangle" else 10
        turns = np.arange(n) * 2 * np.pi / n + rng.uniform(0, 6)
        radii = np.where(np.arange(n) % 2, 0.45, 1.0) * r if n > 3 else np.full(n, r)
        spots = zip(x + radii * np.cos(turns), y + radii * np.sin(turns), strict=True)
        pen.polygon([(float(a), float(b)) for a, b in spots], fill=ink)
    return image


def _embedded(project: Project) -> Project:
    embed_here(project)
    return project


def _label(project: Project, n: int) -> Project:
    """Give the first samples of the queue their true classes, one in ten a wrong one."""
    session = LabelSession(project)
    while session.labels.n_labeled < n:
        asked = session.queue.current or session.next_batch()[0]
        truth = str(asked.sample.label)
        wrong = session.labels.class_names[
            (session.labels.class_names.index(truth) + 1) % len(session.labels.class_names)
        ]
        session.label(asked.sample.id, wrong if session.labels.n_labeled % 10 == 9 else truth)
        if session.labels.n_labeled % 30 == 0:
            session.refit()
    return project


ROOT_NAMES = Path(__file__).parent.parent / "gui" / "classes" / "class_names.txt"
