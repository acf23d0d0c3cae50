"""Nothing of anyone is on the disk in plain text: not in the register, its log, its backups, nor anywhere a program writes."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests import network
from tests.canaries import names


def forms(word: str) -> Iterator[bytes]:
    """A word as any program might have written it."""
    for cased in (word, word.upper(), word.capitalize()):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield cased.encode(encoding)
        yield cased.encode().hex().encode()


def found_in(folder: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Which files hold which word."""
    sought = [(word, form) for word in words for form in forms(word)]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        (str(path.relative_to(folder)), word)
        for path in files
        for content in [path.read_bytes()]
        for word, form in sought
        if form in content
    ]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A computer of its own: home, temp folder and all; nothing outside it is written to."""
    for folder in ("home", "tmp", "documents"):
        (tmp_path / folder).mkdir()
    return tmp_path


@pytest.fixture
def process(home: Path) -> Iterator[subprocess.Popen[str]]:
    """The whole window at work there."""
    everything = {
        "HOME": str(home / "home"),
        "TMPDIR": str(home / "tmp"),
        "XDG_CONFIG_HOME": str(home / "home" / "config"),
        "XDG_DATA_HOME": str(home / "home" / "data"),
        "XDG_STATE_HOME": str(home / "home" / "state"),
        "XDG_CACHE_HOME": str(home / "home" / "cache"),
        "XDG_RUNTIME_DIR": str(home / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    started = subprocess.Popen(  # noqa: S603 - this program itself
        network.python("-m", "tests.canaries.whole_window", str(home / "documents")),
        env=os.environ | everything,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with started:
        yield started
        started.kill()


def until(process: subprocess.Popen[str], moment: str) -> None:
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    if said != moment:
        pytest.fail(f"{said}: {process.communicate()[1]}")


def go_on(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.mark.timeout(180)
def test_a_day_in_the_whole_window_leaves_no_name_on_the_disk(
    home: Path, process: subprocess.Popen[str]
) -> None:
    until(process, "open")
    wal = home / "documents" / "Marlow Vale.coprod-wal"
    assert wal.stat().st_size > 0
    assert found_in(home, names.SOUGHT) == []
    go_on(process)
    until(process, "closed")
    assert found_in(home, names.SOUGHT) == []
    assert list(home.rglob("coprod.log")), "the run must have logged what went wrong"
    assert list(home.rglob("* closing.coprod")), "a backup must have been kept"
    go_on(process)
    _said, wrong = process.communicate(timeout=60)
    assert process.returncode == 0, wrong
    assert not [word for word in names.SOUGHT if word in wrong.lower()]


@pytest.mark.parametrize("write", [str.encode, lambda word: word.upper().encode("utf-16-le")])
def test_the_search_finds_what_is_there(home: Path, write: object) -> None:
    (home / "tmp" / "left behind").write_bytes(b"\x00\x01" + write("Quillcanary") + b"\xff")  # type: ignore[operator]
    assert found_in(home, names.SOUGHT) == [(str(Path("tmp") / "left behind"), "quillcanary")]
