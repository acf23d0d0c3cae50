"""The structure tree of a PDF: which words are a heading, a paragraph, a table cell, in which order.

Source: ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF); ISO 14289-1 (PDF/UA-1) for what must be there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc


@dataclass(frozen=True)
class Marked:
    """A stretch of one page's drawing, by the number it was given there."""

    page: str
    number: int


@dataclass(frozen=True)
class Attached:
    """An annotation (a link, a form field) that belongs to an element, by its name in the document."""

    page: str
    name: str


class Element(pdfdoc.PDFObject):
    """One node of the tree: its role, its words for those who do not see it, and what it holds in reading order."""

    __RefOnly__ = 1

    def __init__(
        self,
        role: str,
        parent: "Element | None" = None,
        *,
        alt: str = "",
        language: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        self.role = role
        self.parent = parent
        self.alt = alt
        self.language = language
        self.attributes = dict(attributes or {})
        self.kids: list[Element | Marked | Attached] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def each(self) -> Iterator["Element"]:
        """This element and everything inside it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.each()

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The element as it stands in the file."""
        numbers = document.idToObjectNumberAndVersion
        page = next((kid.page for kid in self.kids if not isinstance(kid, Element)), "")
        parent = self.parent.number if self.parent is not None else numbers["StructTreeRoot"][0]
        parts = [f"<< /Type /StructElem /S /{self.role} /P {parent} 0 R"]
        if page:
            parts.append(f"/Pg {numbers[page][0]} 0 R")
        parts.extend(f"/{owner} {_string(words, document)}" for owner, words in self._words())
        parts.extend(f"/A << /O /{owner} {values} >>" for owner, values in self.attributes.items())
        if self.kids:
            kids = " ".join(_kid(kid, page, numbers) for kid in self.kids)
            parts.append(f"/K {kids}" if len(self.kids) == 1 else f"/K [{kids}]")
        return (" ".join(parts) + " >>").encode("latin-1")

    def _words(self) -> Iterator[tuple[str, str]]:
        if self.alt:
            yield "Alt", self.alt
        if self.language:
            yield "Lang", self.language


@dataclass
class Thread:
    """One element that goes on over several drawings: a paragraph or a table that runs over the foot of a page."""

    element: Element | None = None


@dataclass
class Tree:
    """The tree of one document and, page by page, which element each stretch of drawing belongs to."""

    root: Element = field(default_factory=lambda: Element("Document"))
    parents: list[list[Element] | Element] = field(default_factory=list)

    def new_page(self) -> int:
        """The key under which a page's stretches are found again."""
        self.parents.append([])
        return len(self.parents) - 1

    def mark(self, element: Element, page: str, key: int) -> int:
        """Note that what is drawn next on this page belongs to the element; the number to mark it with."""
        owners = self.parents[key]
        if isinstance(owners, Element):
            raise TypeError(key)
        owners.append(element)
        element.kids.append(Marked(page, len(owners) - 1))
        return len(owners) - 1

    def attach(self, element: Element, page: str, name: str) -> int:
        """Give an annotation to an element; the key the annotation must carry."""
        element.kids.append(Attached(page, name))
        self.parents.append(element)
        return len(self.parents) - 1

    def write(self, document: pdfdoc.PDFDocument) -> pdfdoc.PDFObject:
        """Put the whole tree into the file; its root, for the catalogue."""
        register: Callable[..., object] = document.Reference
        root = _Raw()
        register(root, "StructTreeRoot")
        for element in self.root.each():
            register(element)
            element.number = document.objectcounter
        by_key = " ".join(f"{key} {_owners(owners)}" for key, owners in enumerate(self.parents))
        root.content = (
            f"<< /Type /StructTreeRoot /K {self.root.number} 0 R "
            f"/ParentTree << /Nums [{by_key}] >> /ParentTreeNextKey {len(self.parents)} >>"
        )
        return root


class _Raw(pdfdoc.PDFObject):
    """An object whose text is already written."""

    __RefOnly__ = 1
    content = ""

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self.content.encode("latin-1")


def _owners(owners: list[Element] | Element) -> str:
    if isinstance(owners, Element):
        return f"{owners.number} 0 R"
    return "[" + " ".join(f"{element.number} 0 R" for element in owners) + "]"


def _kid(kid: Element | Marked | Attached, page: str, numbers: Mapping[str, tuple[int, int]]) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    where = numbers[kid.page][0]
    if isinstance(kid, Attached):
        return f"<< /Type /OBJR /Pg {where} 0 R /Obj {numbers[kid.name][0]} 0 R >>"
    if kid.page == page:
        return str(kid.number)
    return f"<< /Type /MCR /Pg {where} 0 R /MCID {kid.number} >>"


def _string(words: str, document: pdfdoc.PDFDocument) -> str:
    written: bytes = pdfdoc.PDFString(words).format(document)
    return written.decode("latin-1")
