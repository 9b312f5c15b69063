"""Whatever the embedding process does: it is started again, and embeds the rest."""

import os
from pathlib import Path

import pytest

from aldesk.engine.embed.client import Control, EmbeddingJob, ProjectSink, run
from aldesk.engine.embed.reports import EmbedReport, StartedAgain, ToEmbed
from aldesk.store import Project
from tests.engine.embed.faulty_worker import FAULTS, GARBAGE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere there is no SIGSTOP")

_PATIENCE = {
    "stopped": "aldesk.core.child_process.SECONDS_OF_SILENCE",
    "says nothing": "aldesk.engine.embed.client._SECONDS_A_STEP",  # but lives
}


class Impatient(ProjectSink):
    """Waits for a sign of life no longer, once the encoder is loaded."""

    def __init__(self, project: Project, patch: pytest.MonkeyPatch, limit: str | None) -> None:
        super().__init__(project)
        self.n_starts, self._patch, self._limit = 1, patch, limit

    def take(self, report: EmbedReport) -> ToEmbed:
        if isinstance(report, StartedAgain):
            self.n_starts += 1
            self._patch.undo()
        elif self.n_starts == 1 and self._limit:
            self._patch.setattr(self._limit, 0.4)
        return super().take(report)


@pytest.mark.parametrize("fault", [*FAULTS, *GARBAGE])
def test_it_is_started_again_and_embeds_the_rest(
    fault: str, project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    mark.touch()
    monkeypatch.setenv("FAULTY_WORKER", f"{fault}@{mark}")
    monkeypatch.setattr("aldesk.engine.embed.client._MODULE", "tests.engine.embed.faulty_worker")
    sink = Impatient(project, pytest.MonkeyPatch(), _PATIENCE.get(fault))
    run(EmbeddingJob.of(project), sink, Control())
    key = project.meta.encoder_key
    assert sink.n_starts == 2
    assert project.embeddings.missing(key).tolist() == []
    n_embedded = sum(len(shard.rows) for shard in project.embeddings.shards(key))
    n_broken = 1 if fault == "the same twice" else 0  # said once, it can be true
    assert n_embedded == len(project.samples) - n_broken
