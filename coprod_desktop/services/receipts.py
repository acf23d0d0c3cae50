"""Receipts of costs: attached to their line, looked at, taken off again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.attachments import Attachment, content_hash
from coprod_desktop.domain.claim_lines import ClaimLine, Receipt
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.costs import Cost, receipt_of
from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.domain.rates import Scheme
from coprod_desktop.i18n import _
from coprod_desktop.services import attachments, finance_words
from coprod_desktop.services.claim_choices import open_for_change
from coprod_desktop.storage import attachments as stored_attachments
from coprod_desktop.storage import receipts as stored

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from coprod_desktop.documents.preview import PageImage
    from coprod_desktop.documents.reading_receipt import ReceiptFile
    from coprod_desktop.storage.database import Work

_PDF = "application/pdf"


def open_file(path: Path, pulse: Callable[[], None] = lambda: None) -> ReceiptFile:
    """The receipt in a file, made safe to keep; ``pulse`` is called often and may raise to stop.

    Raises :class:`Problem` with one sentence about what is wrong with the file.
    """
    from coprod_desktop.documents import reading_receipt

    return reading_receipt.read(path, pulse=pulse)


def attach(work: Work, line_id: int, version: int | None, receipt: ReceiptFile) -> ClaimLine:
    """Keep a receipt with its line, in place of the one that was there; an approval is taken back.

    Raises :class:`Problem` when the same receipt is on a line already - it can be paid once - and when this line is
    worked out from a rate.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    line = work.get(ClaimLine, line_id)
    if not line.kind.needs_receipt:
        raise Problem(_("This line needs no receipt."))
    key = stored_attachments.key(work.session)
    source = content_hash(key, receipt.digest)
    _check_first_use(work, (source, content_hash(key, receipt.pdf)))
    open_for_change(work, work.get(Claim, line.claim_id))
    kept = attachments.keep(work, receipt.name, _PDF, receipt.pdf)
    kept.source_hash = source
    before = line.receipt_id
    work.edit(line, version, {"receipt_id": kept.id, "receipt": Receipt.ATTACHED})
    forget(work, before)
    return line


def detach(work: Work, line_id: int, version: int | None) -> ClaimLine:
    """Take a receipt off its line; whether one is missing then is for the scheme to say."""
    work.actor.require(Permission.EDIT_CLAIMS)
    line = work.get(ClaimLine, line_id)
    claim = work.get(Claim, line.claim_id)
    open_for_change(work, claim)
    before = line.receipt_id
    cost = Cost(kind=line.kind, day=line.day, what=line.what, amount=line.claimed)
    needed = receipt_of(cost, work.get(Scheme, claim.scheme_id))
    work.edit(line, version, {"receipt_id": None, "receipt": needed})
    forget(work, before)
    return line


def forget(work: Work, attachment_id: int | None) -> None:
    """A file no line has any more is taken out of the register, as part of an action with a permission of its own."""
    found = None if attachment_id is None else work.find(Attachment, attachment_id)
    if found is not None:
        work.delete(found)


def content(work: Work, line_id: int) -> bytes:
    """A line's receipt as a PDF of its pages.

    Raises :class:`~coprod_desktop.domain.problems.Gone` when there is none, and NotAllowed for finance where it would
    tell about health, care or access.
    """
    work.actor.require(Permission.SEE_CLAIMS)
    line = work.get(ClaimLine, line_id)
    if line.receipt_id is None:
        raise Gone
    return attachments.content(work, line.receipt_id)


def may_look(work: Work, line: ClaimLine) -> bool:
    """Whether this staff user may look at the receipt of a line."""
    return not line.kind.tells_of_support or finance_words.reads_plain_words(work)


def thumbnails(work: Work, claim_id: int, width_px: int, known: Collection[int] = ()) -> dict[int, PageImage]:
    """The first page of each receipt of a claim, small, by the id of its file; those ``known`` are left out."""
    work.actor.require(Permission.SEE_CLAIMS)
    from coprod_desktop.documents import preview

    return {
        line.receipt_id: preview.page(content(work, line.id), 0, width_px)
        for line in stored.of_claim(work.session, claim_id)
        if line.receipt_id is not None and line.receipt_id not in known and may_look(work, line)
    }


def _check_first_use(work: Work, hashes: tuple[str, ...]) -> None:
    for use in stored.uses(work.session, hashes):
        said = _("This receipt is on claim {number} already. A receipt is paid once.")
        if finance_words.reads_plain_words(work):
            said = _("This receipt is on claim {number} already, for “{what}”. A receipt is paid once.")
        raise Problem(said.format(number=use.claim_number, what=use.what))
