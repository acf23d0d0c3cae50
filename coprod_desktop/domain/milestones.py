"""Milestones: training someone had, the charter they signed, a check and when it has to be renewed."""

from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import ChoiceNames, Entity, TextEnum, choice, link
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _


class MilestoneKind(TextEnum):
    """What sort of milestone it is."""

    TRAINING = "training"
    CHARTER = "charter"
    CHECK = "check"
    OTHER = "other"


CHOICE_NAMES = ChoiceNames(
    (MilestoneKind.TRAINING, N_("Training")),
    (MilestoneKind.CHARTER, N_("Charter signed")),
    (MilestoneKind.CHECK, N_("Check (DBS)")),
    (MilestoneKind.OTHER, N_("Other")),
)

#: The part of the program that has to be switched on for each.
NEEDS_EXTRA: dict[MilestoneKind, Extra] = {
    MilestoneKind.TRAINING: Extra.TRAINING,
    MilestoneKind.CHARTER: Extra.CHARTER,
    MilestoneKind.CHECK: Extra.CHECKS,
}


class MilestoneFields(SQLModel):
    """What a coordinator can write down. Never the number or the content of a certificate: only that there is one."""

    kind: MilestoneKind = choice(MilestoneKind, MilestoneKind.TRAINING)
    what: str = Field(min_length=1, max_length=200)
    on: date
    renew_by: date | None = None
    note: str = Field(default="", max_length=500)


class Milestone(MilestoneFields, Entity, table=True):
    """One milestone of one person or one colleague. ``charter_id`` is the text they signed."""

    person_id: int | None = link("person", optional=True)
    colleague_id: int | None = link("colleague", optional=True)
    charter_id: int | None = link("charter_text", optional=True)


class CharterFields(SQLModel):
    """The words people sign: how the organisation defines co-production, and what it promises."""

    definition: str = Field(default="", max_length=2000)
    charter: str = Field(min_length=1, max_length=8000)
    agreed_on: date


class CharterText(CharterFields, Entity, table=True):
    """One version of the charter; the highest ``number`` is the one in force. An earlier one stays as it was signed."""

    __tablename__ = "charter_text"

    number: int = 1


def check_milestone(milestone: MilestoneFields, today: date) -> None:
    """Refuse what has not happened yet, and a renewal before the milestone itself.

    Raises :class:`Problem` beside the field.
    """
    if milestone.on > today:
        raise Problem(_("This day is still to come. Write it down once it has happened."), "on")
    if milestone.renew_by is not None and milestone.renew_by <= milestone.on:
        raise Problem(_("It is renewed after the day it was done. Choose a later day."), "renew_by")


def check_whose(person_id: int | None, colleague_id: int | None) -> None:
    """Refuse a milestone of nobody, and one of two.

    Raises :class:`Problem` beside the field.
    """
    if (person_id is None) == (colleague_id is None):
        raise Problem(_("Choose one person or one colleague."), "person_id")
