"""Pictures of the organisation's own: which of them stands for which idea, and the list that says so."""

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlmodel import Field

from coprod_desktop.domain.entity import Entity, link
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import LANGUAGES, N_, Language, _

#: The columns of the list by what they hold, with their headings.
HEADINGS: dict[str, str] = {
    "idea": N_("Idea"),
    "shows": N_("What the symbol shows"),
    "file": N_("File"),
    "alt_en": N_("Words for the picture, in English"),
    "alt_cy": N_("Words for the picture, in Welsh"),
}

_NEEDED = ("idea", "file")

#: Longer words for a picture are no help to whoever hears them.
LONGEST_ALT = 150


class OwnPicture(Entity, table=True):
    """One picture of the set: the idea it stands for, and the words for it, empty where the symbol's will do."""

    __tablename__ = "own_picture"

    idea: str = Field(unique=True, max_length=60)
    attachment_id: int = link("attachment")
    alt_en: str = Field(default="", max_length=LONGEST_ALT)
    alt_cy: str = Field(default="", max_length=LONGEST_ALT)


@dataclass(frozen=True)
class Wanted:
    """One line of the list: which file stands for an idea; ``row`` is where it says so."""

    row: int
    idea: str
    file: str
    alt_en: str = ""
    alt_cy: str = ""


@dataclass(frozen=True)
class PictureList:
    """A list as it was filled in: what it asks for, and a sentence for each line nothing can be made of."""

    wanted: tuple[Wanted, ...] = ()
    left_out: tuple[str, ...] = field(default_factory=tuple)


def read_list(
    headings: Sequence[str], rows: Sequence[Sequence[str]], first_row: int, ideas: Collection[str]
) -> PictureList:
    """What a list asks for; lines without a file keep the symbol.

    Raises :class:`Problem` when the columns with the idea and the file are not there.
    """
    columns = _columns(headings)
    wanted: dict[str, Wanted] = {}
    left_out = []
    for number, row in enumerate(rows, first_row):
        said = {name: row[at].strip() for name, at in columns.items()}
        one = Wanted(number, **{**said, "idea": said["idea"].casefold()})
        if not one.file:
            continue
        if one.idea not in ideas:
            left_out.append(_unknown(one, ideas))
        elif one.idea in wanted:
            twice = _("Row {n}: “{idea}” has a picture already, in row {first}. The first is used.")
            left_out.append(twice.format(n=number, idea=one.idea, first=wanted[one.idea].row))
        elif max(len(one.alt_en), len(one.alt_cy)) > LONGEST_ALT:
            long = _("Row {n}: the words for the picture are longer than {most} letters. Shorten them.")
            left_out.append(long.format(n=number, most=LONGEST_ALT))
        else:
            wanted[one.idea] = one
    return PictureList(tuple(wanted.values()), tuple(left_out))


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Where each column stands; in whichever of our languages it was written."""
    known = {
        fold(Language(code).gettext(words)): name for name, words in HEADINGS.items() for code in LANGUAGES
    }
    found = {known[fold(words)]: at for at, words in enumerate(headings) if fold(words) in known}
    found.pop("shows", None)
    if not set(found).issuperset(_NEEDED):
        idea, file = (_(HEADINGS[name]) for name in _NEEDED)
        said = _(
            "The list needs a column “{idea}” and a column “{file}”. Save an empty list and fill that in."
        )
        raise Problem(said.format(idea=idea, file=file))
    return found


def _unknown(one: Wanted, ideas: Collection[str]) -> str:
    said = _("Row {n}: there is no idea called “{idea}”.").format(n=one.row, idea=one.idea)
    near = difflib.get_close_matches(one.idea, ideas, 1, 0.6)
    if not near:
        return said
    offered = _("Did you mean “{known}”?").format(known=near[0])
    return f"{said} {offered}"
