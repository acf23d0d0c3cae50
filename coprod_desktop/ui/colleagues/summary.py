"""The colleague at the right of the list: how to reach them, and what they look after now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language
from coprod_desktop.services import colleagues
from coprod_desktop.ui.colleagues import colleague_form
from coprod_desktop.ui.milestones.card import MilestonesCard
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.photo_card import PhotoCard
from coprod_desktop.ui.widgets.side_panel import SidePanel
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_desktop.domain.colleagues import Colleague
    from coprod_desktop.services.colleagues import ColleaguePage as Shown
    from coprod_desktop.ui.jobs import Work


class Summary(SidePanel["Shown"]):
    """Shows one colleague, and everything that can be done with them."""

    shown: Shown | None = None

    def read(self, work: Work, thing: int) -> Shown:
        """The colleague, whole."""
        return colleagues.page(work, thing)

    def cards(self, shown: Shown) -> Sequence[Card]:
        """Who they are, and what they look after."""
        self.shown = shown
        whose = {"colleague_id": shown.colleague.id}
        grown = MilestonesCard(self.desk, shown.milestones, whose)
        return (self._who(shown), self._photo(shown), self._looks_after(shown), grown)

    def nothing(self) -> Sequence[Card]:
        """What to do to see one here."""
        self.shown = None
        card = Card()
        card.add(Empty(_("Choose a colleague to see how to reach them and what they look after.")))
        return (card,)

    def on_change_asked(self) -> None:
        """Everything about them in one form."""
        if self.shown is not None:
            colleague_form.change(self.desk, self, self.shown.colleague)

    def _who(self, shown: Shown) -> Card:
        colleague = shown.colleague
        card = Card()
        card.add(Words(colleague.name, Kind.HEADING))
        if colleague.does():
            card.add(Words(colleague.does(), Kind.NOTE))
        if colleague.ended is not None:
            day = language().day(colleague.ended, weekday=False)
            card.add(Words(_("No longer works here since {day}.").format(day=day), Kind.ATTENTION))
        signs_in = _("Yes") if shown.signs_in else _("No, and need not")
        card.add(
            Facts(
                [
                    (_("Phone"), colleague.phone),
                    (_("E-mail"), colleague.email),
                    (_("Signs in here"), signs_in),
                    (_("Note"), colleague.note),
                ]
            )
        )
        card.add(self._verbs(shown))
        return card

    def _verbs(self, shown: Shown) -> Flow:
        colleague, flow = shown.colleague, Flow()
        flow.addWidget(Button(_("Change"), self.on_change_asked, icon="pen"))
        if colleague.ended is not None:
            again = self._writes(_("{name} works here again"), colleague, colleagues.start_again)
            flow.addWidget(Button(_("Works here again"), again))
        elif shown.times_named or shown.looks_after.anything():
            end = self._writes(_("{name} no longer works here"), colleague, colleagues.end)
            flow.addWidget(Button(_("No longer works here"), end))
        if not (shown.times_named or shown.looks_after.buddied or shown.milestones.rows):
            gone = self._writes(_("Removed colleague {name}"), colleague, colleagues.remove)
            flow.addWidget(Button(_("Remove"), gone))
        return flow

    def _photo(self, shown: Shown) -> Card:
        why = _("With their photo on the invitation, people know whom to look for. Ask your colleague first.")
        of = (shown.colleague.id, shown.colleague.name)
        card = PhotoCard(self.desk, _("Photo"), why, of, shown.photo)
        return card.saves_with(colleagues.keep_photo, colleagues.remove_photo)

    def _looks_after(self, shown: Shown) -> Card:
        card, found, go = Card(_("Looks after")), shown.looks_after, self.desk.navigate
        if shown.colleague.ended is not None and found.anything():
            card.add(Words(_("Waiting for someone else to take it over."), Kind.ATTENTION))
        for meeting in found.meetings:
            said = f"{language().short_day(meeting.day)} · {meeting.title}"
            card.add(Link(said, partial(go, "meeting", (meeting.id, "plan"))))
        for meeting_id, what in found.bookings:
            said = _("To arrange: {what}").format(what=what)
            card.add(Link(said, partial(go, "meeting", (meeting_id, "support"))))
        for meeting_id, said in found.answers:
            card.add(
                Link(_("To answer: {said}").format(said=said), partial(go, "meeting", (meeting_id, "after")))
            )
        for board_id, name in found.boards:
            card.add(Link(_("Co-chairs {board}").format(board=name), partial(go, "board", board_id)))
        for person_id, name in found.buddied:
            card.add(Link(_("Buddy of {name}").format(name=name), partial(go, "person", person_id)))
        if not found.anything():
            card.add(Words(_("Nothing at present."), Kind.NOTE))
        return card

    def _writes(
        self, label: str, colleague: Colleague, verb: Callable[[Work, int], object]
    ) -> Callable[[], object]:
        said = label.format(name=colleague.name)
        return lambda: self.desk.jobs.write(said, lambda work: verb(work, colleague.id))
