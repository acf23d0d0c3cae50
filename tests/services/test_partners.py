"""Partner organisations: kept once, spoken with, and whom they introduced."""

from datetime import timedelta

import pytest

from coprod_desktop.domain.contacts import Contact
from coprod_desktop.domain.partners import Partner
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import FieldProblems, Gone, Problem
from coprod_desktop.services import contacts, partners, people, today_places
from coprod_desktop.services.partners import PartnerList, PartnerQuery, PartnerRow
from coprod_desktop.services.today_rows import Place
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_partner, a_person
from tests.services.undoing import do, keep, see

SPOKE = {"said": "They will ask two carers"}


@pytest.fixture
def partner(store: Store) -> Partner:
    made = a_partner()
    keep(store, made)
    return made


def rows(store: Store, actor: Actor, text: str = "", *, ended: bool = False) -> list[PartnerRow]:
    wanted = PartnerList(PartnerQuery(text, ended))
    return see(store, actor, lambda work: wanted.rows(work, [*wanted.ids(work), 5]))


def test_a_partner_is_kept_once_and_changed(store: Store, actor: Actor) -> None:
    made = do(store, actor, lambda work: partners.add(work, {"name": "Harbour Deaf Club"}))
    with pytest.raises(Problem) as refusal:
        store.write(actor, "Add", lambda work: partners.add(work, {"name": "harbour deaf club"}))
    assert refusal.value.field == "name"
    with pytest.raises(FieldProblems):
        store.write(actor, "Add", lambda work: partners.add(work, {"name": ""}))
    do(store, actor, lambda work: partners.edit(work, made.id, made.version, {"reaches": "BSL users"}))
    assert [row.name for row in rows(store, actor, "bsl")] == ["Harbour Deaf Club"]


def test_when_we_last_spoke_is_the_newest_line_of_the_log(
    store: Store, actor: Actor, partner: Partner
) -> None:
    assert [row.last_spoke for row in rows(store, actor)] == [None]
    for back in (3, 40):
        values = {**SPOKE, "on": TODAY - timedelta(days=back)}
        do(store, actor, lambda work, values=values: contacts.add_with_partner(work, partner.id, values))  # type: ignore[misc]
    assert [row.last_spoke for row in rows(store, actor)] == [TODAY - timedelta(days=3)]
    shown = see(store, actor, lambda work: partners.page(work, partner.id))
    assert [row.on for row in shown.contacts] == [TODAY - timedelta(days=back) for back in (3, 40)]


def test_a_promise_to_a_partner_is_a_job_and_leads_to_it(
    store: Store, actor: Actor, partner: Partner
) -> None:
    promise = {**SPOKE, "to_do": "Send easy read", "do_by": TODAY}
    do(store, actor, lambda work: contacts.add_with_partner(work, partner.id, promise))
    (job,) = see(store, actor, today_places.promised)
    assert (job.title, job.place, job.target_id) == (
        "Vale Carers' Centre: Send easy read",
        Place.PARTNER,
        partner.id,
    )


def test_whom_a_partner_introduced_is_known_on_both_sides(
    store: Store, actor: Actor, partner: Partner
) -> None:
    person = a_person()
    keep(store, person)
    do(store, actor, lambda work: people.introduced(work, person.id, partner.id))
    shown = see(store, actor, lambda work: partners.page(work, partner.id))
    assert (shown.introduced, shown.introduced_in_all) == (((person.id, "Amara Quill"),), 1)
    theirs = see(store, actor, lambda work: people.page(work, person.id)).introduced_by
    assert theirs is not None
    assert theirs.name == partner.name
    with pytest.raises(Problem, match="introduced 1 person"):
        store.write(actor, "Remove", lambda work: partners.remove(work, partner.id))
    with pytest.raises(Gone):
        store.write(actor, "By nobody", lambda work: people.introduced(work, person.id, 5))
    do(store, actor, lambda work: people.introduced(work, person.id, None))
    assert see(store, actor, lambda work: people.page(work, person.id)).introduced_by is None


def test_a_partner_of_before_is_no_longer_offered(store: Store, actor: Actor, partner: Partner) -> None:
    do(store, actor, lambda work: partners.end(work, partner.id))
    assert see(store, actor, partners.offered) == []
    assert store.read(actor, lambda work: partners.offered(work, partner.id)) == [(partner.id, partner.name)]
    assert [row.id for row in rows(store, actor, ended=True)] == [partner.id]
    do(store, actor, lambda work: partners.start_again(work, partner.id))
    assert [row.id for row in see(store, actor, lambda work: partners.find(work, "young"))] == [partner.id]


def test_a_partner_kept_by_mistake_goes_with_its_log(store: Store, actor: Actor, partner: Partner) -> None:
    keep(store, Contact(partner_id=partner.id, on=TODAY, said="Hello"))
    do(store, actor, lambda work: partners.remove(work, partner.id))
    assert rows(store, actor) == []
