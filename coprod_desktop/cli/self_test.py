"""The command "self-test": whether this program works here - used on every build before it is given to anyone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.cli.demo import NAME, Demonstration
from coprod_desktop.i18n import _
from coprod_desktop.services import sample
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import today_here
from coprod_desktop.storage.vault.keys import Keys

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Store

DONE = 0


def run() -> int:
    """Make a made-up register, open every page, draw every paper.

    Raises whatever went wrong: the command line then ends with "our fault".
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        path = out / NAME
        keys = Keys.fresh()
        sample.build(path, "small", today=today_here(), keys=keys).close()
        with registers.open_register(path, keys) as store:
            Demonstration(store, registers.sign_in(store), out).show()
            _open_every_page(store, out)
    print(_("Everything works."))
    return DONE


def _open_every_page(store: Store, folder: Path) -> None:
    from coprod_desktop import app
    from coprod_desktop.app.entrance import entered
    from coprod_desktop.settings import SettingsFile

    program = app.Program(app.application(), SettingsFile(folder / "settings.toml"))
    window = program.window_for(entered(store, registers.sign_in(store)))
    crashes: list[object] = []
    window.desk.jobs.crashed.connect(crashes.append)
    window.show()
    for key in window.pages.entries:
        window.go(key)
        app.wait_until_idle(window)
        print(_("Opened: {page}").format(page=window.pages.entries[key].words))
    window.close()
    if crashes:
        raise RuntimeError(type(crashes[0]).__name__)
