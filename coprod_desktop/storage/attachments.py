"""The SELECTs of files kept in the register, and the papers that left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from coprod_desktop.domain.attachments import Attachment, AttachmentContent, RegisterKey
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.supporters import Supporter

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEY = "content"


def key(session: Session) -> bytes:
    """The register's own key for hashes of content."""
    return session.scalars(select(col(RegisterKey.key)).where(col(RegisterKey.name) == _KEY)).one()


def bytes_of(session: Session, content_hash: str) -> bytes | None:
    """What is stored under this hash, if anything is."""
    statement = select(col(AttachmentContent.content)).where(
        col(AttachmentContent.content_hash) == content_hash
    )
    return session.scalar(statement)


def put(session: Session, content_hash: str, content: bytes) -> None:
    """Store content that is not there yet."""
    session.add(AttachmentContent(content_hash=content_hash, content=content))
    session.flush()


def drop_unused(session: Session, hashes: Iterable[str]) -> None:
    """Take this content out of the register for good, where no file has it any more."""
    for content_hash in set(hashes):
        held = select(col(Attachment.id)).where(col(Attachment.content_hash) == content_hash).limit(1)
        if session.scalar(held) is None:
            session.execute(
                delete(AttachmentContent).where(col(AttachmentContent.content_hash) == content_hash)
            )


def kinds_of_papers(session: Session, attachment_id: int) -> set[PaperKind]:
    """What kinds of paper this file is kept for."""
    return set(session.scalars(select(col(Paper.kind)).where(col(Paper.attachment_id) == attachment_id)))


def printed(session: Session, claim_ids: Iterable[int]) -> dict[int, list[tuple[Paper, str]]]:
    """The papers made of each of these claims with the name of the file kept, oldest first."""
    wanted = list(claim_ids)
    found: dict[int, list[tuple[Paper, str]]] = {claim_id: [] for claim_id in wanted}
    statement = (
        select(Paper, col(Attachment.name))
        .outerjoin(Attachment, col(Attachment.id) == col(Paper.attachment_id))
        .where(col(Paper.claim_id).in_(wanted))
        .order_by(col(Paper.id))
    )
    for paper, name in session.execute(statement):
        found[paper.claim_id or 0].append((paper, name or ""))
    return found


def of_meeting(session: Session, meeting_id: int) -> list[tuple[Paper, str]]:
    """The papers made for a meeting and for whom, newest first."""
    statement = (
        select(Paper, col(Person.name))
        .join(Person, col(Person.id) == col(Paper.person_id))
        .where(col(Paper.meeting_id) == meeting_id)
        .order_by(col(Paper.id).desc())
    )
    return [(paper, name) for paper, name in session.execute(statement)]


def of_person(session: Session, person_id: int) -> list[tuple[Paper, str, str]]:
    """The papers made for someone, newest first: each with the meeting's title and the supporter whose copy it is."""
    statement = (
        select(Paper, col(Meeting.title), col(Supporter.name))
        .outerjoin(Meeting, col(Meeting.id) == col(Paper.meeting_id))
        .outerjoin(Supporter, col(Supporter.id) == col(Paper.supporter_id))
        .where(col(Paper.person_id) == person_id)
        .order_by(col(Paper.id).desc())
    )
    return [(paper, title or "", name or "") for paper, title, name in session.execute(statement)]


def times_made(session: Session, meeting_id: int, kind: PaperKind) -> dict[int, int]:
    """How often a paper of this kind was made for each person of a meeting; copies for supporters do not count."""
    statement = (
        select(col(Paper.person_id), func.count())
        .where(col(Paper.meeting_id) == meeting_id, col(Paper.kind) == kind)
        .where(col(Paper.supporter_id).is_(None))
        .group_by(col(Paper.person_id))
    )
    return {person_id: count for person_id, count in session.execute(statement) if person_id is not None}
