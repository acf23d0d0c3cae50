"""What every working paper of one meeting begins with: what, when, where, and whom to ring."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from coprod_desktop.documents.kit import BODY, Block, Frame, Text, heading, mm
from coprod_desktop.domain.content import Sentence, Strong
from coprod_desktop.i18n import Language

_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
_WIDE, _HIGH = 210 * mm, 297 * mm


@dataclass(frozen=True)
class MeetingHead:
    """One meeting as its papers name it. ``contact`` is who answers questions, ``there`` whom to ask at the place.

    Day and times are the meeting's local ones; ``made_on`` is the day the paper is made, for it is soon out of date.
    """

    organisation: str
    meeting: str
    day: date
    starts: time
    ends: time
    made_on: date
    place: str = ""
    address: str = ""
    there: str = ""
    contact: str = ""
    language: Language = field(default_factory=Language)

    @property
    def when(self) -> str:
        """The day and the times."""
        gettext, clock = self.language.gettext, self.language.clock
        return gettext("{day}, {starts} to {ends}").format(
            day=self.language.day(self.day), starts=clock(self.starts), ends=clock(self.ends)
        )

    def frame(self, foot: str, *, across: bool = False) -> Frame:
        """The page: ``across`` is the long side at the top."""
        made = self.language.gettext("Made on {day}").format(
            day=self.language.day(self.made_on, weekday=False)
        )
        size = (_HIGH, _WIDE) if across else (_WIDE, _HIGH)
        return Frame(left=self.organisation, right=made, foot=foot, style=BODY, margin=16 * mm, size=size)

    def top(self, title: str) -> Iterator[Block]:
        """The title, and the facts that are known."""
        gettext = self.language.gettext
        yield heading(title)
        yield Text(Sentence.of("{meeting}", meeting=Strong(self.meeting)), above=4)
        yield Text(self.when)
        facts = [
            (gettext("Where"), ", ".join(part for part in (self.place, self.address) if part)),
            (gettext("Ask there"), self.there),
            (gettext("Questions"), self.contact),
        ]
        for label, value in facts:
            if value:
                yield Text(Sentence.of("{label}: {value}", label=label, value=Strong(value)))


def unbroken(text: str) -> str:
    """The same words with phone numbers kept on one line."""
    return _BETWEEN_DIGITS.sub("\u00a0", text)
