"""Keeping the window answering while a worker makes very many objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = gc.get_threshold()
_YOUNG_ONLY = (_USUAL[0], _USUAL[1], 1_000_000)


@contextmanager
def steady() -> Iterator[None]:
    """No full collection until the work is done.

    A full collection holds every thread, and over 25,000 rows of an import takes a third of a second. What is left
    at the end is set aside: it holds no cycles, so it goes as soon as nobody needs it.
    """
    gc.set_threshold(*_YOUNG_ONLY)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*_USUAL)
