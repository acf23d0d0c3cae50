"""Folders as they are called on people's computers, and what is said of each."""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from coprod_desktop.storage import registers
from coprod_desktop.storage.backups.backup import Why
from coprod_desktop.storage.backups.restoring import restore
from coprod_desktop.storage.backups.shelf import Shelf
from coprod_desktop.storage.engine import Manner, connect
from coprod_desktop.storage.opening import place
from coprod_desktop.storage.opening.place import Place, PlaceKind, filesystem_of, place_of
from tests.builders import KEYS, a_vault
from tests.registers.keep import FOLDER

NOW = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)
MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
files:/export /srv/shared nfs4 rw 0 0
//server/team /srv/shared/team\\040files cifs rw 0 0
/dev/sdb1 /srv/disk ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/jo/Documents", ""),
        ("/home/jo/OneDrive - Marlow Vale Council/Register", "OneDrive"),
        ("/home/jo/Dropbox", "Dropbox"),
        ("/home/jo/Dropbox (Personal)/x", "Dropbox"),
        ("/Users/jo/Library/CloudStorage/OneDrive-MarlowVale", "OneDrive"),
        ("/Users/jo/Library/CloudStorage/GoogleDrive-jo@example.org/My Drive", "Google Drive"),
        ("/Users/jo/Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("/home/jo/Nextcloud", "Nextcloud"),
        ("/home/jo/Boxes", ""),
    ],
)
def test_a_folder_that_is_copied_away_is_known_by_its_name(folder: str, name: str) -> None:
    found = place_of(Path(folder) / "ours.coprod", {})
    assert found.name == name
    assert (found.kind is PlaceKind.CLOUD) is bool(name)
    assert bool(found.advice()) is bool(name)


def test_windows_says_where_onedrive_lies(tmp_path: Path) -> None:
    assert place_of(tmp_path / "ours.coprod", {"OneDrive": str(tmp_path)}) == Place(
        PlaceKind.CLOUD, "OneDrive"
    )
    assert place_of(tmp_path / "ours.coprod", {"OneDrive": ""}).kind is not PlaceKind.CLOUD


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/jo/ours.coprod", "ext4"),
        ("/srv/shared/ours.coprod", "nfs4"),
        ("/srv/shared/team files/ours.coprod", "cifs"),
        ("/srv/sharedness/ours.coprod", "ext4"),
    ],
)
def test_the_innermost_mount_counts(path: str, kind: str) -> None:
    assert filesystem_of(Path(path), MOUNTS) == kind
    assert filesystem_of(Path(path), "") == ""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/shared/ours.coprod", PlaceKind.NETWORK),
        ("/srv/disk/ours.coprod", PlaceKind.OWN),
        ("/media/jo/STICK/ours.coprod", PlaceKind.REMOVABLE),
    ],
)
def test_network_folders_and_sticks_are_written_carefully(
    path: str, kind: PlaceKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "_mounts", lambda: MOUNTS)
    found = place_of(Path(path), {})
    assert found.kind is kind
    assert found.manner is (Manner.WORKING if kind is PlaceKind.OWN else Manner.CAREFUL)
    assert bool(found.advice()) is (kind is not PlaceKind.OWN)


def test_a_windows_share_is_a_network_folder() -> None:
    assert place._kind(Path("\\\\server\\team\\ours.coprod")) is PlaceKind.NETWORK


def test_a_system_that_names_no_mounts_has_its_own_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", lambda *_args, **_kw: (_ for _ in ()).throw(OSError()))
    assert place._mounts() == ""


def test_on_a_drive_that_may_go_away_nothing_is_ever_written_through_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not while a register is made, brought up to date or gone back from either."""
    monkeypatch.setattr(place, "_STICKS", (tmp_path.resolve().as_posix(),))
    seen: list[str] = []
    connect = dbapi2.connect

    def watched(*args: Any, **kwargs: Any) -> dbapi2.Connection:
        seen.extend(path.name for path in tmp_path.glob("*-wal"))
        return connect(*args, **kwargs)

    monkeypatch.setattr(dbapi2, "connect", watched)
    path = tmp_path / "ours.coprod"
    store = registers.create(path, KEYS, "Marlow Vale", "Jo Tester")
    assert _mode(store.opened.path, store.opened.manner) == "delete"
    vault = a_vault(store, registers.sign_in(store))
    backup = Shelf(tmp_path / "backups", path, KEYS.file_id).take(KEYS, vault, NOW, Why.ASKED)
    store.close()
    restore(path, backup, KEYS, tmp_path / "backups", NOW + timedelta(minutes=1))
    shutil.copyfile(min(FOLDER.glob("*.coprod")), tmp_path / "older.coprod")
    assert _mode(tmp_path / "older.coprod", Manner.CAREFUL) == "delete"
    seen.clear()  # it came from where there is a log
    registers.open_register(tmp_path / "older.coprod", KEYS).close()
    assert seen == []


def _mode(path: Path, manner: Manner) -> str:
    with closing(connect(path, KEYS, manner)) as connection:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
