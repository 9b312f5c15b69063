"""Where the frames of an MP3 are, whatever else is in the file."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aldesk.media import probe
from aldesk.media.frames import opened_frames
from aldesk.media.mp3_index import STEP, mp3_index
from aldesk.media.recording_facts import recording_facts
from aldesk.media.sound import read_sound
from tests.media.recordings import RATE, calls, decoded, write

FRAME = 576  # samples, at this rate


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mp3")
    return write(folder / "a.vbr.mp3", calls(30), RATE, "vbr.mp3")


def test_it_counts_what_is_decoded(plain: Path) -> None:
    index = mp3_index(plain)
    assert index is not None
    assert (index.frame_samples, index.n_samples) == (FRAME, 30 * RATE)
    assert index.n_samples == len(decoded(plain))
    assert len(index.places) == -(-index.n_frames // STEP) + 1
    assert index.places[-1] == plain.stat().st_size


def test_tags_and_junk_are_no_frames(plain: Path, tmp_path: Path) -> None:
    content, index = plain.read_bytes(), mp3_index(plain)
    assert index is not None
    # A picture in the tag may hold what looks like a frame.
    picture = content[:400] + b"\xff\xfb\x90\x00" * 20
    tag = b"ID3\x04\0\0" + bytes([0, 0, len(picture) >> 7, len(picture) & 127]) + picture
    place = index.places[3]
    junk = b"\xff\xf3\x11" * 300
    path = tmp_path / "b.mp3"
    path.write_bytes(tag + content[:place] + junk + content[place:] + b"TAG" + bytes(125))
    found = mp3_index(path)
    assert found is not None
    assert found[1:] == index[1:]
    assert found.places[0] == index.places[0] + len(tag)
    assert found.places[-1] == index.places[-1] + len(tag) + len(junk)


def test_what_is_cut_off_has_fewer_frames(plain: Path, tmp_path: Path) -> None:
    index = mp3_index(plain)
    assert index is not None
    path = tmp_path / "b.mp3"
    path.write_bytes(plain.read_bytes()[: index.places[2 + 1] + 3])
    cut = mp3_index(path)
    assert cut is not None
    assert cut.n_frames == 3 * STEP
    assert cut.places[-1] == index.places[3]


@pytest.mark.parametrize("kind", ["mp3", "vbr.mp3"])
def test_what_is_cut_off_lacks_what_its_tag_promises(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path / "a.mp3", calls(30), RATE, kind)
    assert recording_facts(path).missing == 0
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert recording_facts(path).missing == pytest.approx(0.5, abs=0.02)


def test_what_lies_behind_a_long_hole_is_found(plain: Path, tmp_path: Path) -> None:
    content, index = plain.read_bytes(), mp3_index(plain)
    assert index is not None
    path, place = tmp_path / "b.mp3", index.places[3]
    path.write_bytes(content[:place] + bytes(200_000) + content[place:])
    assert mp3_index(path) is not None
    with opened_frames(plain) as whole, opened_frames(path) as holed:
        assert holed.n_frames == whole.n_frames
        stretch = (28 * RATE, 29 * RATE)
        np.testing.assert_array_equal(holed.read(*stretch), whole.read(*stretch))


def test_a_piece_that_was_cut_out_is_read_to_its_end(tmp_path: Path) -> None:
    """libsndfile guesses its length from the first frame, which is a large one here."""
    sound = calls(30)
    sound[: 4 * RATE] = np.random.default_rng(0).uniform(-0.9, 0.9, (4 * RATE, 1))
    tagged, piece = write(tmp_path / "a.mp3", sound, RATE, "vbr.mp3"), tmp_path / "b.mp3"
    index, expected = mp3_index(tagged), read_sound(tagged).samples
    assert index is not None
    piece.write_bytes(tagged.read_bytes()[index.places[1] :])
    assert len(decoded(piece)) < 27 * RATE
    assert probe(piece) == 0
    found = read_sound(piece).samples
    n_before = STEP * FRAME - index.skipped
    assert len(found) >= len(expected) - n_before
    # The first frames lack the bytes before them, of which they are made.
    same = found[10 * FRAME : len(expected) - n_before] - expected[n_before + 10 * FRAME :]
    assert np.abs(same).max() < 1e-6


@settings(max_examples=60)
@given(data=st.data())
def test_any_bytes_have_an_answer(plain: Path, data: st.DataObject) -> None:
    content = bytearray(plain.read_bytes()[: data.draw(st.integers(0, 30_000))])
    for _ in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(0, len(content)))
        content[place : place + 40] = data.draw(st.binary(max_size=80))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.mp3")
        path.write_bytes(content)
        index = mp3_index(path)
    if index is not None:
        places = list(index.places)
        assert places == sorted(places)
        assert places[-1] <= len(content)
        assert 0 <= index.n_samples <= index.n_frames * 1152
