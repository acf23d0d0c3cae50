"""The organisation's own pictures: brought in from a folder, kept in the register, looked at, switched on and off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents.concepts import concepts
from coprod_desktop.documents.picture_words import ALT
from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.content import SYMBOLS, Image, PictureSet
from coprod_desktop.domain.own_pictures import HEADINGS, OwnPicture
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import attachments, organisation
from coprod_desktop.storage import own_pictures as stored

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.documents.picture_folder import FolderPictures, Progress
    from coprod_desktop.documents.picture_sheet import PictureSheet
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class OwnPictures:
    """How things stand: how many of all ideas have a picture of their own, whether papers show them, whose they are."""

    count: int
    ideas: int
    used: bool
    credit: str


def standing(work: Work) -> OwnPictures:
    """How things stand."""
    work.actor.require(Permission.EDIT_SETTINGS)
    settings = organisation.current(work)
    return OwnPictures(
        stored.count(work.session), len(concepts()), settings.own_pictures, settings.pictures_credit
    )


def for_papers(work: Work) -> PictureSet:
    """What papers show in place of symbols: nothing while it is switched off."""
    work.actor.require(Permission.MAKE_PAPERS)
    return _kept(work) if organisation.current(work).own_pictures else SYMBOLS


def read_folder(listed: Path, progress: Progress) -> FolderPictures:
    """The pictures that a list names, read where they can do no harm; it takes no register.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when there is not one of them.
    """
    from coprod_desktop.documents import picture_folder

    return picture_folder.read(listed, progress)


def keep(work: Work, found: FolderPictures, credit: str) -> None:
    """Keep these in place of any there were; from now on papers show them."""
    work.actor.require(Permission.EDIT_SETTINGS)
    _remove(work)
    for idea, image in found.images.items():
        file = attachments.keep(work, f"{idea}.jpg", "image/jpeg", image.jpeg)
        alt_en, alt_cy = image.alts.get("en", ""), image.alts.get("cy", "")
        work.add(OwnPicture(idea=idea, attachment_id=file.id, alt_en=alt_en, alt_cy=alt_cy))
    organisation.save(work, own_pictures=True, pictures_credit=credit.strip())


def use(work: Work, *, used: bool) -> None:
    """Papers show them from now on, or the symbols again."""
    work.actor.require(Permission.EDIT_SETTINGS)
    organisation.save(work, own_pictures=used)


def remove(work: Work) -> None:
    """Take the set out of the register; papers show the symbols again."""
    work.actor.require(Permission.EDIT_SETTINGS)
    _remove(work)
    organisation.save(work, own_pictures=False, pictures_credit="")


def sheet(work: Work) -> PictureSheet:
    """Every idea with its symbol and the organisation's own picture, to look at: also while it is switched off."""
    work.actor.require(Permission.EDIT_SETTINGS)
    from coprod_desktop.documents.picture_sheet import PictureSheet

    return PictureSheet(organisation.current(work).name, _kept(work), language())


def draw(shown: PictureSheet) -> bytes:
    """The sheet as a PDF; it takes no register."""
    from coprod_desktop.documents import picture_sheet

    return picture_sheet.picture_sheet_pdf(shown)


def empty_list() -> bytes:
    """A workbook with every idea, to write the names of files in."""
    from coprod_desktop.documents.writing_sheets import Column, Table, workbook

    columns = [Column(_(words)) for words in HEADINGS.values()]
    rows = [(idea, _(ALT[idea]), "", "", "") for idea in concepts()]
    return workbook([Table(_("Our pictures"), columns, rows)])


def _kept(work: Work) -> PictureSet:
    rows = stored.with_bytes(work.session)
    images = {row.idea: Image(content, {"en": row.alt_en, "cy": row.alt_cy}) for row, content in rows}
    return PictureSet(images, organisation.current(work).pictures_credit)


def _remove(work: Work) -> None:
    for row in stored.kept(work.session):
        file = work.find(Attachment, row.attachment_id)
        work.delete(row)
        if file is not None:
            work.delete(file)
    work.flush()
