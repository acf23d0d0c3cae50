"""The house stands as ARCHITECTURE.md draws it."""

import ast
import logging
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "coprod_desktop"

#: Who may open a read or a write: the window's jobs, the command line, and what makes a register in the first place.
MAY_WRITE = {"ui/jobs.py", "storage/registers.py", "storage/database.py", "services/founding.py"}


@cache
def modules() -> list[tuple[str, ast.Module]]:
    """Every module of the program with its tree; migrations are history."""
    paths = [p for p in sorted(PACKAGE.rglob("*.py")) if "migrations" not in p.parts]
    return [(p.relative_to(PACKAGE).as_posix(), ast.parse(p.read_text(encoding="utf-8"))) for p in paths]


@pytest.fixture
def loggers_back() -> Iterator[None]:
    """The linter sets up logging for itself and silences every logger there is."""
    yield
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.disabled = False


@pytest.mark.usefixtures("loggers_back")
def test_imports_point_only_downwards() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


def test_only_jobs_and_the_command_line_write() -> None:
    found = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "write"
        and "store" in ast.unparse(node.func.value).lower()
    }
    assert {name for name in found if not _may_write(name)} == set()


def _may_write(name: str) -> bool:
    return name in MAY_WRITE or name.startswith(("app/", "cli/", "services/sample"))


def test_nothing_slips_past_the_journal() -> None:
    forbidden = {"bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings", "flag_modified"}
    found = [
        (name, node.attr)
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in forbidden
    ]
    assert found == []


def test_services_never_commit() -> None:
    found = [
        (name, node.func.attr)
        for name, tree in modules()
        if name.startswith("services/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("commit", "rollback", "connection")
    ]
    assert found == []


def test_domain_does_not_postpone_annotations() -> None:
    found = [
        name
        for name, tree in modules()
        if name.startswith("domain/")
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    ]
    assert found == []


def test_translated_sentences_are_never_f_strings() -> None:
    found = [
        (name, node.lineno)
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rsplit(".", maxsplit=1)[-1] in ("_", "N_", "gettext", "ngettext")
        and any(isinstance(argument, ast.JoinedStr) for argument in node.args)
    ]
    assert found == []


def imported_at_run_time(tree: ast.Module) -> set[str]:
    """Modules a file imports when it runs, wherever in it; those for the type checker alone are left out."""
    typing = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    ]
    left_out = {id(one) for block in typing for one in ast.walk(block)}
    return {
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module is not None and id(node) not in left_out
    }


def test_the_window_reaches_the_register_only_through_its_jobs() -> None:
    found = {
        name
        for name, tree in modules()
        if name.startswith("ui/")
        for module in imported_at_run_time(tree)
        if module.startswith("coprod_desktop.storage")
    }
    assert found <= {"ui/jobs.py", "ui/job.py"}


def test_services_are_given_their_work_and_open_no_register() -> None:
    found = {
        name
        for name, tree in modules()
        if name.startswith("services/") and "coprod_desktop.storage.database" in imported_at_run_time(tree)
    }
    assert found == set()


def test_no_sentence_hides_from_the_catalogue_inside_an_f_string() -> None:
    found = [
        (name, inner.lineno)
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
        and ast.unparse(inner.func) in ("_", "N_", "ngettext")
        and inner.args
        and isinstance(inner.args[0], ast.Constant)
    ]
    assert found == []
