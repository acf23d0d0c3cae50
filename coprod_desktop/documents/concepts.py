"""Every idea that has a picture: the one table by which papers, lists and access needs choose theirs."""

import tomllib
from functools import cache

from coprod_desktop import paths


@cache
def concepts() -> dict[str, str]:
    """Every idea that has a picture, and the picture's name in the package."""
    with paths.resource("pictures.toml").open("rb") as stream:
        table: dict[str, str] = tomllib.load(stream)["pictures"]
    return table
