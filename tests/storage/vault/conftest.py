"""A vault with two staff users."""

from pathlib import Path

import pytest

from coprod_desktop.storage.vault.keys import Keys
from coprod_desktop.storage.vault.vault import Vault
from tests.storage.vault.vaults import a_vault, keys_for_all


@pytest.fixture
def keys() -> Keys:
    """The keys of the register, bank details included."""
    return keys_for_all()


@pytest.fixture
def vault(tmp_path: Path, keys: Keys) -> Vault:
    """Jo opens bank details, Kim does not."""
    return a_vault(tmp_path, keys)
