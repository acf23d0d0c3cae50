"""The log holds places, kinds and events. Whatever is handed to it, no name gets in."""

import faulthandler
import logging
import subprocess
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, NoReturn

import pytest

from coprod_desktop import cli, log, paths
from coprod_desktop.log import FALL_FILE, FILE, Event, falls_noted, kept, place
from tests import network

CANARY = "Gwen Abara"


class Talkative(Exception):  # noqa: N818 - tells everything
    def __str__(self) -> str:
        return CANARY


def fail(_name: str = CANARY) -> NoReturn:
    cause = Talkative(CANARY)
    cause.add_note(CANARY)
    raise ValueError(f"for {CANARY}") from cause


def said(folder: Path) -> str:
    path = folder / FILE
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def logger() -> logging.Logger:
    return logging.getLogger("coprod_desktop.test")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with kept(tmp_path):
        yield tmp_path


def test_an_event_is_said_with_where_it_was(folder: Path, logger: logging.Logger) -> None:
    logger.info(Event.STARTED)
    assert "INFO test_log.py:" in said(folder)
    assert said(folder).rstrip().endswith("the program started")


def test_an_error_is_its_kinds_and_its_places_down_to_the_first_cause(
    folder: Path, logger: logging.Logger
) -> None:
    try:
        fail()
    except ValueError:
        logger.exception(Event.FAILED)
    lines = said(folder).splitlines()
    assert "an error nobody expected" in lines[0]
    assert lines[1] == "ValueError"
    assert "Talkative" in lines
    assert lines[2].startswith("  test_log.py:")
    assert lines[3].endswith(" fail")
    assert CANARY not in said(folder)


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        (CANARY, ()),
        ("for %s", (CANARY,)),
        ("%(name)s", ({"name": CANARY},)),
        (Talkative(), ()),
        ([CANARY], ()),
    ],
)
@pytest.mark.parametrize(
    "name", ["coprod_desktop.x", "sqlalchemy.engine", "PIL", "reportlab", f"of {CANARY}"]
)
def test_whatever_any_library_says_no_name_gets_in(
    name: str, message: Any, arguments: tuple[Any, ...], folder: Path
) -> None:
    logging.getLogger(name).warning(message, *arguments, extra={"places": (CANARY,), "person": CANARY})
    logging.getLogger(name).warning(message, *arguments, stack_info=True)
    assert said(folder).count("WARNING") == 2
    assert "Gwen" not in said(folder)


def test_a_level_and_a_caller_of_someone_elses_making_say_nothing_either(folder: Path) -> None:
    record = logging.LogRecord(CANARY, 35, f"/home/{CANARY}/{CANARY}/tool.py", 1, CANARY, None, None, CANARY)
    record.levelname = CANARY
    logging.getLogger().handle(record)
    assert "Level 35 tool.py:1" in said(folder)
    assert "Gwen" not in said(folder)


def test_others_are_heard_from_warnings_on_and_we_from_milestones_on(
    folder: Path, logger: logging.Logger
) -> None:
    logging.getLogger("sqlalchemy.engine").info("SELECT")
    logger.debug(Event.STARTED)
    assert said(folder) == ""


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("/home/gwen/programs/coprod_desktop/ui/page.py", "coprod_desktop/ui/page.py"),
        ("/home/gwen/coprod_desktop/coprod_desktop/ui/page.py", "coprod_desktop/ui/page.py"),
        ("/home/gwen/.venv/lib/python3.11/site-packages/sqlalchemy/orm/x.py", "sqlalchemy/orm/x.py"),
        ("/usr/lib/python3.11/json/decoder.py", "decoder.py"),
        ("/home/gwen/x.py", "x.py"),
        ("<gwen>", "<code>"),
        ("", ""),
    ],
)
def test_a_place_is_within_its_package_and_names_no_folder_of_the_user(file: str, shown: str) -> None:
    assert place(file) == shown


def test_an_error_that_is_its_own_cause_comes_to_an_end() -> None:
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    assert log.trace(one) == "ValueError\nKeyError"


def test_the_log_grows_no_further_than_a_few_files(
    tmp_path: Path, logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_LARGEST", 500)
    with kept(tmp_path):
        for _time in range(200):
            logger.info(Event.STARTED)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 4
    assert sum(path.stat().st_size for path in files) <= 4 * 500


def test_without_a_folder_to_write_to_the_program_goes_on_and_says_nothing(
    tmp_path: Path, logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").touch()
    with kept(tmp_path / "taken"), falls_noted(tmp_path / "taken") as fell:
        logger.error(Event.FAILED)
    assert not fell
    assert capsys.readouterr().err == ""


def test_a_log_that_can_no_longer_be_written_stays_silent(
    folder: Path, logger: logging.Logger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> NoReturn:
        raise OSError(28, CANARY)

    monkeypatch.setattr(RotatingFileHandler, "shouldRollover", full)
    logger.error(CANARY)
    assert capsys.readouterr().err == ""
    assert said(folder) == ""


def test_a_crash_on_the_command_line_leaves_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path)
    monkeypatch.setattr(cli, "_run", lambda _given: fail())
    assert cli.main([]) == cli.OUR_FAULT
    assert "ValueError" in said(tmp_path)
    assert CANARY not in said(tmp_path) + capsys.readouterr().err


# falling over


def fall(folder: Path) -> int:
    """Run a program that falls over, with a name on every frame's lips."""
    code = (
        "import faulthandler, sys\n"
        "from pathlib import Path\n"
        "from coprod_desktop import log\n"
        "def fall(name):\n"
        "    with log.falls_noted(Path(sys.argv[1])):\n"
        "        faulthandler._sigsegv()\n"
        f"fall({CANARY!r})\n"
    )
    command = network.python("-c", code, str(folder))
    return subprocess.run(command, capture_output=True, check=False).returncode  # noqa: S603


@pytest.fixture
def handler_given_back() -> Iterator[None]:
    """The test run's own watch for falls, on again afterwards."""
    yield
    faulthandler.enable()


@pytest.mark.usefixtures("handler_given_back")
def test_a_fall_is_told_once_at_the_next_start_and_its_places_go_into_the_log(tmp_path: Path) -> None:
    assert fall(tmp_path) != 0
    assert (tmp_path / FALL_FILE).stat().st_size > 0
    with kept(tmp_path), falls_noted(tmp_path) as fell:
        assert fell
    assert "the program fell over last time" in said(tmp_path)
    assert "  <code>:6 fall" in said(tmp_path)
    assert str(tmp_path) not in said(tmp_path)
    assert (tmp_path / FALL_FILE).read_text() == ""
    with falls_noted(tmp_path) as fell:
        assert not fell


@pytest.mark.usefixtures("handler_given_back")
def test_a_damaged_note_of_a_fall_is_a_fall_without_places(tmp_path: Path) -> None:
    (tmp_path / FALL_FILE).write_bytes(
        b"\xff\xfe" + CANARY.encode() + b'\n  File "x", line 1 in a b c Gwen\n'
    )
    with kept(tmp_path), falls_noted(tmp_path) as fell:
        assert fell
    assert "Gwen" not in said(tmp_path)
