"""One row of the faults the program must survive: what happens to it, how often, and how that is told."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class Broken(Exception):  # noqa: N818 - said of the promise
    """The program did not keep its promise."""


class CannotRun(Exception):  # noqa: N818 - said of this machine
    """This row needs something that is not on this machine: said aloud, never passed over."""


@dataclass(frozen=True)
class Row:
    """``survive`` does the fault of one seed in an empty folder, and raises when the promise is broken.

    The same seed does the same fault, but for the moment at which another process is killed.
    """

    name: str
    promise: str
    count: int
    survive: Callable[[int, Path], None]


def chance_of(seed: int) -> random.Random:
    """What decides everything about one fault."""
    return random.Random(seed)  # noqa: S311 - to do it again, not to hide it


def expect(what: object, words: str) -> None:
    """Say that a promise was broken, unless ``what`` holds."""
    if not what:
        raise Broken(words)
