"""The notes of a meeting, as they were written down, and the pictures they get in easy read."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.easyread.tokens import sentences
from coprod_desktop.domain.entity import Entity, link
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.idea_words import idea_of

#: A row with more sentences than these is hard to take in.
_BESIDE = 3
#: So many figures tell one sentence from the others; what it says, and of whom, stands in the notes alone.
_KEPT = 16


class MeetingNotesFields(SQLModel):
    """What was talked about, in the words of whoever took the notes."""

    text: str = Field(default="", max_length=20_000)
    taken_by: str = Field(default="", max_length=120)


class MeetingNotes(MeetingNotesFields, Entity, table=True):
    """The notes kept of one meeting: one set a meeting, changed as often as needed.

    ``pictures_json`` holds the pictures somebody chose, by a mark of the row's first sentence: a row that is written anew loses
    its own.
    """

    __tablename__ = "meeting_notes"

    meeting_id: int = link("meeting", unique=True)
    pictures_json: str = Field(default="{}", max_length=20_000)

    def rows(self) -> "tuple[NoteRow, ...]":
        """The notes a few sentences at a time, each with its picture: as chosen, else as its words ask for."""
        chosen: dict[str, str] = json.loads(self.pictures_json)
        used = set(chosen.values())
        found = []
        for said in _parted(self.text):
            picture = chosen.get(_key(said))
            if picture is None:
                picture = idea_of(" ".join(said), but=used)
            used.add(picture)
            found.append(NoteRow(said, picture))
        return tuple(found)

    def with_pictures(self, pictures: Sequence[str]) -> str:
        """What to keep when each row gets the picture that stands at its place; empty for none."""
        keys = (_key(said) for said in _parted(self.text))
        return json.dumps(dict(zip(keys, pictures, strict=False)))


@dataclass(frozen=True)
class NoteRow:
    """A few sentences of the notes and the idea that stands beside them; empty where nobody chose and no word tells."""

    sentences: tuple[str, ...]
    picture: str


def _parted(text: str) -> list[tuple[str, ...]]:
    """A new line begins a new row; a long one goes on in the next."""
    lines = [tuple(sentences(line)) for line in text.splitlines()]
    return [line[at : at + _BESIDE] for line in lines for at in range(0, len(line), _BESIDE)]


def _key(said: tuple[str, ...]) -> str:
    return hashlib.sha256(fold(said[0]).encode()).hexdigest()[:_KEPT]
