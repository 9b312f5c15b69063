"""What a disk may hold after a power cut, from the record that strace made of a process's writes.

Of each file the disk holds what was there when it was last synced, and of what was written since
anything: some of the writes, in any order, the last one torn, or room without its content. Of what
happened to names (made, renamed, removed) it holds all up to the last sync of their folder, and the
first ones since: file systems keep their order.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

TRACED = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,"
    "mkdir,mkdirat,sendfile,copy_file_range,writev,pwritev,link,linkat,close,lseek"
)
_OF_OPEN = (
    "fsync", "fdatasync", "ftruncate", "sendfile", "copy_file_range", "close", "lseek", "read",
    "pread64", "fstat", "fcntl", "flock", "fchmod", "getdents64", "mmap", "ioctl", "dup",
)  # fmt: skip
"""Calls on files that are open, and have no names."""
_SECTOR = 512
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_OPEN_FILE = re.compile(r"(-?\w+)<((?:\\x[0-9a-f]{2})*)>")
WAYS = ("dropped", "torn", "reordered", "zeroed")


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


@dataclass(frozen=True)
class Call:
    """A system call that succeeded.

    Attributes
    ----------
    name : str
    paths : tuple of str
        Of open files and of names, in their order.
    text : bytes
        What was written.
    numbers : tuple of int
        Of the arguments, those that are numbers; the last one is what was returned.
    flags : str
    """

    name: str
    paths: tuple[str, ...]
    text: bytes
    numbers: tuple[int, ...]
    flags: str


def read_calls(log: Path, *, failed: bool = False) -> Iterator[Call]:
    """Yield the calls of a log that ``strace -y -xx`` wrote, those that failed too if wanted."""
    with log.open(encoding="ascii") as lines:
        for line in lines:
            if (found := _CALL.match(line)) and (failed or int(found[3]) >= 0):
                yield _call(found[1], found[2], int(found[3]))


def _call(name: str, arguments: str, returned: int) -> Call:
    rest = _TEXT.sub("", arguments)
    opened = [os.fsdecode(_bytes(path)) for _, path in _OPEN_FILE.findall(rest)]
    rest = _OPEN_FILE.sub("", rest)
    numbers = tuple(int(n) for n in re.findall(r"(?<![\w|])-?\d+(?![\w|])", rest))
    paths, text = tuple(opened), b""
    texts = [_bytes(text) for text in _TEXT.findall(arguments)]
    if name in ("write", "pwrite64"):
        text = texts[0] if texts else b""
    elif name not in _OF_OPEN:
        paths = tuple(str(Path(*opened[:1], os.fsdecode(text))) for text in texts)
    return Call(name, paths, text, (*numbers, returned), rest)


@dataclass
class _File:
    """What is on the disk, and the writes since, (offset, content) each; no content cuts it off."""

    synced: bytes = b""
    now: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    place: int = 0

    def write(self, offset: int, content: bytes | None) -> None:
        _apply(self.now, offset, content)
        self.since.append((offset, content))

    def sync(self) -> None:
        self.synced, self.since = bytes(self.now), []


def _apply(held: bytearray, offset: int, content: bytes | None) -> None:
    if content is None:
        del held[offset:]
        held.extend(bytes(offset - len(held)))
        return
    held.extend(bytes(max(0, offset - len(held))))
    held[offset : offset + len(content)] = content


class Disk:
    """A folder of which it is known what of it is safely on the disk.

    Parameters
    ----------
    folder : Path
        All that it holds now counts as synced.
    """

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._now: dict[str, _File] = {}
        for path in folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                self._now[str(path)] = _File(content, bytearray(content))
        self._synced = dict(self._now)
        self._renamed: list[tuple[str, str | None, _File | None]] = []
        """Since the last sync: what of which name goes, and which name is which file's then."""

    def holds(self, call: Call) -> bool:
        """Whether a call changes the disk."""
        return call.name not in ("close", "lseek", "openat") and self.is_inside(call)

    def is_inside(self, call: Call) -> bool:
        """Whether a call is on the folder or something in it."""
        return any(path.startswith(str(self._root)) for path in call.paths)

    def take(self, call: Call) -> None:
        """Do what a call did."""
        inside = [path for path in call.paths if path.startswith(f"{self._root}/")]
        if not inside and str(self._root) not in call.paths:
            return
        match call.name:
            case "openat" if inside:
                self._open(inside[0], call.flags)
            case "write" | "pwrite64" if inside and inside[0] in self._now:
                self._write(self._now[inside[0]], call)
            case "sendfile" | "copy_file_range" if len(inside) == 2:
                self._copy(inside[0], inside[1])
            case "ftruncate":
                self._now[inside[0]].write(call.numbers[0], None)
            case "fsync" | "fdatasync":
                self._sync(call.paths[0])
            case "rename" | "renameat" | "renameat2" if len(inside) == 2:
                file = self._now.pop(inside[0])
                self._now[inside[1]] = file
                self._renamed.append((inside[0], inside[1], file))
            case "unlink" | "unlinkat":
                self._now.pop(inside[0], None)
                self._renamed.append((inside[0], None, None))
            case "writev" | "pwritev" | "link" | "linkat":
                raise NotImplementedError(call.name)

    def _open(self, path: str, flags: str) -> None:
        if path not in self._now:
            if "O_CREAT" not in flags:
                return
            self._now[path] = _File()
            self._renamed.append((path, path, self._now[path]))
        file = self._now[path]
        file.place = len(file.now) if "O_APPEND" in flags else 0
        if "O_TRUNC" in flags and file.now:
            file.write(0, None)

    def _write(self, file: _File, call: Call) -> None:
        content = call.text[: call.numbers[-1]]
        if call.name == "pwrite64":
            file.write(call.numbers[-2], content)
        else:
            file.write(file.place, content)
            file.place += len(content)

    def _copy(self, one: str, other: str) -> None:
        to, source = self._now[one], self._now[other]
        to.write(0, bytes(source.now))

    def _sync(self, path: str) -> None:
        if path in self._now:
            self._now[path].sync()
            return
        kept = []
        for line in self._renamed:
            if str(Path(line[1] or line[0]).parent) == path:
                _rename(self._synced, *line)
            else:
                kept.append(line)
        self._renamed = kept

    def cut(self, to: Path, way: str, random: Random) -> None:
        """Write into an empty folder what the disk may hold if the power is cut now."""
        names = dict(self._synced)
        for line in self._renamed[: random.randint(0, len(self._renamed))]:
            _rename(names, *line)
        for name, file in names.items():
            path = to / Path(name).relative_to(self._root)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_HELD[way](file, random))


