"""What tests do to the page that asks whether people took part before."""

from coprod_desktop.ui.people.before_page import BeforePage
from tests.ui.drivers import ListDriver
from tests.ui.drivers_meetings import MeetingsDriver
from tests.ui.drivers_page import PageDriver


class BeforeDriver(PageDriver):
    """Everyone not asked yet."""

    key = "before"

    @property
    def before(self) -> BeforePage:
        """The page."""
        assert isinstance(self.page, BeforePage)
        return self.page

    def waiting(self) -> list[str]:
        """The first of those not asked yet."""
        return ListDriver(self.qtbot, self.before.people.list, self.window.desk).texts()

    def keys(self, keys: str) -> None:
        """Answer from the current row on, one key each."""
        MeetingsDriver(self.qtbot, self.window).key(self.before.people, keys)

    def nobody_else(self) -> None:
        """Say that nobody who is left came before."""
        self.press("Nobody left here came before")
        self.say_yes()
