"""The forms of a partner organisation: everything about it, and a line for its contact log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.contacts import Direction
from coprod_desktop.domain.partners import CHOICE_NAMES, PartnerKind
from coprod_desktop.domain.people import Reach
from coprod_desktop.i18n import _
from coprod_desktop.services import contacts, partners
from coprod_desktop.ui.people import contact_part
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.form import Field, Part, Row, Section
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.partners import Partner
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work


def add(desk: Desk, over: QWidget, on_added: Callable[[Partner], object]) -> None:
    """Ask for a partner organisation; a name is enough."""
    dialog = ask(
        over,
        desk.jobs,
        _("Add a partner organisation"),
        _parts(),
        _("Add"),
        _("Partner organisation added"),
        partners.add,
        filled={"kind": PartnerKind.COMMUNITY},
    )
    dialog.finished_with.connect(on_added)


def change(desk: Desk, over: QWidget, partner: Partner) -> None:
    """Ask what to change about it."""

    def edit(work: Work, values: dict[str, Any]) -> Partner:
        return partners.edit(work, partner.id, partner.version, values)

    ask(
        over,
        desk.jobs,
        _("Change this partner organisation"),
        _parts(),
        _("Save"),
        _("Changed {name}").format(name=partner.name),
        edit,
        filled=partner,
    )


def spoke(desk: Desk, over: QWidget, partner: Partner) -> None:
    """Ask what was said; it is when we last spoke."""
    ask(
        over,
        desk.jobs,
        _("What was said with {name}?").format(name=partner.name),
        contact_part.parts(desk.today()),
        _("Write it down"),
        _("Contact with {name} written down").format(name=partner.name),
        lambda work, values: contacts.add_with_partner(work, partner.id, values),
        filled={"on": desk.today(), "way": Reach.PHONE, "direction": Direction.WE_DID},
    )


def _parts() -> list[Part]:
    kinds = [(kind, _(words)) for kind, words in CHOICE_NAMES.of(PartnerKind).items()]
    return [
        Row(
            (
                Field("name", _("Name"), TextLine(most=200)),
                Field("kind", _("What kind of organisation"), Choice(kinds)),
            )
        ),
        Field("what", _("What it does"), TextArea(lines=2)),
        Field(
            "reaches",
            _("Whose voices it could help you reach"),
            TextLine(most=500, example=_("for example young carers, people who are Deaf")),
        ),
        Field("introduced_by", _("Who brought you together"), TextLine(most=200)),
        Section(_("Whom to ask there")),
        Row(
            (
                Field("contact", _("Name"), TextLine(most=120)),
                Field("phone", _("Phone"), TextLine(most=40)),
            )
        ),
        Field("email", _("E-mail"), TextLine(most=254)),
        Field("address", _("Address"), TextArea(lines=2)),
        Field("note", _("Note"), TextArea(lines=2)),
    ]
