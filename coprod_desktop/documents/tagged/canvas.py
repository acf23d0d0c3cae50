"""A reportlab canvas on which everything drawn is either part of the structure or marked as decoration."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from coprod_desktop.documents.tagged import metadata
from coprod_desktop.documents.tagged.fields import Fields
from coprod_desktop.documents.tagged.stream import packed
from coprod_desktop.documents.tagged.structure import Element, Thread, Tree

#: A paper longer than this carries bookmarks, one for each heading.
PAGES_WITHOUT_BOOKMARKS = 4

_PAGE_KEYS = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


class TaggedCanvas(Canvas):
    """Draws as reportlab's canvas does; ``tagged`` and ``artifact`` say what each drawing is.

    Everything must be drawn inside one of the two. The same drawing gives the same bytes; ``created`` is the date the file
    shows and, without one, a fixed day. ``face`` is the embedded face the canvas starts with.
    """

    # reportlab's own, which its type stubs leave out
    _doc: Any
    _code: list[str]
    _annotationCount: int  # noqa: N815
    _annotationrefs: list[object]
    _addAnnotation: Callable[..., None]  # noqa: N815

    def __init__(
        self,
        stream: IO[bytes],
        *,
        title: str,
        language: str,
        face: str,
        created: datetime | None = None,
        size: tuple[float, float] = A4,
    ) -> None:
        self._tree = Tree()
        self._parent = self._tree.root
        self._marking = False
        self._page_key = self._tree.new_page()
        self._subsets: dict[str, str] = {}
        self._outline: list[tuple[str, str, int]] = []
        self.fields = Fields(face)
        start: Any = {"initialFontName": face, "invariant": 1, "pageCompression": 1, "pdfVersion": (1, 7)}
        super().__init__(stream, pagesize=size, lang=language, **start)
        self._title = title
        self._language = language
        self._created = created or metadata.NO_DATE
        self._doc._timeStamp = metadata.Stamp(self._created)  # noqa: SLF001 - the only way to give a date
        self.setTitle(title)
        self.setAuthor("")
        self.setSubject("")
        self.setCreator(metadata.CREATOR)

    # structure

    @contextmanager
    def group(
        self,
        role: str,
        thread: Thread | None = None,
        *,
        language: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> Iterator[Element]:
        """Everything tagged inside belongs to this element: a table, a row, a list, a section.

        With a ``thread`` the element begun on an earlier page goes on.
        """
        element = self._element(role, thread, "", language, attributes)
        outer, self._parent = self._parent, element
        try:
            yield element
        finally:
            self._parent = outer

    @contextmanager
    def tagged(
        self,
        role: str,
        thread: Thread | None = None,
        *,
        alt: str = "",
        language: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> Iterator[Element]:
        """What is drawn inside is one element: a heading, a paragraph, a cell, a figure with its ``alt`` words."""
        element = self._element(role, thread, alt, language, attributes)
        number = self._tree.mark(element, self._doc.thisPageName(), self._page_key)
        self._begin(f"/{role} <</MCID {number}>> BDC")
        outer, self._parent = self._parent, element
        try:
            yield element
        finally:
            self._parent = outer
            self._end()

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is decoration (``Layout``) or running head and foot (``Pagination``): not read aloud."""
        self._begin(f"/Artifact <</Type /{kind}>> BDC")
        try:
            yield
        finally:
            self._end()

    def write(self, operators: str) -> None:
        """Drawing operators as they are; they must leave the graphics state as they found it."""
        self._code.append(operators)

    @contextmanager
    def aside(self) -> Iterator[list[str]]:
        """What is drawn inside goes into the list and not onto the page."""
        page, self._code = self._code, []
        try:
            yield self._code
        finally:
            self._code = page

    def encoded(self, face: str, words: str) -> Iterator[tuple[str, str]]:
        """Words as the file holds them: the embedded subset's name and its codes, once for each subset they need."""
        font: Any = pdfmetrics.getFont(face)
        if words.isascii():
            # The first subset begins with the printable ASCII letters at their own places.
            yield self._first_subset(face, font), _escaped(words)
            return
        for subset, codes in font.splitString(words, self._doc):
            yield font.getSubsetInternalName(subset, self._doc), escapePDF(codes)

    def _first_subset(self, face: str, font: Any) -> str:
        name = self._subsets.get(face)
        if name is None:
            name = self._subsets[face] = font.getSubsetInternalName(0, self._doc)
        return name

    def refer(self, thing: pdfdoc.PDFObject) -> object:
        """Put an object into the file; what others name it by."""
        return self._doc.Reference(thing)

    def attach(self, annotation: pdfdoc.PDFDictionary, element: Element) -> str:
        """Put a link or a form field on this page as part of ``element``; its name in the file."""
        count = self._annotationCount = self._annotationCount + 1
        name = f"Tagged{count}"
        whole = self._doc.annotationName(name)
        annotation["StructParent"] = self._tree.attach(element, self._doc.thisPageName(), whole)
        self._addAnnotation(annotation, name)
        return str(whole)

    def link(self, element: Element, url: str, words: str, box: tuple[float, float, float, float]) -> None:
        """Make a box of the page lead to a web page or an e-mail address; ``words`` say where it leads."""
        action = {"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(url)}
        annotation = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": pdfdoc.PDFArray(list(box)),
            "Border": pdfdoc.PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": pdfdoc.PDFString(words),
            "A": pdfdoc.PDFDictionary(action),
        }
        self.attach(pdfdoc.PDFDictionary(annotation), element)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Remember a heading (level 1, 2, ...) for the list of bookmarks a long paper carries."""
        key = f"heading{len(self._outline)}"
        self.bookmarkHorizontalAbsolute(key, top)
        self._outline.append((title, key, level))

    def _element(
        self, role: str, thread: Thread | None, alt: str, language: str, attributes: Mapping[str, str] | None
    ) -> Element:
        if thread is not None and thread.element is not None:
            return thread.element
        element = Element(role, self._parent, alt=alt, language=language, attributes=attributes)
        if thread is not None:
            thread.element = element
        return element

    def _begin(self, operator: str) -> None:
        if self._marking:
            raise RuntimeError("something is being tagged already")
        self._marking = True
        self._code.append(operator)

    def _end(self) -> None:
        self._marking = False
        self._code.append("EMC")

    def _write_outline(self) -> None:
        if self.getPageNumber() <= PAGES_WITHOUT_BOOKMARKS:
            return
        last = -1
        for title, key, level in self._outline:
            last = min(level - 1, last + 1)
            self.addOutlineEntry(title, key, last)
        if self._outline:
            self.showOutline()

    # reportlab's own

    def _setAnnotations(self, page: Any) -> None:
        page.Annots = self._annotationrefs
        stream = page.stream if isinstance(page.stream, bytes) else page.stream.encode("latin-1")
        whole_page = isinstance(page, pdfdoc.PDFPage)
        page.compression = 0  # it is packed already
        page.Contents = packed(stream, shared=not whole_page)
        if whole_page:
            page.__NoDefault__ = _PAGE_KEYS
            page.StructParents = self._page_key
            page.Tabs = pdfdoc.PDFName("S")
            self._doc.updateSignature(stream)
            self._page_key = self._tree.new_page()

    def save(self) -> None:
        """Write the file, with its structure tree; nothing can be drawn afterwards."""
        if self._code:
            self.showPage()
        self._doc.updateSignature(self._created.isoformat())
        self._write_outline()
        catalogue = self._doc.Catalog
        catalogue.StructTreeRoot = self._tree.write(self._doc)
        catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalogue.Metadata = metadata.xmp(self._title, self._language, self._created)
        if form := self.fields.form():
            catalogue.AcroForm = form
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
