"""Who may work in the register, and what opens it for them."""

from functools import partial

import pytest

from coprod_desktop.domain.money import Money
from coprod_desktop.domain.permission import Actor, Permission, Role
from coprod_desktop.domain.problems import Gone, NotAllowed, Problem
from coprod_desktop.services import finance_key, history, staff
from coprod_desktop.services.staff import StaffMember
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store
from coprod_desktop.storage.engine import connect
from coprod_desktop.storage.vault.recovery_code import new_code
from coprod_desktop.storage.vault.vault import Vault
from tests.builders import PASSWORD, a_vault, an_actor

FIRST = "handed over on a piece of paper"
FINANCE_KEY = bytes(range(32))


@pytest.fixture
def vault(store: Store, actor: Actor) -> Vault:
    return a_vault(store, actor)


def add(store: Store, actor: Actor, vault: Vault, name: str = "Marcus Finch", *roles: Role) -> int:
    """Someone more, a coordinator unless other roles are named."""
    chosen = roles or (Role.COORDINATOR,)
    return store.write(
        actor, "Added", lambda work: staff.add(work, vault, store.keys, name, chosen, FIRST)
    ).value


def members(store: Store, actor: Actor, vault: Vault) -> dict[str, StaffMember]:
    return {row.name: row for row in store.read(actor, lambda work: staff.members(work, vault))}


def test_someone_added_can_sign_in_once_with_what_was_handed_over(
    store: Store, actor: Actor, vault: Vault
) -> None:
    new = add(store, actor, vault, "  Marcus   Finch ", Role.FINANCE, Role.LEAD)
    marcus = members(store, actor, vault)["Marcus Finch"]
    assert (marcus.roles, marcus.handed_over) == (frozenset({Role.FINANCE, Role.LEAD}), True)
    assert Vault.beside(store.path).unlock(new, FIRST).data == store.keys.data
    assert registers.sign_in(store, new).name == "Marcus Finch"


def test_what_opens_bank_details_is_handed_on_to_finance_alone(
    store: Store, actor: Actor, vault: Vault
) -> None:
    keys = store.keys.with_finance(FINANCE_KEY)
    store.write(actor, "Key", lambda work: finance_key.write_down(work, keys, actor.name))

    def given(name: str, role: Role) -> bytes | None:
        new = store.write(
            actor, "Added", lambda work: staff.add(work, vault, keys, name, {role}, FIRST)
        ).value
        return vault.unlock(new, FIRST).finance

    assert given("Fin Ance", Role.FINANCE) == FINANCE_KEY
    assert given("Co Ordinator", Role.COORDINATOR) is None


@pytest.mark.parametrize(
    ("name", "roles", "field"),
    [
        ("", {Role.LEAD}, "name"),
        ("x" * 121, {Role.LEAD}, "name"),
        ("jo tester", {Role.LEAD}, "name"),
        ("Marcus", set[Role](), "roles"),
    ],
)
def test_a_name_or_roles_that_will_not_do_are_said_beside_them(
    store: Store, actor: Actor, vault: Vault, name: str, roles: set[Role], field: str
) -> None:
    with pytest.raises(Problem) as met:
        store.write(actor, "Added", lambda work: staff.add(work, vault, store.keys, name, roles, FIRST))
    assert met.value.field == field
    assert len(vault.staff) == 1


