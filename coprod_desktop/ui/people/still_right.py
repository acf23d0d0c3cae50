"""Asking whether someone's access needs are still right: what they told us, and two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.services import access, people
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.people import PersonPage as Shown
    from coprod_desktop.ui.desk import Desk


def ask_by_id(desk: Desk, over: QWidget, person_id: int) -> None:
    """Read what they told us, then ask."""
    desk.jobs.read(
        lambda work: people.page(work, person_id),
        lambda shown: StillRight(desk, over, shown).open(),
        key="still right",
        owner=over,
    )


class StillRight(Dialog):
    """Their needs as they stand. "Still right" is one press; what has changed is changed on their page."""

    def __init__(self, desk: Desk, over: QWidget, shown: Shown) -> None:
        self._desk, self._person = desk, shown.person
        sentence = _("Ask {name}. This is what they told us.").format(name=shown.person.name)
        title = _("Are their access needs still right?")
        super().__init__(over.window(), title, sentence, accept=_("Still right"))
        for need in shown.needs:
            self.add(Words(need.need, Kind.STRONG))
            if need.detail:
                self.add(Words(need.detail, Kind.NOTE))
        if not shown.needs:
            self.add(Words(_("Asked, none.")))
        self.add(Button(_("Something has changed"), self.on_changed, icon="pen"))
        self.confirmed.connect(self.on_still_right)
        self.main.setFocus()

    def on_still_right(self) -> None:
        """Asked again, today."""
        person_id = self._person.id
        label = _("{name}: needs still right").format(name=self._person.name)
        self._desk.jobs.write(label, lambda work: access.still_right(work, person_id))

    def on_changed(self) -> None:
        """Where it can be changed."""
        self.reject()
        self._desk.navigate("person", (self._person.id, "needs"))
