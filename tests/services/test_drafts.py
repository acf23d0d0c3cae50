"""What was half filled in is kept sealed, for one person, once."""

from pathlib import Path

from coprod_desktop.services.drafts import Drafts
from coprod_desktop.storage.vault.keys import Keys
from tests.builders import KEYS

FORMS = [{"dialog": "Add a person", "fields": {"name": "Amara Quill"}}]


def test_a_draft_comes_back_once_and_only_to_its_own(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.keep(KEYS, 7, list(FORMS))
    assert drafts.take(KEYS, 8) == []
    assert drafts.take(KEYS, 7) == FORMS
    assert drafts.take(KEYS, 7) == []


def test_no_file_says_anything_of_anyone(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.keep(KEYS, 7, list(FORMS))
    [file] = list((tmp_path / "drafts").iterdir())
    raw = file.read_bytes()
    assert b"Amara" not in raw
    assert b"person" not in raw
    assert KEYS.file_id.hex() not in file.name


def test_another_key_or_damage_loses_the_draft_and_nothing_else(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(KEYS, 7, list(FORMS))
    assert drafts.take(Keys(KEYS.file_id, bytes(32)), 7) == []
    drafts.keep(KEYS, 7, list(FORMS))
    [file] = list(tmp_path.iterdir())
    file.write_bytes(b"short")
    assert drafts.take(KEYS, 7) == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_only_means_that_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    drafts = Drafts(tmp_path / "taken")
    drafts.keep(KEYS, 7, list(FORMS))
    assert drafts.take(KEYS, 7) == []
