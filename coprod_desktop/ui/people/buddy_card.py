"""Who buddies a person, and whom they buddy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import buddies, colleagues
from coprod_desktop.ui.people import who_fields
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Tick
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Part
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.people import PersonPage as Shown
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Jobs, Work


#: The fields of whoever it is.
_WHO = ("by_person_id", "by_colleague_id")


class BuddyCard(Card):
    """The buddy with what was agreed; chosen, changed and let go here."""

    def __init__(self, desk: Desk, shown: Shown) -> None:
        super().__init__(_("Buddy"))
        self._desk, self._shown = desk, shown
        flow, row = Flow(), shown.buddy
        if row is None:
            said = _("Nobody yet. Someone who has been before can make a first meeting easier.")
            self.add(Words(said, Kind.NOTE))
            flow.addWidget(Button(_("Choose a buddy"), self.on_choose_asked, icon="plus"))
        else:
            self.add(Words(" · ".join(part for part in (row.name, row.phone) if part), Kind.STRONG))
            agreed = _("Both agreed: name and phone stand on their invitations.")
            self.add(Words(agreed if row.buddy.on_invitations else _("Not named on invitations."), Kind.NOTE))
            if not row.here:
                self.add(Words(_("{name} is no longer there.").format(name=row.name), Kind.ATTENTION))
            if row.buddy.note:
                self.add(Words(row.buddy.note, Kind.NOTE))
            flow.addWidget(Button(_("Change"), self.on_choose_asked, name=_("Change the buddy")))
            flow.addWidget(Button(_("No longer"), self.on_removed, name=_("No buddy any more")))
        self.add(flow)
        for person_id, name in shown.buddy_of:
            go = partial(desk.navigate, "person", person_id)
            self.add(Link(_("Buddy of {name}").format(name=name), go))

    def on_choose_asked(self) -> None:
        """A colleague, or someone on the register."""
        row = self._shown.buddy
        chosen = None if row is None else row.buddy.by_colleague_id
        self._desk.jobs.read(
            lambda work: colleagues.offered(work, chosen), self.on_offered, key="buddies", owner=self
        )

    def on_offered(self, offered: list[tuple[int, str]]) -> None:
        """The form."""
        person, row = self._shown.person, self._shown.buddy
        version = None if row is None else row.buddy.version
        dialog = ask(
            self,
            self._desk.jobs,
            _("Who is {name}'s buddy?").format(name=person.name),
            _parts(self._desk.jobs, offered),
            _("Save"),
            _("Buddy of {name} chosen").format(name=person.name),
            lambda work, values: buddies.choose(work, person.id, version, who_fields.whole(values, *_WHO)),
            filled=None if row is None else row.buddy,
        )
        form = dialog.form
        who_fields.follow(form, *_WHO)
        if row is not None and row.buddy.by_person_id is not None:
            form.control("by_person_id").box.setText(row.name)

    def on_removed(self) -> None:
        """They have none any more."""
        person = self._shown.person
        label = _("{name} has no buddy any more").format(name=person.name)
        self._desk.jobs.write(label, lambda work: _remove(work, person.id))


def _remove(work: Work, person_id: int) -> None:
    buddies.remove(work, person_id)


def _parts(jobs: Jobs, offered: list[tuple[int, str]]) -> list[Part]:
    return [
        *who_fields.fields(jobs, offered, *_WHO),
        Field("on_invitations", "", Tick(_("Both agreed to be named on invitations"))),
        Field("note", _("Note"), TextLine(most=500)),
    ]
