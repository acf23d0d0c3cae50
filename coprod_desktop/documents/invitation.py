"""The invitation someone gets to a meeting, with a reply slip to send back: what it says, whatever form it takes."""

from collections.abc import Iterator

from coprod_desktop.documents import standard_words, templated
from coprod_desktop.documents.meeting_rows import InvitationText, NeedMet, contact_line, names
from coprod_desktop.domain.content import Addressee, Content, Occasion
from coprod_desktop.domain.templates import TemplateKind

__all__ = ["PAGES", "InvitationText", "NeedMet", "content"]

#: An invitation keeps to one sheet, both sides of it; what people hear after a meeting may be longer.
PAGES = 2
_PAGES_AFTER = 4

#: What whoever gets it may put in their calendar.
_HAPPENS = (TemplateKind.INVITATION, TemplateKind.REMINDER)


def content(text: InvitationText) -> Content:
    """The invitation as rows and questions, in the person's language."""
    title = standard_words.title(text.template, text.language).format(
        meeting=text.meeting, day=text.language.day(text.day)
    )
    return Content(
        title=title,
        language=text.language,
        organisation=text.organisation,
        contact=text.contact,
        contact_line=contact_line(text),
        blocks=tuple(templated.blocks(text)),
        kind=text.template.value,
        form=text.form,
        names=names(text),
        addressee=Addressee(text.name, (text.full_name or text.name, *text.posted_to)),
        dated=text.dated,
        occasion=_occasion(text) if text.template in _HAPPENS else None,
        brief=tuple(_brief(text)) if text.template is TemplateKind.INVITATION else (),
        most_pages=_PAGES_AFTER if text.notes or text.answers else PAGES,
        pictures=text.pictures,
    )


def _occasion(text: InvitationText) -> Occasion:
    place = ", ".join(part for part in (text.venue, text.address) if part)
    return Occasion(
        uid=text.uid or f"{text.day.isoformat()}-{text.starts:%H%M}",
        title=text.meeting,
        day=text.day,
        starts=text.starts,
        ends=text.ends,
        zone=text.zone,
        place=place,
        note="\n".join(sentence for sentence in (text.online, contact_line(text).text) if sentence),
    )


def _brief(text: InvitationText) -> Iterator[str]:
    """What fits in a text message: who writes, about what, when, where, how to answer."""
    gettext = text.language.gettext
    yield gettext("{name}, please come to our meeting.").format(name=text.name)
    yield gettext("{meeting}, {day}, {time}.").format(
        meeting=text.meeting, day=text.language.day(text.day), time=text.language.clock(text.starts)
    )
    if text.venue:
        yield gettext("It is at {venue}.").format(venue=text.venue)
    yield gettext("Can you come? Reply YES or NO.")
    yield text.organisation
