"""This user's preferences, kept on this machine: the look, the language, where they were. Nothing about anyone."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import tomli_w

from coprod_desktop import paths

LEAST_TEXT_SCALE, MOST_TEXT_SCALE = 90, 200
#: After how many minutes without a key or the mouse the register is locked; never is not among them.
LEAST_LOCK_MINUTES, MOST_LOCK_MINUTES = 1, 60
_RECENT = 8
_REGISTERS = 50


class LookChoice(StrEnum):
    """How the window should look; ``SYSTEM`` follows the computer's light and dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class RegisterSettings:
    """What this user chose for one register, and what this computer has to remember of it.

    ``backup_folder`` is empty for the usual one, ``backup_gigabytes`` the room backups may take; ``backup_trouble`` says
    why the last one could not be made. ``checked_on`` is the day (ISO) of the last quick check, ``place_known`` the
    folder about whose drawbacks nothing is to be said again.
    """

    backup_folder: str = ""
    backup_gigabytes: int = 5
    backup_trouble: str = ""
    checked_on: str = ""
    place_known: str = ""


@dataclass(frozen=True)
class Settings:
    """One user's preferences. ``text_scale`` is in per cent, 90 to 200; folders and registers are paths.

    ``staff`` is who signed in last, register by register; ``remembered`` whom this computer's keyring lets in. Both
    hold a register's id and a staff user's, never a name.
    """

    look: LookChoice = LookChoice.SYSTEM
    text_scale: int = 100
    language: str = "en"
    last_register: str = ""
    recent: tuple[str, ...] = ()
    last_folder: str = ""
    window_state: str = ""
    last_page: str = ""
    lock_minutes: int = 10
    staff: tuple[str, ...] = ()
    remembered: tuple[str, ...] = ()
    registers: Mapping[str, RegisterSettings] = field(default_factory=dict)

    def opened(self, register: str) -> "Settings":
        """The same with ``register`` as the last one opened and first among the recent ones."""
        recent = (register, *(one for one in self.recent if one != register))[:_RECENT]
        return replace(self, last_register=register, recent=recent)

    def of_register(self, file_id: bytes) -> RegisterSettings:
        """What was chosen for the register with this id."""
        return self.registers.get(file_id.hex(), RegisterSettings())

    def with_register(self, file_id: bytes, **changes: Any) -> "Settings":
        """The same with something else chosen for the register with this id."""
        others = {key: one for key, one in self.registers.items() if key != file_id.hex()}
        fresh = {file_id.hex(): replace(self.of_register(file_id), **changes)}
        return replace(self, registers=dict(list((fresh | others).items())[:_REGISTERS]))

    def staff_of(self, file_id: bytes) -> int | None:
        """Who signed in last to the register with this id."""
        found = [one for one in self.staff if one.startswith(f"{file_id.hex()}:")]
        number = found[0].partition(":")[2] if found else ""
        return int(number) if number.isdecimal() else None

    def signed_in(self, file_id: bytes, staff_user_id: int) -> "Settings":
        """The same with this staff user as the last one to sign in to that register."""
        others = [one for one in self.staff if not one.startswith(f"{file_id.hex()}:")]
        return replace(self, staff=(_entry(file_id, staff_user_id), *others)[:_REGISTERS])

    def remembers(self, file_id: bytes, staff_user_id: int) -> bool:
        """Whether it is worth asking this computer's keyring for them."""
        return _entry(file_id, staff_user_id) in self.remembered

    def remembering(self, file_id: bytes, staff_user_id: int, *, on: bool) -> "Settings":
        """The same, asking the keyring for them from now on, or no longer."""
        entry = _entry(file_id, staff_user_id)
        others = tuple(one for one in self.remembered if one != entry)
        return replace(self, remembered=(entry, *others)[:_REGISTERS] if on else others)


class SettingsFile:
    """The preferences and the file they are kept in; every change is written at once.

    A file that cannot be understood is kept aside (``settings.toml.broken``) and the defaults are used.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.config_folder() / "settings.toml"
        self.now = self._read()

    def change(self, **changes: Any) -> Settings:
        """Keep these preferences from now on."""
        return self.keep(replace(self.now, **changes))

    def keep(self, settings: Settings) -> Settings:
        """Keep all of ``settings``; a folder that cannot be written only means they last until the program ends."""
        if settings != self.now:
            self.now = settings
            self._write()
        return self.now

    def _read(self) -> Settings:
        try:
            return _understood(tomllib.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, TypeError):
            self._keep_aside()
            return Settings()

    def _keep_aside(self) -> None:
        try:
            self.path.replace(self.path.with_name(self.path.name + ".broken"))
        except OSError:
            return

    def _write(self) -> None:
        fresh = self.path.with_name(self.path.name + ".new")
        try:
            with fresh.open("wb") as stream:
                tomli_w.dump(_plain(self.now), stream)
                stream.flush()
                os.fsync(stream.fileno())
            fresh.replace(self.path)
        except OSError:
            return


def _entry(file_id: bytes, staff_user_id: int) -> str:
    return f"{file_id.hex()}:{staff_user_id}"


_LISTS = ("recent", "staff", "remembered")


def _plain(settings: Settings) -> dict[str, Any]:
    plain = {one.name: getattr(settings, one.name) for one in fields(Settings)}
    lists = {name: list(plain[name]) for name in _LISTS}
    registers = {key: asdict(one) for key, one in settings.registers.items()}
    return plain | lists | {"look": settings.look.value, "registers": registers}


def _understood(read: Mapping[str, Any]) -> Settings:
    """Settings from what a file said; what a newer version added is passed over."""
    known = {one.name: type(one.default) for one in fields(Settings) if one.name != "registers"}
    kept = {name: read[name] for name in known if name in read}
    if "look" in kept:
        kept["look"] = LookChoice(kept["look"])
    for name in _LISTS:
        if name in kept:
            kept[name] = tuple(str(one) for one in kept[name])
    if wrong := [name for name, value in kept.items() if type(value) is not known[name]]:
        raise TypeError(wrong)
    if "text_scale" in kept:
        kept["text_scale"] = min(max(kept["text_scale"], LEAST_TEXT_SCALE), MOST_TEXT_SCALE)
    if "lock_minutes" in kept:
        kept["lock_minutes"] = min(max(kept["lock_minutes"], LEAST_LOCK_MINUTES), MOST_LOCK_MINUTES)
    return Settings(**kept, registers=_registers(read.get("registers", {})))


def _registers(read: object) -> dict[str, RegisterSettings]:
    known = {one.name: type(one.default) for one in fields(RegisterSettings)}
    return {
        key: RegisterSettings(**{name: one[name] for name in known if isinstance(one.get(name), known[name])})
        for key, one in (read.items() if isinstance(read, dict) else ())
        if isinstance(one, dict)
    }
