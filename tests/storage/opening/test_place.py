"""Folders as they are called on people's computers, and what is said of each."""

from pathlib import Path

import pytest

from coprod_desktop.storage.opening import place
from coprod_desktop.storage.opening.place import Place, PlaceKind, filesystem_of, place_of

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
    assert found.careful is (kind is not PlaceKind.OWN)
    assert bool(found.advice()) is found.careful


def test_a_windows_share_is_a_network_folder() -> None:
    assert place._kind(Path("\\\\server\\team\\ours.coprod")) is PlaceKind.NETWORK


def test_a_system_that_names_no_mounts_has_its_own_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", lambda *_args, **_kw: (_ for _ in ()).throw(OSError()))
    assert place._mounts() == ""
