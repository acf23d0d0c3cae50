"""What stands in a sample register before anyone joins: settings, staff, schemes, questions, comparisons, usual adjustments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain import baseline_seeds, question_seeds, rate_seeds, usual_adjustments
from coprod_desktop.domain.access import UsualAdjustment
from coprod_desktop.domain.baselines import Baseline, BaselineValue
from coprod_desktop.domain.claims import Approver
from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.organisation import Organisation, OrganisationSetting, StaffRole, StaffUser
from coprod_desktop.domain.permission import Role
from coprod_desktop.domain.questions import AnswerOption, OptionMapping, Question, QuestionSet, Wording
from coprod_desktop.domain.rates import Rate, Scheme
from coprod_desktop.services.sample.diary import records_begin
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.domain.entity import Entity
    from coprod_desktop.domain.question_seeds import SeededQuestions
    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Pen

#: How every sample register is called, so that nobody takes it for a real one.
NAME = "Marlow Vale (sample)"


@dataclass(frozen=True)
class Founded:
    """What the rest of the sample leans on."""

    organisation: Organisation
    scheme: Scheme
    rates: list[Rate]
    questions: SeededQuestions
    approver: Approver


def organisation(today: date, *, has_history: bool) -> Organisation:
    """The settings of the made-up organisation."""
    return Organisation(
        name=NAME,
        contact_name=words("boards")["staff"]["coordinator"],
        contact_phone="01632 960 100",
        contact_email="together@example.org",
        contact_address="Marlow Town Hall, 1 Market Hill, Marlow Vale, MV1 1AA",
        complete_from=records_begin(today) if has_history else today,
        is_sample=True,
        extras=tuple(extra.value for extra in Extra),
    )


def found(dice: Dice, pen: Pen, today: date, *, has_history: bool) -> Founded:
    """Write all of it, in place of what a new register starts with."""
    _clear(pen)
    settings = organisation(today, has_history=has_history)
    for key, value in settings.to_rows().items():
        pen.write(OrganisationSetting, {**dice.identity(), "key": key, "value": value})
    approver = _staff(dice, pen)
    scheme, rates = _schemes(dice, pen, records_begin(today), confirmed=has_history)
    questions = question_seeds.standard_questions(records_begin(today) if has_history else today)
    _write(
        dice,
        pen,
        [
            questions.question_set,
            *questions.questions,
            *questions.options,
            *questions.mappings,
            *questions.wordings,
        ],
    )
    seeded = baseline_seeds.standard_baselines()
    _write(dice, pen, [row for one in seeded for row in (one.baseline, *one.values)])
    _write(dice, pen, usual_adjustments.rows())
    return Founded(settings, scheme, rates, questions, approver)


def _clear(pen: Pen) -> None:
    """Links are checked at the end of the transaction, so the order is free."""
    pen.clear(
        OrganisationSetting, StaffRole, StaffUser, UsualAdjustment, Rate, Scheme,
        Wording, OptionMapping, AnswerOption, Question, QuestionSet, BaselineValue, Baseline,
    )  # fmt: skip


def _staff(dice: Dice, pen: Pen) -> Approver:
    """The coordinator, who signs in here and looks after everything but approval, and someone in finance."""
    names = words("boards")["staff"]
    coordinator, finance = dice.identity(), dice.identity()
    pen.write(StaffUser, {**coordinator, "name": names["coordinator"], "email": "beth@example.org"})
    pen.write(StaffUser, {**finance, "name": names["finance"], "email": "marcus@example.org"})
    roles = [(coordinator, role) for role in (Role.COORDINATOR, Role.FINANCE, Role.LEAD)]
    for user, role in [*roles, (finance, Role.FINANCE)]:
        pen.write(StaffRole, {**dice.identity(), "staff_user_id": user["id"], "role": role})
    return Approver(staff_user_id=finance["id"], name=names["finance"])


def _schemes(dice: Dice, pen: Pen, begins: date, *, confirmed: bool) -> tuple[Scheme, list[Rate]]:
    """The example schemes, the first of them confirmed where claims have been paid by it."""
    seeded = rate_seeds.example_schemes()
    first = seeded[0]
    if confirmed:
        first.scheme.confirm(begins)
    _write(dice, pen, [row for one in seeded for row in (one.scheme, *one.rates)])
    _write(dice, pen, [*rate_seeds.mileage_ceilings(), *rate_seeds.benefit_limits()])
    return first.scheme, list(first.rates)


def _write(dice: Dice, pen: Pen, rows: Iterable[Entity]) -> None:
    """Rows that were made with ids of the moment, written with seeded ids; links between them follow."""
    kept = list(rows)
    renumbered = {row.id: dice.id() for row in kept}
    for row in kept:
        for column, value in _links(row):
            if value in renumbered:
                setattr(row, column, renumbered[value])
        row.version = dice.version()
        pen.write(type(row), row.model_dump())


def _links(row: Entity) -> list[tuple[str, Any]]:
    whole: list[tuple[str, Any]] = list(row.model_dump().items())
    return [(column, value) for column, value in whole if column == "id" or column.endswith("_id")]
