"""From what a paper says to how it looks on pages, in each form, with as much air as its pages allow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from coprod_desktop.documents import fonts, kit, letter, pictures, rows, sheet_image
from coprod_desktop.documents.blocks import Block, Together
from coprod_desktop.documents.entry import EntryBox
from coprod_desktop.documents.faces import Faces
from coprod_desktop.documents.picture_words import FACE_ALTS
from coprod_desktop.documents.rows import Tile
from coprod_desktop.documents.text import EASY, LARGE, SMALL, Style, Text
from coprod_desktop.domain.content import (
    Content,
    Entry,
    Facts,
    Form,
    Heading,
    NewPage,
    Question,
    Row,
    Sentence,
    SheetOf,
    Strong,
    plain,
)


@dataclass(frozen=True)
class Measure:
    """One way to lay a paper out: its words, its tiles, the gap between rows, its titles; lengths in points."""

    style: Style
    tile: Tile
    gap: float
    title: Style
    second: Style
    frame: Style
    columns: int = 1

    @property
    def face(self) -> float:
        """How wide a face to mark is: large enough for a shaking hand, in points."""
        return self.style.size * 4

    def closer(self, high: float, gap: float, columns: int = 1) -> "Measure":
        """The same with lower tiles, less air, and boxes to tick in so many columns."""
        return replace(self, tile=replace(self.tile, height=high * mm), gap=gap, columns=columns)


_EASY = Measure(
    style=EASY,
    tile=Tile(38 * mm, 36 * mm),
    gap=15,
    title=Style(26, 34, face=fonts.BOLD),
    second=Style(20, 28, face=fonts.BOLD),
    frame=Style(14, 18),
)
_LARGE = Measure(
    style=LARGE,
    tile=Tile(35 * mm, 33 * mm, 16),
    gap=15,
    title=Style(28, 36, face=fonts.BOLD),
    second=Style(24, 32, face=fonts.BOLD),
    frame=Style(20, 26),
)

_PLAIN = replace(_EASY, style=Style(14, 21), tile=Tile(0, 0, 0), gap=10, title=Style(22, 29, face=fonts.BOLD))
_LETTER = Measure(
    style=Style(12, 18),
    tile=Tile(0, 0, 0),
    gap=10,
    title=Style(16, 22, face=fonts.BOLD),
    second=Style(14, 20, face=fonts.BOLD),
    frame=Style(11, 15),
)

#: A last page filled less than this far down holds next to nothing.
_SHORT = 0.12

#: Boxes to write in never touch: a line that slips must not fall into the next one, in points.
_BETWEEN_BOXES = 7.0

#: From the roomiest on; the first that keeps to the page limit is used. Words never get smaller.
_MEASURES = {
    Form.EASY_READ: (
        _EASY,
        _EASY.closer(33, 12),
        _EASY.closer(30, 10),
        _EASY.closer(27, 8),
        _EASY.closer(25, 6),
        _EASY.closer(22, 5, 2),
    ),
    Form.LARGE_PRINT: (_LARGE, _LARGE.closer(30, 10), _LARGE.closer(27, 8), _LARGE.closer(25, 6, 2)),
    Form.LETTER: (_LETTER, replace(_LETTER, gap=7), replace(_LETTER, gap=5)),
    Form.PLAIN_TEXT: (_PLAIN, replace(_PLAIN, gap=6)),
    Form.READ_ALOUD: (replace(_PLAIN, gap=14), replace(_PLAIN, gap=10), _PLAIN),
    Form.WORD: (replace(_EASY, style=_PLAIN.style), replace(_EASY.closer(25, 6, 2), style=_PLAIN.style)),
}


def paper(content: Content) -> kit.Paper:
    """The paper ready to be drawn, on as many pages as it should keep to when what it says fits on them at all."""
    *roomy, closest = _MEASURES[content.form]
    kept: kit.Paper | None = None
    for measure in roomy:
        made = _paper(content, measure)
        if kit.page_count(made) > content.most_pages:
            continue
        if not _ends_short(made):
            return made
        kept = kept or made
    made = _paper(content, closest)
    return made if kept is None or kit.page_count(made) < kit.page_count(kept) else kept


def _ends_short(made: kit.Paper) -> bool:
    """Whether the last page holds next to nothing: a little less air may spare it."""
    *before, last = made.pages
    end = last[-1].down + last[-1].block.height(made.frame.width)
    return bool(before) and end < made.frame.room * _SHORT


def _paper(content: Content, measure: Measure) -> kit.Paper:
    frame = kit.Frame(
        left=content.organisation,
        right=_form_name(content),
        foot=content.contact_line,
        style=measure.frame,
        head=18 * mm + measure.frame.leading,
        bottom=14 * mm + _foot(content, measure),
    )
    blocks = [*_blocks(content, measure)]
    if content.form is Form.LETTER and content.signed:
        blocks = [*letter.dressed(content, blocks, measure.style)]
    if measure.tile.width and not content.is_seen_only:
        blocks.append(Text(pictures.credit(content), SMALL, above=10))
    return kit.Paper(content.title, content.language, tuple(blocks), frame)


def _foot(content: Content, measure: Measure) -> float:
    """How high the foot is: the contact line beside the page number, on two lines when it must."""
    page = Text(content.language.gettext("Page {page} of {pages}").format(page=8, pages=88), measure.frame)
    return Text(content.contact_line, measure.frame).height(
        kit.Frame().width - page.natural_width() - kit.FOOT_GAP
    )


def _form_name(content: Content) -> str:
    gettext = content.language.gettext
    names = {
        Form.EASY_READ: gettext("Easy read"),
        Form.LARGE_PRINT: gettext("Large print"),
        Form.READ_ALOUD: gettext("To read aloud"),
    }
    return names.get(content.form, "")


def _blocks(content: Content, measure: Measure) -> Iterator[Block]:
    part: list[Block] | None = None
    for block, following in zip(content.blocks, (*content.blocks[1:], None), strict=True):
        if isinstance(block, NewPage):
            part = []
            continue
        for made in _block(block, content, measure):
            if isinstance(following, Entry) and not isinstance(block, Entry):
                made.keep_with_next = True
            if part is None:
                yield made
            else:
                part.append(made)
    if part:
        yield Together([rows.CutHere(above=0), *part], above=measure.gap * 1.2, role="Sect")


def _block(block: object, content: Content, measure: Measure) -> Iterator[Block]:
    match block:
        case Heading(text=text, level=level):
            style = measure.title if level == 1 else measure.second
            yield Text(text, style, role=f"H{level}", above=measure.gap)
        case Row(sentences=sentences) if content.form is Form.LETTER:
            yield Text(letter.paragraph(sentences), measure.style, above=measure.gap)
        case Row(picture=picture, sentences=sentences):
            yield rows.PictureRow(
                picture,
                sentences,
                style=measure.style,
                tile=measure.tile,
                language=content.language,
                above=measure.gap,
                own=content.pictures.of(picture),
            )
        case Facts(facts=facts):
            for fact in facts:
                value = fact.value if isinstance(fact.value, str) else fact.value.text
                words = Sentence.of("{label}: {value}", label=fact.label, value=Strong(value))
                yield Text(words, measure.style, above=2)
        case Question():
            yield Together(_question(block, content, measure), above=measure.gap * 0.6)
        case SheetOf(image=image, alt=alt):
            yield sheet_image.whole_page(image, alt)
        case Entry():
            above = max(measure.gap * 0.6, _BETWEEN_BOXES)
            yield EntryBox(block, style=measure.style, fillable=content.fillable, above=above)


def _question(question: Question, content: Content, measure: Measure) -> Iterator[Block]:
    yield Text(question.sentence, measure.style)
    if question.faces and content.form.has_pictures:
        alts = [content.language.gettext(alt) for alt in FACE_ALTS]
        yield Faces(question.options, alts, style=measure.style, wide=measure.face, above=6)
    elif question.options:
        short = all(len(option) < 24 for option in question.options)  # noqa: PLR2004 - fits half a line
        columns = 2 if short and len(question.options) > 3 else measure.columns  # noqa: PLR2004 - three stand well one under the other
        asked = plain(question.sentence)
        names = [f"{asked} {option}" for option in question.options] if content.fillable else ()
        yield rows.Ticks(question.options, style=measure.style, above=4, columns=columns, names=names)
    if question.lines:
        yield rows.Lines(question.lines, pitch=measure.style.leading * 1.15)
