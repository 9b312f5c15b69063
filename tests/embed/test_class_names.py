"""A model's own classes are found by either of their names, and read from a file beside it."""

from pathlib import Path

import pytest

from aldesk.embed.class_names import ClassNames, labels_beside

BIRDS = ClassNames(
    (
        "Turdus philomelos_Song Thrush",
        "Turdus merula_Eurasian Blackbird",
        "Cisticola chiniana_Rattling Cisticola",
        "Troglodytes troglodytes_Eurasian Wren",
        "Thryomanes bewickii_Bewick's Wren",
        "Melospiza melodia_Song Sparrow",
        "Engine_Engine",
        "Wren-like thing",
        "fan_tailed",
    )
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("song thrush", [0]),
        ("SONG", [0, 5]),
        ("turdus", [1, 0]),
        ("merula", [1]),
        ("Wren", [7, 3, 4]),
        ("wren like", [7]),
        ("engine", [6]),
        ("hrus", [0]),
        ("turdus philomelos_song thrush", [0]),
        ("  ", []),
        ("owl", []),
    ],
)
def test_classes_are_found_by_any_of_their_names(typed: str, found: list[int]) -> None:
    assert BIRDS.find(typed) == found


def test_a_name_that_stands_for_one_class_names_it() -> None:
    assert BIRDS.named("song thrush") == BIRDS.named("Turdus philo") == 0
    assert BIRDS.named("song") is None
    assert BIRDS.named("thrush") == 0
    assert BIRDS.named("wren") is None  # not the one whose name begins so
    assert [BIRDS.shown(k) for k in (0, 6, 8)] == [
        "Song Thrush (Turdus philomelos)", "Engine", "fan_tailed"
    ]  # fmt: skip


def test_labels_come_from_the_file_that_fits(tmp_path: Path) -> None:
    model = tmp_path / "BirdNET_V2_Model.tflite"
    (tmp_path / "BirdNET_V2_Labels.txt").write_text("\ufeffOwl\nJay\n", "utf-8")
    (tmp_path / "Labels.txt").write_text("Eule\nHäher\n", "utf-8")
    (tmp_path / "other_labels.txt").write_text("a\nb\nc\nd\n")
    (tmp_path / "labels.csv").write_text("name\nx\ny\nz\n")
    (tmp_path / "labels_broken.txt").write_bytes(b"\xff\xfe\xff\n1\n")
    (tmp_path / "label folder.txt").mkdir()
    assert labels_beside(model, [1024, 2]) == ("Owl", "Jay")
    assert labels_beside(model, [3]) == ("x", "y", "z")
    assert labels_beside(model, [7]) == ()
    assert labels_beside(tmp_path / "gone" / "m.onnx", [2]) == ()
