"""What people say of a meeting afterwards, by three faces and in their words - and the notes kept of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, TextEnum, choice, link
from coprod_desktop.i18n import N_


class Face(TextEnum):
    """The face someone chose on the form, or said aloud."""

    NOT_SAID = "not said"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    OTHER = "other"


class FaceQuestion(StrEnum):
    """What is asked with three faces, in the order of the form; the value is the field it is kept in."""

    GOOD = "good"
    HEARD = "heard"


#: The questions as asked: on the form, on the screen, and read out.
QUESTION_WORDS: dict[FaceQuestion, str] = {
    FaceQuestion.GOOD: N_("Was the meeting good for you?"),
    FaceQuestion.HEARD: N_("Did we listen to you?"),
}

FACE_NAMES: dict[Face, str] = {
    Face.YES: N_("Yes"),
    Face.PARTLY: N_("Partly"),
    Face.NO: N_("No"),
    Face.NOT_SAID: N_("Not said"),
    Face.OTHER: N_("Other"),
}


class FeedbackFields(SQLModel):
    """What stands on one form: two faces, and what was good and could be better in their words."""

    good: Face = choice(Face, Face.NOT_SAID)
    heard: Face = choice(Face, Face.NOT_SAID)
    best: str = Field(default="", max_length=1000)
    better: str = Field(default="", max_length=1000)


class Feedback(FeedbackFields, Entity, table=True):
    """What one person told us of one meeting; ``person_id`` is empty for a form without a name."""

    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: int = link("meeting")
    person_id: int | None = link("person", optional=True)

    def answer(self, question: FaceQuestion) -> Face:
        """The face given to one question."""
        return self.good if question is FaceQuestion.GOOD else self.heard

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it (any more)."""
        return {self.good, self.heard} == {Face.NOT_SAID} and not (self.best or self.better)


@dataclass(frozen=True)
class Tally:
    """How many gave each face to one question."""

    yes: int = 0
    partly: int = 0
    no: int = 0

    @property
    def told(self) -> int:
        """Everyone who answered it."""
        return self.yes + self.partly + self.no


@dataclass(frozen=True)
class Heard:
    """Who told us, of those who came, and what: over one meeting, or over several where each form counts."""

    came: int
    told: int
    good: Tally
    heard: Tally


def heard(came: int, rows: Iterable[FeedbackFields]) -> Heard:
    """What came back of the forms."""
    forms = list(rows)
    return Heard(came, len(forms), _tally(row.good for row in forms), _tally(row.heard for row in forms))


def _tally(faces: Iterable[Face]) -> Tally:
    counted = Counter(faces)
    return Tally(counted[Face.YES], counted[Face.PARTLY], counted[Face.NO])
