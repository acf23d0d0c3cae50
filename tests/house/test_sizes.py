"""Every file, class and function stays small enough to hold in the head."""

import ast
import io
import statistics
import tokenize
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "coprod_desktop"
FILE, CLASS, FUNCTION = 400, 250, 50
MEDIAN_FILE, MEDIAN_FUNCTION = 120, 7


def sources() -> list[Path]:
    """Every module but migrations, which are history, and data."""
    return [p for p in sorted(PACKAGE.rglob("*.py")) if "migrations" not in p.parts]


@cache
def tree(path: Path) -> ast.Module:
    """A module as it is parsed, once for all that is asked of it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def code_lines(path: Path) -> set[int]:
    """The lines that hold code: no blank lines, comments or docstrings."""
    text = path.read_text(encoding="utf-8")
    skipped = {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
    }
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in skipped:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node) is not None
        ):
            lines.difference_update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return lines


def sizes(path: Path, *kinds: type[ast.ClassDef | ast.FunctionDef]) -> list[tuple[str, int]]:
    """Each class or function of a file with its lines of code."""
    lines = code_lines(path)
    return [
        (
            f"{path.relative_to(PACKAGE)}:{node.name}",
            sum(line in lines for line in range(node.lineno, (node.end_lineno or 0) + 1)),
        )
        for node in ast.walk(tree(path))
        if isinstance(node, kinds)
    ]


def test_no_file_is_too_long() -> None:
    long = {str(p.relative_to(PACKAGE)): len(code_lines(p)) for p in sources()}
    assert {name: n for name, n in long.items() if n > FILE} == {}
    assert statistics.median(long.values()) <= MEDIAN_FILE


def test_no_class_is_too_long() -> None:
    assert [(name, n) for path in sources() for name, n in sizes(path, ast.ClassDef) if n > CLASS] == []


def test_no_function_is_too_long() -> None:
    found = [size for path in sources() for size in sizes(path, ast.FunctionDef)]
    assert [(name, n) for name, n in found if n > FUNCTION] == []
    assert statistics.median(n for _name, n in found) <= MEDIAN_FUNCTION
