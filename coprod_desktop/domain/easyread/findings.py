"""What a check says: how hard, where, in which words, why, and what would be easier."""

from dataclasses import dataclass
from enum import IntEnum

from coprod_desktop.i18n import Language


class Level(IntEnum):
    """How much a finding weighs."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True)
class Hit:
    """What a measure found: in which block and sentence (none: the whole paper), which words, how much of it.

    ``plain`` is what could stand there instead, where that is known.
    """

    block: int | None = None
    sentence: str = ""
    words: str = ""
    count: int = 1
    plain: str = ""


@dataclass(frozen=True)
class Rule:
    """One check: above which count it is a note, a warning or an error; why it is hard; what to do; who says so.

    A threshold of None means that the check never gets that level. ``why`` and ``instead`` are English sentences marked
    for translation, with ``{count}``, ``{words}`` and ``{plain}`` to fill. ``english`` marks a check that knows English
    words, and so says nothing about other languages.
    """

    name: str
    why: str
    instead: str
    source: str
    note: int | None = None
    warning: int | None = None
    error: int | None = None
    english: bool = False

    def level(self, count: int) -> Level | None:
        """How much a count weighs; None when it is fine."""
        steps = ((self.error, Level.ERROR), (self.warning, Level.WARNING), (self.note, Level.NOTE))
        return next((level for limit, level in steps if limit is not None and count > limit), None)


@dataclass(frozen=True)
class Finding:
    """One thing that is hard to read, where it stands, and how much it weighs."""

    rule: Rule
    level: Level
    hit: Hit

    @property
    def check(self) -> str:
        """The name of the check."""
        return self.rule.name

    @property
    def words(self) -> str:
        """The words it is about; empty when it is about the whole sentence, row or paper."""
        return self.hit.words

    @property
    def sentence(self) -> str:
        """The sentence it stands beside; empty when it is about the whole paper."""
        return self.hit.sentence

    def why(self, language: Language) -> str:
        """Why it is hard to read, in the editor's language."""
        return self._filled(language.gettext(self.rule.why))

    def instead(self, language: Language) -> str:
        """What would be easier, in the editor's language."""
        return self._filled(language.gettext(self.rule.instead))

    def _filled(self, sentence: str) -> str:
        return sentence.format(count=self.hit.count, words=self.hit.words, plain=self.hit.plain)
