"""Someone walks in: found by typing, or put on the register with two questions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.people import TakenBefore
from coprod_desktop.i18n import _
from coprod_desktop.services import attendance, people
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.search_box import SearchBox
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from coprod_desktop.services.people import PersonRow
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.part import Part

_MOST = 4


class WalkInCard(Card):
    """Type a name: who is on the register comes as a button each; Enter takes the first, or adds someone new."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("Someone walked in"))
        self._part = part
        self.box = SearchBox(_("Type their name"), _("Name of someone who walked in"))
        self.found: list[PersonRow] = []
        self.results = Card(flush=True)
        self.results.setObjectName("bare")
        self.new = Button(_("They are new to us"), self.on_new_asked, icon="user-plus")
        self.results.hide()
        self.add(self.box)
        self.add(self.results)
        self.add(self.new)
        self.box.searched.connect(self.on_searched)
        self.box.returnPressed.connect(self.on_entered)

    def on_searched(self, text: str) -> None:
        """Look for people with this name."""
        if not text.strip():
            self.on_found([])
            return
        self._part.desk.jobs.read(
            lambda work: people.find(work, text, _MOST), self.on_found, key="walk in", owner=self
        )

    def on_found(self, rows: list[PersonRow]) -> None:
        """One button for each."""
        self.found = rows
        self.results.setVisible(bool(rows))
        self.results.clear()
        for row in rows:
            words = f"{row.name}, {row.town}" if row.town else row.name
            self.results.add(
                Button(
                    words,
                    partial(self.take, row),
                    icon="plus",
                    name=_("{name} is here").format(name=row.name),
                )
            )

    def on_entered(self) -> None:
        """Enter: the first one found, or someone new by this name."""
        if self.box.pending:
            return
        if self.found:
            self.take(self.found[0])
        elif self.box.text().strip():
            self.on_new_asked()

    def take(self, row: PersonRow) -> None:
        """They are here."""
        meeting_id = self._part.meeting_id
        self._part.write(
            _("{name} walked in").format(name=row.name),
            lambda work: attendance.walk_in(work, meeting_id, row.id),
        )
        self.box.clear()

    def on_new_asked(self) -> None:
        """A name and two questions: enough for today."""
        meeting_id = self._part.meeting_id
        dialog = FormDialog(
            self.window(),
            _("Someone new"),
            _parts(),
            verb=_("They are here"),
            jobs=self._part.desk.jobs,
            label=_("Someone new walked in"),
            work=lambda work, values: _add(work, meeting_id, values),
            sentence=_("A name is enough for now; the rest can come later."),
        )
        dialog.form.fill({"name": self.box.text().strip(), "before": TakenBefore.NOT_ASKED, "asked": None})
        dialog.finished_with.connect(lambda _person: self.box.clear())
        dialog.open()
        dialog.form.control("before" if self.box.text().strip() else "name").setFocus()


def _add(work: Work, meeting_id: int, values: dict[str, Any]) -> object:
    needs: list[dict[str, Any]] | None = None
    if values["need"]:
        needs = [{"need": values["need"]}]
    elif values["asked"]:
        needs = []
    return attendance.walk_in_new(work, meeting_id, {"name": values["name"]}, values["before"], needs)


def _parts() -> list[Field]:
    befores = [
        (TakenBefore.NOT_ASKED, _("Not asked yet")),
        (TakenBefore.NO, _("No, never before")),
        (TakenBefore.YES, _("Yes, before")),
        (TakenBefore.NOT_KNOWN, _("They are not sure")),
    ]
    asked = [(None, _("Not asked yet")), (True, _("Asked, nothing"))]
    return [
        Field("name", _("Name, as they want it said"), TextLine(most=200)),
        Field("before", _("Taken part with us before?"), Choice(befores)),
        Field("asked", _("Anything they need to take part?"), Choice(asked)),
        Field("need", _("What they need, if anything"), TextLine(most=120)),
    ]
