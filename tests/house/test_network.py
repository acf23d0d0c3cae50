"""The program talks to nobody: no part of it even brings in what could."""

import ast
import re
from pathlib import Path

from tests.house.test_layers import modules

ROOT = Path(__file__).parents[2]

TALKERS = {
    *(
        "socket",
        "socketserver",
        "ssl",
        "asyncio",
        "selectors",
        "http",
        "urllib.request",
        "xmlrpc",
        "webbrowser",
    ),
    *("ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "nntplib"),
    "jeepney",
    *("requests", "urllib3", "httpx", "aiohttp", "websockets"),
    *("PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
}

#: jeepney opens sockets of this machine's own file system and no others; what it hears is that the screen was locked.
LOCAL = {"ui/locking/linux_buses.py": "jeepney"}


def brought_in(tree: ast.Module) -> set[str]:
    """Every module named by an import anywhere in a file, ``from a import b`` as ``a`` and as ``a.b``."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def talkers(tree: ast.Module) -> set[str]:
    """Those of them that could talk to the network."""
    return {one for one in brought_in(tree) if any(one == t or one.startswith(f"{t}.") for t in TALKERS)}


def test_no_module_brings_in_what_could_talk_to_the_network() -> None:
    found = {name: talkers(tree) for name, tree in modules() if talkers(tree)}
    for name, local in LOCAL.items():
        found[name] = {one for one in found[name] if one.split(".")[0] != local}
    assert {name: own for name, own in found.items() if own} == {}


def test_every_spelling_of_an_import_is_noticed() -> None:
    for line in (
        "import socket",
        "from urllib import request",
        "import http.client as h",
        "from PySide6 import QtNetwork",
    ):
        assert talkers(ast.parse(f"def f():\n    {line}")), line


def test_processes_that_tests_start_are_guarded_too() -> None:
    """``network.python`` is the one way from a test to another Python; the isolated process guards itself."""
    starting = re.compile(r"\[sys\.executable|multiprocessing")
    files = {p for p in (ROOT / "tests").rglob("*.py") if starting.search(p.read_text(encoding="utf-8"))}
    allowed = {"network.py", "test_isolate.py", "test_network.py"}
    assert {p.name for p in files} - allowed == set()
