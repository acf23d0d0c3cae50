"""The reimbursement slip: the person's copy and finance's, each one tagged PDF."""

from datetime import datetime

from coprod_desktop.documents.kit import Paper, write
from coprod_desktop.documents.slip_content import CodingRow, Reader, Route, SlipContent, SlipLine
from coprod_desktop.documents.slip_finance import finance_paper
from coprod_desktop.documents.slip_person import person_paper

__all__ = ["CodingRow", "Reader", "Route", "SlipContent", "SlipLine", "slip_paper", "slip_pdf"]


def slip_paper(content: SlipContent) -> Paper:
    """The copy its reader gets, to be written alone or in one file with others."""
    return finance_paper(content) if content.reader is Reader.FINANCE else person_paper(content)


def slip_pdf(content: SlipContent, *, created: datetime | None = None) -> bytes:
    """The copy its reader gets, as a PDF. Raises Problem when a character cannot be drawn."""
    return write(slip_paper(content), created=created)
