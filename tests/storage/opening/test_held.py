"""Who has a register open, and what a program leaves behind that did not close it."""

import json
import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coprod_desktop.storage.opening import held
from coprod_desktop.storage.opening.held import Hold, InUse, held_elsewhere
from tests import network

HOLD_AND_WAIT = """
import sys, pathlib
from coprod_desktop.storage.opening.held import Hold
Hold.take(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "ours.coprod"


def another_program(register: Path) -> subprocess.Popen[str]:
    command = network.python("-c", HOLD_AND_WAIT, str(register))
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - this program itself
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_second_program_is_told_who_has_it_and_where(register: Path) -> None:
    process = another_program(register)
    assert held_elsewhere(register)
    with pytest.raises(InUse, match="has this register open on") as caught:
        Hold.take(register)
    assert caught.value.computer
    kill(process)
    assert not held_elsewhere(register)


def test_a_program_that_died_loses_it_and_its_end_is_noticed(register: Path) -> None:
    kill(another_program(register))
    taken = Hold.take(register)
    assert taken.unclean
    taken.release()
    again = Hold.take(register)
    assert not again.unclean
    again.release()


def test_a_register_that_was_closed_leaves_nothing_beside_it(register: Path) -> None:
    taken = Hold.take(register)
    assert list(register.parent.iterdir()) == [register.with_name("ours.coprod-open")]
    taken.release()
    taken.release()
    assert list(register.parent.iterdir()) == []


def test_what_is_dropped_is_checked_by_the_next(register: Path) -> None:
    Hold.take(register).drop()
    taken = Hold.take(register)
    assert taken.unclean
    taken.drop()
    taken.drop()


def test_one_program_cannot_hold_it_twice(register: Path) -> None:
    taken = Hold.take(register)
    with pytest.raises(InUse):
        Hold.take(register)
    taken.release()


def test_a_lock_file_that_says_nothing_is_still_a_lock(register: Path) -> None:
    taken = Hold.take(register)
    register.with_name("ours.coprod-open").write_text("[]")
    with pytest.raises(InUse, match="open already"):
        Hold.take(register)
    taken.release()


def test_one_that_closes_while_another_waits_leaves_only_one_holding(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Hold.take(register)
    lock = held._lock

    def closes_first(number: int) -> None:
        monkeypatch.setattr(held, "_lock", lock)
        first.release()
        lock(number)

    monkeypatch.setattr(held, "_lock", closes_first)
    second = Hold.take(register)
    with pytest.raises(InUse):
        Hold.take(register)
    second.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has locks")
@pytest.mark.parametrize(
    ("written", "refused"),
    [
        ({"computer": "another", "process": "1", "who": "Sam"}, True),
        ({"computer": "", "process": str(os.getppid())}, True),
        ({"computer": "", "process": "999999999"}, False),
        ({"computer": "", "process": "?"}, False),
        ({}, False),
    ],
)
def test_a_network_folder_without_locks_goes_by_what_is_written(
    register: Path,
    monkeypatch: pytest.MonkeyPatch,
    written: dict[str, str],
    refused: bool,  # noqa: FBT001
) -> None:
    import fcntl

    def refuse(_number: int, _operation: int) -> None:
        raise OSError(38, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    here = {"computer": platform.node()} if written.get("computer") == "" else {}
    register.with_name("ours.coprod-open").write_text(json.dumps(written | here) if written else "")
    if refused:
        with pytest.raises(InUse):
            Hold.take(register)
    else:
        Hold.take(register).release()
