"""What names of recorders' files tell."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.moments import moment_columns
from aldesk.media.recorder_names import columns_of_name


@pytest.mark.parametrize(
    ("name", "site", "recorded_at"),
    [
        ("20260512_050000.WAV", "", "2026-05-12T05:00:00"),
        ("20260512_050000T.WAV", "", "2026-05-12T05:00:00"),
        ("5E90A4D4.WAV", "", "2020-04-10T16:54:44+00:00"),
        ("S4A03895_20190522_000000.wav", "S4A03895", "2019-05-22T00:00:00"),
        ("SITE_20260512_050000_000.wav", "SITE", "2026-05-12T05:00:00"),
        ("SITE_20260512_050000$.wav", "SITE", "2026-05-12T05:00:00"),
        ("SITE_20260512$050000.wav", "SITE", "2026-05-12T05:00:00"),
        ("NORTH-RIDGE_3_0+1_20150603_184100.wav", "NORTH-RIDGE_3", "2015-06-03T18:41:00"),
        ("PLOT_A_1_20260512_050000.wav", "PLOT_A_1", "2026-05-12T05:00:00"),
        ("POND_-1_20150603_184100.wav", "POND", "2015-06-03T18:41:00"),
        ("2026-05-12T05-00-00.flac", "", "2026-05-12T05:00:00"),
        ("2026.05.12 05.00.00.mp3", "", "2026-05-12T05:00:00"),
        ("A 1_2026-05-12 05:00:00+02:00.wav", "A 1", "2026-05-12T05:00:00+02:00"),
        ("20210714T053000+1000_REC.flac", "", "2021-07-14T05:30:00+10:00"),
        ("20210714T053000Z", "", "2021-07-14T05:30:00+00:00"),
        ("Ärger_20210714-053000_20210714-063000.wav", "Ärger", "2021-07-14T05:30:00"),
        ("99999999_999999_S_20260512_050000.wav", "99999999_999999_S", "2026-05-12T05:00:00"),
    ],
)
def test_names_of_recorders(name: str, site: str, recorded_at: str) -> None:
    found = columns_of_name(name)
    assert found.pop("site", "") == site
    assert found == moment_columns(datetime.fromisoformat(recorded_at))
    assert columns_of_name(f"2019/{name}") == columns_of_name(name)


@pytest.mark.parametrize(
    ("name", "date"),
    [("PLOT3_2021-05-12_a.wav", "2021-05-12"), ("20210512 dawn.wav", "2021-05-12")],
)
def test_a_date_alone(name: str, date: str) -> None:
    assert columns_of_name(name) == {"date": date}


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "zero_12_3.wav",
        "5E90A4D4.wav",
        "12345678.WAV",
        "FFFFFFFF.WAV",
        "20261312_050000.wav",
        "id120260512_050000.wav",
        "2026-05.12T05-00-00.wav",
        "٢٠٢٦٠٥١٢_٠٥٠٠٠٠.wav",
        "12026051_2050000.wav",
    ],
)
def test_names_that_tell_nothing(name: str) -> None:
    assert columns_of_name(name) == {}


@given(
    st.datetimes(datetime(1980, 1, 1), datetime(2099, 12, 31)),
    st.from_regex(r"[A-Z]\w{0,9}", fullmatch=True),
)
def test_all_moments_are_read_as_they_were_written(moment: datetime, site: str) -> None:
    moment = moment.replace(microsecond=0)
    told = moment_columns(moment)
    for form in ("%Y%m%d_%H%M%S", "%Y%m%dT%H%M%S", "%Y-%m-%dT%H-%M-%S", "%Y_%m_%d_%H_%M_%S"):
        found = columns_of_name(f"{moment.strftime(form)}.wav")
        assert found == told
        with_site = columns_of_name(f"{site}_{moment.strftime(form)}.wav")
        assert {k: v for k, v in with_site.items() if k != "site"} == told


@given(st.integers(0x5A000000, 0x7FFFFFFF))
def test_hexadecimal_names_are_seconds_since_1970(seconds: int) -> None:
    told = moment_columns(datetime.fromtimestamp(seconds, UTC))
    assert columns_of_name(f"{seconds:08X}.WAV") == told


@given(st.text())
def test_any_name_is_read(name: str) -> None:
    assert set(columns_of_name(name)) <= {"site", "date", "time", "recorded_at"}
