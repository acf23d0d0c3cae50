"""Papers: what each person gets, making them - and, once they are out, who says what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.meetings import DeclinedWhy, Reply
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import invitations, sent_papers
from coprod_desktop.services.invitations import Said
from coprod_desktop.ui.meetings import paper_rows
from coprod_desktop.ui.meetings.answer_list import AnswerList
from coprod_desktop.ui.meetings.making import Making
from coprod_desktop.ui.meetings.pack_card import PackCard
from coprod_desktop.ui.meetings.paper_cards import MadeCard, MissingCard, OthersCard
from coprod_desktop.ui.meetings.part import Part
from coprod_desktop.ui.meetings.preview_card import PreviewCard
from coprod_desktop.ui.meetings.reply_card import ReplyCard
from coprod_desktop.ui.meetings.segments import Answer
from coprod_desktop.ui.models.source import of_rows
from coprod_desktop.ui.papers.sent_card import SentCard
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from coprod_desktop.services.sent_papers import SentPaper
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.paper_rows import Invited, InvitedPaper
    from coprod_desktop.ui.widgets.page import Page

_ASKED = (Reply.SENT, Reply.YES, Reply.MAYBE, Reply.NO, Reply.NO_REPLY, Reply.WITHDREW)
_REPLIED = (Reply.YES, Reply.MAYBE, Reply.NO, Reply.WITHDREW)


class PapersTab(Part):
    """One list from "to make" to "said yes". For a pile of slips: type a name, Enter, then Y, M or N."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.by_us = self.add_verb(_("They were sent another way"), self.on_sent_otherwise, icon="check")
        self.elsewhere = self.add_verb(_("Choose the folder…"), self.on_elsewhere_asked, icon="folder-open")
        self.make = self.add_verb(
            _("Make and print"), self.on_make_asked, icon="print", shortcut="Ctrl+Return", main=True
        )
        self.search = SearchBox(_("Find someone invited"))
        self.people: AnswerList[InvitedPaper] = AnswerList(
            self.desk.jobs,
            paper_rows.paper_columns(),
            _("Invited"),
            _answers(),
            lambda row: row.invited.reply,
            title=_("They said"),
            place=1,
            empty=Empty(
                _("Nobody chosen yet. Choose whom to invite, then make their papers here."),
                _("Choose people"),
                lambda: self.desk.navigate("meeting", (self.meeting_id, "invite")),
                "envelope",
            ),
            stays=[Reply.NO],
        )
        self.missing, self.made = MissingCard(self), MadeCard(self)
        self.reply, self.preview = ReplyCard(self), PreviewCard(self)
        self.others, self.sent = OthersCard(self), SentCard(self.desk)
        self.pack = PackCard(self)
        self.making = Making(self)
        card = ListCard(self.people, (self.search,))
        self._side = QWidget()
        self._side.setObjectName("bare")
        side = stack(
            self.missing,
            self.made,
            self.others,
            self.pack,
            self.reply,
            self.sent,
            self.preview,
            stretch_last=True,
        )
        side.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(side)
        self.add(columns((card, 5), (self._side, 2)), 1)
        self._rows: dict[int, InvitedPaper] = {}
        self._connect()

    def refresh(self) -> None:
        """Ask who is invited, what each gets, and what they said."""
        meeting_id = self.meeting_id
        self.made.keep_for(meeting_id)
        self.preview.redraw()
        self.pack.refresh()
        self._show_list()
        self.read(lambda work: paper_rows.invited(work, meeting_id), self.on_read)

    def on_read(self, found: Invited) -> None:
        """Say how many papers are left to make, or how many replied."""
        self._rows = {row.id: row for row in found.rows}
        self.missing.show_problems(found.problems)
        self._side.setVisible(bool(found.rows or found.problems))
        waiting = len([row for row in found.rows if row.to_make])
        words = ngettext("Make and print {n} invitation", "Make and print {n} invitations", waiting)
        self.make.setText(words.format(n=language().count(waiting)))
        self.show_verb(self.make, shown=bool(waiting))
        self.make.setEnabled(not found.problems)
        self.show_verb(self.by_us, shown=bool(waiting))
        self.show_verb(self.elsewhere, shown=bool(waiting) and self.making.usual_place is not None)
        self.elsewhere.setEnabled(not found.problems)
        self.others.show_counts(found.others)
        self.say(*self._headline(found, waiting))
        self.on_chosen(self.people.list.current_id)

    def on_chosen(self, person_id: int | None) -> None:
        """Show what this person gets, and what else they may have said."""
        row = None if person_id is None else self._rows.get(person_id)
        self.reply.show_row(row)
        self.preview.show_row(row)
        self.sent.hide()
        if row is not None and row.invited.sent_on is not None:
            meeting_id, wanted = self.meeting_id, row.id
            self.read(lambda work: sent_papers.of_meeting(work, meeting_id, wanted), self.on_sent_read)

    def on_sent_read(self, rows: list[SentPaper]) -> None:
        """What was made for them before."""
        self.sent.show_rows(rows)
        self.sent.setVisible(bool(rows))

    def on_answered(self, person_id: int, reply: Reply) -> None:
        """Write down a reply; after a no there may be a reason to add."""
        self.record(person_id, reply)
        if self.search.text() and reply is not Reply.NO:
            self.search.setFocus()
            self.search.selectAll()

    def record(
        self,
        person_id: int,
        reply: Reply,
        why: DeclinedWhy = DeclinedWhy.NOT_SAID,
        answered_by: int | None = None,
    ) -> None:
        """What one person said, or a supporter for them, as one step to undo."""
        meeting_id, row = self.meeting_id, self._rows.get(person_id)
        if row is None:
            return
        label = paper_rows.reply_words(reply, row.invited.name)
        said = [Said(person_id, reply, why, answered_by=answered_by)]
        self.write(label, lambda work: invitations.record(work, meeting_id, said))

    def on_why(self, number: int) -> None:
        """A number key: why they said no, then on to the next."""
        row = self._current()
        if row is not None and self.reply.asks_why:
            self.record(row.id, row.invited.reply, paper_rows.WHYS[number - 1])
            self.people.go_on()

    def on_make_asked(self) -> None:
        """Everyone not written to yet."""
        self.making.make(None)

    def on_elsewhere_asked(self) -> None:
        """Everyone not written to yet, into another folder than last time."""
        self.making.ask(None)

    def on_again_asked(self) -> None:
        """One person's paper once more, marked as a copy."""
        row = self._current()
        if row is not None:
            self.making.make([row.id])

    def on_sent_otherwise(self) -> None:
        """They were written to by other means, such as the coordinator's own letter."""
        self.desk.notices.ask(
            _("Were they all sent another way?"),
            _("They are marked as sent today, without papers made here. You can undo this."),
            _("Mark as sent"),
            self.on_marked_sent,
        )

    def on_marked_sent(self) -> None:
        """Mark as sent."""
        meeting_id = self.meeting_id
        people = [row.id for row in self._rows.values() if row.to_make]
        self.write(_("Invitations marked as sent"), lambda work: invitations.send(work, meeting_id, people))

    # inside

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._show_list())
        self.search.returnPressed.connect(self.people.start)
        self.people.answered.connect(self.on_answered)
        self.people.list.chosen.connect(self.on_chosen)
        self.people.list.opened.connect(lambda person_id: self.desk.navigate("person", person_id))
        self.people.add_key("Ctrl+F", self.search.setFocus)
        for number in range(1, len(paper_rows.WHYS) + 1):
            self.people.add_key(str(number), partial(self.on_why, number))

    def _current(self) -> InvitedPaper | None:
        row_id = self.people.list.current_id
        return None if row_id is None else self._rows.get(row_id)

    def _show_list(self) -> None:
        meeting_id, text = self.meeting_id, self.search.text().casefold().split()

        def found(work: Work) -> list[InvitedPaper]:
            rows = paper_rows.invited(work, meeting_id).rows
            return [row for row in rows if all(word in row.invited.name.casefold() for word in text)]

        self.people.list.show_list(of_rows(found))

    def _headline(self, found: Invited, waiting: int) -> tuple[str, str]:
        count = language().count
        asked = [row for row in found.rows if row.invited.reply in _ASKED]
        replied = sum(row.invited.reply in _REPLIED for row in asked)
        by = language().day(self.shown.replies_due, year=False)
        replies = _("{n} of {all} replied; replies by {day}.").format(
            n=count(replied), all=count(len(asked)), day=by
        )
        if waiting:
            return _("What does each person get?"), paper_rows.ways(found)
        if not asked:
            return _("What does each person get?"), _("Each in their own form and language.")
        return _("Who is coming?"), replies


def _answers() -> list[Answer]:
    return [
        Answer(Reply.YES, _("Yes"), _("Y")),
        Answer(Reply.MAYBE, _("Maybe"), _("M")),
        Answer(Reply.NO, _("No"), _("N")),
    ]
