"""Sound that is long enough to be cut into windows."""

from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.media.recording_facts import RecordingFacts


def as_recording(sample: Sample, facts: RecordingFacts, rule: WindowRule) -> Recording:
    """Return a file of sound as a recording, as long as it can be read.

    The label of a whole recording is none of its windows: it becomes the column ``label of the
    recording``.
    """
    columns = dict(sample.columns)
    if sample.label is not None:
        columns.setdefault("label of the recording", sample.label)
    length, rate, n_channels = facts.seconds, facts.rate, facts.n_channels
    return Recording(sample.id, sample.path, length, rate, rule, n_channels, sample.split, columns)
