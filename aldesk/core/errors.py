"""The two kinds of problem: the world failed (`Problem`), or we have a bug (anything else)."""


class Problem(Exception):  # noqa: N818 - a problem of the world is not an error of ours
    """The world failed; the text is written for the person who reads it.

    Parameters
    ----------
    what : str
        What happened, as a sentence without its full stop.
    subject : str, optional
        The file or sample that it happened to.
    kept : str, optional
        What was kept, or is untouched.
    todo : str, optional
        What the person can do now.
    """

    def __init__(self, what: str, *, subject: str = "", kept: str = "", todo: str = "") -> None:
        self.what = what
        self.subject = subject
        self.kept = kept
        self.todo = todo
        first = f"{subject}: {what}" if subject else what
        super().__init__(" ".join(f"{part}." for part in (first, kept, todo) if part))

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild with the named parts, which the default would lose."""
        return (_rebuild, (type(self), self.what, self.subject, self.kept, self.todo))


class Damaged(Problem):
    """A project file is not what any version of ALDesk writes; what is whole can be saved."""


class SampleProblem(Problem):
    """One sample cannot be read or embedded; the others are not concerned.

    Attributes
    ----------
    kind : str
        What problems of the same class are counted under in an import's report.
    """

    kind = "unreadable"


class Unreachable(SampleProblem):
    """A sample's file is not there at the moment; it may well be back later."""

    kind = "missing"


class Forbidden(Unreachable):
    """It may not be read at the moment; its permissions, or who has it open, may change."""

    kind = "unreadable"


class NotAFile(SampleProblem):
    """A folder, a pipe or a device has the name of a sample."""

    kind = "not a file"


class Empty(SampleProblem):
    """The file has no content, or a header and nothing behind it."""

    kind = "empty"


class CutOff(SampleProblem):
    """Part of the content that the file promises is missing or damaged."""

    kind = "cut off"


class TooLarge(SampleProblem):
    """Reading it would take more memory than a sample may."""

    kind = "too large"


class Unsupported(SampleProblem):
    """The file is of a kind that ALDesk does not read."""

    kind = "unsupported"


class Cancelled(Exception):  # noqa: N818 - asked for by the person, so not an error
    """Raised inside a long computation after the person asked it to stop."""


def _rebuild(kind: type[Problem], what: str, subject: str, kept: str, todo: str) -> Problem:
    return kind(what, subject=subject, kept=kept, todo=todo)
