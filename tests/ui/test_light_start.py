"""The unlock window stands at once: nothing heavy is brought in for it."""

import subprocess
from pathlib import Path

from coprod_desktop.services.founding import make
from tests import network
from tests.builders import PASSWORD, WEAK

ROOT = Path(__file__).parents[2]

START = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from coprod_desktop import app, cli
from coprod_desktop.settings import SettingsFile
settings = SettingsFile(Path(sys.argv[2]))
settings.change(language=sys.argv[3])
program = app.Program(app.application(), settings)
program.warming.begin = lambda: None
program.start(Path(sys.argv[1]))
assert program.unlock.isVisible()
heavy = ("sqlmodel", "sqlalchemy", "pydantic", "sqlcipher3", "alembic", "reportlab", "babel", "keyring", "openpyxl", "PIL")
print([name for name in heavy if name in sys.modules])
program.close()
"""


def heavy(path: Path, folder: Path, language: str) -> str:
    command = network.python("-c", START, str(path), str(folder / "settings.toml"), language)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - this program itself
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_nothing_heavy_is_brought_in_before_the_password_field_stands(tmp_path: Path) -> None:
    make(tmp_path / "ours.coprod", "Marlow Vale", "Jo Tester", PASSWORD, WEAK).store.close()
    assert heavy(tmp_path / "ours.coprod", tmp_path, "en") == "[]"
