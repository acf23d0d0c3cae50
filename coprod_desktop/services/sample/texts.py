"""The words a sample register is made of, read once from the program's own resources."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from coprod_desktop import paths


@cache
def words(name: str) -> dict[str, Any]:
    """The tables of ``resources/sample/<name>.toml``."""
    return tomllib.loads(paths.resource("sample", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def weights(name: str, table: str, key: str) -> dict[str, int]:
    """How heavy each entry of a list of tables is, by the value of its ``key``."""
    return {entry[key]: entry["weight"] for entry in words(name)[table]}


@cache
def by_name(name: str, table: str, key: str) -> dict[str, dict[str, Any]]:
    """The entries of a list of tables by the value of their ``key``."""
    return {entry[key]: entry for entry in words(name)[table]}
