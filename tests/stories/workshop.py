"""The people of the hybrid workshop and the place they meet at: what the register knew before it was planned."""

from dataclasses import dataclass, field
from typing import Any

from coprod_desktop.domain.access import NeedCategory
from coprod_desktop.domain.people import PaymentChoice, Reach, TakenBefore
from coprod_desktop.domain.supporters import SupporterRole
from coprod_desktop.domain.venues import Has
from coprod_desktop.services import access, boards, organisation, people, schemes, supporters, venues
from coprod_desktop.storage import registers
from coprod_desktop.storage.database import Store, Work

PANEL = "Home care panel"
VENUE = "Quay Street Library"
MARI = "Mari Boyd"


@dataclass(frozen=True)
class Known:
    """One person as the register knows them: what they need, and what else is particular to them."""

    name: str
    needs: tuple[str, ...] = ()
    particular: dict[str, Any] = field(default_factory=dict)


LEONARD = Known("Leonard Boyd", (), {"preferred_reach": Reach.PHONE, "phone": "01632 960111"})
NINE = (
    Known("Bronwen Tudor", (), {"language": "cy", "preferred_reach": Reach.POST}),
    Known("Dot Winterson", ("Large print",), {"preferred_reach": Reach.POST}),
    Known("Gareth Pryce", ("Hoist",), {"preferred_reach": Reach.PHONE, "phone": "01632 960112"}),
    Known(
        "Ines Ferreira", ("BSL interpreter",), {"preferred_reach": Reach.EMAIL, "email": "ines@example.org"}
    ),
    Known("Kofi Mensah", ("BSL interpreter",), {"preferred_reach": Reach.TEXT, "mobile": "07700 900111"}),
    LEONARD,
    Known("Sana Akbar", ("Quiet room",), {"preferred_reach": Reach.EMAIL, "email": "sana@example.org"}),
    Known("Tunde Balogun", (), {"preferred_reach": Reach.POST, "payment_choice": PaymentChoice.CASH}),
    Known("Wilf Arkwright", ("Taxi",), {"preferred_reach": Reach.PHONE, "phone": "01632 960113"}),
)

BY_POST, BY_PHONE = (
    [known.name for known in NINE if known.particular.get("preferred_reach") is reach]
    for reach in (Reach.POST, Reach.PHONE)
)


def get_to_know(store: Store) -> None:
    """Nine people, a supporter who answers for one of them, a venue asked about today, a board and its payments."""
    store.write(registers.sign_in(store), "What the register knew", _know)


def _know(work: Work) -> None:
    for known in NINE:
        person = people.add(
            work,
            {"name": known.name, "address": "1 Quay Street, Marlow Vale", "taken_before": TakenBefore.NO}
            | known.particular,
        )
        work.flush()
        for need in known.needs:
            access.add(work, person.id, {"need": need, "category": NeedCategory.OTHER})
        if not known.needs:
            access.asked_none(work, person.id)
        if known is LEONARD:
            supporters.add(
                work,
                person.id,
                {
                    "name": MARI,
                    "role": SupporterRole.CARER,
                    "phone": "01632 960114",
                    "address": "2 Quay Street, Marlow Vale",
                    "preferred_reach": Reach.POST,
                    "told_of_meetings": True,
                    "may_answer": True,
                    "comes_along": True,
                    "decided_how": "Leonard told Jo on the phone",
                },
            )
    venues.add(
        work,
        {
            "name": VENUE,
            "address": "5 Quay Street, Marlow Vale",
            "step_free": Has.YES,
            "accessible_toilet": Has.YES,
            "quiet_room": Has.YES,
            "cost_pence": 9_000,
            "checked_on": work.today,
        },
    )
    boards.add(work, {"name": PANEL, "host": "Adult Services", "purpose": "Say how home care should be"})
    half_days = next(row for row in schemes.rows(work) if "alf day" in row.name)
    schemes.confirm(work, half_days.id)
    organisation.save(
        work, contact_name="Jo Tester", contact_phone="01632 960100", contact_email="jo@example.org"
    )