def test_when_the_keys_cannot_be_written_nobody_is_added(
    store: Store, actor: Actor, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise Problem("the disk is full")

    monkeypatch.setattr(vault, "keep_password", refuse)
    with pytest.raises(Problem, match="disk is full"):
        add(store, actor, vault)
    assert list(members(store, actor, vault)) == ["Jo Tester"]


def test_a_new_name_is_shown_where_people_sign_in(store: Store, actor: Actor, vault: Vault) -> None:
    add(store, actor, vault)
    marcus = members(store, actor, vault)["Marcus Finch"]
    store.write(actor, "Changed", lambda work: staff.change(work, vault, marcus, "Marcus Lark", {Role.LEAD}))
    changed = members(store, actor, vault)["Marcus Lark"]
    assert changed.roles == {Role.LEAD}
    assert [slot.name for slot in vault.staff] == ["Jo Tester", "Marcus Lark"]


def test_whoever_is_removed_opens_nothing_and_keeps_their_name_in_history(
    store: Store, actor: Actor, vault: Vault
) -> None:
    marcus = add(store, actor, vault)
    theirs = registers.sign_in(store, marcus)
    store.write(theirs, "A deed of Marcus", lambda work: work.seal())
    store.write(actor, "Removed", lambda work: staff.remove(work, vault, marcus))
    assert list(members(store, actor, vault)) == ["Jo Tester"]
    with pytest.raises(Problem):
        Vault.beside(store.path).unlock(marcus, FIRST)
    with pytest.raises(Problem, match="no longer one of"):
        registers.sign_in(store, marcus)
    done = {row.label: row.who for row in store.read(actor, history.recent)}
    assert done["A deed of Marcus"] == "Marcus Finch"
    with pytest.raises(Gone):
        store.write(actor, "Removed", lambda work: staff.remove(work, vault, marcus))


def test_the_last_coordinator_stays_and_nobody_removes_themselves(
    store: Store, actor: Actor, vault: Vault
) -> None:
    with pytest.raises(Problem, match="cannot remove yourself"):
        store.write(actor, "Removed", lambda work: staff.remove(work, vault, actor.staff_user_id))
    add(store, actor, vault, "Lea Der", Role.LEAD)
    jo = members(store, actor, vault)["Jo Tester"]
    with pytest.raises(Problem, match="last coordinator"):
        store.write(actor, "Changed", lambda work: staff.change(work, vault, jo, jo.name, {Role.FINANCE}))
    marcus = add(store, actor, vault)
    store.write(actor, "Changed", lambda work: staff.change(work, vault, jo, jo.name, {Role.FINANCE}))
    other = an_actor(Role.COORDINATOR, staff_user_id=jo.id)
    with pytest.raises(Problem, match="last coordinator"):
        store.write(other, "Removed", lambda work: staff.remove(work, vault, marcus))


def test_a_coordinator_who_cannot_sign_in_does_not_count(store: Store, actor: Actor, vault: Vault) -> None:
    marcus = add(store, actor, vault)
    vault.remove(marcus)
    jo = members(store, actor, vault)["Jo Tester"]
    assert members(store, actor, vault)["Marcus Finch"].changed_at is None
    with pytest.raises(Problem, match="last coordinator"):
        store.write(actor, "Changed", lambda work: staff.change(work, vault, jo, jo.name, {Role.LEAD}))


def test_staff_who_left_and_staff_changes_are_not_undone(store: Store, actor: Actor, vault: Vault) -> None:
    add(store, actor, vault)
    with pytest.raises(Problem):
        store.write(actor, "Undo", history.undo)


def test_ones_own_password_is_changed_with_the_old_one(store: Store, actor: Actor, vault: Vault) -> None:
    def change(old: str) -> None:
        store.write(
            actor,
            "Password changed",
            lambda work: staff.change_own_password(work, vault, store.keys, old, "a brand new one"),
        )

    with pytest.raises(Problem) as met:
        change("not the old one")
    assert met.value.field == "old"
    change(PASSWORD)
    assert Vault.beside(store.path).unlock(actor.staff_user_id, "a brand new one") == store.keys
    assert "Password changed" in [row.label for row in store.read(actor, history.recent)]


def test_someone_who_lost_theirs_is_handed_another_first_password(
    store: Store, actor: Actor, vault: Vault
) -> None:
    marcus = add(store, actor, vault)
    store.write(
        actor, "Password", lambda work: staff.hand_over(work, vault, store.keys, marcus, "the second one")
    )
    assert vault.unlock(marcus, "the second one") == store.keys
    assert members(store, actor, vault)["Marcus Finch"].handed_over


def test_nobody_takes_bank_details_away_by_handing_over_a_password(
    store: Store, actor: Actor, vault: Vault
) -> None:
    rich = store.keys.with_finance(FINANCE_KEY)
    store.write(actor, "Key", lambda work: finance_key.write_down(work, rich, actor.name))
    marcus = store.write(
        actor, "Added", lambda work: staff.add(work, vault, rich, "Marcus", {Role.FINANCE}, FIRST)
    ).value
    with pytest.raises(Problem, match="Marcus opens bank details"):
        store.write(actor, "Password", lambda work: staff.hand_over(work, vault, store.keys, marcus, "x y z"))
    store.write(actor, "Password", lambda work: staff.hand_over(work, vault, rich, marcus, "x y z"))
    assert vault.unlock(marcus, "x y z").finance == FINANCE_KEY


def test_a_new_recovery_sheet_makes_the_one_before_worthless(
    store: Store, actor: Actor, vault: Vault
) -> None:
    before, after = new_code(), new_code()
    for code in (before, after):
        keep = partial(staff.keep_recovery, vault=vault, keys=store.keys, code=code)
        store.write(actor, "Recovery sheet made", keep)
    assert vault.unlock_with_code(after) == store.keys
    with pytest.raises(Problem):
        vault.unlock_with_code(before)


def test_only_those_who_manage_staff_do(store: Store, actor: Actor, vault: Vault) -> None:
    lead = an_actor(Role.LEAD)
    assert not lead.may(Permission.MANAGE_STAFF)
    for verb in (
        lambda work: staff.members(work, vault),
        lambda work: staff.add(work, vault, store.keys, "X", {Role.LEAD}, FIRST),
        lambda work: staff.remove(work, vault, actor.staff_user_id),
        lambda work: staff.keep_recovery(work, vault, store.keys, new_code()),
    ):
        with pytest.raises(NotAllowed):
            store.write(lead, "x", verb)


def test_the_register_holds_no_secret(store: Store, actor: Actor, vault: Vault) -> None:
    add(store, actor, vault)
    connection = connect(store.path, store.keys)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = str([connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables])
    connection.close()
    assert "Marcus Finch" in kept
    assert FIRST not in kept


def test_a_limit_is_set_by_someone_else_and_taken_away_by_typing_nothing(
    store: Store, actor: Actor, vault: Vault
) -> None:
    marcus = add(store, actor, vault, "Marcus Finch", Role.FINANCE)

    def limit(typed: str, whose: int = marcus) -> None:
        store.write(actor, "Limit", lambda work: staff.set_limit(work, whose, typed))

    limit(" 1,000 ")
    assert members(store, actor, vault)["Marcus Finch"].limit == Money(1_000_00)
    with pytest.raises(Problem, match="not an amount") as refused:
        limit("plenty")
    assert refused.value.field == "limit"
    with pytest.raises(Problem, match="Nobody sets their own limit"):
        limit("5", actor.staff_user_id)
    limit("")
    assert members(store, actor, vault)["Marcus Finch"].limit is None


def test_what_changed_who_may_open_the_register_is_not_said_to_have_left_the_house(
    store: Store, actor: Actor, vault: Vault
) -> None:
    add(store, actor, vault)
    with pytest.raises(Problem, match="changed who can open the register"):
        store.write(actor, "Undo", history.undo)
