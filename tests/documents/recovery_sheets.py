"""A recovery sheet for tests: nobody's code."""

from datetime import date

from coprod_desktop.documents.recovery_sheet import RecoveryContent

CODE = "9K2M-7QXW-0F3B-T8ZD-41HC-VN6R-5PYJ-2GSE-X4T0"
SHEET = RecoveryContent(
    organisation="Marlow Vale Council",
    register="Marlow Vale Council",
    code=CODE,
    made_on=date(2026, 11, 22),
    made_by="Jo Trellis",
)
