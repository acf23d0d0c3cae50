"""What is numbered is numbered once: two people who work side by side may both take the next number."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERSIONS = ROOT / "coprod_desktop" / "storage" / "migrations" / "versions"


def numbers(folder: Path, ending: str) -> list[int]:
    return sorted(int(path.name[:4]) for path in folder.glob(f"[0-9][0-9][0-9][0-9]?*{ending}"))


@pytest.mark.parametrize(("folder", "ending"), [(VERSIONS, ".py"), (ROOT / "docs" / "decisions", ".md")])
def test_every_number_is_there_once(folder: Path, ending: str) -> None:
    found = numbers(folder, ending)
    assert found == list(range(1, len(found) + 1))


def test_every_migration_follows_the_one_before() -> None:
    for path in sorted(VERSIONS.glob("[0-9]*.py")):
        said = dict(
            re.findall(
                r'^(revision|down_revision)\b.*?= "?(\w+)"?$', path.read_text(encoding="utf-8"), re.MULTILINE
            )
        )
        number = int(path.name[:4])
        before = "None" if number == 1 else f"{number - 1:04}"
        assert said == {"revision": f"{number:04}", "down_revision": before}, path.name
