"""The feedback form with three faces, in easy read: for a pen, or to be read out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.documents import forms
from coprod_desktop.documents.contact_line import contact_line
from coprod_desktop.domain.content import (
    Block,
    Contact,
    Content,
    Fact,
    Facts,
    Form,
    Heading,
    Question,
    Row,
)
from coprod_desktop.domain.feedback import FACE_NAMES, QUESTION_WORDS, Face, FaceQuestion
from coprod_desktop.i18n import Language

_FACES = (Face.YES, Face.PARTLY, Face.NO)
_LINES = 4


@dataclass(frozen=True)
class FeedbackText:
    """What the form says of the meeting it is about; everything in the language it is made in."""

    organisation: str
    meeting: str
    day: date
    contact: Contact
    language: Language = field(default_factory=Language)
    form: Form = Form.EASY_READ


def feedback_form_pdf(texts: Sequence[FeedbackText]) -> bytes:
    """The form as a tagged PDF, a sheet for each language. Raises Problem when a character cannot be drawn."""
    return forms.pdf([content(text) for text in texts])


def content(text: FeedbackText) -> Content:
    """The form as rows and questions."""
    title = text.language.gettext("Tell us about the meeting")
    return Content(
        title=title,
        language=text.language,
        organisation=text.organisation,
        contact=text.contact,
        contact_line=contact_line(text.contact, text.language),
        blocks=tuple(_blocks(text)),
        kind="feedback form",
        signed=False,
        form=text.form,
        names=(text.meeting, text.organisation, text.contact.name),
    )


def _blocks(text: FeedbackText) -> Iterator[Block]:
    gettext = text.language.gettext
    yield Heading(gettext("Tell us about the meeting"))
    yield Facts(
        (
            Fact(gettext("Meeting"), text.meeting),
            Fact(gettext("Day"), text.language.day(text.day)),
        )
    )
    yield Row("pen", (gettext("Please tick one box for each question."), gettext("You can also tell us.")))
    options = tuple(gettext(FACE_NAMES[face]) for face in _FACES)
    for question in FaceQuestion:
        yield Question(gettext(QUESTION_WORDS[question]), options, faces=True)
    yield Question(gettext("Did you have what you needed?"), options, faces=True)
    yield Question(gettext("What was good?"), lines=_LINES)
    yield Question(gettext("What could be better?"), lines=_LINES)
    yield Question(gettext("Your name, if you want to tell us:"), lines=1)
    yield Row("thank-you", (gettext("Thank you."), gettext("Please give this to one of us.")))
