"""Writes the exact version of every package into ``pyproject.toml``, from the lock that ``uv lock`` made.

The lock itself names the hosts packages came from, so it is not kept; the pins are.
"""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
BEGIN, END = "constraint-dependencies = [", "]"


def pins() -> list[str]:
    """Each package with its version, the project itself left out."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    return sorted(
        f"{one['name']}=={one['version']}" for one in lock["package"] if one["name"] != "coprod-desktop"
    )


def write(lines: list[str]) -> None:
    """Put the pins in place of those that stand there."""
    path = ROOT / "pyproject.toml"
    block = "\n".join([BEGIN, *(f'    "{line}",' for line in lines), END])
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(re.escape(BEGIN) + r".*?\n\]", block, text, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    write(pins())
