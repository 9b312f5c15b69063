"""The process that fetches a data set of the hub; started only when the person asks for it."""

from multiprocessing.connection import Connection

from aldesk.core.hub_id import HubId
from aldesk.engine.process.messages import unpack
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.sources.hugging_face import open_dataset


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do the one job that the pipe brings, then end."""
    run_and_report(pipe, lambda: _fetch(pipe))


def _fetch(pipe: "Connection[bytes, bytes]") -> None:
    _, head, _ = unpack(pipe.recv_bytes())
    open_dataset(HubId(**head["name"]), head["config"])
