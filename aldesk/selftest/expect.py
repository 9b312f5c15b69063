"""What a step says when something is not as it must be."""


class Failed(Exception):  # noqa: N818 - the outcome of a step
    """A step of the self-test does not hold."""


def expect(holds: bool, otherwise: str) -> None:
    """Go on if it holds, else raise `Failed` with what is wrong."""
    if not holds:
        raise Failed(otherwise)
