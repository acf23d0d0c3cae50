"""No test opens a network connection, nor does any process a test starts.

The guard listens to what the interpreter itself reports, so it notices every library. An attempt is refused where it
is made, and the test fails even if the refusal was swallowed. ``@pytest.mark.loopback`` allows this machine talking
to itself. Run as a script it is the same guard for another process: ``python tests/network.py -m module ...``.
"""

import os
import runpy
import sys
from pathlib import Path
from typing import Any

_ASKING = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
_TALKING = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_LOOPBACK = ("127.", "::1", "localhost")

#: How a guarded process ends when something in it wanted to talk to the network.
TALKED = 97


class NetworkTouched(RuntimeError):  # noqa: N818 - what happened, not what is wrong
    """Something wanted to talk to the network."""


class Guard:
    """What was attempted since it was last asked, and whether this machine may talk to itself."""

    def __init__(self) -> None:
        self.attempts: list[str] = []
        self.loopback = False
        self.ends_process = False

    def listen(self) -> None:
        """From now on, in this process, for good: a hook of the interpreter cannot be taken away."""
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not event.startswith("socket.") or not self._is_network(event, arguments):
            return
        self.attempts.append(event)
        if self.ends_process:
            os.write(2, f"the network was touched: {event}\n".encode())
            os._exit(TALKED)
        raise NetworkTouched(event)

    def _is_network(self, event: str, arguments: tuple[Any, ...]) -> bool:
        if event in _ASKING:
            host = arguments[0]
        elif event in _TALKING:
            family, address = getattr(arguments[0], "family", None), arguments[1]
            if family is not None and family.name == "AF_UNIX":
                return False
            host = address[0] if isinstance(address, tuple) and address else address
        else:
            return False
        return not (self.loopback and str(host).startswith(_LOOPBACK))


def python(*arguments: str) -> list[str]:
    """The command that starts Python with the guard listening: ``python("-m", module, ...)`` or ``python("-c", code, ...)``."""
    return [sys.executable, str(Path(__file__).resolve()), *arguments]


def _main(arguments: list[str]) -> None:
    guard = Guard()
    guard.ends_process = True
    guard.listen()
    sys.path[0] = str(
        Path(__file__).resolve().parent.parent
    )  # as if started in the tree, not among the tests
    kind, what, *others = arguments
    sys.argv = ["-c", *others]
    if kind == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<test>", "exec"), {"__name__": "__main__"})  # noqa: S102 - a test's own text


if __name__ == "__main__":
    _main(sys.argv[1:])
