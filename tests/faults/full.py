"""The disk is full, at any step: said in words, nothing half-kept, and once there is room again work goes on."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from coprod_desktop.domain.problems import Problem
from coprod_desktop.services import founding
from coprod_desktop.services.paper_files import PaperFile, write_files
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage import registers, rekeying
from coprod_desktop.storage.backups.backup import Why
from coprod_desktop.storage.backups.restoring import restore
from coprod_desktop.storage.backups.shelf import Shelf, usual_folder
from coprod_desktop.storage.vault.password import WrongPassword
from coprod_desktop.storage.vault.recovery_code import WrongCode
from coprod_desktop.storage.vault.rekeying import Others
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import PASSWORD, WEAK
from tests.faults.bench import Bench, fresh
from tests.faults.child import all_of
from tests.faults.deeds import Deeds, Said
from tests.faults.key_deeds import KeyDeeds, opens_bank
from tests.faults.row import Row, chance_of, expect
from tests.faults.small_disk import fill, lift_limit, limit_files, small_disk
from tests.faults.whole import check, check_kept, rows_of

_DISK = 24 << 20
#: Room that is left, in bytes: none, or so little that it ends somewhere within the work.
_MOST_LEFT = 600_000
_MOST_FOR_NEW = 2_500_000


@dataclass
class _Room:
    """The disk, and how it is filled and freed."""

    folder: Path
    real: bool
    filler: Path | None = None

    def fill(self, leaving: int, largest: int) -> None:
        """Leave so many bytes; where that cannot be done, let no file grow by more beyond the largest there is."""
        if self.real:
            self.filler = fill(self.folder, leaving)
        else:
            limit_files(largest + leaving)

    def free(self) -> None:
        """Room again."""
        if self.filler is not None:
            self.filler.unlink()
        lift_limit()


def survive(seed: int, folder: Path) -> None:
    """One kind of work, with the disk full somewhere within it."""
    with small_disk(folder, _DISK) as real:
        bench = replace(fresh(folder / "register"), careful=seed % 3 == 0)
        verb = _VERBS[seed % len(_VERBS)]
        all_of(lambda _say: verb(bench, chance_of(seed), _Room(folder, real)))


def _leaving(chance: Random) -> int:
    return chance.choice((0, 4096, chance.randrange(40_000), chance.randrange(_MOST_LEFT)))


def _refused(work: Callable[[], object]) -> bool:
    """Whether it was refused, in words: anything else is raised on."""
    try:
        work()
    except Problem as problem:
        expect(problem.message, "refused without a word")
        return True
    return False


def _register(bench: Bench, chance: Random, room: _Room) -> None:
    """Actions of all kinds, imports and receipts among them."""
    said: list[Said] = []
    with bench.opened() as store:
        deeds = Deeds(store, bench.actor, chance)
        said += deeds.work(2)
        room.fill(_leaving(chance), _largest(bench))
        for _action in range(12):
            _refused(lambda: said.append(deeds.step()))
        check_kept(store, bench.actor, bench.before, said, more=0)
        room.free()
        said.append(deeds.step())
        check_kept(store, bench.actor, bench.before, said, more=0)
    with bench.opened() as store:
        check_kept(store, bench.actor, bench.before, said, more=0)
        check(store, bench.actor)


def _largest(bench: Bench) -> int:
    return max(path.stat().st_size for path in bench.path.parent.iterdir())


def _keys(bench: Bench, chance: Random, room: _Room) -> None:
    """The key file holds the old password or the new one, and the code that was told."""
    vault, staff = bench.vault(), bench.actor.staff_user_id
    room.fill(chance.choice((0, chance.randrange(12_000))), 0)
    refused = _refused(lambda: vault.keep_password(staff, bench.actor.name, "another word", bench.keys, WEAK))
    _refused(lambda: vault.new_recovery(bench.keys, bench.actor.name, WEAK))
    right, wrong = (PASSWORD, "another word") if refused else ("another word", PASSWORD)
    expect(bench.vault().unlock(staff, right) == bench.keys, "a key was lost")
    room.free()
    bench.vault().rename(staff, "Jo")
    try:
        bench.vault().unlock(staff, wrong)
    except WrongPassword:
        return
    expect(False, "two passwords open the register")


def _backup(bench: Bench, chance: Random, room: _Room) -> None:
    """A backup is there whole or not at all."""
    shelf = Shelf(usual_folder(bench.path), bench.path, bench.keys.file_id)

    def take() -> None:
        shelf.take(bench.keys, bench.vault(), datetime.now(UTC), Why.ASKED)

    room.fill(chance.randrange(2 * _largest(bench)), 0)
    refused = _refused(take)
    expect(len(shelf.all()) == (0 if refused else 1), "a backup was refused and is there")
    room.free()
    take()
    _opens(bench)


def _going_back(bench: Bench, chance: Random, room: _Room) -> None:
    """The register is as it was when going back was refused."""
    shelf = Shelf(usual_folder(bench.path), bench.path, bench.keys.file_id)
    backup = shelf.take(bench.keys, bench.vault(), datetime.now(UTC), Why.ASKED)
    with bench.opened() as store:
        then = store.read(bench.actor, rows_of)
        for _said in Deeds(store, bench.actor, chance).work(3):
            pass
        now = store.read(bench.actor, rows_of)
    room.fill(chance.randrange(3 * _largest(bench)), 0)
    back = lambda: restore(bench.path, backup, bench.keys, shelf.folder, datetime.now(UTC))  # noqa: E731
    refused = _refused(back)
    room.free()
    with bench.opened() as store:
        expect(store.read(bench.actor, rows_of) == (now if refused else then), "going back was done by half")


def _founding(bench: Bench, chance: Random, room: _Room) -> None:
    """A new register with its keys and finance key is there whole, or there is nothing and its name is free."""
    folder = bench.path.parent / "new"
    folder.mkdir()
    path = folder / "New.coprod"

    def make() -> None:
        founding.make(path, "Marlow Vale", "Jo Tester", PASSWORD, WEAK).store.close()

    room.fill(chance.randrange(_MOST_FOR_NEW), 0)
    if _refused(make):
        expect(not list(folder.iterdir()), "half a register was left")
        room.free()
        make()
    vault = Vault.beside(path)
    keys = vault.unlock(vault.staff[0].staff_user_id, PASSWORD)
    expect(keys.finance, "the finance key was lost")
    with registers.open_register(path, keys) as store:
        check(store, registers.sign_in(store))


def _other_keys(bench: Bench, chance: Random, room: _Room) -> None:
    """The register is under the old data key or the new one, and the password leads to it."""
    vault, staff, new = bench.vault(), bench.actor.staff_user_id, bench.keys.renewed()
    room.fill(chance.randrange(2 * _largest(bench)), 0)

    def change() -> None:
        vault.begin_rekey(staff, PASSWORD, new, Others.STEP, WEAK)
        try:
            rekeying.rekey(bench.path, bench.keys, new)
        except Problem:
            with suppress(Problem):  # the next opening settles it
                vault.abandon_rekey()
            raise
        vault.finish_rekey()

    _refused(change)
    room.free()
    opened = bench.vault()
    keys = opened.settle(opened.unlock(staff, PASSWORD), lambda tried: rekeying.opens(bench.path, tried))
    _opens(replace(bench, keys=keys))


def _finance_key(bench: Bench, chance: Random, room: _Room) -> None:
    """Bank details are sealed for the key that one's password opens, or for the one on the sheet put on paper before."""
    told: list[str] = []
    room.fill(_leaving(chance), _largest(bench))
    refused = _refused(KeyDeeds(bench, chance, told.append).finance)
    room.free()
    keys = bench.vault().unlock(bench.actor.staff_user_id, PASSWORD)
    with suppress(WrongCode):
        keys = bench.vault().unlock_with_code(told[0].split()[-1])
    expect(opens_bank(bench, keys), "the finance key is lost")
    expect(refused or told[-1].startswith("code"), "it was neither changed nor refused")
    KeyDeeds(replace(bench, keys=keys), chance, told.append).finance()
    expect(
        opens_bank(bench, bench.vault().unlock(bench.actor.staff_user_id, PASSWORD)),
        "the key cannot be changed any more",
    )