def _rename(names: dict[str, _File], old: str, new: str | None, file: _File | None) -> None:
    names.pop(old, None)
    if new is not None and file is not None:
        names[new] = file


def _dropped(file: _File, random: Random) -> bytes:
    held = bytearray(file.synced)
    for offset, content in file.since:
        if random.random() < 0.5:
            _apply(held, offset, content)
    return bytes(held)


def _torn(file: _File, random: Random) -> bytes:
    held, n = bytearray(file.synced), random.randint(0, len(file.since))
    for offset, content in file.since[:n]:
        _apply(held, offset, content)
    if n < len(file.since) and file.since[n][1]:
        offset, content = file.since[n]
        assert content
        end = random.randint(0, (len(content) - 1) // _SECTOR) * _SECTOR
        _apply(held, offset, content[:end])
    return bytes(held)


def _reordered(file: _File, random: Random) -> bytes:
    held = bytearray(file.synced)
    some = [write for write in file.since if random.random() < 0.7]
    random.shuffle(some)
    for offset, content in some:
        _apply(held, offset, content)
    return bytes(held)


def _zeroed(file: _File, random: Random) -> bytes:
    """Return room for what was written behind the end, and nothing of it in there."""
    held = bytearray(file.synced)
    for offset, content in file.since:
        if content and offset >= len(held) and random.random() < 0.7:
            _apply(held, offset, bytes(len(content)))
    return bytes(held)


_HELD: dict[str, Callable[[_File, Random], bytes]] = dict(
    zip(WAYS, (_dropped, _torn, _reordered, _zeroed), strict=True)
)
