"""Which sound is long enough to be cut into windows."""

from pathlib import Path

from aldesk.core.errors import SampleProblem
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.media import media_of
from aldesk.media.recording_facts import RecordingFacts, recording_facts

LABEL_OF_RECORDING = "label of the recording"


def facts_to_cut(path: Path, rule: WindowRule | None) -> RecordingFacts | None:
    """Return what the header of a file tells that is to be cut, or None if it stays whole.

    So it is with what is no longer than a window, and with what does not say how long it is.
    """
    if rule is None or media_of(path) != "sound":
        return None
    try:
        facts = recording_facts(path)
    except SampleProblem:  # looking into it as a whole file says what is wrong
        return None
    return facts if rule.count(facts.seconds) > 1 else None


def as_recording(sample: Sample, facts: RecordingFacts, rule: WindowRule) -> Recording:
    """Return a file of sound as a recording.

    The label of a whole recording is none of its windows: it becomes the column ``label of the
    recording``.
    """
    columns = dict(sample.columns)
    if sample.label is not None:
        columns.setdefault(LABEL_OF_RECORDING, sample.label)
    return Recording(
        sample.id,
        sample.path,
        facts.seconds,
        facts.rate,
        rule,
        facts.n_channels,
        sample.split,
        columns,
    )
