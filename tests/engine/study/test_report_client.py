from unittest.mock import Mock

import pytest

from aldesk.engine.study.report_client import ReportWorker


def test_its_process_is_started_once(monkeypatch: pytest.MonkeyPatch) -> None:
    open_worker = Mock()
    monkeypatch.setattr("aldesk.engine.study.report_client.open_worker", open_worker)
    report = ReportWorker({})
    report.start()
    report.start()
    open_worker.assert_called_once()
