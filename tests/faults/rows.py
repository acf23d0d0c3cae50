"""Every row of the faults to survive, in the order in which they are done."""

from tests.faults import damage, rollback, writes
from tests.faults.row import Row

ROWS: tuple[Row, ...] = (writes.ROW, damage.ROW, rollback.ROW)
