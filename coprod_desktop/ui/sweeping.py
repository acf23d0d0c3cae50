"""Python's garbage collector, on the window's thread alone.

Left to itself it begins on whichever thread happens to make one object too many. What it sweeps away there may be a
closed window, and Qt's objects may go only on the thread they live on: elsewhere the program falls.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

#: How often it is asked whether there is anything to sweep, in milliseconds.
EVERY = 500


def sweep() -> None:
    """Collect what is due by the collector's own thresholds; a threshold of zero means not now."""
    counts, most = gc.get_count(), gc.get_threshold()
    if most[0] == 0:
        return
    for generation in (2, 1, 0):
        if counts[generation] > most[generation]:
            gc.collect(generation)
            return


@contextmanager
def swept_here(parent: QObject) -> Iterator[None]:
    """Collect only on this thread, by a timer, until it is left."""
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(sweep)
    timer.start(EVERY)
    try:
        yield
    finally:
        timer.stop()
        timer.deleteLater()
        gc.enable()


@contextmanager
def unswept() -> Iterator[None]:
    """Nothing is collected meanwhile, however much is made."""
    usual = gc.get_threshold()
    gc.set_threshold(0, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
