"""Where the reports of a process go."""

from typing import Protocol, TypeVar

from aldesk.core.progress import Progress

Report_contra = TypeVar("Report_contra", contravariant=True)
Answer_co = TypeVar("Answer_co", covariant=True)


class Sink(Protocol[Report_contra, Answer_co]):
    """Takes what a process reports, on the thread that owns the project."""

    @property
    def progress(self) -> Progress:
        """Show how far it is."""

    def take(self, report: Report_contra) -> Answer_co:
        """Bring a report to the disk, then answer it; raises Problem where that fails."""
