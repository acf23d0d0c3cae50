"""Days between two dates, in each database's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

if TYPE_CHECKING:
    from sqlalchemy.sql.compiler import SQLCompiler


class DaysBetween(FunctionElement[int]):
    """``DaysBetween(later, earlier)``: whole days from the earlier date to the later one."""

    type = Integer()
    inherit_cache = True


@compiles(DaysBetween)
def _days(element: DaysBetween, compiler: SQLCompiler, **given: Any) -> str:
    later, earlier = element.clauses
    return f"({compiler.process(later, **given)} - {compiler.process(earlier, **given)})"


@compiles(DaysBetween, "sqlite")
def _sqlite_days(element: DaysBetween, compiler: SQLCompiler, **given: Any) -> str:
    later, earlier = (f"julianday({compiler.process(each, **given)})" for each in element.clauses)
    return f"CAST({later} - {earlier} AS INTEGER)"
