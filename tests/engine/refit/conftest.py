import pytest

from aldesk.core.refit import RefitRequest
from aldesk.session import LabelSession
from aldesk.store import Project


@pytest.fixture
def request_(tested_project: Project) -> RefitRequest:
    session = LabelSession(tested_project)
    for asked in session.next_batch():
        assert asked.sample.label
        session.label(asked.sample.id, asked.sample.label)
    return session.refit_request(tested_project.meta.encoder_key)
