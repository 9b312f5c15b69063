"""What is said when everything fails: the reason that most share, and what to do."""

import re
from collections import Counter
from collections.abc import Sequence

from aldesk.core.errors import Problem, SampleProblem, Unreachable

FIRST = 50
"""So many samples fail before it is asked whether all do."""


def all_failed(problems: Sequence[SampleProblem]) -> Problem:
    """Return the one problem in place of many; two reasons are one if only their numbers differ.

    Parameters
    ----------
    problems : sequence of SampleProblem
        What was said of each sample, at least one.
    """
    reasons = [re.sub(r"\d[\d.,]*", "0", problem.what) for problem in problems]
    [(commonest, n)] = Counter(reasons).most_common(1)
    first = problems[reasons.index(commonest)]
    if isinstance(first, Unreachable):
        todo = "See that the drive with the files is there, or find moved files; then begin again"
    else:
        todo = first.todo or "Choose another encoder, or look into these files; then begin again"
    share = "all" if n == len(problems) else f"{n} of them"
    such_as = f" (such as {first.subject})" if first.subject else ""
    return Problem(
        f"Each of the {len(problems)} samples that were tried has failed, {share} for this "
        f"reason: {first.what.rstrip('.')}{such_as}",
        kept="What was embedded is kept, and none of them is marked as broken",
        todo=todo,
    )
