"""Reading a source part by part."""

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from aldesk.core.errors import Problem
from aldesk.core.import_batch import AlreadyImported, FileProblem, ImportBatch
from aldesk.core.progress import silent
from aldesk.media import ending
from aldesk.sources import Collector, Options, collect, list_source, scan
from aldesk.sources.relocate import find_moved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rng = np.random.default_rng(0)
    for number in range(30):
        place = tmp_path / "set" / ("test" if number % 3 == 0 else "train") / f"c{number % 2}"
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 255, (4, 4), np.uint8)).save(place / f"{number}.png")
    return tmp_path / "set"


def collector(folder: Path, known: AlreadyImported | None = None, **options: str) -> Collector:
    chosen = Options(**options)  # type: ignore[arg-type] # text all
    found, problems = list_source(folder, chosen, silent)
    return Collector(found, problems, chosen, known)


def parts_of(made: Collector) -> list[ImportBatch]:
    return list(made.parts(silent))


def known_after(parts: list[ImportBatch]) -> AlreadyImported:
    files = {f.path: (f.size, f.mtime_ns) for part in parts for f in part.files}
    return AlreadyImported(files, {s.id: s for part in parts for s in part.samples})


def test_the_names_tell_what_to_expect(folder: Path) -> None:
    listing = collector(folder).listing
    assert (listing.n_files, listing.n_test, listing.media) == (30, 10, "picture")
    assert listing.classes == ("c0", "c1")
    assert collector(folder, test="20%").listing.n_test == 6
    with pytest.raises(Problem, match="no column"):
        collector(folder, test="speaker=1")


def test_parts_are_small_shuffled_and_hold_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collect, "FIRST_PART", 5)
    monkeypatch.setattr(collect, "LATER_PARTS", 10)
    parts = parts_of(collector(folder))
    assert [len(part.samples) for part in parts] == [5, 10, 10, 5]
    order = [s.path for part in parts for s in part.samples]
    natural = [s.path for s in scan(folder).samples]
    assert set(order) == set(natural)
    assert order != natural
    (folder / "more.png").write_bytes(b"x")
    again = [s.path for part in parts_of(collector(folder)) for s in part.samples]
    assert again == order  # a further file moves none of the others


def test_only_what_is_new_is_looked_into(folder: Path) -> None:
    known = known_after(parts_of(collector(folder)))
    first, second, *_ = known.samples.values()
    os.utime(first.path, ns=(1, 1))  # touched, with the same content
    Image.new("L", (4, 4), 7).save(second.path)  # another content
    (part,) = parts_of(collector(folder, known))
    assert {file.path for file in part.files} == {first.path, second.path}
    assert part.samples == ()
    assert [(p.path, p.kind) for p in part.problems] == [(second.path, "changed")]


def test_a_refused_file_is_left_out(folder: Path) -> None:
    found, _ = list_source(folder, Options(), silent)
    refusal = FileProblem(found[3].path, "It ended the process.", "crashed")
    made = Collector(found, [], Options(), refused=[refusal])
    (part,) = parts_of(made)
    assert len(part.samples) == 29
    assert part.problems == (refusal,)
    assert found[3].path in {file.path for file in part.files}


def test_a_missing_content_is_found_by_its_size_and_id(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = scan(folder).samples
    ids = {s.id: s.path.name for s in samples}
    size = samples[0].path.stat().st_size
    folder.rename(tmp_path / "moved")
    found = find_moved(tmp_path / "moved", dict.fromkeys(ids))
    assert {id_: path.name for id_, path in found.items()} == ids
    assert all(path.is_relative_to(tmp_path / "moved") for path in found.values())
    one = find_moved(tmp_path / "moved", {samples[0].id: size})
    assert one[samples[0].id].name == samples[0].path.name
    assert find_moved(tmp_path / "moved", {samples[0].id: size + 1}) == {}
    with pytest.raises(Problem, match="no such folder"):
        find_moved(folder, {})


@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "webp", "bmp"])
def test_a_cut_off_end_is_suspected_and_a_whole_one_is_not(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"a.{kind}"
    pixels = np.random.default_rng(0).integers(0, 255, (16, 16, 3), np.uint8)
    Image.fromarray(pixels).save(file)
    assert not ending.seems_cut_off(file)
    file.write_bytes(file.read_bytes()[:-40])
    assert ending.seems_cut_off(file)


def test_a_clip_whose_channels_cancel_out_is_kept_and_told(tmp_path: Path) -> None:
    wave = np.sin(np.arange(8000) / 3)
    soundfile.write(tmp_path / "antiphase.wav", np.stack([wave, -wave], axis=1), 8000)
    soundfile.write(tmp_path / "stereo.wav", np.stack([wave, 0.5 * wave], axis=1), 8000)
    [part] = parts_of(collector(tmp_path))
    assert len(part.samples) == 2
    [problem] = part.problems
    assert (problem.path.name, problem.kind) == ("antiphase.wav", "channels")
    assert problem.reason.startswith("Kept: its channels cancel out in the mix")
