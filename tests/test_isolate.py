import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coprod_desktop import isolate
from coprod_desktop.isolate import Failed, Limits, TooBig, TooSlow, run

PROBE = "isolate:probe"


def test_work_answers_from_its_own_process() -> None:
    assert run(PROBE, b"hello") == {"heard": 5, "held": 0}


def test_work_may_answer_bytes() -> None:
    assert run(PROBE, b"", answer=3) == bytes(3)


def test_much_data_goes_in_and_much_comes_out() -> None:
    assert len(run(PROBE, bytes(5_000_000), answer=5_000_000)) == 5_000_000


def test_work_that_takes_too_long_is_stopped() -> None:
    begun = time.monotonic()
    with pytest.raises(TooSlow):
        run(PROBE, b"", limits=Limits(seconds=0.5), seconds=60)
    assert time.monotonic() - begun < 10


def test_an_answer_that_is_too_long_is_refused() -> None:
    with pytest.raises(TooBig):
        run(PROBE, b"", limits=Limits(answer=1000), answer=2000)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the memory limit for certain")
def test_work_that_wants_too_much_memory_is_refused() -> None:
    with pytest.raises(TooBig):
        run(PROBE, b"", limits=Limits(memory=300_000_000), memory=2_000_000_000)


def test_a_fault_is_named_by_its_kind_only() -> None:
    with pytest.raises(Failed, match=r"^TypeError$"):
        run(PROBE, b"private words", seconds="private words")


def test_a_process_that_ends_without_a_word_is_a_failure() -> None:
    with pytest.raises(Failed):
        run(PROBE, b"", end=True)


def test_a_process_that_ends_before_it_listened_is_a_failure() -> None:
    with pytest.raises(Failed):
        run("no_such_part:parse", bytes(1_000_000))


def test_cancel_kills_the_process_and_goes_on_to_the_caller() -> None:
    class PressedCancelError(Exception):
        pass

    def cancel() -> None:
        raise PressedCancelError

    begun = time.monotonic()
    with pytest.raises(PressedCancelError):
        run(PROBE, b"", pulse=cancel, seconds=60)
    assert time.monotonic() - begun < 10


def test_the_frozen_program_starts_itself_with_the_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    class NotStartedError(Exception):
        pass

    def popen(command: list[str], **_others: object) -> None:
        commands.append(command)
        raise NotStartedError

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(subprocess, "Popen", popen)
    with pytest.raises(NotStartedError):
        run(PROBE, b"")
    assert commands == [[sys.executable, isolate.FLAG]]


def test_an_ordinary_start_serves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["coprod-desktop", "--help"])
    isolate.serve_if_asked()


REACHING_OUT = {
    "to the network": "__import__('socket').socket()",
    "to a name server": "__import__('socket').getaddrinfo('example.org', 80)",
    "to another process": "__import__('subprocess').run(['true'])",
    "through the shell": "os.system('true')",
    "by splitting in two": "os.fork()",
    "to a file": "open('left', 'wb')",
    "to a file, low down": "os.open('left', os.O_CREAT)",
    "to a name": "os.rename('kept', 'left')",
    "to a temporary file": "__import__('tempfile').TemporaryFile()",
}


@pytest.mark.parametrize("reach", REACHING_OUT.values(), ids=REACHING_OUT)
def test_work_that_reaches_out_ends_before_it_gets_there(reach: str, tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    assert served(reach, tmp_path) == (1, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_work_may_read_and_compute(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("seven")
    assert served("open('kept').read()", tmp_path) == (0, b'j"seven"')


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_system_itself_lets_it_write_no_file(tmp_path: Path) -> None:
    code = "import os; from coprod_desktop import isolate; isolate._keep_within(10**9); os.write(os.open('kept', os.O_CREAT | os.O_WRONLY), b'x')"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)  # noqa: S603
    assert b"OSError" in done.stderr
    assert (tmp_path / "kept").read_bytes() == b""


def served(expression: str, folder: Path) -> tuple[int, bytes]:
    """How a process ends, and what it answers, whose work is a Python expression that swallows every refusal."""
    code = (
        "import os\nfrom coprod_desktop import isolate\n"
        f"def work(_data):\n  try: return {expression}\n  except BaseException: return 'refused'\n"
        "isolate.probe = work\nisolate.serve()"
    )
    order = json.dumps({"work": PROBE, "arguments": {}, "memory": 10**9}).encode() + b"\n"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, input=order, cwd=folder, capture_output=True, check=False)  # noqa: S603
    return done.returncode, done.stdout
