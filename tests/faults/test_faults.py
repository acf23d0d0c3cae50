"""A tenth of every row, with the same seeds each time; the whole is ``python -m tests.faults``."""

import subprocess
from pathlib import Path

import pytest

from tests import network
from tests.faults.rows import ROWS

SHARE = "0.1"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [row.name for row in ROWS])
def test_a_tenth_of_the_faults_is_survived(name: str) -> None:
    command = network.python("-m", "tests.faults", name, "--share", SHARE)
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)  # noqa: S603 - our own module
    if " not run: " in done.stdout:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stdout + done.stderr
