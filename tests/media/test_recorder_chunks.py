"""What recorders write into wav files beside the sound."""

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aldesk.media.recorder import COLUMNS, recorder_columns
from aldesk.media.recorder_chunks import columns_of_chunks

FORMAT = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
SOUND = bytes(4000)

GUANO = b"""GUANO|Version: 1.0
Timestamp: 2017-04-03T21:32:05+02:00
Make: Wildlife Acoustics
Model: SM4BAT FS
Serial: S4U00123
Loc Position: 32.1878016 -86.1057312
Loc Elevation: 52.5
Temperature Int: 23.5
Note: one\\nline: with colons
WA|Song Meter|Prefix: NORTH
WA|Audio|Gain: 12
WA|Battery: 4.9
"""
COMMENT = (
    "Recorded at 05:00:00 12/05/2026 (UTC+2) by AudioMoth 24F3190361D0F1CC at medium gain while "
    "battery was 4.2V and temperature was 23.4C."
)


def chunk(name: bytes, content: bytes, size: int | None = None) -> bytes:
    size = len(content) if size is None else size
    return name + struct.pack("<I", size) + content + b"\0" * (len(content) % 2)


def wav(*chunks: bytes, kind: bytes = b"RIFF") -> bytes:
    body = b"WAVE" + chunk(b"fmt ", FORMAT) + b"".join(chunks)
    return kind + struct.pack("<I", min(len(body), 2**32 - 1)) + body


def audiomoth(comment: str, artist: str = "AudioMoth 24F3190361D0F1CC") -> bytes:
    texts = chunk(b"ICMT", comment.encode().ljust(384, b"\0")) + chunk(b"IART", artist.encode())
    return wav(chunk(b"LIST", b"INFO" + texts), chunk(b"data", SOUND))


def wamd(**fields: str) -> bytes:
    kinds = {"model": 1, "serial": 2, "prefix": 4, "time": 5, "place": 6}
    packed = struct.pack("<HIH", 0, 2, 1)
    for name, text in fields.items():
        packed += struct.pack("<HI", kinds[name], len(text)) + text.encode()
    return chunk(b"wamd", packed)


def told(content: bytes) -> dict[str, str]:
    return columns_of_chunks(io.BytesIO(content))


def test_guano_after_the_sound() -> None:
    assert told(wav(chunk(b"data", SOUND), chunk(b"guan", GUANO))) == {
        "site": "NORTH",
        "date": "2017-04-03",
        "time": "21:32:05",
        "recorded_at": "2017-04-03T21:32:05+02:00",
        "recorder": "Wildlife Acoustics SM4BAT FS S4U00123",
        "gain": "12",
        "temperature": "23.5",
        "battery": "4.9",
        "latitude": "32.1878016",
        "longitude": "-86.1057312",
        "elevation": "52.5",
    }


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("Timestamp: 2017-04-03 21:32:05", "recorded_at", "2017-04-03T21:32:05"),
        ("Timestamp: 2017-04-03T21:32:05.123Z", "recorded_at", "2017-04-03T21:32:05.123+00:00"),
        ("Timestamp: tomorrow", "recorded_at", None),
        ("timestamp : 2017-04-03T21:32:05", "time", "21:32:05"),
        ("Loc Position: 91 0", "latitude", None),
        ("Loc Position: 1e400 0", "latitude", None),
        ("Loc Position: 32.1", "latitude", None),
        ("Temperature Int: hot", "temperature", None),
        ("Make: \x1b[31mA\u202e\u200bB\tC", "recorder", "[31mA B C"),
        ("Make: Müller", "recorder", "Müller"),
        ("Make: " + "x" * 5000, "recorder", "x" * 200),
    ],
)
def test_lines_of_guano(line: str, column: str, value: str | None) -> None:
    assert told(wav(chunk(b"guan", line.encode()))).get(column) == value


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (COMMENT, ("2026-05-12T05:00:00+02:00", "medium", "4.2", "23.4")),
        (
            "Recorded at 19:17:30 25/10/2019 (UTC) by AudioMoth 0FE081F80FE081F0 at gain setting 2 "
            "while battery state was 4.5V",
            ("2019-10-25T19:17:30+00:00", "2", "4.5", None),
        ),
        (
            "Recorded at 19:17:30 25/10/2018 by AudioMoth 0FE081F80FE081F0 at gain setting 2 while "
            "battery state was < 3.6V",
            ("2018-10-25T19:17:30", "2", "<3.6", None),
        ),
        (
            "Recorded at 10:34:00 05/03/2021 (UTC-3:30) by AudioMoth 248D9B045F8B2A3F at "
            "low-medium gain setting while battery state was less than 2.5V and temperature was "
            "-3.2C. Recording cancelled before completion due to low voltage.",
            ("2021-03-05T10:34:00-03:30", "low-medium", "<2.5", "-3.2"),
        ),
        (
            "Recorded at 10:34:00.250 05/03/2024 (UTC+5:45) during deployment 0123456789ABCDEF "
            "using external microphone at high gain while battery was greater than 4.9V and "
            "temperature was 30.0C.",
            ("2024-03-05T10:34:00.250+05:45", "high", ">4.9", "30.0"),
        ),
        ("Recorded at 99:00:00 12/05/2026 by AudioMoth", (None, None, None, None)),
    ],
)
def test_comments_of_all_audiomoths(comment: str, expected: tuple[str | None, ...]) -> None:
    found = told(audiomoth(comment))
    wanted = ("recorded_at", "gain", "battery", "temperature")
    assert tuple(found.get(column) for column in wanted) == expected
    if expected[0]:
        assert found["recorder"].startswith("AudioMoth ")


