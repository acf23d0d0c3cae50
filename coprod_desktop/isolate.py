"""A killable process for work on files that came from outside.

A spreadsheet or a PDF from a stranger is opened only here: one function of this package runs in a process of its
own, with a limit on time, memory and the size of its answer. It has no use for the network, for writing files or
for other processes: at the first sign of any of them it ends. What comes back is plain JSON or bytes, never a pickle,
so a process that was taken over can hand over nothing but text and pixels.

The frozen program starts itself again with :data:`FLAG`; whoever owns ``main`` calls :func:`serve_if_asked` first.
"""

import contextlib
import importlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

#: The frozen program's only argument when it is started for this.
FLAG = "--isolated-work"

_PACKAGE = "coprod_desktop"
_MEGABYTE = 1024 * 1024
_BEAT = 0.05
_JSON, _BYTES, _MEMORY, _FAULT = b"j", b"b", b"m", b"f"

#: What reading a file never needs, by the names the interpreter reports it under before it is done.
_NEVER = (
    *(
        "socket.",
        "subprocess.",
        "os.system",
        "os.exec",
        "os.fork",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
    ),
    *("os.kill", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"),
    *(
        "os.chmod",
        "os.chown",
        "os.utime",
        "os.setxattr",
        "shutil.",
        "tempfile.",
        "sqlite3.connect",
        "winreg.",
    ),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class TooSlow(Exception):  # noqa: N818 - a limit reached, not an error
    """The work took longer than it may; it was stopped."""


class TooBig(Exception):  # noqa: N818 - a limit reached, not an error
    """The work wanted more memory, or gave a longer answer, than it may."""


class Failed(Exception):  # noqa: N818 - named for the reader of a sentence
    """The work broke off; the text is the kind of fault only, never anything from the file."""


@dataclass(frozen=True)
class Limits:
    """What isolated work may use: seconds of wall time, bytes of memory (where the system can say so), bytes of answer."""

    seconds: float = 60.0
    memory: int = 1024 * _MEGABYTE
    answer: int = 256 * _MEGABYTE


def _nothing() -> None:
    return None


def run(
    work: str,
    data: bytes,
    *,
    limits: Limits | None = None,
    pulse: Callable[[], None] = _nothing,
    **arguments: Any,
) -> Any:
    """What the function ``work`` ("documents.reading_xlsx:parse") answers for ``data`` and plain ``arguments``.

    The function takes ``data`` first and answers bytes or what JSON can hold. ``pulse`` is called some twenty times a
    second: when it raises (the user pressed Cancel), the process is killed and that exception goes on. Raises
    :class:`TooSlow`, :class:`TooBig` or :class:`Failed`.
    """
    allowed = limits or Limits()
    order = json.dumps({"work": work, "arguments": arguments, "memory": allowed.memory}).encode() + b"\n"
    process = _start()
    listener = _Listener(process, order, data, allowed.answer)
    try:
        _wait(listener, allowed.seconds, pulse)
    finally:
        process.kill()
        listener.join()
        process.wait()
    return _understood(listener)


def _start() -> subprocess.Popen[bytes]:
    environment = os.environ | {"OPENPYXL_LXML": "False"}  # so that every machine reads with the same parser
    if getattr(sys, "frozen", False):
        command = [sys.executable, FLAG]
    else:
        # -P: a file that happens to lie in the current folder must never be imported as a module.
        command = [sys.executable, "-P", "-m", f"{_PACKAGE}.isolate"]
        tree = str(Path(__file__).resolve().parent.parent)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (tree, environment.get("PYTHONPATH"))))
    return subprocess.Popen(  # noqa: S603 - this program itself, with no word from outside
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


class _Listener:
    """Feeds the process and collects its answer, each on a thread, so that the caller can watch the clock."""

    def __init__(self, process: subprocess.Popen[bytes], order: bytes, data: bytes, most: int) -> None:
        self.answer = b""
        self.too_long = False
        self._process, self._most = process, most
        self._speaking = threading.Thread(target=self._speak, args=(order, data), daemon=True)
        self._hearing = threading.Thread(target=self._hear, daemon=True)
        self._speaking.start()
        self._hearing.start()

    def finished(self, within: float) -> bool:
        """Whether the whole answer is here, waiting for it at most this many seconds."""
        self._hearing.join(within)
        return not self._hearing.is_alive()

    def join(self) -> None:
        """Wait for both threads; they end once the process has."""
        self._speaking.join()
        self._hearing.join()

    def _speak(self, order: bytes, data: bytes) -> None:
        # A process that ends early closes its end; what it answered says why.
        with contextlib.suppress(OSError), _pipe(self._process.stdin) as pipe:
            pipe.write(order)
            pipe.write(data)

    def _hear(self) -> None:
        with _pipe(self._process.stdout) as pipe:
            self.answer = pipe.read(self._most + 1)
        self.too_long = len(self.answer) > self._most


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("the process was started without pipes")
    return pipe


def _wait(listener: _Listener, seconds: float, pulse: Callable[[], None]) -> None:
    end = time.monotonic() + seconds
    while not listener.finished(_BEAT):
        pulse()
        if time.monotonic() > end:
            raise TooSlow


def _understood(listener: _Listener) -> Any:
    kind, said = listener.answer[:1], listener.answer[1:]
    if listener.too_long or kind == _MEMORY:
        raise TooBig
    if kind == _BYTES:
        return said
    if kind == _JSON:
        with contextlib.suppress(ValueError):
            return json.loads(said)
    raise Failed(said.decode(errors="replace") if kind == _FAULT else "the process ended early")


def serve_if_asked() -> None:
    """In a process started for isolated work: do it and end. Anywhere else: nothing."""
    if sys.argv[1:] == [FLAG]:
        serve()


def serve() -> None:
    """Do the one piece of work asked for on standard input, answer on standard output, and end the process."""
    asked, told = _own_pipes()
    order = json.loads(asked.readline())
    _keep_within(order["memory"])
    _shut_in()
    told.write(_done(order["work"], asked.read(), order["arguments"]))
    told.flush()
    os._exit(0)  # nothing a parser left behind gets another turn


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    asked, told = os.dup(0), os.dup(1)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(asked, os.O_BINARY)
        msvcrt.setmode(told, os.O_BINARY)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)  # a library that prints must not spoil the answer
    return os.fdopen(asked, "rb"), os.fdopen(told, "wb")


