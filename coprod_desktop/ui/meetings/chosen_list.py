"""Those chosen for a meeting, as a list the builder can show."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.folding import fold
from coprod_desktop.services import candidates, invitations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.services.candidates import CandidateRow
    from coprod_desktop.ui.jobs import Work


@dataclass(frozen=True)
class ChosenList:
    """Everyone chosen, by name; ``text`` keeps those whose name has a word beginning so."""

    meeting_id: int
    text: str = ""

    def first(self, work: Work, n: int) -> Sequence[int]:
        """The first ids."""
        return self.ids(work)[:n]

    def ids(self, work: Work) -> array[int]:
        """Every id."""
        wanted = fold(self.text).split()
        rows = invitations.invited(work, self.meeting_id)
        return array(
            "q", (row.person_id for row in rows if all(f" {word}" in fold(row.name) for word in wanted))
        )

    def rows(self, work: Work, ids: Sequence[int]) -> Sequence[CandidateRow]:
        """Their rows, as the builder shows everyone."""
        return candidates.rows(work, self.meeting_id, ids)
