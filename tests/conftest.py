"""Fixtures everyone needs: a fresh register and someone to work in it. No test needs a screen."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coprod_desktop import i18n, paths
from coprod_desktop.domain.permission import Actor
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.vault import vault
from tests.builders import KEYS, TODAY, WEAK
from tests.network import Guard

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_network = Guard()
_network.listen()


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest) -> Iterator[Guard]:
    """No test talks to the network; one marked ``loopback`` may talk to this machine itself."""
    _network.loopback = request.node.get_closest_marker("loopback") is not None
    yield _network
    attempts, _network.attempts, _network.loopback = _network.attempts, [], False
    assert attempts == []


@pytest.fixture(autouse=True)
def _log_elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tests log is no part of the user's own log."""
    monkeypatch.setattr(paths, "log_folder", tmp_path_factory.getbasetemp)


@pytest.fixture(autouse=True)
def _settings_elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tests choose is no part of the user's own preferences."""
    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setattr(paths, "config_folder", lambda: folder)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Each test starts and ends in English."""
    i18n.use(i18n.Language("en"))
    yield
    i18n.use(i18n.Language("en"))


@pytest.fixture(autouse=True)
def _passwords_cost_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking a password takes a second in earnest; here nobody is guessing."""
    monkeypatch.setattr(vault, "calibrated", lambda: WEAK)


@pytest.fixture(scope="session")
def just_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register as it is when just made, closed. Every test works on a copy: making one takes every migration."""
    path = tmp_path_factory.mktemp("just-made") / "test.coprod"
    registers.create(path, KEYS, "Marlow Vale Council", "Jo Tester").close()
    return path


@pytest.fixture
def store(just_made: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty register of a made-up council, on the day all tests share."""
    made = Store(Path(shutil.copy(just_made, tmp_path)), KEYS)
    made.clock = lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 9, 0, tzinfo=UTC)
    yield made
    made.close()


@pytest.fixture
def actor(store: Store) -> Actor:
    """The staff user the register was made with: coordinator, finance and lead."""
    return registers.sign_in(store)
