"""Our own logging says events: anything else would be dropped by the log, and is a mistake."""

import ast

from tests.house.test_layers import modules

LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}


def is_logging(call: ast.Call) -> bool:
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and function.attr in LEVELS
        and ("_log" in ast.unparse(function.value).split(".") or "getLogger" in ast.unparse(function.value))
    )


def test_only_events_are_logged() -> None:
    calls = [
        (name, ast.unparse(node.args[0]))
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and is_logging(node)
    ]
    assert calls
    assert [call for call in calls if "Event." not in call[1]] == []


def test_no_module_prints_to_where_nobody_looks() -> None:
    printing = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "warnings.warn")
    }
    assert {name for name in printing if not name.startswith("cli/")} <= {"isolate.py"}
