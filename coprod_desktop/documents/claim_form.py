"""The claim form in easy read: one thing a box, room for a pen, and to be filled in on a screen as well.

It asks what somebody spent and whether they want to be paid for their time, and keeps the two apart. It asks nothing about
health, benefits or bank accounts: those never travel on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.documents import forms
from coprod_desktop.documents.contact_line import contact_line
from coprod_desktop.domain.content import (
    SYMBOLS,
    Addressee,
    Block,
    Contact,
    Content,
    Entry,
    Fact,
    Facts,
    Form,
    Heading,
    PictureSet,
    Question,
    Row,
    Run,
    Sentence,
    Strong,
)
from coprod_desktop.i18n import Language

_POUNDS = "£"
#: One sheet and the front of another.
_MOST_PAGES = 3


@dataclass(frozen=True)
class ClaimFormText:
    """What a form says; what is not known is empty, and left to be written.

    ``number`` is the claim it belongs to, ``send_by`` the last day on which a claim is in time. Where somebody wants no
    payment, or none is offered, it does not ask about it (``asks_payment``).
    """

    organisation: str
    contact: Contact
    language: Language = field(default_factory=Language)
    form: Form = Form.EASY_READ
    name: str = ""
    called: str = ""
    posted_to: tuple[str, ...] = ()
    number: str = ""
    meeting: str = ""
    day: date | None = None
    send_by: date | None = None
    asks_payment: bool = True
    dated: date | None = None
    pictures: PictureSet = SYMBOLS


def claim_form_pdf(texts: Sequence[ClaimFormText]) -> bytes:
    """The form as a tagged PDF, one after another. Raises Problem when a character cannot be drawn."""
    return forms.pdf([content(text) for text in texts])


def content(text: ClaimFormText) -> Content:
    """The form as rows and boxes."""
    return Content(
        title=text.language.gettext("Claim form"),
        language=text.language,
        organisation=text.organisation,
        contact=text.contact,
        contact_line=contact_line(text.contact, text.language),
        blocks=tuple(_blocks(text)),
        kind="claim form",
        form=text.form,
        names=tuple(name for name in (text.name, text.meeting, text.organisation, text.contact.name) if name),
        addressee=Addressee(text.called or text.name, _envelope(text)) if text.name else None,
        dated=text.dated,
        most_pages=_MOST_PAGES,
        fillable=True,
        signed=False,
        pictures=text.pictures,
    )


def _envelope(text: ClaimFormText) -> tuple[str, ...]:
    return (text.name, *text.posted_to)


def _blocks(text: ClaimFormText) -> Iterator[Block]:
    gettext = text.language.gettext
    yield Heading(gettext("Claim form"))
    if text.number:
        yield Facts((Fact(gettext("Claim number"), text.number),))
    yield Row(
        "money",
        (
            gettext("Use this form to tell us what you spent."),
            gettext("We pay you back."),
            gettext("Someone can help you fill it in."),
        ),
    )
    yield from _who_and_what(text)
    if text.asks_payment:
        yield from _time(text)
    yield from _travel(text)
    yield from _other_costs(text)
    yield from _end(text)


def _who_and_what(text: ClaimFormText) -> Iterator[Block]:
    gettext = text.language.gettext
    yield Heading(gettext("You and the meeting"), 2)
    yield Entry(gettext("Your name"), text.name, aloud=gettext("What is your name?"))
    yield Entry(gettext("What did you come to?"), text.meeting)
    day = "" if text.day is None else text.language.day(text.day, weekday=False)
    yield Entry(gettext("What day was it?"), day, short=True)


def _time(text: ClaimFormText) -> Iterator[Block]:
    gettext = text.language.gettext
    yield Heading(gettext("Your time"), 2)
    yield Row(
        "time",
        (
            gettext("We offer to pay you for your time."),
            gettext("You choose."),
            gettext("You can change your mind."),
        ),
    )
    options = (
        gettext("Yes, pay me"),
        gettext("Pay me less"),
        gettext("Give it to a charity"),
        gettext("No, thank you"),
    )
    yield Question(gettext("Do you want money for your time?"), options)
    yield Entry(gettext("If you want less: how much?"), before=_POUNDS, short=True)
    yield Entry(gettext("If it goes to a charity: which one?"))


def _travel(text: ClaimFormText) -> Iterator[Block]:
    gettext = text.language.gettext
    yield Heading(gettext("Your travel"), 2)
    yield Row("bus", (gettext("Write what you paid, there and back."),))
    yield Entry(gettext("Bus or train"), before=_POUNDS, short=True)
    yield Entry(gettext("Taxi"), before=_POUNDS, short=True)
    yield Entry(gettext("Parking"), before=_POUNDS, short=True)
    yield Row("car", (gettext("Did you come by car or by bicycle?"), gettext("Then tell us where you went.")))
    yield Entry(gettext("Where did you start?"))
    yield Entry(gettext("Where did you go?"))
    yield Entry(gettext("How many miles, there and back?"), short=True)
    yield Entry(gettext("Who came with you in the car?"))


def _other_costs(text: ClaimFormText) -> Iterator[Block]:
    gettext = text.language.gettext
    yield Heading(gettext("Your other costs"), 2)
    yield Row(
        "food", (gettext("Did you buy food or drink?"), gettext("Did we agree to pay for something else?"))
    )
    yield Entry(gettext("Food and drink"), before=_POUNDS, short=True)
    yield Entry(gettext("What else did we agree to pay for?"))
    yield Entry(gettext("What did that cost?"), before=_POUNDS, short=True)


def _end(text: ClaimFormText) -> Iterator[Block]:
    gettext, contact = text.language.gettext, text.contact
    yield Heading(gettext("Receipts"), 2)
    yield Row(
        "receipt",
        (gettext("Please send us your receipts."), gettext("Is a receipt lost?"), gettext("Tell us.")),
    )
    yield Heading(gettext("Sign and send"), 2)
    yield Entry(gettext("Sign your name"), lines=2, aloud=gettext("We write down that you told us."))
    yield Entry(gettext("Today’s date"), short=True)
    yield Row("post", tuple(_back(text)), spoken=False)
    phone = Run(contact.phone, together=True)
    ask = Sentence.of(gettext("Phone us on {phone}."), phone=phone)
    asked = (gettext("Is your bank account new?"), ask) if contact.phone else ()
    yield Row("lock", (gettext("Do not write your bank details on this form."), *asked), spoken=False)


def _back(text: ClaimFormText) -> Iterator[Sentence | str]:
    gettext, contact = text.language.gettext, text.contact
    if contact.address:
        where = ", ".join(part.strip(" ,") for part in contact.address.splitlines())
        yield Sentence.of(gettext("Please send this form to {address}."), address=Strong(where))
    else:
        yield gettext("Please give this form to us.")
    if contact.email:
        yield Sentence.of(gettext("Or e-mail it to {email}."), email=Strong(contact.email))
    if text.send_by is not None:
        day = Run(text.language.day(text.send_by), strong=True, together=True)
        yield Sentence.of(gettext("Please do it by {day}."), day=day)
