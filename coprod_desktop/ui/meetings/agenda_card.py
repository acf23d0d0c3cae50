"""The agenda of a meeting: what happens when, who leads, where the breaks are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import agenda
from coprod_desktop.ui import theme
from coprod_desktop.ui.meetings.paper_desk import PaperDesk
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Tick
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Row
from coprod_desktop.ui.widgets.form import Part as FormPart
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.name_line import NameLine
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.agenda import AgendaItem, Timed
    from coprod_desktop.services.agenda import Agenda
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.part import Part

_USUAL_MINUTES, _BREAK_MINUTES = 20, 15


class AgendaCard(Card):
    """Each item with its time; the paper in easy read is one press away."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("Agenda"))
        self._part = part
        self._paper = PaperDesk(part)

    def refresh(self) -> None:
        """Ask for the agenda of the meeting shown."""
        meeting_id = self._part.meeting_id
        self._part.read(lambda work: agenda.of_meeting(work, meeting_id), self.on_agenda)

    def on_agenda(self, found: Agenda) -> None:
        """Show it, and what is not right yet."""
        self.clear()
        for said in found.concerns:
            self.add(Words(said, Kind.ATTENTION))
        if found.rows:
            self.add(self._rows(found))
        else:
            self.add(
                Words(_("Nothing on it yet. People want to know what will happen, and when the breaks are."))
            )
        if found.rows and found.free:
            free = ngettext("{n} minute is still free.", "{n} minutes are still free.", found.free)
            self.add(Words(free.format(n=found.free), Kind.NOTE))
        self.add(self._verbs(found))

    def on_add_asked(self, *, is_break: bool = False) -> None:
        """One more item, or a break."""
        meeting_id = self._part.meeting_id
        minutes = _BREAK_MINUTES if is_break else _USUAL_MINUTES
        filled = {"what": _("Break") if is_break else "", "minutes": minutes, "is_break": is_break}
        self._ask(
            _("Add to the agenda"),
            _("Add"),
            _("Added to the agenda"),
            lambda work, values: agenda.add(work, meeting_id, values),
            filled,
        )

    def on_change_asked(self, item: AgendaItem) -> None:
        """Change what it is, how long, who leads."""
        self._ask(
            _("Change this item"),
            _("Keep changes"),
            _("Agenda changed"),
            lambda work, values: agenda.edit(work, item.id, item.version, values),
            item,
        )

    def on_begin_asked(self) -> None:
        """A welcome, the topic with a break, and a close."""
        meeting_id = self._part.meeting_id
        self._part.write(_("Agenda begun"), lambda work: agenda.begin(work, meeting_id))

    def on_moved(self, item: AgendaItem, by: int) -> None:
        """Earlier or later."""
        self._part.write(_("Agenda changed"), lambda work: agenda.move(work, item.id, by))

    def on_removed(self, item: AgendaItem) -> None:
        """Take it off; Undo brings it back."""
        self._part.write(_("Taken off the agenda"), lambda work: agenda.remove(work, item.id))

    def _ask(self, title: str, verb: str, label: str, run: Any, filled: object) -> None:
        def work(work: Work, values: dict[str, Any]) -> object:
            return run(work, values | {"minutes": values["minutes"] or 0})

        parts: list[FormPart] = [
            Field("what", _("What happens"), TextLine(most=200)),
            Row(
                (
                    Field("minutes", _("How many minutes"), NumberLine(least=1, most=600)),
                    Field("who", _("Who leads it"), NameLine(self._part.desk.jobs)),
                )
            ),
            Field("is_break", "", Tick(_("This is a break"))),
        ]
        ask(self, self._part.desk.jobs, title, parts, verb, label, work, filled=filled)

    def _rows(self, found: Agenda) -> QWidget:
        whole = QWidget()
        whole.setObjectName("bare")
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.current().space(12))
        grid.setVerticalSpacing(theme.current().space(6))
        grid.setColumnStretch(1, 1)
        last = len(found.rows) - 1
        for n, row in enumerate(found.rows):
            at = Words(language().clock(row.starts), Kind.STRONG)
            at.setWordWrap(False)
            grid.addWidget(at, 2 * n, 0)
            grid.addWidget(Words(_said(row)), 2 * n, 1)
            flow = Flow(gap=12, below=2)
            for button in self._buttons(row.item, first=n == 0, last=n == last):
                flow.addWidget(button)
            grid.addLayout(flow, 2 * n + 1, 1)
        return whole

    def _buttons(self, item: AgendaItem, *, first: bool, last: bool) -> list[Button]:
        verbs = [(_("Change"), _("Change {what}"), partial(self.on_change_asked, item))]
        if not first:
            verbs.append((_("Earlier"), _("Earlier: {what}"), partial(self.on_moved, item, -1)))
        if not last:
            verbs.append((_("Later"), _("Later: {what}"), partial(self.on_moved, item, 1)))
        verbs.append((_("Take off"), _("Take off {what}"), partial(self.on_removed, item)))
        return [
            Button(said, run, weight=Weight.LINK, name=name.format(what=item.what))
            for said, name, run in verbs
        ]

    def _verbs(self, found: Agenda) -> Flow:
        flow = Flow()
        if not found.rows:
            flow.addWidget(Button(_("Begin with the usual one"), self.on_begin_asked, icon="list-check"))
        flow.addWidget(Button(_("Add an item"), self.on_add_asked, icon="plus"))
        flow.addWidget(Button(_("Add a break"), lambda: self.on_add_asked(is_break=True), icon="mug-hot"))
        if found.rows:
            flow.addWidget(self._paper.button(PaperKind.AGENDA))
        return flow


def _said(row: Timed) -> str:
    item = row.item
    minutes = ngettext("{n} minute", "{n} minutes", item.minutes).format(n=item.minutes)
    said = _("{what}, {minutes}").format(what=item.what, minutes=minutes)
    return _("{item}, led by {name}").format(item=said, name=item.who) if item.who else said
