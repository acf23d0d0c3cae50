"""How a spreadsheet's own cells are named to the person who made it."""

_LETTERS = 26


def column_letters(column: int) -> str:
    """The letters above a column counted from nought: "A", "B", ... "Z", "AA"."""
    letters = ""
    rest = column + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_name(column: int, row: int) -> str:
    """A cell as a spreadsheet shows it, "C12": the column counted from nought, the row from one."""
    return f"{column_letters(column)}{row}"
