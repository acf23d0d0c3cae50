"""Every catalogue is whole, and says what the English says."""

import re
import string
import subprocess
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests import network

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((ROOT / "translations").glob("*/LC_MESSAGES/coprod.po"))


def opened(path: Path) -> Catalog:
    """A catalogue."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parents[1].name)


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """The one or several forms of a message."""
    if text is None:
        return [""]
    return [text] if isinstance(text, str) else list(text)


def placeholders(text: str) -> set[str]:
    """The named placeholders of a sentence."""
    return {name for _plain, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def messages(path: Path) -> list[Message]:
    """Every message but the header."""
    return [message for message in opened(path) if message.id]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_every_sentence_is_translated(path: Path) -> None:
    missing = [message.id for message in messages(path) if not all(forms(message.string))]
    assert missing == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_placeholders_are_those_of_the_english(path: Path) -> None:
    differing = []
    for message in messages(path):
        known = set.union(*(placeholders(one) for one in forms(message.id)))
        differing += [message.id for one in forms(message.string) if one and not placeholders(one) <= known]
        if isinstance(message.id, str) and message.string and placeholders(forms(message.string)[0]) != known:
            differing.append(message.id)
    assert differing == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_menu_keeps_its_access_key(path: Path) -> None:
    differing = [
        message.id
        for message in messages(path)
        if isinstance(message.id, str)
        and message.string
        and bool(re.search(r"&\w", message.id)) != ("&" in str(message.string))
    ]
    assert differing == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_catalogue_nobody_has_checked_says_so(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("msgid", 1)[0]
    assert "DRAFT, to be checked by a Welsh speaker" in head


def test_the_template_holds_every_sentence_of_the_program(tmp_path: Path) -> None:
    code = "import sys; sys.path.insert(0, 'packaging'); import words; from pathlib import Path; words.write(words.gathered(), Path(sys.argv[1]))"
    fresh = tmp_path / "fresh.pot"
    subprocess.run(network.python("-c", code, str(fresh)), cwd=ROOT, check=True)  # noqa: S603
    with fresh.open("rb") as made, (ROOT / "translations/coprod.pot").open("rb") as kept:
        assert {m.id for m in read_po(made)} == {m.id for m in read_po(kept)}
    for path in CATALOGUES:
        with fresh.open("rb") as made:
            assert {m.id for m in read_po(made)} == {m.id for m in opened(path)}
