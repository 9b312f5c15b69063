"""What a sample is called on the screen."""

from aldesk.core.sample import Sample


def sample_name(sample: Sample) -> str:
    """Return its file's name, with the time of a stretch, such as ``night.wav · 1:02:03``."""
    if sample.span is None:
        return sample.path.name
    return f"{sample.path.name} · {clock_time(sample.span.start)}"


def clock_time(seconds: float) -> str:
    """Return a time in a recording, such as ``1:02:03`` or ``0:07.5``."""
    tenths = round(seconds * 10)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    whole, tenth = divmod(rest, 10)
    return f"{text}:{whole:02}" + (f".{tenth}" if tenth else "")
