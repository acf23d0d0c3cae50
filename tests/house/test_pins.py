"""What is installed here is what ``pyproject.toml`` pins, to the last digit."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = dict(pin.split("==") for pin in PROJECT["tool"]["uv"]["constraint-dependencies"])


def plain(name: str) -> str:
    """A package's name as pins spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_asked_for_is_pinned() -> None:
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    names = {plain(re.split(r"[<>=!~ \[;]", one)[0]) for one in asked}
    assert names - set(PINS) == set()


def test_what_is_installed_is_what_is_pinned() -> None:
    differing = {}
    for name, pinned in PINS.items():
        try:
            installed = version(name)
        except PackageNotFoundError:
            continue  # for another platform
        if installed != pinned:
            differing[name] = (installed, pinned)
    assert differing == {}


def test_no_lock_with_its_hosts_is_kept() -> None:
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
