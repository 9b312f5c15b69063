"""How a job ended, as a value; the words for it are made where it is shown."""

from dataclasses import dataclass
from typing import Any

from aldesk.core.errors import Problem


@dataclass(frozen=True)
class Done:
    """It came to its end; with what it returned."""

    result: Any = None


@dataclass(frozen=True)
class Stopped:
    """The person stopped it, by which the job raised `Cancelled`; what is complete is kept."""


@dataclass(frozen=True)
class Incomplete:
    """It came to its end, but a part could not be done."""

    reason: str


@dataclass(frozen=True)
class Failed:
    """It ended early; of an error in ALDesk the report is in the log."""

    problem: Problem


Outcome = Done | Stopped | Incomplete | Failed