def _papers(bench: Bench, chance: Random, room: _Room) -> None:
    """A paper of an earlier day is not lost because there is no room for the new one."""
    folder = bench.path.parent / "papers"
    old, new = (
        tuple(PaperFile(f"{n}.pdf", bytes([n + more]) * size) for n in range(3))
        for more, size in ((0, 30_000), (9, 90_000))
    )
    write_files(folder, old)
    room.fill(chance.choice((0, chance.randrange(100_000))), 0)
    _refused(lambda: write_files(folder, new))
    for was, is_now in zip(old, new, strict=True):
        content = (folder / was.name).read_bytes()
        expect(content in (was.content, is_now.content), "a paper is there by half")
    expect({path.name for path in folder.iterdir()} == {one.name for one in old}, "half a paper was left")


def _settings(bench: Bench, _chance: Random, room: _Room) -> None:
    """Someone's own settings are the old ones or the new ones."""
    path = bench.path.parent / "settings.toml"
    SettingsFile(path).change(text_scale=120)
    room.fill(0, 0)
    SettingsFile(path).change(text_scale=150)
    expect(SettingsFile(path).now.text_scale in (120, 150), "settings were lost")
    room.free()
    SettingsFile(path).change(text_scale=140)
    expect(SettingsFile(path).now.text_scale == 140, "settings cannot be kept any more")


def _opens(bench: Bench) -> None:
    with bench.opened() as store:
        check_kept(store, bench.actor, bench.before, [], more=0)
        check(store, bench.actor)


_VERBS: tuple[Callable[[Bench, Random, _Room], None], ...] = (
    _register,
    _keys,
    _register,
    _backup,
    _register,
    _going_back,
    _register,
    _papers,
    _register,
    _settings,
    _founding,
    _other_keys,
    _finance_key,
)
ROW = Row("full", "the disk full at any step", 200, survive)
