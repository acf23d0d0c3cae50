"""Bringing in the rest of the program while someone types a password."""

import contextlib
import gc
import importlib
import threading

from coprod_desktop.ui.sweeping import unswept

#: What the first page needs and the unlock window does not, the slowest first.
_MODULES = (
    "coprod_desktop.storage.registers",
    "coprod_desktop.services.organisation",
    "coprod_desktop.services.used",
    "coprod_desktop.ui.main_window",
    "coprod_desktop.ui.furnish",
    "coprod_desktop.ui.today.page",
    "coprod_desktop.ui.people.page",
    "coprod_desktop.ui.preferences.page",
)


class Warming:
    """One thread that imports; whoever needs something earlier simply imports it and waits."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin, once. Unswept, the longest pause of whoever is typing is a tenth."""
        if self._thread is None:
            self._thread = threading.Thread(target=_bring_in, name="warming", daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Wait until all of it is there."""
        if self._thread is not None:
            self._thread.join()


def _bring_in() -> None:
    with unswept():
        for module in _MODULES:
            # What is broken is met again, and said, by whoever needs it.
            with contextlib.suppress(Exception):
                importlib.import_module(module)
        gc.freeze()
