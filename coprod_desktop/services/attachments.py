"""Files kept inside the register: each content once, found again under a keyed hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.attachments import Attachment, content_hash
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Gone
from coprod_desktop.storage import attachments as stored
from coprod_desktop.storage import claims as stored_claims
from coprod_desktop.storage import receipts as stored_receipts

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Work

#: The person's own copy says in plain words what each cost was for.
_FOR_FINANCE = {PaperKind.SLIP_FINANCE}


def keep(work: Work, name: str, media_type: str, content: bytes) -> Attachment:
    """Keep a file, as part of an action that asked for its own permission; the same bytes are stored once.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when the file is larger than 10 MB.
    """
    hashed = content_hash(stored.key(work.session), content)
    if stored.bytes_of(work.session, hashed) is None:
        stored.put(work.session, hashed, content)
    return work.add(
        Attachment(name=name, media_type=media_type, size=len(content), content_hash=hashed),
    )


def content(work: Work, attachment_id: int) -> bytes:
    """The bytes of a file exactly as they were kept.

    What is no money paper and no plain receipt may say more about someone than finance needs, so it takes the right to
    see people.
    Raises :class:`~coprod_desktop.domain.problems.Gone` when it is no longer there.
    """
    work.actor.require(Permission.SEE_CLAIMS)
    attachment = work.get(Attachment, attachment_id)
    if not _is_for_finance(work, attachment_id):
        work.actor.require(Permission.SEE_PEOPLE)
    found = stored.bytes_of(work.session, attachment.content_hash)
    if found is None:
        raise Gone
    return found


def _is_for_finance(work: Work, attachment_id: int) -> bool:
    if stored_claims.approved_by_paper(work.session, attachment_id):
        return True
    papers = stored.kinds_of_papers(work.session, attachment_id)
    costs = stored_receipts.kinds(work.session, attachment_id)
    return (
        bool(papers or costs) and papers <= _FOR_FINANCE and not any(kind.tells_of_support for kind in costs)
    )
