"""What a person chose about the program is kept; nonsense in its place is passed over."""

import pytest

from aldesk.gui.kit import general_settings as kept
from aldesk.gui.kit.general_settings import GeneralSettings, change_general, general_settings
from aldesk.gui.kit.preferences import preferences


def test_what_is_chosen_is_kept() -> None:
    change_general(theme="dark", audit_percent=0)
    change_general(project_folder="/data")
    assert general_settings() == GeneralSettings("dark", "auto", 0, "/data")


@pytest.mark.parametrize(
    "text",
    [
        "nonsense", "[1]", "null", '{"theme": "pink"}', '{"theme": ["dark"]}', '{"language": "fr"}',
        '{"audit_percent": 51}', '{"audit_percent": -1}', '{"audit_percent": true}',
        '{"audit_percent": "20"}', '{"project_folder": 3}', '{"other": 1}',
    ],
)  # fmt: skip
def test_what_cannot_be_is_left_out(text: str) -> None:
    preferences().setValue("general", text)
    assert general_settings() == GeneralSettings()


def test_the_command_line_comes_first_and_the_system_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "system_language", lambda: "de")
    assert (kept.language_for("auto"), kept.theme_for("auto")) == ("de", "auto")
    change_general(theme="dark", language="en")
    assert (kept.language_for("auto"), kept.theme_for("auto")) == ("en", "dark")
    assert (kept.language_for("de"), kept.theme_for("light")) == ("de", "light")
