"""The easy-read check of a paper, with all that is known beside its words: our lists, our face, our pictures, its pages."""

from coprod_desktop.documents import fonts, pictures
from coprod_desktop.documents.lexicon import lexicon
from coprod_desktop.domain import easyread
from coprod_desktop.domain.content import Content
from coprod_desktop.domain.easyread import Finding, Known


def check(content: Content, pages: int | None = None) -> tuple[Finding, ...]:
    """What is hard to read in a paper; ``pages`` is how many it fills, if known."""
    alts = {
        row.picture: pictures.alt(row.picture, content.language, content.pictures.of(row.picture))
        for row in content.rows()
        if row.picture is not None
    }
    return easyread.check(content, Known(lexicon(), fonts.letters(), pages, alts))
