from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from aldesk.core.errors import SampleProblem
from aldesk.engine.lookup.brought_file import sample_of_file


def test_a_short_sound_is_an_example(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "call.wav", np.zeros(800), 8000)
    sample = sample_of_file(tmp_path / "call.wav", ["sound"])
    assert (sample.path, sample.media, sample.span) == (tmp_path / "call.wav", "sound", None)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "This is a folder"),
        ("nothing.wav", "no such file"),
        ("empty.wav", "empty"),
        ("notes.txt", "neither sound nor a picture"),
        ("call.m4a", "Convert it to wav or flac"),
        ("picture.png", "The project has sound, and this file is a picture"),
        ("hour.wav", "2.0 minutes long"),
    ],
)
def test_what_is_no_example_is_told(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "empty.wav").touch()
    for other in ("notes.txt", "call.m4a"):
        (tmp_path / other).write_text("x")
    Image.new("L", (4, 4)).save(tmp_path / "picture.png")
    soundfile.write(tmp_path / "hour.wav", np.zeros(120 * 100), 100)
    with pytest.raises(SampleProblem, match=says):
        sample_of_file(tmp_path / name, ["sound"])
