"""Registers with keys for tests: the first 16 bytes are all a vault asks of a register."""

from pathlib import Path

from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.sealing import new_finance_key
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import WEAK

JO, KIM = 101, 102
JO_WORDS, KIM_WORDS = "seven quiet herons", "a kettle by the sea "


def a_register(folder: Path, keys: Keys, name: str = "Marlow Vale.coprod") -> Path:
    """A file that begins as this register's would."""
    path = folder / name
    path.write_bytes(keys.file_id + b"sealed pages")
    return path


def keys_for_all() -> Keys:
    """Fresh keys that open bank details too."""
    return Keys.fresh().with_finance(new_finance_key()[1])


def a_vault(folder: Path, keys: Keys) -> Vault:
    """Jo, who also opens bank details, and Kim, who does not."""
    vault = Vault.make(a_register(folder, keys), keys)
    vault.keep_password(JO, "Jo Tester", JO_WORDS, keys, WEAK)
    vault.keep_password(KIM, "Kim Tester", KIM_WORDS, keys.with_finance(None), WEAK)
    return vault
