import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.bank_check.reading import substitutions, version_in, weight_table
from coprod_desktop.domain.bank_check.weights import Method
from coprod_desktop.domain.problems import Problem

LINE = "010200 010299 MOD11    0    0    0    0    0    0    8    7    6    5    4    3    2    1"


def test_a_table_is_read_line_by_line_with_its_exceptions() -> None:
    table = weight_table(f"{LINE}\r\n\r\n{LINE.replace('MOD11', 'DBLAL')}   14\r\n")
    assert [(row.first, row.last, row.method, row.exception) for row in table.rows] == [
        ("010200", "010299", Method.MOD11, 0),
        ("010200", "010299", Method.DBLAL, 14),
    ]
    assert table.rows[0].weights[-3:] == (3, 2, 1)
    assert len(table.of("010250")) == 2
    assert table.of("010300") == ()


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("MOD11", "MOD13"),
        LINE.replace("010299", "010199"),
        LINE.replace("010299", "10299"),
        LINE.removesuffix("1"),
        LINE + " 1 2",
        LINE + " x",
        LINE.replace("    8", "   -8"),
        LINE.replace("    8", " 8888"),
        "<html>",
        "sort code,account",
    ],
)
def test_a_line_of_another_kind_is_named(line: str) -> None:
    with pytest.raises(Problem, match="Line 2") as caught:
        weight_table(f"{LINE}\n{line}")
    assert caught.value.field == "file"


@pytest.mark.parametrize("text", ["", " \n \n", "\n" * 50_000])
def test_a_file_without_a_line_is_no_table(text: str) -> None:
    for read in (weight_table, substitutions):
        with pytest.raises(Problem, match="not a table"):
            read(text)


def test_substitutions_are_pairs() -> None:
    moved = substitutions("010203 010204\n010205 010206\n")
    assert (moved.of("010205"), moved.of("999999")) == ("010206", "999999")
    for line in ("010203", "010203 01020x", "1 2 3"):
        with pytest.raises(Problem, match="Line 1"):
            substitutions(line)


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("valacdos-v7-90.txt", "7.90"),
        ("valacdos_V780.txt", ""),
        ("VALACDOS version 8.10.TXT", "8.10"),
        ("valacdos.txt", ""),
    ],
)
def test_the_version_stands_in_the_name(name: str, version: str) -> None:
    assert version_in(name) == version


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_a_clear_sentence(text: str) -> None:
    said = ""
    try:
        assert weight_table(text).rows
    except Problem as problem:
        said = problem.message
    assert said == "" or said.endswith("published.")
