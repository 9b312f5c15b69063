"""What the window's process imports, seen in a fresh Python."""

import subprocess
import sys

HEAVY = (
    "torch", "sklearn", "skactiveml", "skorch", "transformers", "datasets", "scipy", "pandas",
    "onnxruntime", "ai_edge_litert",
)  # fmt: skip


def imported_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


START_PAGE = """
from aldesk.gui.window.app import make_application, make_window
app = make_application()
window = make_window("light")
window.show()
app.processEvents()
assert window.start_flow.start.isVisible()
"""
LATER = ("numpy", "pyqtgraph", "asyncio", "sqlite3")
"""What only an open project needs."""


def test_the_command_line_imports_nothing_heavy_and_no_qt() -> None:
    names = imported_after("import aldesk.cli.commands")
    assert not names & {*HEAVY, *LATER, "PySide6"}
    assert "click" in names


def test_the_start_page_is_shown_before_what_only_a_project_needs_is_imported() -> None:
    names = imported_after(START_PAGE)
    assert not names & {*HEAVY, *LATER}
    assert "PySide6" in names


def test_what_is_imported_ahead_has_nothing_heavy() -> None:
    ahead = "from importlib import import_module\n"
    ahead += "from aldesk.gui.window.imports_ahead import _MODULES\n"
    names = imported_after(ahead + "for name in _MODULES: import_module(name)")
    assert not names & set(HEAVY)
    assert names >= set(LATER) - {"asyncio"}
