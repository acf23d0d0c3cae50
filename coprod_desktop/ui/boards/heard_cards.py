"""What people said at a board's meetings and have no answer to yet, and what they said of the meetings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.meetings import heard_card
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.page import close
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from coprod_desktop.domain.feedback import Heard
    from coprod_desktop.storage.outcomes import OpenAnswer
    from coprod_desktop.ui.desk import Desk


def answers_card(desk: Desk, answers: Sequence[OpenAnswer]) -> Card:
    """Every open answer, each leading to its meeting: what is due first stands first."""
    n = len(answers)
    card = Card(
        ngettext("{n} answer still to give", "{n} answers still to give", n).format(n=language().count(n))
    )
    for answer in answers:
        card.add(_answer(desk, answer))
    return card


def heard_year_card(found: Heard) -> Card:
    """The faces of the last 12 months in words."""
    card = Card(heard_card.heading(found))
    for sentence in heard_card.figures(found):
        card.add(Words(sentence))
    card.add(Words(_("In the 12 months to today, over all meetings: each form counts."), Kind.NOTE))
    return card


def _answer(desk: Desk, answer: OpenAnswer) -> QVBoxLayout:
    to_meeting = partial(desk.navigate, "meeting", (answer.meeting_id, "after"))
    name = _("Open {meeting}: {said}").format(meeting=answer.meeting, said=answer.said)
    day = language().short_day
    by = _("no day yet")
    if answer.answer_by is not None:
        late = answer.overdue(desk.today())
        by = (_("was due {day}") if late else _("by {day}")).format(day=day(answer.answer_by))
    said = [answer.owner or _("Nobody answers for this yet"), by, _("said {day}").format(day=day(answer.day))]
    kind = Kind.ATTENTION if answer.overdue(desk.today()) or answer.answer_by is None else Kind.NOTE
    return close(Link(answer.said, to_meeting, name=name), Words(" · ".join(said), kind))
