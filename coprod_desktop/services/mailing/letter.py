"""One paper on its way to one person, and what it is made as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.content import Form
from coprod_desktop.domain.people import PaperForm, Reach
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services.paper_ways import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coprod_desktop.domain.content import Content

_WITH_TEXT = (Form.PLAIN_TEXT, Form.READ_ALOUD)


#: By these ways someone hears what it says.
SPOKEN = (Reach.PHONE, Reach.TEXT)


@dataclass(frozen=True)
class Enclosed:
    """A file that goes with a letter as it is: its name, its kind such as "application/pdf", its bytes."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    """A paper for someone: ``name`` as lists and files say it, in which form, and how it reaches them.

    ``contents`` makes what it says, one for each language: only when it is needed, so that thousands can wait.
    ``email``, ``numbers`` and ``times`` are how and when to reach them; ``care`` what keeps them safe. One for a
    ``supporter`` is kept apart from those for people themselves. ``enclosed`` are files that go with it: on paper their
    pages stand in what it says, by e-mail they are attached instead.
    """

    name: str
    form: PaperForm
    way: Reach
    contents: Callable[[], tuple[Content, ...]]
    email: str = ""
    numbers: tuple[str, ...] = ()
    times: str = ""
    care: tuple[str, ...] = ()
    supporter: bool = False
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """A letter drawn in its form. Without a ``pdf`` our letters cannot show it: ``why``, and what it is instead."""

    contents: tuple[Content, ...]
    form: PaperForm
    pdf: bytes | None
    why: str = ""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """What is written for it, by the ending of its name: the paper, and what its form needs besides."""
        from coprod_desktop.documents import plain_text, word

        if self.pdf is not None:
            yield "pdf", self.pdf
        if self.form is PaperForm.WORD:
            yield "docx", word.document(self.contents)
        if self.pdf is None or self.contents[0].form in _WITH_TEXT:
            yield "txt", plain_text.file(self.contents)


def draw(letter: Letter) -> Drawn:
    """The letter in its form; where our letters cannot show a character of it, a Word document and plain text."""
    from coprod_desktop.documents import forms

    contents = forms.in_form(letter.contents(), FORMS[letter.form])
    if letter.way is Reach.EMAIL:
        contents = forms.in_words(contents)
    try:
        return Drawn(contents, letter.form, forms.pdf(contents))
    except Problem as problem:
        said = _("{name} gets a Word document and plain text instead. {why}")
        return Drawn(contents, PaperForm.WORD, None, said.format(name=letter.name, why=problem.message))
