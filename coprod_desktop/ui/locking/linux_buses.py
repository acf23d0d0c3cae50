"""The signals by which a Linux desktop says that the screen was locked or the computer goes to sleep."""

from __future__ import annotations

import os
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney.io.blocking import DBusConnection

Bus = Literal["SESSION", "SYSTEM"]
Named = tuple[str, str]

#: From the freedesktop.org and GNOME screen saver interfaces, and systemd's "org.freedesktop.login1": interface and member.
SAVERS: tuple[Named, ...] = (
    ("org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "ActiveChanged"),
)
SLEEPING: Named = ("org.freedesktop.login1.Manager", "PrepareForSleep")
LOCKING: Named = ("org.freedesktop.login1.Session", "Lock")
_HEARD: dict[Bus, tuple[Named, ...]] = {"SESSION": SAVERS, "SYSTEM": (SLEEPING, LOCKING)}
_BOTH_WAYS = 2
_ENDS_WITHIN = 2.0
_ASCII = 0x80


def session_path(session_id: str) -> str:
    """Where systemd puts a session among its objects.

    Letters and figures stay, a figure at the beginning and all else become "_" and two hexadecimal figures: what
    sd_bus_path_encode(3) calls a label.
    """
    label = "".join(
        chr(byte)
        if chr(byte).isalnum() and byte < _ASCII and not (at == 0 and chr(byte).isdigit())
        else f"_{byte:02x}"
        for at, byte in enumerate(session_id.encode())
    )
    return f"/org/freedesktop/login1/session/{label}"


def is_away(named: Named, carried: tuple[Any, ...], path: str = "", session_id: str = "") -> bool:
    """Whether a signal says that the screen was locked or sleep begins, and not that either is over.

    A ``path`` of another session than ``session_id`` is somebody else's screen; where the own one is not known, any counts.
    """
    if named == LOCKING:
        return not session_id or path == session_path(session_id)
    return named in (*SAVERS, SLEEPING) and carried == (True,)


class BusListener:
    """Hears one bus in a thread of its own, until stopped. Without a bus, or once it is gone, it is silent."""

    def __init__(self, bus: Bus, said: Callable[[], object]) -> None:
        self._bus, self._said = bus, said
        self._stopped = Event()
        self._connection: DBusConnection | None = None
        self._listening = Event()
        self._thread = Thread(target=self._listen, name=f"bus {bus.lower()}", daemon=True)
        self._thread.start()

    @property
    def is_listening(self) -> bool:
        """Whether the bus has agreed to pass its signals on."""
        return self._listening.is_set()

    def stop(self) -> None:
        """Listen no longer. The thread has ended when this returns, but for a bus that never answered."""
        self._stopped.set()
        self._hang_up()
        self._thread.join(_ENDS_WITHIN)

    def _hang_up(self) -> None:
        # closing alone does not wake a thread that waits for the next message
        if (connection := self._connection) is not None:
            try:
                connection.sock.shutdown(_BOTH_WAYS)
            except OSError:
                return

    def _listen(self) -> None:
        from jeepney.io.blocking import open_dbus_connection

        try:
            with open_dbus_connection(self._bus) as connection:
                self._connection = connection
                self._hear(connection)
        except Exception:  # noqa: BLE001 - whatever a bus does, waking and idleness are noticed all the same
            return
        finally:
            self._connection = None

    def _hear(self, connection: DBusConnection) -> None:
        from jeepney import HeaderFields, MatchRule, MessageType, message_bus

        for interface, member in _HEARD[self._bus]:
            rule = MatchRule(type="signal", interface=interface, member=member)
            connection.send_and_get_reply(message_bus.AddMatch(rule))
        self._listening.set()
        session_id = os.environ.get("XDG_SESSION_ID", "")
        while not self._stopped.is_set():
            message = connection.receive()
            fields = message.header.fields
            named = (fields.get(HeaderFields.interface, ""), fields.get(HeaderFields.member, ""))
            path = fields.get(HeaderFields.path, "")
            is_signal = message.header.message_type is MessageType.signal
            if is_signal and is_away(named, message.body, path, session_id):
                self._said()