def _keep_within(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit stands
        return
    nothing = (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC)
    for kind, most in ((resource.RLIMIT_AS, memory), *((kind, 0) for kind in nothing)):
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(kind, (most, most))


def _shut_in() -> None:
    """From here on the process ends before it talks to anyone, writes a file or starts another process."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_end_if_reaching_out)


def _end_if_reaching_out(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and bool(arguments[2] & _WRITING)
    if writes or event.startswith(_NEVER):
        os._exit(1)


def _done(work: str, data: bytes, arguments: dict[str, Any]) -> bytes:
    try:
        module, _colon, name = work.partition(":")
        answer = getattr(importlib.import_module(f"{_PACKAGE}.{module}"), name)(data, **arguments)
        return _BYTES + answer if isinstance(answer, bytes) else _JSON + json.dumps(answer).encode()
    except MemoryError:
        return _MEMORY
    except Exception as fault:  # noqa: BLE001 - whatever a parser met, the caller hears its kind
        return _FAULT + type(fault).__name__.encode()


def probe(data: bytes, *, seconds: float = 0.0, memory: int = 0, answer: int = 0, end: bool = False) -> Any:
    """Use what is asked for: how the program's own check proves that the limits hold on this machine."""
    if end:
        os._exit(1)
    time.sleep(seconds)
    print("a library that prints")  # noqa: T201 - the answer must survive it
    held = bytes(memory)
    return bytes(answer) if answer else {"heard": len(data), "held": len(held)}


if __name__ == "__main__":
    serve()
