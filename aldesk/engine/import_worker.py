"""The process that reads a source: lists the files, looks into each, reports part by part.

A file may take it down; `importing` starts it again and leaves that file out.
"""

import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.part import Known
from aldesk.engine.diary import Diary
from aldesk.engine.memory_limit import limit_memory
from aldesk.engine.message import pack, problem_parts, unpack
from aldesk.engine.part_message import pack_listing, pack_part, unpack_problem
from aldesk.engine.process import lower_priority
from aldesk.sources import Collector, Options, list_source
from aldesk.store.import_table import read_known

_MOST_MEMORY = 1 << 30
"""Bytes beyond what the process has when it begins; a file's header never needs so much."""

_MOST_FOR_A_DATA_SET = 4 << 30
"""The same where rows are read from the files of a data set, in groups."""

_SECONDS_BETWEEN_SIGNS = 0.1


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do the one job that the pipe brings, then end."""
    try:
        _import(pipe)
    except Problem as problem:
        pipe.send_bytes(pack("problem", problem_parts(problem)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # noqa: BLE001 - told to the person, with the report in the log
        pipe.send_bytes(pack("bug", {"what": str(error), "report": traceback.format_exc()}))


def _import(pipe: "Connection[bytes, bytes]") -> None:
    _, head, _ = unpack(pipe.recv_bytes())
    sign = _Sign(pipe)
    folder = Path(head["media_folder"]) if head["media_folder"] else None
    options = Options.from_json(head["options"], folder)
    known = read_known(Path(head["project"])) if head["project"] else Known()
    found, problems = list_source(head["where"], options, sign)
    refused = [unpack_problem(line) for line in head["refused"]]
    media = next((sample.media for sample in known.samples.values()), None)
    limit_memory(_MOST_MEMORY if all(f.content is None for f in found) else _MOST_FOR_A_DATA_SET)
    is_urgent = not head["project"]
    collector = Collector(found, problems, options, known, media, refused)
    pipe.send_bytes(pack_listing(collector.listing))
    with Diary(Path(head["diary"])) as diary:
        for part in collector.parts(sign, about_to=diary.note):
            pipe.send_bytes(pack_part(part))
            if is_urgent:
                lower_priority()
                is_urgent = False
    pipe.send_bytes(pack("done"))


class _Sign:
    """Tells how far it is, and that it is alive, but not too often."""

    def __init__(self, pipe: "Connection[bytes, bytes]") -> None:
        self._pipe = pipe
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        if (now := time.monotonic()) - self._last > _SECONDS_BETWEEN_SIGNS or done == total > 0:
            self._last = now
            self._pipe.send_bytes(pack("progress", {"done": done, "total": total}))
