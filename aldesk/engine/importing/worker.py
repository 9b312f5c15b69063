"""The process that reads a source: lists the files, looks into each, reports part by part.

A file may take it down; `importing` starts it again and leaves that file out.
"""

from multiprocessing.connection import Connection
from pathlib import Path

from aldesk.core.child_process import lower_priority
from aldesk.core.import_batch import AlreadyImported
from aldesk.core.memory_limit import limit_memory
from aldesk.engine.importing.current_file_log import CurrentFileLog
from aldesk.engine.importing.messages import pack_listing, pack_part, unpack_problem
from aldesk.engine.process.messages import unpack
from aldesk.engine.process.progress_reporter import ProgressReporter
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.sources import Collector, Options, list_source
from aldesk.store.import_table import read_known

_MOST_MEMORY = 1 << 30
"""Bytes beyond what the process has when it begins; a file's header never needs so much."""

_MOST_FOR_A_DATA_SET = 4 << 30
"""The same where rows are read from the files of a data set, in groups."""

_MOST_TO_LIST = 8 << 30
"""The same while the rows of all files are listed: a damaged file may ask for any number."""


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do the one job that the pipe brings, then end."""
    run_and_report(pipe, lambda: _import(pipe))


def _import(pipe: "Connection[bytes, bytes]") -> None:
    _, head, _ = unpack(pipe.recv_bytes())
    reporter = ProgressReporter(pipe)
    folder = Path(head["extract_folder"]) if head["extract_folder"] else None
    options = Options.from_json(head["options"], folder)
    limit_memory(_MOST_TO_LIST)
    known = read_known(Path(head["project"])) if head["project"] else AlreadyImported()
    found, problems = list_source(head["where"], options, reporter)
    refused = [unpack_problem(line) for line in head["refused"]]
    media = next((sample.media for sample in known.samples.values()), None)
    limit_memory(_MOST_MEMORY if all(f.content is None for f in found) else _MOST_FOR_A_DATA_SET)
    is_urgent = not head["project"]
    collector = Collector(found, problems, options, known, media, refused)
    pipe.send_bytes(pack_listing(collector.listing))
    with CurrentFileLog(Path(head["current_file"])) as current_file:
        for part in collector.parts(reporter, about_to=current_file.note):
            pipe.send_bytes(pack_part(part))
            if is_urgent:
                lower_priority()
                is_urgent = False
