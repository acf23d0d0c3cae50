"""What tests do to the Boards pages."""

from PySide6.QtTest import QTest

from coprod_desktop.ui.boards.board_page import BoardPage
from coprod_desktop.ui.boards.page import BoardsPage
from coprod_desktop.ui.boards.seat_tile import SeatTile
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from tests.ui.drivers import ListDriver, open_dialog
from tests.ui.drivers_page import PageDriver, run_of


class BoardsDriver(PageDriver):
    """The list of boards, and one board's page."""

    key = "boards"

    @property
    def boards(self) -> BoardsPage:
        """The list's page."""
        assert isinstance(self.page, BoardsPage)
        return self.page

    @property
    def board(self) -> BoardPage:
        """The page of one board."""
        assert isinstance(self.page, BoardPage)
        return self.page

    def names(self) -> list[str]:
        """The boards in the list."""
        return self.column(0)

    def column(self, number: int) -> list[str]:
        """What one column says."""
        return ListDriver(self.qtbot, self.boards.list, self.window.desk).texts(number)

    def search(self, text: str) -> list[str]:
        """Type in the search box; the boards that are left."""
        with self.qtbot.waitSignal(self.boards.search.searched):
            QTest.keyClicks(self.boards.search, text)
        self.settle()
        return self.names()

    def show_ended(self) -> list[str]:
        """Look at the boards that came to their end."""
        self.boards.chips.button("ended").click()
        self.settle()
        return self.names()

    def open_board(self, board_id: int) -> None:
        """Go to one board."""
        self.window.go("board", board_id)
        self.settle()

    def tiles(self) -> list[SeatTile]:
        """The seats, as drawn."""
        return [tile for tile in self.board.grid.tiles if isinstance(tile, SeatTile)]

    def seats(self) -> list[str]:
        """What each seat says to a screen reader."""
        return [tile.accessibleName() for tile in self.tiles()]

    def more(self, number: int, words: str) -> None:
        """Choose in the menu of a seat."""
        run_of(self.tiles()[number].more.actions(), words)()
        self.settle()

    def find_person(self, text: str) -> list[str]:
        """Type in the finder of the open form; who is found."""
        pick = open_dialog(FormDialog).form.control("person_id")
        with self.qtbot.waitSignal(pick.box.searched):
            QTest.keyClicks(pick.box, text)
        self.settle()
        return [pick.found.item(row).text() for row in range(pick.found.count())]
