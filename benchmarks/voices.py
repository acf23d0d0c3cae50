"""The mix by quarter over every attendance, against hand-written SQL over the same facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.pairs import Result, paired
from benchmarks.registers import DAY
from coprod_desktop.domain.period import Quarter, quarters
from coprod_desktop.domain.voice_scope import VoiceScope
from coprod_desktop.domain.voices import VoiceRule
from coprod_desktop.services import organisation
from coprod_desktop.storage import registers, voice_measures
from coprod_desktop.storage.engine import connect
from coprod_desktop.storage.voice_status import Look

if TYPE_CHECKING:
    from coprod_desktop.storage.database import Store

_QUARTERS = 12

_BY_HAND = """
WITH firsts AS (
  SELECT person_id, MIN(day) AS first_day, days_before, first_anywhere, first_on_board
  FROM voice_fact WHERE day >= :start AND day <= :end GROUP BY person_id)
SELECT CASE WHEN f.days_before >= :n THEN 3
            WHEN NOT f.first_anywhere OR p.taken_before = 'yes' THEN 2
            WHEN p.taken_before = 'no' OR f.first_day >= :full THEN 1 ELSE 4 END, COUNT(*), SUM(f.first_on_board)
FROM firsts f JOIN person p ON p.id = f.person_id GROUP BY 1
"""


def figures(store: Store) -> Result:
    """Twelve quarters, all boards: people by status on their first day in each."""
    actor = registers.sign_in(store)
    settings = store.read(actor, organisation.current)
    rule = VoiceRule(settings.familiar_days, settings.complete_from)
    wanted = quarters(Quarter.of(DAY).add(1 - _QUARTERS).start, DAY)
    looks = [Look(VoiceScope(), quarter.period, rule) for quarter in wanted]
    bare = connect(store.path, store.keys)

    def ours() -> None:
        store.read(actor, lambda work: voice_measures.mixes(work.session, looks))

    def floor() -> None:
        for quarter in wanted:
            values = {
                "start": quarter.start.isoformat(),
                "end": quarter.end.isoformat(),
                "n": rule.familiar_days,
                "full": rule.full_from.isoformat(),
            }
            bare.execute(_BY_HAND, values).fetchall()

    return paired("mix by quarter, 12 quarters", ours, floor, against="SQL by hand", promise=1.2)
