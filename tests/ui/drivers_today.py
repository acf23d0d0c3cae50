"""What tests do to Today."""

from coprod_desktop.ui.today.page import TodayPage
from tests.ui.drivers_page import PageDriver


class TodayDriver(PageDriver):
    """The page one begins the day with."""

    key = "today"

    @property
    def today(self) -> TodayPage:
        """The page."""
        assert isinstance(self.page, TodayPage)
        return self.page

    def titles(self) -> list[str]:
        """What needs doing, in its order."""
        cards = (self.today.promises, self.today.others)
        return [row.title.text() for card in cards if not card.isHidden() for row in card.rows]

    def press_row(self, title: str) -> tuple[str, object]:
        """Press the action of a row; where it led."""
        cards = (self.today.promises, self.today.others, self.today.first_day, self.today.coming)
        row = next(row for card in cards for row in card.rows if row.title.text() == title)
        row.button.click()
        return self.gone[-1]

    def follow(self, title: str) -> None:
        """Press the action of a row and go where it leads."""
        cards = (self.today.promises, self.today.others, self.today.first_day, self.today.coming)
        next(row for card in cards for row in card.rows if row.title.text() == title).button.click()
        self.settle()

    def figures(self) -> dict[str, str]:
        """What the figures count, and what they stand at."""
        return {card.words.text(): card.figure.text() for card in self.today.figures if not card.isHidden()}

    def coming(self) -> list[str]:
        """The next meetings."""
        return [] if self.today.coming.isHidden() else [row.title.text() for row in self.today.coming.rows]

    def urgent(self) -> list[bool]:
        """Which rows stand in amber."""
        from coprod_desktop.ui.widgets.picture import Picture

        rows = [*self.today.promises.rows, *self.today.others.rows]
        return [row.findChildren(Picture)[0].tint == "attention" for row in rows]
