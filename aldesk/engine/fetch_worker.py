"""The process that fetches a data set of the hub; started only when the person asks for it."""

import traceback
from multiprocessing.connection import Connection

from aldesk.core.errors import Problem
from aldesk.engine.message import pack, problem_parts, unpack
from aldesk.sources.hugging_face import open_dataset


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do the one job that the pipe brings, then end."""
    _, head, _ = unpack(pipe.recv_bytes())
    try:
        open_dataset(head["name"], head["config"])
    except Problem as problem:
        pipe.send_bytes(pack("problem", problem_parts(problem)))
    except Exception as error:  # noqa: BLE001 - told to the person, with the report in the log
        pipe.send_bytes(pack("bug", {"what": str(error), "report": traceback.format_exc()}))
    else:
        pipe.send_bytes(pack("done"))