def test_another_programs_comment_tells_nothing() -> None:
    assert told(audiomoth("Recorded at 05:00:00 12/05/2026 by me", artist="me")) == {}


def test_song_meters_own_chunk() -> None:
    fields = {
        "model": "SM3",
        "serial": "SM300123",
        "prefix": "POND",
        "time": "2014-04-02 22:59:14-05:00",
        "place": "WGS84, 42.50000, N, 71.25000, W, 60",
    }
    assert told(wav(chunk(b"data", SOUND), wamd(**fields))) == {
        "site": "POND",
        "date": "2014-04-02",
        "time": "22:59:14",
        "recorded_at": "2014-04-02T22:59:14-05:00",
        "recorder": "SM3 SM300123",
        "latitude": "42.50000",
        "longitude": "-71.25000",
        "elevation": "60",
    }
    assert told(wav(wamd(place="WGS84,-42.5,71.25"))) == {"latitude": "-42.5", "longitude": "71.25"}


def test_guano_counts_first_and_others_fill_in() -> None:
    found = told(
        wav(
            wamd(prefix="POND", time="2014-04-02 22:59:14"),
            chunk(b"guan", b"Timestamp: 2017-04-03T21:32:05\nModel: X"),
        )
    )
    assert (found["recorded_at"], found["date"]) == ("2017-04-03T21:32:05", "2017-04-03")
    assert (found["site"], found["recorder"]) == ("POND", "X")


def test_chunks_behind_sound_of_more_than_four_gigabytes(tmp_path: Path) -> None:
    path, n_bytes = tmp_path / "20260512_050000.wav", 5 * 2**30
    sizes = chunk(b"ds64", struct.pack("<QQQI", 0, n_bytes, 0, 0))
    head = b"RF64\xff\xff\xff\xffWAVE" + sizes + chunk(b"fmt ", FORMAT)
    with path.open("wb") as file:
        file.write(head + chunk(b"data", b"", 2**32 - 1))
        file.seek(n_bytes, 1)  # a hole takes no room
        file.write(chunk(b"guan", GUANO))
    assert recorder_columns(path)["recorded_at"] == "2017-04-03T21:32:05+02:00"


def test_sizes_beyond_any_file_end_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"
    sizes = chunk(b"ds64", struct.pack("<QQQI", 0, 2**64 - 2, 0, 0))
    path.write_bytes(
        wav(sizes, chunk(b"guan", GUANO), chunk(b"data", b"", 2**32 - 1), kind=b"RF64")
    )
    assert recorder_columns(path)["time"] == "21:32:05"


def test_chunks_that_promise_too_much_tell_what_is_there() -> None:
    cut = wav(chunk(b"guan", b"Make: A\nModel: B", size=2**32 - 2))
    assert told(cut) == {"recorder": "A B"}
    assert (
        told(wav(chunk(b"LIST", b"INFO" + chunk(b"ICMT", COMMENT.encode(), 2**31))))["gain"]
        == "medium"
    )
    assert told(wav(chunk(b"wamd", struct.pack("<HI", 1, 2**31) + b"SM4"))) == {"recorder": "SM4"}


@given(st.binary(max_size=300))
def test_any_bytes_are_no_error(content: bytes) -> None:
    assert set(told(content)) <= set(COLUMNS)


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([b"guan", b"wamd", b"LIST", b"ds64", b"data", b"fmt "]),
            st.binary(max_size=80) | st.binary(max_size=60).map(lambda b: b"INFO" + b),
            st.none() | st.integers(0, 2**32 - 1),
        ),
        max_size=6,
    ),
    st.sampled_from([b"RIFF", b"RF64", b"BW64"]),
)
def test_bad_chunks_are_no_error(
    chunks: list[tuple[bytes, bytes, int | None]], kind: bytes
) -> None:
    found = told(wav(*(chunk(*one) for one in chunks), kind=kind))
    assert set(found) <= set(COLUMNS)
    assert all(0 < len(value) <= 200 and value.isprintable() for value in found.values())


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8))
def test_damaged_metadata_are_no_error(at: int, damage: bytes) -> None:
    whole = wav(chunk(b"guan", GUANO), wamd(time="2014-04-02 22:59:14")) + audiomoth(COMMENT)[12:]
    place = at % len(whole)
    told(whole[:place] + damage + whole[place + len(damage) :])
    told(whole[:place])


def test_the_metadatas_time_counts_and_the_names_site(tmp_path: Path) -> None:
    path = tmp_path / "RIDGE_20200101_000000.wav"
    path.write_bytes(wav(chunk(b"data", SOUND), chunk(b"guan", GUANO)))
    found = recorder_columns(path)
    assert (found["site"], found["date"], found["time"]) == ("RIDGE", "2017-04-03", "21:32:05")
    assert list(found) == [column for column in COLUMNS if column in found]


def test_a_file_that_is_not_there_tells_by_its_name(tmp_path: Path) -> None:
    assert recorder_columns(tmp_path / "A_20200101_000000.wav") == {
        "site": "A",
        "date": "2020-01-01",
        "time": "00:00:00",
        "recorded_at": "2020-01-01T00:00:00",
    }


def test_a_day_of_a_real_recorder(shared: Path) -> None:
    files = sorted((shared / "data" / "survey-day").glob("*.wav"))
    found = [recorder_columns(path) for path in files]
    assert len(found) == 96
    assert {columns["site"] for columns in found} == {"S4A03895"}
    assert {columns["date"] for columns in found} == {"2019-05-22"}
    assert [columns["time"] for columns in found] == [
        f"{minute // 60:02}:{minute % 60:02}:00" for minute in range(0, 24 * 60, 15)
    ]
