"""Where a register lies: on this computer's own disk, in a folder that is copied away, on a network or a stick."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.storage.engine import Manner

if TYPE_CHECKING:
    from collections.abc import Mapping


class PlaceKind(StrEnum):
    """What a folder is to a file that is written all day."""

    OWN = "own"
    CLOUD = "cloud"
    NETWORK = "network"
    REMOVABLE = "removable"


#: How the folders of copying programs are called, wherever they lie.
_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "iclouddrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box": "Box",
    "box sync": "Box",
    "proton drive": "Proton Drive",
}
_ONE_DRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORKS = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afpfs",
    "webdav",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
}
_STICKS = ("/media/", "/run/media/", "/mnt/usb", "/Volumes/")
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4


@dataclass(frozen=True)
class Place:
    """What kind of place it is, and for a copying program its name."""

    kind: PlaceKind = PlaceKind.OWN
    name: str = ""

    @property
    def manner(self) -> Manner:
        """How a register is worked on there: where a log cannot be relied on, each change goes through the file itself."""
        careful = self.kind in (PlaceKind.NETWORK, PlaceKind.REMOVABLE)
        return Manner.CAREFUL if careful else Manner.WORKING

    def advice(self) -> str:
        """One or two sentences for whoever keeps a register there; empty for this computer's own disk."""
        return {
            PlaceKind.OWN: "",
            PlaceKind.CLOUD: _(
                "This register lies in {name}, which copies files while they are written and can mix up two versions. "
                "Keep the register itself in a folder of this computer, and its backups in {name}."
            ).format(name=self.name),
            PlaceKind.NETWORK: _(
                "This register lies in a network folder. It works more slowly there, and a lost connection can "
                "interrupt it. Keep the register itself on this computer, and its backups in the network folder."
            ),
            PlaceKind.REMOVABLE: _(
                "This register lies on a drive that can be taken out. Close the register before you take it out, "
                "and keep backups somewhere else."
            ),
        }[self.kind]


def place_of(path: Path, environment: Mapping[str, str] | None = None) -> Place:
    """Where a register lies, as far as the system says so; what is not known counts as this computer's own disk."""
    whole = path.resolve()
    cloud = _cloud(whole, os.environ if environment is None else environment)
    if cloud:
        return Place(PlaceKind.CLOUD, cloud)
    return Place(_kind(whole))


def _cloud(path: Path, environment: Mapping[str, str]) -> str:
    for variable in _ONE_DRIVE:
        folder = environment.get(variable, "")
        if folder and path.is_relative_to(Path(folder)):
            return "OneDrive"
    for part in (one.casefold() for one in path.parent.parts):
        # "OneDrive - Marlow Vale Council", "Dropbox (Personal)", "OneDrive-MarlowVale" under CloudStorage
        for begins, name in _CLOUDS.items():
            if part == begins or part.startswith((f"{begins} -", f"{begins} (", f"{begins}-")):
                return name
    return ""


def _kind(path: Path) -> PlaceKind:
    if PureWindowsPath(path).drive.startswith("\\\\"):
        return PlaceKind.NETWORK
    if sys.platform == "win32":
        return _kind_on_windows(path)
    if filesystem_of(path, _mounts()) in _NETWORKS:
        return PlaceKind.NETWORK
    return PlaceKind.REMOVABLE if path.as_posix().startswith(_STICKS) else PlaceKind.OWN


def filesystem_of(path: Path, mounts: str) -> str:
    """The kind of file system a path lies on, from the text of ``/proc/mounts``; empty when it does not say."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _device, _space, rest = line.partition(" ")
        where, _space, rest = rest.partition(" ")
        folder = where.encode().decode("unicode_escape")
        if path.is_relative_to(folder) and len(folder) >= len(best):
            best, kind = folder, rest.partition(" ")[0]
    return kind


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:  # macOS has none
        return ""


if sys.platform == "win32":

    def _kind_on_windows(path: Path) -> PlaceKind:
        import ctypes

        found = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
        kinds = {_WINDOWS_REMOVABLE: PlaceKind.REMOVABLE, _WINDOWS_REMOTE: PlaceKind.NETWORK}
        return kinds.get(found, PlaceKind.OWN)

else:

    def _kind_on_windows(_path: Path) -> PlaceKind:
        return PlaceKind.OWN
