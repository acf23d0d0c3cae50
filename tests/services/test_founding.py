"""A register with all it starts with: there whole under its name, or not at all."""

from pathlib import Path
from unittest.mock import patch

import pytest

from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import founding
from coprod_desktop.services.founding import Founded
from coprod_desktop.storage import disk, register_file, registers
from coprod_desktop.storage.opening.held import InUse
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import KEYS, PASSWORD, WEAK


def made(path: Path) -> Founded:
    return founding.make(path, "Marlow Vale Council", "Jo Tester", PASSWORD, WEAK)


class Killed(BaseException):
    """The program ends here; nothing after it is done."""


def test_a_new_register_is_held_backed_up_at_its_end_and_alone_in_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new.coprod"
    founded = made(path)
    with founded.store as store:
        assert store.changed
        assert registers.sign_in(store) == founded.actor
        with pytest.raises(InUse):
            registers.open_register(path, store.keys)
    assert {one.name for one in tmp_path.iterdir()} == {
        "new.coprod",
        "new.coprod-keys",
        "new.coprod-keys.bak",
    }


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_program_ended_while_it_gives_the_name_leaves_a_whole_register_or_a_free_name(
    tmp_path: Path, moved: int
) -> None:
    path, moves, real = tmp_path / "new.coprod", [0], disk.move_through

    def move(fresh: Path, target: Path) -> None:
        if moves[0] == moved:
            raise Killed
        moves[0] += 1
        real(fresh, target)

    with (
        patch.object(disk, "move_through", move),
        patch.object(register_file, "take_away", lambda _path: None),
        pytest.raises(Killed),
    ):
        made(path)
    assert path.exists() == (moved > 0)
    if moved == 0:
        made(path).store.close()
    vault = Vault.beside(path)
    keys = vault.unlock(vault.staff[0].staff_user_id, PASSWORD)
    with registers.open_register(path, keys) as store:
        assert registers.sign_in(store).name == "Jo Tester"


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_what_cannot_be_put_in_its_place_is_said_and_leaves_nothing(tmp_path: Path, moved: int) -> None:
    moves, real = [0], disk.move_through

    def move(fresh: Path, target: Path) -> None:
        if moves[0] == moved:
            raise OSError
        moves[0] += 1
        real(fresh, target)

    with patch.object(disk, "move_through", move), pytest.raises(Problem, match="may write to it"):
        made(tmp_path / "new.coprod")
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_another_program_is_making_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.coprod"
    with registers.create(register_file.being_made(path), KEYS, "Marlow Vale Council", "Kim"):
        with pytest.raises(Problem):
            made(path)
        assert register_file.being_made(path).exists()


def test_a_file_that_came_to_lie_there_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path, real = tmp_path / "new.coprod", founding._furnished

    def furnished(*given: object) -> object:
        path.write_bytes(b"someone else's")
        return real(*given)  # type: ignore[arg-type]

    with patch.object(founding, "_furnished", furnished), pytest.raises(Problem, match="already a file"):
        made(path)
    assert path.read_bytes() == b"someone else's"
    assert [one.name for one in tmp_path.iterdir()] == ["new.coprod"]
