"""What of a clip is played by itself, and where in its recording it lies."""

from aldesk.gui.sound.graph import Region
from aldesk.media.clip import Clip, seconds
from aldesk.media.excerpt import Excerpt


def about(clip: Clip | None) -> Region:
    """Return what is played by itself, in seconds of the clip: of a recording, the stretch."""
    if isinstance(clip, Excerpt):
        return clip.about.start, clip.about.stop
    return 0.0, seconds(clip) if clip else 0.0


def begins(clip: Clip | None) -> float:
    """Return where in its recording a clip begins, in seconds."""
    return clip.begins if isinstance(clip, Excerpt) else 0.0


def is_same(before: Clip | None, clip: Clip) -> bool:
    """Return whether a clip of the same sample is shown as it was: so decoded, so much of it."""
    if before is None or before.decoding != clip.decoding:
        return False
    if isinstance(clip, Excerpt) and isinstance(before, Excerpt):
        return (before.first, before.end) == (clip.first, clip.end)
    return True
