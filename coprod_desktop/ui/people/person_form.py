"""The forms about a person: short to begin with, everything when there is more to say."""

from collections.abc import Sequence
from datetime import date

from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.paper_languages import PAPER_LANGUAGES
from coprod_desktop.domain.people import (
    CHOICE_NAMES,
    CheckFirst,
    ConnectionKind,
    PaperForm,
    PaymentChoice,
    Reach,
    TakenBefore,
)
from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.choice import Choice, Tick, Ticks
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Part, Row, Section
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextArea, TextLine


def names_of(kind: type[TextEnum], *, without: Sequence[TextEnum] = ()) -> list[tuple[TextEnum, str]]:
    """The choices of one kind with their words, without those that mean nothing to a person here."""
    return [(value, _(words)) for value, words in CHOICE_NAMES.of(kind).items() if value not in without]


def language_names() -> list[tuple[str, str]]:
    """The languages papers can be made in."""
    return [(code, _(words)) for code, words in PAPER_LANGUAGES.items()]


def short_parts() -> list[Part]:
    """Adding someone: a name, how to reach them, how they connect. The rest comes later."""
    return [
        Field("name", _("Name, as they want it said"), TextLine()),
        Row((Field("phone", _("Phone"), TextLine()), Field("email", _("E-mail"), TextLine()))),
        Row((Field("town", _("Town"), TextLine()), Field("postcode", _("Postcode"), TextLine()))),
        Field("connections", _("How they connect"), Ticks(names_of(ConnectionKind))),
        Row(
            (
                Field(
                    "taken_before",
                    _("Taken part with us before?"),
                    Choice(names_of(TakenBefore, without=[TakenBefore.OTHER])),
                ),
                Field("paper_form", _("Papers in"), Choice(names_of(PaperForm, without=[PaperForm.OTHER]))),
            )
        ),
    ]


def full_parts(today: date, partners: Sequence[tuple[int, str]] = ()) -> list[Part]:
    """Everything we may ask about a person; only the name has to be there. ``partners`` may have introduced them."""
    return [*_who(today), *_reach(), *_papers(), *_brings(), *_before(partners), *_money(today)]


def _who(today: date) -> list[Part]:
    return [
        Section(_("Who they are")),
        Field("name", _("Name, as they want it said"), TextLine()),
        Row(
            (
                Field("pronouns", _("Pronouns"), TextLine()),
                Field("born", _("Date of birth"), DayEdit(today, past=True)),
            )
        ),
        Field("legal_name", _("Name for payments, only if it differs"), TextLine()),
        Field("connections", _("How they connect"), Ticks(names_of(ConnectionKind))),
    ]


def _reach() -> list[Part]:
    return [
        Section(_("How to reach them")),
        Row((Field("phone", _("Phone"), TextLine()), Field("mobile", _("Mobile"), TextLine()))),
        Field("email", _("E-mail"), TextLine()),
        Field("address", _("Address"), TextArea(lines=3)),
        Row((Field("town", _("Town"), TextLine()), Field("postcode", _("Postcode"), TextLine()))),
        Row(
            (
                Field(
                    "preferred_reach",
                    _("They would rather have"),
                    Choice(names_of(Reach, without=[Reach.OTHER])),
                ),
                Field(
                    "good_times", _("Good times"), TextLine(example=_("for example mornings, not Fridays"))
                ),
            )
        ),
        Field("safe_post", "", Tick(_("Safe to send post"))),
        Field("safe_voicemail", "", Tick(_("Safe to leave a voicemail"))),
        Field("safe_text", "", Tick(_("Safe to text"))),
        Field("safe_say_who", "", Tick(_("Safe to say who is calling"))),
        Field("emergency_contact", _("Emergency contact"), TextLine()),
    ]


def _papers() -> list[Part]:
    return [
        Section(_("Papers and communication")),
        Row(
            (
                Field("paper_form", _("Papers in"), Choice(names_of(PaperForm, without=[PaperForm.OTHER]))),
                Field("language", _("Language"), Choice(language_names())),
            )
        ),
        Field("communication", _("What helps them communicate"), TextLine()),
    ]


def _brings() -> list[Part]:
    return [
        Section(_("What they bring")),
        Field("topics", _("What they know about"), TextLine(example=_("for example home care, housing"))),
        Field("skills", _("Skills and strengths"), TextLine()),
        Field("wants", _("What they want from it"), TextArea(lines=2)),
    ]


def _before(partners: Sequence[tuple[int, str]]) -> list[Part]:
    heard = Field("heard_how", _("How they heard about us"), TextLine())
    nobody = (None, _("No partner organisation"))
    by = Field("introduced_by_id", _("Introduced by"), Choice([nobody, *partners]))
    return [
        Section(_("Taking part")),
        Row(
            (
                Field(
                    "taken_before",
                    _("Taken part with us before?"),
                    Choice(names_of(TakenBefore, without=[TakenBefore.OTHER])),
                ),
                Field(
                    "days_declared",
                    _("Roughly how many days in the last year?"),
                    NumberLine(least=0, most=366),
                ),
            )
        ),
        Row((heard, by)) if partners else heard,
        Field("note", _("Note"), TextArea(lines=3)),
    ]


def _money(today: date) -> list[Part]:
    return [
        Section(_("Money"), _("Ask only what payment needs. Never ask which benefit someone gets.")),
        Row(
            (
                Field(
                    "payment_choice",
                    _("How they want to be paid"),
                    Choice(names_of(PaymentChoice, without=[PaymentChoice.OTHER])),
                ),
                Field(
                    "check_first",
                    _("May payments need checking first?"),
                    Choice(names_of(CheckFirst, without=[CheckFirst.OTHER])),
                ),
            )
        ),
        Row(
            (
                Field(
                    "advice_on",
                    _("Independent advice offered on"),
                    DayEdit(today, past=True),
                ),
                Field("advice_by", _("Offered by"), TextLine(most=120)),
            )
        ),
        Row(
            (
                Field(
                    "instalments",
                    _("Paid in instalments"),
                    TextLine(most=300),
                    help=_("Only what the person decided. Write down how, and with whom it was agreed."),
                ),
                Field("instalments_with", _("Agreed with"), TextLine(most=120)),
            )
        ),
        Row(
            (
                Field("payment_note", _("About payment"), TextLine()),
                Field("supplier_number", _("Supplier number, from finance"), TextLine()),
            )
        ),
    ]
