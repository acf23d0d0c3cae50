"""A tenth of every row, with the same seeds each time; the whole is ``python -m tests.faults``."""

import subprocess
from pathlib import Path

import pytest

from tests import network
from tests.faults.rows import ROWS, SHAMS

SHARE = "0.1"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own; a row that this machine cannot do is skipped where everyone sees it."""
    command = network.python("-m", "tests.faults", *arguments)
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)  # noqa: S603 - our own module
    if " not run: " in done.stdout:
        pytest.skip(done.stdout.strip())
    return done


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [row.name for row in ROWS])
def test_a_tenth_of_the_faults_is_survived(name: str) -> None:
    done = run(name, "--share", SHARE)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [row.name for row in SHAMS])
def test_where_a_safeguard_is_taken_away_losses_are_found(name: str) -> None:
    done = run(name, "--count", "30")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" in done.stdout
