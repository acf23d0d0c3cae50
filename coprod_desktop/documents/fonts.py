"""The face of every paper: Source Sans Pro from its package, embedded, only the letters used.

Before anything is drawn its letters are looked up: a paper never shows an empty box for someone's name.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont

from coprod_desktop import paths
from coprod_desktop.documents.tagged.stream import packed
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

#: The names under which our faces are known to reportlab; nobody else registers these.
REGULAR = "Coprod Regular"
SEMIBOLD = "Coprod Semibold"
BOLD = "Coprod Bold"

_FILES = {REGULAR: "Regular", SEMIBOLD: "Semibold", BOLD: "Bold"}
#: Half the height of a capital, of the size: letters stand this far below the middle of their line.
HALF_CAPITAL = 0.33

#: Stands for a character that cannot be drawn.
_MARK = "?"

_WIDTHS_PER_BLOCK = 100  # a ToUnicode block may hold this many lines (Adobe technical note 5411)

#: Characters that say only where a line may break; they have no picture.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Face(TTFont):
    """One weight of the face. The letters of one paper are the next one's too: what they need is worked out once.

    Unused codes are left out of the table by which words are copied and searched (PDF/UA-1 forbids them to mean nothing).
    """

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        """Put the embedded letters into the file."""
        document: Any = doc
        state = self.state.pop(doc)
        for number, subset in enumerate(state.subsets):
            name = f"{state.internalName}+{number}"
            letters = self._letters(tuple(subset))
            postscript = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
            font = _Written(letters.font(name, postscript))
            font.parts = [
                document.Reference(
                    _Written(
                        letters.descriptor(postscript), [_streamed(document, letters.program, face=True)]
                    )
                ),
                _streamed(document, letters.codes),
            ]
            document.Reference(font, name)
            document.idToObject["BasicFonts"].dict[name] = font

    @lru_cache(maxsize=64)  # noqa: B019 - a face lives as long as the program
    def _letters(self, subset: tuple[int, ...]) -> "Letters":
        face: Any = self.face
        return Letters(
            program=face.makeSubset(subset),
            codes=_to_unicode(subset).encode(),
            widths=" ".join(f"{face.getCharWidth(code):g}" for code in subset),
            count=len(subset),
            shape=(
                f"/Ascent {face.ascent:g} /CapHeight {face.capHeight:g} /Descent {face.descent:g} "
                f"/FontBBox [{' '.join(f'{edge:g}' for edge in face.bbox)}] /ItalicAngle {face.italicAngle:g} "
                f"/StemV {face.stemV:g} /MissingWidth {face.defaultWidth:g} "
                f"/Flags {face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC}"
            ),
        )


@dataclass(frozen=True)
class Letters:
    """What a file holds of a face: the letters used, what they mean, how wide they are."""

    program: bytes
    codes: bytes
    widths: str
    count: int
    shape: str

    def font(self, name: str, postscript: str) -> str:
        """The font's entry; its descriptor and its codes are filled in."""
        return (
            f"<< /Type /Font /Subtype /TrueType /Name /{name} /BaseFont /{postscript} /FirstChar 0 "
            f"/LastChar {self.count - 1} /Widths [{self.widths}] /FontDescriptor {{}} /ToUnicode {{}} >>"
        )

    def descriptor(self, postscript: str) -> str:
        """The descriptor's entry; its embedded program is filled in."""
        return f"<< /Type /FontDescriptor /FontName /{postscript} {self.shape} /FontFile2 {{}} >>"


class _Written(pdfdoc.PDFObject):
    """An entry already written but for the numbers of the objects it names."""

    __RefOnly__ = 1

    def __init__(self, text: str, parts: "list[Any] | None" = None) -> None:
        self.text = text
        self.parts = parts or []

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return self.text.format(*(part.format(document).decode() for part in self.parts)).encode("latin-1")


def _streamed(document: Any, content: bytes, *, face: bool = False) -> Any:
    return document.Reference(packed(content, shared=True, length=face))


def _to_unicode(subset: tuple[int, ...]) -> str:
    used = [f"<{code:02X}> <{character:04X}>" for code, character in enumerate(subset) if character]
    blocks = [used[start : start + _WIDTHS_PER_BLOCK] for start in range(0, len(used), _WIDTHS_PER_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Coprod-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


@cache
def face(name: str) -> Face:
    """The face of that name, loaded and registered when first asked for."""
    file = paths.package_file("font_source_sans_pro", "files", f"SourceSansPro-{_FILES[name]}.ttf")
    loaded = Face(name, str(file), asciiReadable=True)
    pdfmetrics.registerFont(loaded)
    return loaded


def ready() -> None:
    """Make every weight known to reportlab; needed before its own drawing or charts name one of them."""
    for name in _FILES:
        face(name)


@cache
def letters() -> frozenset[str]:
    """Every character our face can draw in each of its weights."""
    known = (
        set(face(REGULAR).face.charToGlyph)
        & set(face(BOLD).face.charToGlyph)
        & set(face(SEMIBOLD).face.charToGlyph)
    )
    return frozenset(chr(code) for code in known if code > 31)  # noqa: PLR2004 - below it are control codes


@cache
def width(word: str, name: str) -> float:
    """How wide a word is, in points, at one point high."""
    font = face(name)
    return float(font.stringWidth(word, 1))


def tidy(text: str) -> str:
    """Text as it can be drawn: letters and accents composed, breaks and tabs made plain spaces.

    Raises a Problem that names the characters our face cannot draw.
    """
    if text.isascii() and text.isprintable():
        return text
    plain = " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split(" "))
    for gap in "\t\n\r\x0b\x0c\u2028\u2029":
        plain = plain.replace(gap, " ")
    missing = sorted(set(plain) - letters())
    if missing:
        raise Problem(_not_drawn(missing))
    return plain


def showable(text: str) -> str:
    """Text for a list of our own: a mark stands for each character our face cannot draw, so that the list is never refused."""
    plain = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return "".join(letter if letter in letters() or letter.isspace() else _MARK for letter in plain)


def _not_drawn(missing: list[str]) -> str:
    named = ", ".join(
        f"{character} ({unicodedata.name(character, f'U+{ord(character):04X}').lower()})"
        for character in missing
    )
    return _(
        "This paper cannot show these characters: {characters}. Change them, or choose another form."
    ).format(characters=named)
