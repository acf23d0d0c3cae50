"""Every row of the faults to survive, in the order in which they are done."""

from tests.faults import (
    backups,
    clock,
    damage,
    full,
    holding,
    keys,
    migrations,
    passwords,
    readonly,
    rollback,
    strangers,
    writes,
)
from tests.faults.power import power, shams
from tests.faults.row import Row

ROWS: tuple[Row, ...] = (
    writes.ROW,
    power.ROW,
    backups.ROW,
    migrations.ROW,
    keys.ROW,
    full.ROW,
    damage.ROW,
    rollback.ROW,
    holding.ROW,
    readonly.ROW,
    clock.ROW,
    strangers.ROW,
    passwords.ROW,
)

#: Faults the program does not survive, because a safeguard was taken away: only done when named.
SHAMS: tuple[Row, ...] = shams.ROWS
