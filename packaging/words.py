"""Gathers every sentence of the program into ``translations/coprod.pot`` and brings each catalogue up to date.

Sentences that changed keep no guess from another sentence: a wrong translation is worse than English.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "translations"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
#: Papers call their language's ``gettext`` by this name; the sample's ``words`` opens a file of its own.
ALIAS = {"words": None}
SAMPLE = ("services", "sample")


def gathered() -> Catalog:
    """Every sentence marked in the program, with where it stands."""
    catalogue = Catalog(project="Coprod Desktop", version="", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        ROOT / "coprod_desktop",
        method_map=[("**.py", "python")],
        options_map={},
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
    )
    aliased = extract_from_dir(
        ROOT / "coprod_desktop",
        method_map=[("**.py", "python")],
        options_map={},
        keywords=ALIAS,
        directory_filter=lambda folder: (
            Path(folder).parts[-2:] != SAMPLE and not Path(folder).name.startswith((".", "_"))
        ),
    )
    for name, _line, message, comments, context in (*found, *aliased):
        catalogue.add(
            message, locations=[(f"coprod_desktop/{name}", 0)], auto_comments=comments, context=context
        )
    return catalogue


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue without line numbers, so that a change shows only what it changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, catalogue, include_lineno=False, sort_by_file=True, ignore_obsolete=True, width=100)


def main() -> None:
    """Bring the template and each language up to date."""
    template = gathered()
    write(template, FOLDER / "coprod.pot")
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/coprod.po")):
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale=path.parents[1].name)
        catalogue.update(template, no_fuzzy_matching=True)
        write(catalogue, path)


if __name__ == "__main__":
    main()
