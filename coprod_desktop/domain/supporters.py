"""Supporters: whoever stands beside a person, and how far the person wants that to go."""

from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import ChoiceNames, Entity, TextEnum, choice, link
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.people import PaperForm, Reach
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _


class SupporterRole(TextEnum):
    """In what way someone supports a person."""

    CARER = "carer"
    PA = "personal assistant"
    ADVOCATE = "advocate"
    APPOINTEE = "appointee"
    FAMILY = "family member"
    FRIEND = "friend"
    WORKER = "support worker"
    OTHER = "other"


CHOICE_NAMES = ChoiceNames(
    (SupporterRole.CARER, N_("Carer")),
    (SupporterRole.PA, N_("Personal assistant")),
    (SupporterRole.ADVOCATE, N_("Advocate")),
    (SupporterRole.APPOINTEE, N_("Appointee")),
    (SupporterRole.FAMILY, N_("Family member")),
    (SupporterRole.FRIEND, N_("Friend")),
    (SupporterRole.WORKER, N_("Support worker")),
    (SupporterRole.OTHER, N_("Other")),
)


class SupporterFields(SQLModel):
    """What a coordinator can write about a supporter.

    The scope is what the person decided: ``told_of_meetings`` (gets a copy of what the person gets, the person always
    gets their own), ``may_answer`` for them, ``is_payee``. ``comes_along`` says that they usually come with them.
    """

    name: str = Field(min_length=1, max_length=200)
    role: SupporterRole = choice(SupporterRole, SupporterRole.OTHER)
    phone: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=254)
    address: str = Field(default="", max_length=500)
    preferred_reach: Reach = choice(Reach, Reach.POST)
    language: str = Field(default="en", max_length=10)
    paper_form: PaperForm = choice(PaperForm, PaperForm.EASY_READ)
    told_of_meetings: bool = False
    may_answer: bool = False
    is_payee: bool = False
    comes_along: bool = False
    decided_how: str = Field(default="", max_length=300)
    decided_on: date | None = None
    note: str = Field(default="", max_length=1000)


class Supporter(SupporterFields, Entity, table=True):
    """Someone who supports one person. ``ended`` is the day since which they no longer do."""

    person_id: int = link("person")
    ended: date | None = None
    sort_key: str = ""
    search_text: str = Field(default="", index=True)

    def derive(self) -> None:
        """Fold the name for search."""
        words = self.name.split()
        self.sort_key = fold(" ".join([*words[-1:], *words[:-1]])).strip()
        self.search_text = fold(self.name)

    @property
    def gets_copies(self) -> bool:
        """Whether they are told of meetings now."""
        return self.told_of_meetings and self.ended is None

    @property
    def answers(self) -> bool:
        """Whether they may answer for the person now."""
        return self.may_answer and self.ended is None

    def first_name(self) -> str:
        """How a letter greets them."""
        return self.name.split()[0] if self.name.split() else ""


def check_supporter(supporter: SupporterFields, today: date) -> None:
    """Refuse a consent nobody knows the origin of, and one that is still to come.

    Raises :class:`Problem` beside the field.
    """
    consents = supporter.told_of_meetings or supporter.may_answer or supporter.is_payee
    if consents and not supporter.decided_how:
        raise Problem(
            _("Write down how the person decided this, for example “told Beth on the phone”."), "decided_how"
        )
    if supporter.decided_on is not None and supporter.decided_on > today:
        raise Problem(_("This day is still to come. Check the year."), "decided_on")
