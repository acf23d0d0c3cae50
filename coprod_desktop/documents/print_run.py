"""Many papers in one file to print, behind a running list: who, where to, and which pages are theirs.

Every paper begins on the front of a sheet, so that the file can be printed on both sides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from coprod_desktop.documents import fonts, forms, kit
from coprod_desktop.documents.text import SMALL
from coprod_desktop.domain.content import Content
from coprod_desktop.i18n import Language

_LOOK = kit.TableLook(style=kit.Style(10.5, 14.5), level=3.5)


@dataclass(frozen=True)
class ToPrint:
    """One paper of the file: for whom, where it goes, what it says."""

    name: str
    where: str
    contents: Sequence[Content]


@dataclass(frozen=True)
class Run:
    """The file, and how many pages it has."""

    pdf: bytes
    pages: int


def drawn(papers: Iterable[ToPrint], language: Language, *, created: datetime | None = None) -> Run:
    """The file, its running list in this language. Raises ValueError when there are no papers."""
    wanted = tuple(papers)
    if not wanted:
        raise ValueError("no papers")
    laid = [forms.pages(one.contents) for one in wanted]
    title = language.gettext("Papers to print")
    organisation = wanted[0].contents[0].organisation
    blank = _list(wanted, ["000 – 000"] * len(wanted), organisation, language)
    spans, pages = _places(laid, kit.page_count(blank))
    listed = _list(wanted, spans, organisation, language)
    whole = [listed, *(paper for each in laid for paper in each)]
    return Run(kit.write(whole, title=title, language=language, created=created, double_sided=True), pages)


def _places(laid: Sequence[Sequence[kit.Paper]], before: int) -> tuple[list[str], int]:
    """Which pages of the file each paper takes, and how many pages there are."""
    page, spans = before, []
    for papers in laid:
        first = 0
        for paper in papers:
            page += page % 2  # the back of the sheet before stays empty
            first = first or page + 1
            page += kit.page_count(paper)
        spans.append(f"{first} – {page}" if page > first else str(first))
    return spans, page


def _list(
    papers: Sequence[ToPrint], spans: Sequence[str], organisation: str, language: Language
) -> kit.Paper:
    words = language.gettext
    columns = [
        kit.Column(words("No.")),
        kit.Column(words("Name")),
        kit.Column(words("Where to"), stretch=True),
        kit.Column(words("Pages"), align="right"),
    ]
    rows = [
        (str(number), fonts.showable(one.name), fonts.showable(one.where), span)
        for number, (one, span) in enumerate(zip(papers, spans, strict=True), 1)
    ]
    said = words("This list is for you. Do not post it. To print one paper again, print its pages.")
    blocks = (
        kit.heading(words("Running list")),
        kit.Text(said, above=4),
        kit.Table(columns, rows, row_header=1, look=_LOOK, above=12),
    )
    frame = kit.Frame(
        left=fonts.showable(organisation), foot=words("Running list"), foot_style=SMALL, style=kit.BODY
    )
    return kit.Paper(words("Running list"), language, blocks, frame)
