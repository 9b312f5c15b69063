"""A study with a linear classifier waits for no torch, and for no pandas."""

import subprocess
import sys

SCRIPT = """
import sys
import numpy as np
import aldesk.engine.study.worker
import aldesk.engine.study.report_worker
from aldesk.study.data import make_data
from aldesk.study.loop import run_task
from aldesk.study.plan import DataPlan, Plan, StrategyPlan
from aldesk.study.task import Task

assert "skactiveml" in sys.modules
X = np.random.default_rng(0).standard_normal((60, 4), np.float32)
part = X, ["a", "b", "c"] * 20
data = make_data((*part, [str(i) for i in range(60)]), part)
plan = Plan(DataPlan(), (StrategyPlan("Badge"),), n_cycles=1)
assert len(run_task(plan, data, Task(0, 0), lambda point: None).points) == 2
print({"torch", "pandas"} & {*sys.modules})
"""


def test_a_task_with_a_linear_classifier_imports_neither_torch_nor_pandas() -> None:
    command = [sys.executable, "-c", SCRIPT]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    assert told.stdout.strip() == "set()", told.stderr
