"""The guide has every action's key."""

from aldesk import resources
from aldesk.gui.kit.action_table import Action

SPELLED = {
    "PgUp": "Page ↑", "PgDown": "Page ↓", "Ctrl+PgUp": "Ctrl+Page ↑", "Ctrl+PgDown": "Ctrl+Page ↓",
    "Right": "→", "Ctrl+Right": "Ctrl+→", "Ctrl+Left": "Ctrl+←", "Ctrl+Up": "Ctrl+↑",
    "Ctrl+Down": "Ctrl+↓", "Return": "Enter", "Ctrl+Shift+Right": "Ctrl+Shift+→",
    "Ctrl+Shift+Left": "Ctrl+Shift+←", "Shift+PgUp": "Shift+Page ↑", "Shift+PgDown": "Shift+Page ↓",
    **{f"Shift+{way}": "Shift+arrows" for way in ("Left", "Right", "Up", "Down")},
    **{f"Ctrl+{view}": "Ctrl+1` … `Ctrl+5" for view in range(1, 6)},
}  # fmt: skip


def test_the_guide_has_every_key() -> None:
    page = (resources.root() / "guide" / "using-the-window.md").read_text(encoding="utf-8")
    for action in Action:
        if not action.default_keys:
            continue
        key = action.default_keys[0]
        assert f"`{SPELLED.get(key, key)}`" in page, action.title
