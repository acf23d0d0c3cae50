"""Two hundred easy-read invitations, tagged, against the same words and symbols drawn bare."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from benchmarks.pairs import Result, paired
from coprod_desktop.documents import fonts, forms, invitation, pictures, preview, reading_check
from coprod_desktop.documents.concepts import concepts
from coprod_desktop.domain.content import Contact, Content, Facts, Question, Row, Sentence

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_COUNT = 200
_CHECKS = 20
#: As wide as a page is on a large window, in pixels.
_SHOWN = 1240
_TOP, _FOOT = 780.0, 60
_NAMES = ("Amara", "Dewi", "Siân", "Tomasz", "Farah", "Gwen", "Priya", "Łukasz")


def letters(count: int = _COUNT) -> list[Content]:
    """So many invitations to one made-up meeting."""
    contact = Contact("Jo", "01632 960 123", "together@example.org", "Marlow Town Hall, MV1 1AA")
    return [
        invitation.content(
            invitation.InvitationText(
                name=_NAMES[n % len(_NAMES)],
                organisation="Marlow Vale Council",
                meeting="Carers board",
                about="support for carers",
                day=date(2026, 12, 8),
                starts=time(10, 30),
                ends=time(12, 0),
                venue="Marlow Town Hall",
                contact=contact,
                needs=(invitation.NeedMet("hearing-loop", "a hearing loop", "We have one in the room."),),
                reply_by=date(2026, 11, 28),
            )
        )
        for n in range(count)
    ]


def bare(contents: list[Content]) -> bytes:
    """The same sentences, broken into lines, and the same symbols on an untagged canvas: two pages a letter."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    fonts.ready()
    stream = BytesIO()
    canvas = Canvas(stream)
    for content in contents:
        y = _TOP
        for block in content.blocks:
            if isinstance(block, Row):
                _tile(canvas, block.picture, y)
            for words in _words(block):
                for line in simpleSplit(words, fonts.REGULAR, 16, 340):
                    canvas.setFont(fonts.REGULAR, 16)
                    canvas.drawString(180, y, line)
                    y = y - 24 if y > _FOOT else _TOP
        canvas.showPage()
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _tile(canvas: Canvas, picture: object, y: float) -> None:
    canvas.roundRect(57, y - 80, 106, 106, 8, stroke=0, fill=1)
    if isinstance(picture, str):
        cast("Any", canvas)._code.append(  # noqa: SLF001
            f"q 0.15 0 0 0.15 70 {y - 70:.2f} cm\n{pictures.symbol(picture).outline}\nQ"
        )
    else:
        canvas.circle(110, y - 27, 40)
        for n in range(12):
            canvas.drawString(80 + 5 * n, y - 27, str(n))


def _words(block: object) -> list[str]:
    if isinstance(block, Row):
        return [s.text if isinstance(s, Sentence) else str(s) for s in block.sentences]
    if isinstance(block, Question):
        return [str(block.sentence), *(str(option) for option in block.options)]
    if isinstance(block, Facts):
        return [f"{fact.label} {fact.value}" for fact in block.facts]
    return [str(getattr(block, "text", ""))]


def invitations(count: int = _COUNT) -> Result:
    """One combined file of all invitations, against the bare canvas."""
    contents = letters(count)
    concepts()
    return paired(
        f"{count} invitations, combined",
        lambda: forms.combined([[content] for content in contents]),
        lambda: bare(contents),
        against="bare reportlab",
        promise=1.3,
    )


def first_preview(count: int = _COUNT) -> Result:
    """From the bytes of the whole print run to the picture of its first page, against the same of a single invitation."""
    run = forms.combined([[content] for content in letters(count)])
    alone = forms.pdf([letters(1)[0]])
    return paired(
        f"first preview page of {count} invitations",
        lambda: _first_page(run),
        lambda: _first_page(alone),
        against="first page of one",
    )


def _first_page(pdf: bytes) -> int:
    return len(preview.sizes(pdf)) + preview.page(pdf, 0, _SHOWN).width


def easy_reading() -> Result:
    """The easy-read check of one invitation, against splitting the same text into words."""
    content = letters(1)[0]
    text = "\n".join(content.sentences())
    reading_check.check(content, 2)
    return paired(
        "easy-read check, 20 invitations",
        lambda: [reading_check.check(content, 2) for _ in range(_CHECKS)],
        lambda: [text.split() for _ in range(_CHECKS)],
        against="splitting into words",
    )
