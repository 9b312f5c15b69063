import subprocess
import sys

HEAVY = "{'torch', 'sklearn', 'skactiveml', 'skorch', 'scipy', 'pandas'}"


def _imports(module: str) -> str:
    code = f"import sys, {module}; print(sorted(set(sys.modules) & {HEAVY}))"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_catalogues_import_nothing_heavy() -> None:
    modules = (
        "aldesk.strategies.catalogue, aldesk.strategies.build, aldesk.learn.catalogue, "
        "aldesk.evaluate.accuracy, aldesk.evaluate.curve"
    )
    assert _imports(modules) == "[]"


def test_the_probe_sees_what_is_imported() -> None:
    assert "torch" in _imports("aldesk.learn.mc_dropout")
