"""From the start of the process to a password field, and to the first page, against an empty window."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.pairs import Result, paired
from coprod_desktop.services.founding import make
from coprod_desktop.storage.vault.strength import Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

_PASSWORD = "nobody real is behind this"  # noqa: S105 - it opens nothing but this benchmark's register

_EMPTY = """
import os, sys
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
qt = QApplication(sys.argv[:1])
window = QWidget()
QVBoxLayout(window).addWidget(QLineEdit())
window.show()
qt.processEvents()
window.grab()
os._exit(0)
"""

_FIELD = """
import os, sys
from pathlib import Path
from coprod_desktop import app, cli
from coprod_desktop.settings import SettingsFile
qt = app.application()
program = app.Program(qt, SettingsFile(Path(sys.argv[2])))
program.start(Path(sys.argv[1]))
qt.processEvents()
program.unlock.grab()
"""

_END = "os._exit(0)"

#: The slot of this register costs next to nothing to open: what is measured is everything but the second it should take.
_PAGE = """
program.unlock.step.form.fill({"password": sys.argv[3]})
program.unlock.step.main.click()
while program.window is None:
    qt.processEvents()
app.wait_until_idle(program.window)
program.window.grab()
os._exit(0)
"""


def password_field() -> Result:
    """The program started on a register, until the password can be typed."""
    with _register() as arguments:
        return paired(
            "start to password field",
            partial(_run, _FIELD + _END, arguments),
            partial(_run, _EMPTY, arguments),
            against="empty window",
            promise=1.5,
        )


def first_page() -> Result:
    """The same with the password typed at once, until Today stands."""
    with _register() as arguments:
        return paired(
            "start to first page",
            partial(_run, _FIELD + _PAGE, arguments),
            partial(_run, _EMPTY, arguments),
            against="empty window",
            promise=4,
        )


@contextmanager
def _register() -> Iterator[list[str]]:
    with TemporaryDirectory() as name:
        path = Path(name) / "start.coprod"
        make(path, "Benchmark", "Jo", _PASSWORD, Strength(8, 1)).store.close()
        yield [str(path), str(Path(name) / "settings.toml"), _PASSWORD]


def _run(code: str, arguments: list[str]) -> None:
    everything = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    subprocess.run(  # noqa: S603 - this program itself
        [sys.executable, "-c", code, *arguments], env=everything, check=True, stderr=subprocess.DEVNULL
    )
