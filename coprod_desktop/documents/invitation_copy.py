"""The copy of a paper that goes to someone's supporter, in the supporter's own name.

It holds nothing of what the person needs or is paid: being told of meetings is not being told that. An invitation says it
anew to the supporter; every other paper is shown as the person has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coprod_desktop.documents import invitation, meeting_rows, templated
from coprod_desktop.documents.meeting_rows import InvitationText
from coprod_desktop.domain.content import Addressee, Block, Content, Heading, NewPage, Row, Sentence, Strong
from coprod_desktop.domain.templates import TemplateKind


@dataclass(frozen=True)
class CopyText:
    """What a supporter's copy says. ``invitation`` is the person's, in the supporter's form and language.

    ``supporter`` is what the supporter is called in a letter, ``full_name`` what the slip needs; ``may_answer`` says
    that the person wants them to.
    """

    supporter: str
    full_name: str
    invitation: InvitationText
    may_answer: bool


def content(text: CopyText) -> Content:
    """The copy as rows, and the reply slip only where the supporter may answer."""
    invited = text.invitation
    gettext = invited.language.gettext
    own = invitation.content(invited)
    invites = invited.template is TemplateKind.INVITATION
    title = (
        gettext("Copy of an invitation: {meeting}, {day}")
        if invites
        else gettext("Copy for a supporter: {title}")
    )
    return replace(
        own,
        title=title.format(meeting=invited.meeting, day=invited.language.day(invited.day), title=own.title),
        blocks=tuple(_blocks(text) if invites else _shown(text)),
        kind="copy of an invitation" if invites else "copy for a supporter",
        names=(text.supporter, text.full_name, *meeting_rows.names(invited)),
        addressee=Addressee(text.supporter, (text.full_name, *invited.posted_to)),
        brief=tuple(_brief(text)) if invites else (),
    )


def _brief(text: CopyText) -> Iterator[str]:
    """What a text message tells a supporter; the person gives the answer."""
    invited = text.invitation
    gettext = invited.language.gettext
    yield gettext("{name}, this is a copy for you.").format(name=text.supporter)
    yield gettext("We have invited {person} to a meeting.").format(person=invited.full_name or invited.name)
    yield gettext("{meeting}, {day}, {time}.").format(
        meeting=invited.meeting,
        day=invited.language.day(invited.day),
        time=invited.language.clock(invited.starts),
    )
    yield invited.organisation


def _blocks(text: CopyText) -> Iterator[Block]:
    invited = text.invitation
    gettext, person = invited.language.gettext, Strong(invited.full_name or invited.name)
    yield Heading(gettext("{name}, this is a copy for you").format(name=text.supporter))
    yield Row(
        "supporter",
        (
            Sentence.of(gettext("We have invited {person} to a meeting."), person=person),
            Sentence.of(gettext("The meeting is called {meeting}."), meeting=Strong(invited.meeting)),
            Sentence.of(gettext("{person} asked us to tell you."), person=person),
        ),
    )
    yield from meeting_rows.occasion(invited)
    yield Row("letter", tuple(_whose_answer(text)))
    if questions := tuple(meeting_rows.questions(invited)):
        yield Row("phone", questions)
    if text.may_answer:
        yield NewPage()
        yield from meeting_rows.slip(invited, answered_by=text.full_name)


def _shown(text: CopyText) -> Iterator[Block]:
    """The person's own paper, one heading lower; the part to send back only where the supporter may answer."""
    about = text.invitation
    gettext, person = about.language.gettext, Strong(about.full_name or about.name)
    yield Heading(gettext("{name}, this is a copy for you").format(name=text.supporter))
    yield Row(
        "supporter",
        (
            Sentence.of(gettext("We have written to {person}."), person=person),
            Sentence.of(gettext("{person} asked us to tell you."), person=person),
        ),
    )
    for row, block in templated.with_rows(about):
        if row.lines[:1] == ("reply slip",):
            continue
        yield Heading(block.text, 2) if isinstance(block, Heading) and block.level == 1 else block
    if text.may_answer and any(row.lines[:1] == ("reply slip",) for row in templated.rows(about)):
        yield from meeting_rows.slip(about, answered_by=text.full_name)


def _whose_answer(text: CopyText) -> Iterator[Sentence]:
    gettext = text.invitation.language.gettext
    person = Strong(text.invitation.full_name or text.invitation.name)
    yield Sentence.of(gettext("{person} has an invitation too."), person=person)
    yield Sentence.of(gettext("Please talk about it together."))
    if text.may_answer:
        yield Sentence.of(gettext("You can answer for {person}."), person=person)
    else:
        yield Sentence.of(gettext("{person} will answer."), person=person)
