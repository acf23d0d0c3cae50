"""Every verb of the services asks permission first."""

import ast
from functools import cache
from pathlib import Path

SERVICES = Path(__file__).parents[2] / "coprod_desktop" / "services"

#: Verbs without a permission of their own, each with its reason.
NEED_NONE = {
    "attachments.keep": "part of another action: a slip, a receipt, each with a permission of its own",
    "backup_notes.note_gone_back": "part of going back, which whoever opens a damaged register may do",
    "receipts.forget": "part of another action: a receipt replaced or taken off, a line taken off",
    "receipts.may_look": "only says whether; looking itself asks",
    "finance_words.reads_plain_words": "only says whether; what they read is chosen by it",
    "organisation.current": "every role may know the organisation's settings",
    "staff.change_own_password": "everyone may change their own password, given the one there is",
    "staff.note_own_password": "everyone whose code was right may set their own password",
    "used.used": "which pages there are; every role may know",
    "today_rows.backup": "shows nothing to those who may not keep backups; the page itself asks",
    "today_rows.claims": "shows nothing to those who may not see claims; the page itself asks",
    "voices.recompute": "part of another action: facts follow from what was changed",
    "voices.recompute_meeting": "part of another action: facts follow from what was changed",
}


@cache
def public_verbs() -> list[tuple[str, ast.FunctionDef]]:
    """Public functions of the services that take a ``work`` first."""
    found = []
    for path in sorted(SERVICES.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                first = node.args.args[0] if node.args.args else None
                if first is not None and first.arg == "work":
                    found.append((f"{path.stem}.{node.name}", node))
    return found


def asks_first(node: ast.FunctionDef) -> bool:
    """Whether the first statement after the docstring is ``work.actor.require(...)``."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return bool(body) and ast.unparse(body[0]).startswith("work.actor.require(")


def test_every_verb_begins_by_asking_permission() -> None:
    silent = {name for name, node in public_verbs() if not asks_first(node) and "sample" not in name}
    assert silent - set(NEED_NONE) == set()


def test_every_exception_still_exists() -> None:
    assert set(NEED_NONE) - {name for name, _node in public_verbs()} == set()
