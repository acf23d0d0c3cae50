import pytest

from coprod_desktop.domain.cells import cell_name


@pytest.mark.parametrize(
    ("column", "row", "name"),
    [(0, 1, "A1"), (2, 12, "C12"), (25, 3, "Z3"), (26, 3, "AA3"), (701, 9, "ZZ9"), (702, 9, "AAA9")],
)
def test_a_cell_is_named_as_a_spreadsheet_shows_it(column: int, row: int, name: str) -> None:
    assert cell_name(column, row) == name
