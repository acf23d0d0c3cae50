"""Whether people had what they needed: arranged, and worked."""

from dataclasses import dataclass

from coprod_desktop import i18n
from coprod_desktop.i18n import Language


@dataclass(frozen=True)
class AccessFigures:
    """Access needs of the people who came or would have come.

    ``arranged`` of ``needed`` counts each person's need; ``worked`` of ``told`` counts those who, asked afterwards,
    said it worked; ``declined`` people said no because of an access need.
    """

    needed: int = 0
    arranged: int = 0
    told: int = 0
    worked: int = 0
    declined: int = 0

    def sentences(self, language: Language | None = None) -> tuple[str, ...]:
        """What can be said, in reading order; one sentence at least."""
        words = language or i18n.language()
        if not self.needed and not self.declined:
            return (words.gettext("No access needs were to be met in this time."),)
        said = []
        if self.needed:
            arranged = words.gettext("Access needs: arranged {arranged} of {n}.")
            said.append(arranged.format(arranged=words.count(self.arranged), n=words.count(self.needed)))
        if self.told:
            worked = words.gettext("Asked afterwards, it worked for {worked} of {n} who told us.")
            said.append(worked.format(worked=words.count(self.worked), n=words.count(self.told)))
        elif self.needed:
            said.append(words.gettext("Nobody has told us yet whether it worked."))
        if self.declined:
            no = words.ngettext(
                "{n} person said no because of an access need.",
                "{n} people said no because of an access need.",
                self.declined,
            )
            said.append(no.format(n=words.count(self.declined)))
        return tuple(said)
