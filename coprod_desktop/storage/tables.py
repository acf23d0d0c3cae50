"""Every table of the register, imported in one place so that the schema is whole."""

from importlib import import_module

_NOUNS = (
    "access",
    "advances",
    "agenda",
    "attachments",
    "bank",
    "baselines",
    "board_reviews",
    "boards",
    "budgets",
    "buddies",
    "cash_floats",
    "change_notices",
    "claims",
    "colleagues",
    "contacts",
    "enclosures",
    "feedback",
    "finance_packets",
    "journal",
    "meeting_notes",
    "meetings",
    "miles",
    "milestones",
    "new_needs",
    "organisation",
    "outcomes",
    "own_pictures",
    "papers",
    "partners",
    "payments",
    "people",
    "practice_examples",
    "questions",
    "rates",
    "releases",
    "supporters",
    "templates",
    "venues",
    "voice_facts",
    "vouchers",
)


def complete() -> None:
    """Import each noun that has tables."""
    for noun in _NOUNS:
        import_module(f"coprod_desktop.domain.{noun}")
