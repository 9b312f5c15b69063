import json
from pathlib import Path

import numpy as np

from aldesk.core.ids import SampleId
from aldesk.core.numbered_samples import NumberedSamples
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.engine.process.messages import pack, unpack
from aldesk.engine.process.sample_facts import numbered_facts, numbered_of

N = 1234


def some_samples() -> NumberedSamples:
    every = SampleRows()
    every.add(Sample(SampleId(f"{i:032x}"), Path(f"ü {i}.png"), "picture") for i in range(N))
    return NumberedSamples.of(every, np.r_[0:5, 7:N])


def test_samples_arrive_with_their_rows() -> None:
    sent = some_samples()
    _, head, _ = unpack(pack("samples", {"samples": numbered_facts(sent)}))
    assert list(numbered_of(head["samples"])) == list(sent)


def test_no_entry_of_a_message_takes_long_to_be_written() -> None:
    entries = numbered_facts(some_samples())
    assert max(len(json.dumps(entry)) for entry in entries) < 100_000
    assert len(entries) > 2
