"""One text, many forms: what a paper says, as a PDF to print, as plain text, as a script, and many as one file.

Everything here takes a paper as one content for each language its reader wants it in, the first language first: a
bilingual paper is both, whole and equal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from coprod_desktop.documents import kit, layout, read_aloud
from coprod_desktop.domain.content import Content, Form

Contents = Sequence[Content]
"""A paper: one content for each of its languages, in the order they stand."""


def in_form(contents: Contents, form: Form) -> tuple[Content, ...]:
    """The same paper in this form; read aloud, it becomes what a caller says and asks."""
    made = tuple(replace(content, form=form) for content in contents)
    return tuple(read_aloud.script(content) for content in made) if form is Form.READ_ALOUD else made


def title(contents: Contents) -> str:
    """What the file is called inside, in each of its languages; what only goes with the first is not named."""
    titles = (content.title for content in contents if content.kind == contents[0].kind)
    return " / ".join(dict.fromkeys(titles))


def in_words(contents: Contents) -> tuple[Content, ...]:
    """The same without the pages of other papers, which are only to be seen."""
    return tuple(content for content in contents if not content.is_seen_only)


def pages(contents: Contents) -> list[kit.Paper]:
    """The paper laid out, ready to be drawn: one for each language."""
    return [layout.paper(content) for content in contents]


def pdf(contents: Contents, *, created: datetime | None = None) -> bytes:
    """The paper as a tagged PDF. Raises Problem when a character cannot be drawn."""
    return kit.write(pages(contents), title=title(contents), created=created, double_sided=True)


def combined(
    papers: Iterable[Contents],
    *,
    title: str = "",
    created: datetime | None = None,
    double_sided: bool = True,
) -> bytes:
    """Many papers as one tagged PDF to print, each beginning on the front of a sheet.

    Raises ValueError when there are none.
    """
    laid = [page for contents in papers for page in pages(contents)]
    if not laid:
        raise ValueError("no papers")
    whole = title or laid[0].language.gettext("Papers to print")
    return kit.write(laid, title=whole, created=created, double_sided=double_sided)
