"""Which sound is long enough to be cut into windows."""

from aldesk.core.errors import SampleProblem
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.media.sound import opened


def as_recording(sample: Sample, rule: WindowRule | None) -> Recording | None:
    """Return a file of sound as a recording, or None if it stays whole.

    So it is with what is no longer than a window, and with what does not say how long it is. The
    label of a whole recording is none of its windows: it becomes the column ``label of the
    recording``.
    """
    if rule is None or sample.media != "sound" or sample.span:
        return None
    try:
        with opened(sample.path) as file:
            n, rate, n_channels = int(file.frames), int(file.samplerate), int(file.channels)
    except (SampleProblem, OSError):
        return None
    if rule.count(n / rate) == 1:
        return None
    columns = dict(sample.columns)
    if sample.label is not None:
        columns.setdefault("label of the recording", sample.label)
    return Recording(
        sample.id, sample.path, n / rate, rate, rule, n_channels, sample.split, columns
    )
