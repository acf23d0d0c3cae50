"""Every row of the faults to survive, in the order in which they are done."""

from tests.faults import backups, clock, damage, holding, migrations, passwords, readonly, rollback, writes
from tests.faults.row import Row

ROWS: tuple[Row, ...] = (
    writes.ROW,
    backups.ROW,
    migrations.ROW,
    damage.ROW,
    rollback.ROW,
    holding.ROW,
    readonly.ROW,
    clock.ROW,
    passwords.ROW,
)
