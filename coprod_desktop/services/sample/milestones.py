"""Training, charter and checks in a sample register."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.milestones import CharterText, Milestone, MilestoneKind
from coprod_desktop.i18n import Language
from coprod_desktop.services.sample.dice import Dice
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.services.sample.pen import Writing

_SEED = 102
_SIGNED, _TRAINED = 70, 45
_CHECK_LASTS = 3 * 365


class MilestoneWriter:
    """Writes by chance of its own, so that it changes nothing else of a sample."""

    def __init__(self, pen: Writing, today: date) -> None:
        self._pen, self._today = pen, today
        self._dice = Dice(_SEED, today)

    def write(self, people: Iterable[int], colleagues: Iterable[int]) -> None:
        """Two versions of a charter; most signed one, some had training, a few a check."""
        charters = self._charters()
        whose = [{"person_id": n} for n in people] + [{"colleague_id": n} for n in colleagues]
        for nth, who in enumerate(whose):
            if self._dice.percent(_SIGNED):
                self._sign(charters[0 if nth % 4 == 0 else 1], who)
            if self._dice.percent(_TRAINED):
                self._write(
                    MilestoneKind.TRAINING, self._dice.one(words("around")["milestones"]["training"]), who
                )
        for nth, who in enumerate(whose[:3]):
            ago = _CHECK_LASTS - 20 if nth == 0 else 200 * nth
            on = self._today - timedelta(days=ago)
            due = {"on": on, "renew_by": on + timedelta(days=_CHECK_LASTS)}
            self._write(MilestoneKind.CHECK, words("around")["milestones"]["check"], who, due)

    def _charters(self) -> list[dict[str, Any]]:
        said = words("around")["charter"]
        rows = []
        for number, (text, days) in enumerate(
            ((said["before"], said["before_agreed_days_ago"]), (said["words"], said["agreed_days_ago"])), 1
        ):
            rows.append(
                {
                    **self._dice.identity(),
                    "number": number,
                    "definition": said["definition"],
                    "charter": text.strip(),
                    "agreed_on": self._today - timedelta(days=days),
                }
            )
        self._pen.write_all(CharterText, rows)
        return rows

    def _sign(self, charter: dict[str, Any], who: dict[str, int]) -> None:
        agreed = charter["agreed_on"]
        day = Language("en").day(agreed, weekday=False)
        what = f"Charter, version {charter['number']}, agreed on {day}"
        on = min(agreed + timedelta(days=self._dice.number(1, 150)), self._today)
        self._write(MilestoneKind.CHARTER, what, who, {"on": on, "charter_id": charter["id"]})

    def _write(
        self, kind: MilestoneKind, what: str, who: dict[str, int], more: dict[str, Any] | None = None
    ) -> None:
        on = self._dice.day(self._today - timedelta(days=600), self._today - timedelta(days=5))
        self._pen.write(
            Milestone, {**self._dice.identity(), "kind": kind, "what": what, "on": on, **who, **(more or {})}
        )
