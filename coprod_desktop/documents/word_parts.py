"""What Word documents are made of beyond plain paragraphs: language, words for pictures, header cells, boxes, page numbers.

Source: ECMA-376 (WordprocessingML), and Microsoft's [MS-DOCX] for boxes to tick (``w14:checkbox``).
"""

import re
from collections.abc import Iterator
from string import Formatter
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from coprod_desktop.documents import pictures
from coprod_desktop.domain.content import Content, Words
from coprod_desktop.i18n import Language

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

#: On every computer, and easy to read: our own face would only be there where it is installed.
FACE = "Arial"
_MARGIN = 20  # mm
_PICTURE = 22  # mm
_AIR = 12  # points below the head
_HEADINGS = {"Heading 1": 1.6, "Heading 2": 1.25, "Heading 3": 1.1}
_SPACING = 1.5
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_BOX = (
    '<w:sdt {names}><w:sdtPr><w:alias w:val={label}/><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    '</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" '
    'w:eastAsia="MS Gothic"/></w:rPr><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>'
)
_ROOM = (
    "<w:sdt {names}><w:sdtPr><w:alias w:val={label}/><w:text/></w:sdtPr>"
    "<w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
)
_LINE_BELOW = '<w:pBdr {names}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="4A5C64"/></w:pBdr>'
_FIELD = '<w:fldSimple {names} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def tag(language: Language) -> str:
    """The language as Word names it: ``en-GB``, ``cy-GB``."""
    return {"en": "en-GB", "cy": "cy-GB"}.get(language.code, language.code.replace("_", "-"))


def dress(made: "Document", title: str, content: Content, size: int, created: "datetime") -> None:
    """The look of the whole document and what it says of itself: its title and whose it is, and nobody else's name."""
    from docx.shared import Pt, RGBColor

    about = made.core_properties
    about.title, about.author, about.language = (
        clean(title),
        clean(content.organisation),
        tag(content.language),
    )
    about.comments, about.last_modified_by, about.created, about.modified = "", "", created, created
    _look(made.styles["Normal"], size, tag(content.language))
    made.styles["Normal"].paragraph_format.line_spacing = _SPACING
    made.styles["Normal"].paragraph_format.space_after = Pt(size * 0.5)
    made.styles["Header"].paragraph_format.line_spacing = made.styles[
        "Footer"
    ].paragraph_format.line_spacing = 1
    made.styles["Footer"].paragraph_format.space_after = Pt(0)
    for name, times in _HEADINGS.items():
        heading = made.styles[name]
        _look(heading, round(size * times), tag(content.language))
        heading.font.bold, heading.font.color.rgb = True, RGBColor(0x14, 0x24, 0x2B)
        heading.paragraph_format.space_before = Pt(size)
        heading.paragraph_format.space_after = Pt(size * 0.5)
    _look(made.styles["Caption"], 10, tag(content.language))
    made.styles["Caption"].font.bold = False
    made.styles["Caption"].font.color.rgb = RGBColor(0x4A, 0x5C, 0x64)


def begin_part(made: "Document", content: Content, *, first: bool) -> None:
    """The pages of one language: A4, who it is from at the head, whom to ask and the page number at the foot."""
    from docx.enum.section import WD_SECTION
    from docx.shared import Mm, Pt

    section = made.sections[0] if first else made.add_section(WD_SECTION.NEW_PAGE)
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(_MARGIN))
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    say(section.header.paragraphs[0], content.organisation, tag(content.language))
    section.header.paragraphs[0].paragraph_format.space_after = Pt(_AIR)
    foot = section.footer.paragraphs[0]
    say(foot, content.contact_line, tag(content.language))
    pages = section.footer.add_paragraph()
    _page_number(pages, content.language)
    if any(row.picture for row in content.rows()):
        credit = section.footer.add_paragraph(style="Caption")
        say(credit, pictures.credit(content), tag(content.language))


def _page_number(pages: "Paragraph", language: Language) -> None:
    for part in _page_words(language):
        if part.isupper():
            pages._p.append(_element(_FIELD.format(names=_W, code=part)))  # noqa: SLF001 - the only door
        else:
            say(pages, part, tag(language))


def say(paragraph: "Paragraph", words: Words, language: str, *, new_line: bool = False) -> None:
    """Add words in their language, those that stand out in bold; on a line of their own if wanted."""
    if new_line:
        paragraph.add_run().add_break()
    runs = (
        ((words, False),) if isinstance(words, str) else tuple((run.text, run.strong) for run in words.runs)
    )
    for text, strong in runs:
        run = paragraph.add_run(clean(text))
        run.bold = strong or None
        run._r.get_or_add_rPr().append(_element(f'<w:lang {_W} w:val="{language}"/>'))  # noqa: SLF001


def show(paragraph: "Paragraph", png: bytes, alt: str) -> None:
    """Put a picture in line with the words, with the words that stand for it."""
    from io import BytesIO

    from docx.shared import Mm

    shape = paragraph.add_run().add_picture(BytesIO(png), width=Mm(_PICTURE))
    about = shape._inline.docPr  # noqa: SLF001 - the only door
    about.set("descr", clean(alt))
    about.set("name", "")
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")  # noqa: SLF001


def table(made: "Document", columns: int) -> "Table":
    """A table of two rows, the first of them header cells that a screen reader says with those below."""
    found: Table = made.add_table(rows=2, cols=columns, style="Table Grid")
    row = found.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - the only door
    row.append(_element(f"<w:cantSplit {_W}/>"))
    row.append(_element(f"<w:tblHeader {_W}/>"))
    return found


def tick_box(paragraph: "Paragraph", label: str) -> None:
    """A box that a click, the space bar or a pen ticks; ``label`` is its name to a screen reader."""
    paragraph._p.append(_element(_BOX.format(names=_W, label=quoteattr(clean(label)))))  # noqa: SLF001


def room_to_write(paragraph: "Paragraph", label: str, text: str = "") -> None:
    """A line to write on, by keyboard or by pen; what is known already stands on it."""
    room = _ROOM.format(names=_W, label=quoteattr(clean(label)), text=escape(clean(text)) or "\u2026")
    paragraph._p.get_or_add_pPr().append(_element(_LINE_BELOW.format(names=_W)))  # noqa: SLF001
    paragraph._p.append(_element(room))  # noqa: SLF001


def clean(text: str) -> str:
    """Without the control characters that XML may not hold."""
    return _CONTROL.sub("", text)


def _look(style: Any, size: int, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size, style.font.italic = FACE, Pt(size), False
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[theme]
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(script), FACE)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(_element(f'<w:lang {_W} w:val="{language}"/>'))


def _page_words(language: Language) -> Iterator[str]:
    """The page number's sentence in its pieces: words, and in capitals the fields that Word counts."""
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    for words, name, _spec, _conversion in Formatter().parse(language.gettext("Page {page} of {pages}")):
        yield words
        if name is not None:
            yield fields[name]


def _element(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)
