"""How a project's files are turned into sound and pictures, where there is a choice."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from aldesk.core.sample import Media

EXPANSIONS = (1, 5, 8, 10, 16, 20)
"""Time expansions that are offered: those that bat detectors use."""

Levels = Literal["picture"] | tuple[float, float]
"""What is black and what is white: by each picture's own values, or these two for all."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """One rule for all that a project shows, plays and embeds.

    Attributes
    ----------
    channel : int
        Counted from 1; 0 for all of them: the mix of a sound, the colours of a picture.
    expansion : int
        How many times slower sound is taken to be: its frequencies are lower by the same factor.
    levels : "picture" or (float, float)
        The values that are shown as black and white, in pictures deeper than 8 bits.
    """

    channel: int = 0
    expansion: int = 1
    levels: Levels = "picture"

    @property
    def key(self) -> str:
        """What it adds to an encoder's key; empty where nothing was chosen."""
        parts = [f"ch{self.channel}"] if self.channel else []
        parts += [f"x{self.expansion}"] if self.expansion != 1 else []
        if self.levels != "picture":
            parts.append("levels{!r}-{!r}".format(*self.levels))
        return ":".join(parts)

    def of(self, media: Media) -> "Decoding":
        """Return the part of it that matters for sound or for pictures."""
        if media == "sound":
            return replace(self, levels="picture")
        return replace(self, expansion=1)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON knows it."""
        return asdict(self)

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> "Decoding":
        """Return what `to_json` wrote; what is not known here is passed over."""
        levels = facts.get("levels", "picture")
        return cls(
            int(facts.get("channel", 0)),
            int(facts.get("expansion", 1)),
            (float(levels[0]), float(levels[1])) if isinstance(levels, list | tuple) else "picture",
        )


AS_IS = Decoding()
"""What is used where nothing was chosen."""
