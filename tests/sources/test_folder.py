"""Folders as sources."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.sample import content_id
from aldesk.sources import Options, Scan, scan

SHARED = Path(__file__).parents[3] / "shared" / "data"


def clip(path: Path, seed: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.random.default_rng(seed).uniform(-0.5, 0.5, 200), 8000)
    return path


def picture(path: Path, grey: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", (4, 4), grey).save(path)
    return path


def names(found: Scan) -> list[str]:
    return [sample.path.name for sample in found.samples]


def reasons(found: Scan) -> dict[str, str]:
    return {problem.path.name: problem.reason for problem in found.problems}


def test_files_at_the_top_have_no_label(tmp_path: Path) -> None:
    for i in (10, 9, 1):
        clip(tmp_path / f"clip{i}.wav", i)
    found = scan(tmp_path)
    assert names(found) == ["clip1.wav", "clip9.wav", "clip10.wav"]
    assert {sample.label for sample in found.samples} == {None}
    assert {sample.split for sample in found.samples} == {"pool"}
    assert found.samples[0].id == content_id(tmp_path / "clip1.wav")
    assert found.classes == ()
    assert found.problems == ()


@pytest.mark.parametrize(
    ("place", "label", "split"),
    [
        ("cat", "cat", "pool"),
        ("animals/cat", "cat", "pool"),
        ("test/cat", "cat", "test"),
        ("cat/Test", "cat", "test"),
        ("train/cat", "cat", "pool"),
        ("val/cat", "cat", "pool"),
        ("data/images/train/cat", "cat", "pool"),
        ("test_set/cat", "cat", "test"),
        ("cat/Training-Images", "cat", "pool"),
        ("test", None, "test"),
        ("training", None, "pool"),
    ],
)
def test_subfolders_tell_label_and_split(
    tmp_path: Path, place: str, label: str | None, split: str
) -> None:
    clip(tmp_path / place / "a.wav", 1)
    clip(tmp_path / "dog" / "b.wav", 2)
    (sample,) = (s for s in scan(tmp_path).samples if s.path.name == "a.wav")
    assert (sample.label, sample.split) == (label, split)


def labels_and_splits(folder: Path, classes: tuple[str, ...] = ()) -> set[tuple[str | None, str]]:
    return {(s.label, s.split) for s in scan(folder, Options(classes=classes)).samples}


def test_a_class_that_is_called_like_a_split_is_a_class(tmp_path: Path) -> None:
    for i, name in enumerate(["bus", "car", "train"]):
        clip(tmp_path / "vehicles" / name / "a.wav", i)
    assert labels_and_splits(tmp_path) == {("bus", "pool"), ("car", "pool"), ("train", "pool")}


def test_among_folders_of_both_splits_others_change_nothing(tmp_path: Path) -> None:
    for i, name in enumerate(["train", "test", "extra", "more", "old"]):
        clip(tmp_path / name / "dog" / "a.wav", i)
        clip(tmp_path / name / "cat" / "b.wav", i + 10)
    found = labels_and_splits(tmp_path)
    assert found == {(label, split) for label in ("dog", "cat") for split in ("pool", "test")}


def test_a_level_with_the_name_of_a_known_class_is_no_split(tmp_path: Path) -> None:
    clip(tmp_path / "train" / "a.wav", 1)
    clip(tmp_path / "test" / "b.wav", 2)
    found = labels_and_splits(tmp_path, ("train", "bus"))
    assert found == {("train", "pool"), (None, "test")}


@pytest.mark.parametrize("place", ["clips", "data/images", "data/images/train", "train/clips"])
def test_a_folder_that_all_files_share_is_no_class(tmp_path: Path, place: str) -> None:
    for i in range(3):
        clip(tmp_path / place / f"{i}.wav", i)
    clip(tmp_path / "by the way.wav", 3)
    found = scan(tmp_path)
    assert {sample.label for sample in found.samples} == {None}
    assert found.classes == ()


def test_the_innermost_level_that_differs_is_the_class(tmp_path: Path) -> None:
    for i, name in enumerate(["cat", "dog", "cow"]):
        clip(tmp_path / "data" / name / "train" / "images" / "a.wav", i)
    assert scan(tmp_path).classes == ("cat", "cow", "dog")


def test_one_folder_is_a_class_where_the_classes_are_known(tmp_path: Path) -> None:
    clip(tmp_path / "cat" / "indoors" / "a.wav", 1)
    clip(tmp_path / "cat" / "outdoors" / "b.wav", 2)
    assert scan(tmp_path).classes == ("indoors", "outdoors")
    found = scan(tmp_path, Options(classes=("cat", "dog")))
    assert [sample.label for sample in found.samples] == ["cat", "cat"]


def test_chosen_splits_of_a_folder(tmp_path: Path) -> None:
    for i, split in enumerate(["train", "val", "test"]):
        clip(tmp_path / split / f"{i}.wav", i)
    assert names(scan(tmp_path, Options(split="val, Test"))) == ["2.wav", "1.wav"]
    with pytest.raises(Problem, match=r"Nothing is in the split 'dev'.*test, train, val"):
        scan(tmp_path, Options(split="dev"))


def test_a_very_deep_folder_is_read(tmp_path: Path) -> None:
    picture(tmp_path.joinpath(*("deep" for _ in range(100))) / "a.png", 1)
    assert names(scan(tmp_path)) == ["a.png"]


def test_classes_are_in_natural_order(tmp_path: Path) -> None:
    for i in (2, 10, 1):
        clip(tmp_path / f"class {i}" / "a.wav", i)
    assert scan(tmp_path).classes == ("class 1", "class 2", "class 10")


def test_the_name_of_the_folder_itself_says_nothing(tmp_path: Path) -> None:
    clip(tmp_path / "test" / "a.wav", 1)
    (sample,) = scan(tmp_path / "test").samples
    assert (sample.label, sample.split) == (None, "pool")


def test_a_pattern_reads_labels_and_columns(tmp_path: Path) -> None:
    clip(tmp_path / "7_anna_3.wav", 1)
    clip(tmp_path / "8_ben_x_4.wav", 2)
    clip(tmp_path / "odd.wav", 3)
    found = scan(tmp_path, Options(pattern="{label}_{speaker}_{index}"))
    assert [s.label for s in found.samples] == ["7", "8", None]
    assert found.samples[0].columns == {"speaker": "anna", "index": "3"}
    assert found.samples[1].columns == {"speaker": "ben", "index": "x_4"}
    assert "does not fit" in reasons(found)["odd.wav"]


def test_a_pattern_that_fits_nothing_is_a_mistake(tmp_path: Path) -> None:
    clip(tmp_path / "7-anna.wav", 1)
    with pytest.raises(Problem, match=r"No file name fits the pattern.*7-anna"):
        scan(tmp_path, Options(pattern="{label}_{speaker}"))


def test_a_pattern_may_tell_the_split(tmp_path: Path) -> None:
    for i, split in enumerate(["test", "train", "fold9"]):
        clip(tmp_path / f"{split}_{i}.wav", i)
    found = scan(tmp_path, Options(pattern="{split}_{index}"))
    assert [(s.path.stem, s.split) for s in found.samples] == [
        ("test_0", "test"),
        ("train_1", "pool"),
    ]
    assert "split 'fold9' is not" in reasons(found)["fold9_2.wav"]


def test_an_unknown_class_costs_the_label_only(tmp_path: Path) -> None:
    clip(tmp_path / "cat" / "a.wav", 1)
    clip(tmp_path / "cow" / "b.wav", 2)
    found = scan(tmp_path, Options(classes=("dog", "cat")))
    assert [s.label for s in found.samples] == ["cat", None]
    assert "'cow' is not one of your classes" in reasons(found)["b.wav"]
    assert found.classes == ("dog", "cat")


def test_broken_files_are_reported_and_the_rest_is_kept(tmp_path: Path) -> None:
    good = clip(tmp_path / "good.wav", 1)
    (tmp_path / "empty.wav").touch()
    (tmp_path / "letter.wav").write_text("Dear reader, " * 20, encoding="utf-8")
    (tmp_path / "cut.wav").write_bytes(good.read_bytes()[:200])
    (tmp_path / "song.m4a").write_bytes(b"....ftypM4A ")
    (tmp_path / "README.txt").write_text("Nothing to hear.", encoding="utf-8")
    found = scan(tmp_path)
    assert names(found) == ["good.wav"]
    said = reasons(found)
    assert set(said) == {"empty.wav", "letter.wav", "cut.wav", "song.m4a"}
    assert "0 bytes" in said["empty.wav"]
    assert "not sound" in said["letter.wav"]
    assert "cut off" in said["cut.wav"]
    assert "Convert to wav or flac" in said["song.m4a"]


def test_a_file_that_vanishes_or_may_not_be_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip(tmp_path / "a.wav", 1)
    clip(tmp_path / "b.wav", 2)
    real = Path.open

    def refuse(self: Path, *rest: str, **named: str) -> object:
        if self.name == "a.wav":
            raise PermissionError(13, "Permission denied")
        return real(self, *rest, **named)  # type: ignore[call-overload] # passed on as it came

    monkeypatch.setattr(Path, "open", refuse)
    found = scan(tmp_path)
    assert names(found) == ["b.wav"]
    assert "not allowed" in reasons(found)["a.wav"]


def test_the_same_content_is_one_sample(tmp_path: Path) -> None:
    first = clip(tmp_path / "cat" / "a.wav", 1)
    second = clip(tmp_path / "cat" / "b.wav", 1)
    third = clip(tmp_path / "dog" / "c.wav", 1)
    found = scan(tmp_path)
    assert names(found) == ["a.wav"]
    assert found.duplicates == ((second, first), (third, first))
    assert set(reasons(found)) == {"c.wav"}
    assert (
        f"labelled 'dog', and the same content, {first}, is labelled 'cat'"
        in (reasons(found)["c.wav"])
    )


def test_of_two_media_the_more_numerous_is_kept(tmp_path: Path) -> None:
    clip(tmp_path / "a.wav", 1)
    for grey in (10, 20):
        picture(tmp_path / f"{grey}.png", grey)
    found = scan(tmp_path)
    assert names(found) == ["10.png", "20.png"]
    assert {s.media for s in found.samples} == {"picture"}
    assert "it is a sound" in reasons(found)["a.wav"]


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    clip(tmp_path / "a.wav", 1)
    clip(tmp_path / ".b.wav", 2)
    clip(tmp_path / ".cache" / "c.wav", 3)
    (tmp_path / "._d.wav").write_bytes(b"what macOS leaves")
    found = scan(tmp_path)
    assert names(found) == ["a.wav"]
    assert found.problems == ()


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    root = tmp_path / "set"
    clip(root / "cat" / "a.wav", 1)
    clip(tmp_path / "elsewhere" / "b.wav", 2)
    clip(tmp_path / "c.wav", 3)
    try:
        (root / "cat" / "again").symlink_to(root, target_is_directory=True)
        (root / "above").symlink_to(tmp_path, target_is_directory=True)
        (root / "dog").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
        (root / "dog again").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError as error:
        pytest.skip(f"no links here: {error}")
    found = scan(root)
    assert [(s.path.name, s.label) for s in found.samples] == [("a.wav", "cat"), ("b.wav", "dog")]
    assert found.duplicates == ()


def test_a_folder_without_media_says_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "song.m4a").write_bytes(b"....")
    with pytest.raises(Problem, match=r"no sound or picture.*song\.m4a.*wav, .*flac.*png"):
        scan(tmp_path)


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no such folder"):
        scan(tmp_path / "nowhere")


def test_a_single_file_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="neither a folder nor a table nor a data set"):
        scan(clip(tmp_path / "a.wav", 1))


def test_progress_counts_up_and_can_stop_the_scan(tmp_path: Path) -> None:
    for i in range(5):
        clip(tmp_path / f"{i}.wav", i)
    seen: list[tuple[int, int]] = []
    scan(tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (5, 5)
    assert [done for done, _ in seen if done] == [1, 2, 3, 4, 5]

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        scan(tmp_path, progress=stop)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not here")
def test_the_real_spoken_digits_open_as_they_are() -> None:
    options = Options(pattern="{label}_{speaker}_{index}", test="index=0,1,2,3,4")
    found = scan(SHARED / "free-spoken-digits", options)
    assert Counter(s.split for s in found.samples) == {"pool": 2700, "test": 300}
    assert found.classes == tuple("0123456789")
    assert len({s.columns["speaker"] for s in found.samples}) == 6
    assert (found.problems, found.duplicates) == ((), ())


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not here")
def test_the_real_pictures_open_as_they_are() -> None:
    found = scan(SHARED / "cifar10-2000")
    assert set(Counter(s.label for s in found.samples).values()) == {200}
    assert len(found.classes) == 10
    assert (found.problems, found.duplicates) == ((), ())


def test_an_empty_folder_is_told_with_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no sound or picture") as caught:
        scan(tmp_path)
    assert "wav" in caught.value.todo


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    clip(tmp_path / "a.wav", 1)
    for number in range(3):
        (tmp_path / f"{number}.xyz").write_text("?", encoding="utf-8")
    (tmp_path / ".hidden").write_text("?", encoding="utf-8")
    (told,) = scan(tmp_path).problems
    assert told.kind == "other kinds"
    assert told.reason == "Passed over: 3 files of other kinds, such as 0.xyz."


def test_files_without_an_ending_are_samples_if_they_are_sound(tmp_path: Path) -> None:
    clip(tmp_path / "a.wav", 1).rename(tmp_path / "rec1")
    (tmp_path / "Makefile").write_text("all:", encoding="utf-8")
    found = scan(tmp_path)
    assert names(found) == ["rec1"]
    assert [problem.kind for problem in found.problems] == ["other kinds"]


def test_a_file_that_lacks_a_little_is_kept_and_told(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.wav", 1)
    path.write_bytes(path.read_bytes()[:-2])
    found = scan(tmp_path)
    assert names(found) == ["a.wav"]
    (told,) = found.problems
    assert told.kind == "short"
    assert told.reason == "Kept: its end is missing or damaged (less than 1 %)."
