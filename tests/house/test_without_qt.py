"""Everything but the window works where Qt is not installed: a server, a script, another window one day."""

import os
import subprocess
from pathlib import Path

from tests import network

ROOT = Path(__file__).parents[2]

IMPORTS = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = None
import coprod_desktop
wanted = ("domain", "storage", "documents", "services", "i18n", "paths", "isolate", "settings")
for found in pkgutil.walk_packages(coprod_desktop.__path__, "coprod_desktop."):
    if found.name.split(".")[1] in wanted and ".migrations" not in found.name:
        importlib.import_module(found.name)
from coprod_desktop.services.sample import build
from pathlib import Path
from datetime import date
build(Path(sys.argv[1]), "small", today=date(2026, 11, 22)).close()
assert not [name for name in sys.modules if name.startswith("PySide6.")]
print("whole")
"""


def test_everything_below_the_window_works_without_qt(tmp_path: Path) -> None:
    command = network.python("-c", IMPORTS, str(tmp_path / "a.coprod"))
    strict = os.environ | {"PYTHONWARNINGS": "error"}
    done = subprocess.run(command, cwd=ROOT, env=strict, capture_output=True, text=True, check=False)  # noqa: S603 - this program itself
    assert (done.stdout.strip(), done.stderr) == ("whole", "")
