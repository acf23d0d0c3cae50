"""Name badges: eight labels on an A4 sheet, each 105 by 74 mm, edge to edge, so that no printer's margin moves them.

A badge is read from across a table: the name as large as it fits, and what the meeting is called.
"""

from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pagesizes import A4

from coprod_desktop.documents import fonts, kit
from coprod_desktop.documents.kit import Style, TaggedCanvas, Text, mm
from coprod_desktop.i18n import Language

_ACROSS, _DOWN = 2, 4
_ON_A_SHEET = _ACROSS * _DOWN
_WIDTH, _HEIGHT = A4[0] / _ACROSS, A4[1] / _DOWN
#: Printers leave the edge of a sheet white, and labels are cut a little off.
_EDGE = 10 * mm
_SIZES = (40, 34, 29, 24, 20)
_SMALL = Style(13, 17, align="centre")


@dataclass(frozen=True)
class NameBadges:
    """Whose badges, in the order of a list of names; at least ``blank`` more stand empty for who walks in."""

    organisation: str
    meeting: str
    names: tuple[str, ...]
    blank: int = 4
    language: Language = field(default_factory=Language)


def name_badges_pdf(badges: NameBadges) -> bytes:
    """The sheets as a tagged PDF. Raises Problem when a character cannot be drawn."""
    words = badges.language.gettext
    fonts.ready()
    stream = BytesIO()
    title, language = words("Name badges"), kit.tag(badges.language)
    canvas = TaggedCanvas(stream, title=title, language=language, face=fonts.REGULAR, size=A4)
    wanted = len(badges.names) + badges.blank
    blank = badges.blank - wanted % -_ON_A_SHEET
    whole = (*badges.names, *[""] * blank)
    for at, name in enumerate(whole):
        if at and at % _ON_A_SHEET == 0:
            canvas.showPage()
        _draw(canvas, badges, name, at % _ON_A_SHEET)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw(canvas: TaggedCanvas, badges: NameBadges, name: str, place: int) -> None:
    width = _WIDTH - 2 * _EDGE
    x = (place % _ACROSS) * _WIDTH + _EDGE
    top = A4[1] - (place // _ACROSS) * _HEIGHT - _EDGE
    Text(badges.organisation, _SMALL).draw(canvas, x, top, width)
    bottom = top - _HEIGHT + 2 * _EDGE
    meeting = Text(badges.meeting, _SMALL)
    meeting.draw(canvas, x, bottom + meeting.height(width), width)
    if not name:
        return
    large = _fitting(name, width)
    middle = (top + bottom) / 2
    large.draw(canvas, x, middle + large.height(width) / 2, width)


def _fitting(name: str, width: float) -> Text:
    """On one line where it can be; a long name stands on two."""
    texts = [Text(name, Style(size, size * 1.2, face=fonts.BOLD, align="centre")) for size in _SIZES]
    return next((text for text in texts if text.natural_width() <= width), texts[2])
