"""A locked screen and a computer going to sleep, as a Linux desktop announces them on its buses."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from threading import enumerate as all_threads
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.ui.locking.away import Away
from coprod_desktop.ui.locking.linux_buses import (
    LOCKING,
    SAVERS,
    SLEEPING,
    Bus,
    BusListener,
    is_away,
    session_path,
)

DAEMON = shutil.which("dbus-daemon")
needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or DAEMON is None, reason="no dbus-daemon on this computer"
)


def listening() -> list[str]:
    return [one.name for one in all_threads() if one.name.startswith("bus ")]


def say(bus: Bus, named: tuple[str, str], *carried: bool) -> None:
    """Send a signal to everyone on a bus."""
    from jeepney import DBusAddress, new_signal
    from jeepney.io.blocking import open_dbus_connection

    interface, member = named
    address = DBusAddress(session_path("2"), interface=interface)
    with open_dbus_connection(bus) as connection:
        connection.send(new_signal(address, member, "b" * len(carried) or None, carried))


@pytest.fixture
def daemon(monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[str]"]:
    """A bus of the test's own, in place of both."""
    command = [str(DAEMON), "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - a fixed command
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        monkeypatch.setenv("XDG_SESSION_ID", "2")
        yield running
        running.kill()


@pytest.mark.parametrize(
    ("named", "carried", "away"),
    [
        *[(saver, (True,), True) for saver in SAVERS],
        *[(saver, (False,), False) for saver in SAVERS],
        (SLEEPING, (True,), True),
        (SLEEPING, (False,), False),
        (SLEEPING, (), False),
        (LOCKING, (), True),
        ((LOCKING[0], "Unlock"), (), False),
        (("org.freedesktop.DBus", "NameAcquired"), (":1.4",), False),
    ],
)
def test_signals_of_the_buses_are_understood(
    named: tuple[str, str], carried: tuple[Any, ...], *, away: bool
) -> None:
    assert is_away(named, carried) is away


@pytest.mark.parametrize(
    ("session_id", "path", "away"),
    [
        ("2", "/org/freedesktop/login1/session/_32", True),
        ("c1", "/org/freedesktop/login1/session/c1", True),
        ("12", "/org/freedesktop/login1/session/_312", True),
        ("a-é", "/org/freedesktop/login1/session/a_2d_c3_a9", True),
        ("2", "/org/freedesktop/login1/session/_33", False),
        ("", "/org/freedesktop/login1/session/_33", True),
    ],
)
def test_only_the_lock_of_ones_own_session_counts(session_id: str, path: str, *, away: bool) -> None:
    assert is_away(LOCKING, (), path, session_id) is away


@needs_bus
@pytest.mark.usefixtures("daemon", "at_work")
@pytest.mark.parametrize(
    ("bus", "named", "carried"),
    [
        ("SESSION", SAVERS[0], (True,)),
        ("SYSTEM", SLEEPING, (True,)),
        ("SYSTEM", LOCKING, ()),
    ],
)
def test_a_locked_screen_locks_the_register(
    program: Program,
    qtbot: QtBot,
    bus: Bus,
    named: tuple[str, str],
    carried: tuple[bool, ...],
) -> None:
    assert program.window is not None
    _idleness, away = program.attend()
    qtbot.waitUntil(lambda: away.is_listening)
    say(bus, named, *carried)
    qtbot.waitUntil(lambda: program.window is None)
    away.stop()
    assert listening() == []


@needs_bus
def test_a_bus_that_goes_away_ends_its_listener_and_nothing_else(
    daemon: "subprocess.Popen[str]", qtbot: QtBot
) -> None:
    heard: list[int] = []
    listener = BusListener("SESSION", lambda: heard.append(1))
    qtbot.waitUntil(lambda: listener.is_listening)
    daemon.kill()
    qtbot.waitUntil(lambda: listening() == [])
    listener.stop()
    assert heard == []


@pytest.mark.parametrize("address", [None, "unix:path=/nowhere/at/all", "tcp:host=localhost,port=1"])
def test_without_a_bus_nothing_is_heard_and_nothing_is_left(
    address: str | None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, qapp: QApplication
) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
        if address is not None:
            monkeypatch.setenv(name, address)
    away = Away(QObject(qapp), "linux")
    qtbot.waitUntil(lambda: len(away._listeners) == 2)
    away.stop()
    assert listening() == []
