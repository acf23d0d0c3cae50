"""Colleagues: keeping them, handing over what they look after, and finding them by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.colleagues import Colleague, ColleagueFields
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, ngettext
from coprod_desktop.services import milestones, photos
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.storage import buddies as stored_buddies
from coprod_desktop.storage import colleagues as stored
from coprod_desktop.storage import milestones as stored_milestones
from coprod_desktop.storage import staff as stored_staff
from coprod_desktop.storage.colleagues import ColleagueQuery, LooksAfter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.services.milestones import Milestones
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered

__all__ = ["ColleagueQuery", "LooksAfter"]


@dataclass(frozen=True)
class ColleaguePage:
    """One colleague, whole: what they look after now, whether they sign in, how often they are named at all."""

    colleague: Colleague
    looks_after: LooksAfter
    signs_in: bool
    times_named: int
    milestones: Milestones
    photo: bytes = b""


@dataclass(frozen=True)
class ColleagueList(RegisterList[Colleague]):
    """The list of colleagues a query shows, fed to a list model by id."""

    query: ColleagueQuery

    def ordered(self, work: Work) -> Ordered:  # noqa: ARG002 - the shape of every list
        """The ids it shows, in its order."""
        return stored.ordered(self.query)

    def rows(self, work: Work, wanted: Iterable[int]) -> list[Colleague]:
        """The rows of one page."""
        work.actor.require(Permission.SEE_PEOPLE)
        return stored.rows(work.session, wanted)


def add(work: Work, values: Mapping[str, Any]) -> Colleague:
    """Keep a colleague.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong, and
    :class:`~coprod_desktop.domain.problems.Problem` when one of that name is kept already: a name has to mean one.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    fields = checked(ColleagueFields, values)
    _check_name(work, fields.name)
    return work.add(Colleague(**fields.model_dump()))


def edit(work: Work, colleague_id: int, version: int | None, values: Mapping[str, Any]) -> Colleague:
    """Change a colleague as they were when the form was opened; whatever they look after says the new name."""
    work.actor.require(Permission.EDIT_MEETINGS)
    row = work.get(Colleague, colleague_id)
    whole = {name: getattr(row, name) for name in ColleagueFields.model_fields} | dict(values)
    fields = checked(ColleagueFields, whole)
    _check_name(work, fields.name, but=colleague_id)
    before = row.name
    work.edit(row, version, {name: getattr(fields, name) for name in values})
    if row.name != before:
        for named, field in stored.named_on(work.session, before, work.today):
            work.edit(named, None, {field: row.name})
    return row


def end(work: Work, colleague_id: int) -> None:
    """They no longer work here: they are no longer offered, and what they look after waits for someone else."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.edit(work.get(Colleague, colleague_id), None, {"ended": work.today})


def start_again(work: Work, colleague_id: int) -> None:
    """They work here again."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.edit(work.get(Colleague, colleague_id), None, {"ended": None})


def remove(work: Work, colleague_id: int) -> None:
    """Take back a colleague kept by mistake.

    Raises :class:`~coprod_desktop.domain.problems.Problem` for one who is named anywhere, and says how often.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    row = work.get(Colleague, colleague_id)
    times = (
        stored.times_named(work.session, row.name)
        + len(stored_buddies.by_colleague(work.session, row.id))
        + len(stored_milestones.of_colleague(work.session, row.id))
    )
    if times:
        said = ngettext(
            "{name} is named in {n} place, so they stay known. Say instead that they no longer work here.",
            "{name} is named in {n} places, so they stay known. Say instead that they no longer work here.",
            times,
        )
        raise Problem(said.format(name=row.name, n=times))
    photo = None if row.photo_id is None else work.find(Attachment, row.photo_id)
    work.delete(row)
    if photo is not None:
        work.delete(photo)


def keep_photo(work: Work, colleague_id: int, photo: bytes) -> None:
    """Keep a photo of a colleague who said yes to it, in place of any before."""
    work.actor.require(Permission.EDIT_MEETINGS)
    photos.keep(work, work.get(Colleague, colleague_id), photo)


def remove_photo(work: Work, colleague_id: int) -> None:
    """They want it shown no longer, or look different now."""
    work.actor.require(Permission.EDIT_MEETINGS)
    photos.remove(work, work.get(Colleague, colleague_id))


def page(work: Work, colleague_id: int) -> ColleaguePage:
    """Everything that is shown of a colleague."""
    work.actor.require(Permission.SEE_PEOPLE)
    row = work.get(Colleague, colleague_id)
    staff = {one.user.name for one in stored_staff.present(work.session)}
    return ColleaguePage(
        colleague=row,
        looks_after=stored.looks_after(work.session, row, work.today),
        signs_in=row.name in staff,
        times_named=stored.times_named(work.session, row.name),
        milestones=milestones.of_colleague(work, colleague_id),
        photo=photos.content(work, row),
    )


def names(work: Work) -> list[str]:
    """The names to offer where somebody looks after something: colleagues, then staff users not among them."""
    work.actor.require(Permission.SEE_PEOPLE)
    kept = [name for _id, name in stored.present(work.session)]
    return list(dict.fromkeys([*kept, *(one.user.name for one in stored_staff.present(work.session))]))


def offered(work: Work, also: int | None = None) -> list[tuple[int, str]]:
    """The colleagues to choose from, by name; ``also`` one who no longer works here."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.present(work.session, also)


def find(work: Work, text: str, most: int = 8) -> list[Colleague]:
    """Colleagues found by what was typed."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.rows(work.session, ColleagueList(ColleagueQuery(text)).first(work, most))


def _check_name(work: Work, name: str, but: int | None = None) -> None:
    if any(one.id != but for one in stored.named(work.session, name)):
        raise Problem(
            _("A colleague of this name is kept already. Add a team or an initial to tell them apart."),
            "name",
        )
