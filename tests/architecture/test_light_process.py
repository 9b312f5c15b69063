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


def test_the_command_line_imports_nothing_heavy_and_no_qt() -> None:
    names = imported_after("import aldesk.cli.commands")
    assert not names & {*HEAVY, "PySide6", "pyqtgraph"}
    assert "numpy" in names
