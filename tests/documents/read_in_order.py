"""Reads a tagged PDF as a screen reader does: element after element in the order of its structure, with role and language.

Run it on a file to hear a paper: ``uv run python -m tests.documents.read_in_order FILE``.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

_PAIR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4})>")


@dataclass(frozen=True)
class Heard:
    """What is said of one element: its role, its words (or those that stand for its picture), its language."""

    role: str
    words: str
    language: str = ""

    def __str__(self) -> str:
        return f"{self.role:8}{f'[{self.language}] ' if self.language else ''}{self.words}"


def heard(pdf: bytes) -> list[Heard]:
    """Everything that is read out, in order."""
    with pikepdf.open(BytesIO(pdf)) as file:
        words = {page.obj.objgen: _words_of(page) for page in file.pages}
        root = file.Root.StructTreeRoot.K
        return [one for one in _walk(root, words, str(file.Root.Lang)) if one.words]


def _walk(element: Any, words: dict[Any, dict[int, str]], language: str) -> Iterator[Heard]:
    language = str(element.get("/Lang", language))
    role = str(element.S)[1:]
    if "/Alt" in element:
        yield Heard(role, str(element.Alt), language)
        return
    kids = element.get("/K", [])
    said = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            said.append(words[element.Pg.objgen][kid])
        elif "/MCID" in kid:
            said.append(words[kid.Pg.objgen][int(kid.MCID)])
        elif "/Obj" in kid and "/TU" in kid.Obj:
            yield Heard(role, _box(kid.Obj), language)
        elif "/S" in kid:
            yield from _walk(kid, words, language)
    yield Heard(role, " ".join("".join(said).split()), language)


def _box(field: Any) -> str:
    """What is said of a box to fill in: its name, and what stands in it."""
    value = field.get("/V", "")
    written = value if isinstance(value, pikepdf.String) else str(value).removeprefix("/")
    return f"{field.TU}: {written}".removesuffix(": ")


def _words_of(page: pikepdf.Page) -> dict[int, str]:
    """The words of each marked stretch of a page."""
    fonts = {name: _codes(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    codes: dict[int, str] = {}
    marked: int | None = None
    for step in pikepdf.parse_content_stream(page):
        operands: Any = step.operands
        match str(step.operator):
            case "BDC":
                about: Any = operands[1]
                marked = int(about["/MCID"]) if "/MCID" in about else None
                if marked is not None:
                    found[marked] = ""
            case "EMC":
                marked = None
            case "Tf":
                codes = fonts[str(operands[0])]
            case "Tj" if marked is not None:
                found[marked] += "".join(codes.get(code, "?") for code in bytes(operands[0]))
    return found


def _codes(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
    return {int(code, 16): chr(int(letter, 16)) for code, letter in _PAIR.findall(table)}


if __name__ == "__main__":
    for one in heard(Path(sys.argv[1]).read_bytes()):
        print(one)  # noqa: T201 - what it is for
