"""A second process that says aloud what it has done, and can be killed in the midst of it.

It is forked, so it begins at once; nothing of a register may be open when that happens.
"""

import itertools
import os
import signal
import time
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Self

#: What a child is given to say a line with.
Say = Callable[[str], None]


class Child:
    """One forked process. Leaving the ``with`` block kills it if it still runs."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        listening, saying = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(listening)
            _live(work, saying)
        os.close(saying)
        self._heard = os.fdopen(listening, encoding="utf-8")
        self._ended = False

    def wait_for(self, word: str) -> list[str]:
        """The lines said before ``word``. Raises :class:`RuntimeError` when it ends without saying it."""
        before: list[str] = []
        for line in self._heard:
            if line.strip() == word:
                return before
            before.append(line.strip())
        raise RuntimeError(f"ended without saying {word!r}; it said {before}")

    def kill_after(self, lines: int, seconds: float) -> list[str]:
        """Kill it a while after it said so many lines; the whole lines it said until then."""
        before = [line.strip() for line in itertools.islice(self._heard, lines)]
        time.sleep(seconds)
        self.kill()
        return before + self.rest()

    def kill(self) -> None:
        """End it as the system does: at once, with nothing tidied."""
        if not self._ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self._ended = True

    def end(self) -> None:
        """Wait until it has ended by itself."""
        os.waitpid(self.pid, 0)
        self._ended = True

    def rest(self) -> list[str]:
        """The whole lines it still has to say, to its end."""
        return [line.strip() for line in self._heard.read().splitlines(keepends=True) if line.endswith("\n")]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.kill()
        self._heard.close()


def all_of(work: Callable[[Say], None]) -> list[str]:
    """What a child says that is let live to its end. Raises :class:`RuntimeError` when it fails."""
    with Child(work) as child:
        said = child.rest()
    if said[-1:] != ["ended"]:
        raise RuntimeError("; ".join(said) or "a process ended without a word")
    return said[:-1]


def _live(work: Callable[[Say], None], number: int) -> None:
    """Work, say how it ended, and end without a trace of the process it was forked from."""

    def say(line: str) -> None:
        os.write(number, f"{line}\n".encode())

    try:
        work(say)
        say("ended")
    except BaseException as fault:  # noqa: BLE001 - it is told to the parent
        say(f"failed: {''.join(traceback.format_exception(fault, limit=-4, chain=False))!r}")
    finally:
        os._exit(0)
