"""The organisation's own words for papers: kept version by version, gone back to, tested by people who read them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.documents.concepts import concepts
from coprod_desktop.domain import templates
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.content import Contact
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Conflict
from coprod_desktop.domain.templates import TemplateVersion, TestedFields
from coprod_desktop.i18n import Language, _
from coprod_desktop.services import organisation, own_pictures
from coprod_desktop.storage import templates as stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_desktop.documents.invitation import InvitationText
    from coprod_desktop.domain.easyread import Finding
    from coprod_desktop.domain.templates import TemplateKind, TemplateRow
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class Wording:
    """The words of one paper in one language as they stand: their rows, and every version of them, newest first.

    Without a version they are the program's own.
    """

    rows: tuple[TemplateRow, ...]
    versions: tuple[TemplateVersion, ...]

    @property
    def number(self) -> int:
        """The version in use; 0 for the program's own words."""
        return self.versions[0].number if self.versions else 0


@dataclass(frozen=True)
class WordsPreview:
    """A paper made with words that may not be kept yet: its PDF, and what is hard to read in each row, by its place."""

    pdf: bytes
    findings: dict[int, tuple[Finding, ...]]
    of_all: tuple[Finding, ...]


def wording(work: Work, kind: TemplateKind, language: Language) -> Wording:
    """The words in use and where they come from."""
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents import standard_words

    versions = tuple(stored.versions(work.session, kind, language.code))
    rows = versions[0].rows() if versions else standard_words.rows(kind, language)
    return Wording(rows, versions)


def save(
    work: Work, kind: TemplateKind, language: Language, rows: Sequence[TemplateRow], number: int
) -> TemplateVersion:
    """Keep these words as a new version; papers made from now on have them.

    ``number`` is the version they were changed from. Raises Conflict when another has been kept since, and
    :class:`~coprod_desktop.domain.problems.Problem` beside the row it is about.
    """
    work.actor.require(Permission.EDIT_SETTINGS)
    templates.check(rows, concepts(), kind)
    before = stored.versions(work.session, kind, language.code)
    if (before[0].number if before else 0) != number:
        raise Conflict(_("Someone else changed these words meanwhile. Look at theirs first."))
    return work.add(
        TemplateVersion(
            kind=kind,
            language=language.code,
            number=number + 1,
            rows_json=templates.packed(rows),
            made_at=work.now,
            made_by=work.actor.name,
        )
    )


def go_back(work: Work, kind: TemplateKind, language: Language, version_id: int | None) -> TemplateVersion:
    """Use an earlier version again, or the program's own words (None): as a new version, so nothing is lost."""
    work.actor.require(Permission.EDIT_SETTINGS)
    from coprod_desktop.documents import standard_words

    rows = standard_words.rows(kind, language)
    if version_id is not None:
        rows = work.get(TemplateVersion, version_id).rows()
    return save(work, kind, language, rows, wording(work, kind, language).number)


def tested(work: Work, version_id: int, version: int | None, values: Mapping[str, Any]) -> TemplateVersion:
    """People tried to read it: who and when."""
    work.actor.require(Permission.EDIT_SETTINGS)
    return work.edit(work.get(TemplateVersion, version_id), version, checked(TestedFields, values))


def preview(work: Work, kind: TemplateKind, language: Language, rows: Sequence[TemplateRow]) -> WordsPreview:
    """The paper as it would be for somebody made up, and what is hard to read in it.

    Raises :class:`~coprod_desktop.domain.problems.Problem` beside the row it is about.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents import forms, invitation, reading_check, templated

    templates.check(rows, concepts(), kind)
    text = replace(_someone(work, language), template=kind, wording=tuple(rows))
    content = invitation.content(text)
    # Two rows may be alike: each block is found again by the place of its row, not by what the row says.
    places = _places(rows, [row for row, _block in templated.with_rows(text)])
    by_row: dict[int, list[Finding]] = {}
    whole: list[Finding] = []
    for finding in reading_check.check(content):
        at = finding.hit.block
        (whole if at is None else by_row.setdefault(places[at], [])).append(finding)
    return WordsPreview(
        forms.pdf([content]), {row: tuple(found) for row, found in by_row.items()}, tuple(whole)
    )


def _places(rows: Sequence[TemplateRow], blocks: Sequence[TemplateRow]) -> list[int]:
    """The place in ``rows`` that each block comes from; both are in the same order, some rows without a block."""
    places, at = [], 0
    for row in blocks:
        while not _is_of(row, rows[at]):
            at += 1
        places.append(at)
    return places


def _is_of(said: TemplateRow, row: TemplateRow) -> bool:
    return (said.kind, said.picture) == (row.kind, row.picture) and set(said.lines) <= set(row.lines)


def _someone(work: Work, language: Language) -> InvitationText:
    """Somebody made up, and a meeting a month from now, with something for every part."""
    from coprod_desktop.documents.after_meeting import Answer, Note
    from coprod_desktop.documents.invitation import InvitationText, NeedMet

    settings, gettext = organisation.current(work), language.gettext
    return InvitationText(
        name="Amara",
        full_name="Amara Quill",
        organisation=settings.name,
        meeting=gettext("Carers board"),
        about=gettext("support for carers"),
        day=work.today + timedelta(days=30),
        starts=time(10, 30),
        ends=time(12, 0),
        break_at=time(11, 15),
        contact=Contact(
            settings.contact_name or settings.name,
            settings.contact_phone or "01632 960 001",
            settings.contact_email,
            settings.contact_address,
        ),
        language=language,
        venue=gettext("Town Hall"),
        address="1 Market Hill, MV1 1AA",
        needs=(NeedMet("hearing-loop", gettext("a hearing loop"), gettext("We have one in the room.")),),
        payment=(gettext("We pay for your travel."),),
        reply_by=work.today + timedelta(days=20),
        pictures=own_pictures.for_papers(work),
        notes=(Note((gettext("We talked about the bus."), gettext("It comes too late.")), "bus"),),
        answers=(Answer(gettext("The bus comes too late."), gettext("We will ask for another bus.")),),
    )
