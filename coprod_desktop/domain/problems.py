"""What a person can act on: a clear sentence, and the field it belongs to."""

from collections.abc import Iterable

from coprod_desktop.i18n import _


class Problem(Exception):  # noqa: N818 - it is not an error of the program's
    """Something the user can put right; the message is theirs to read, already translated.

    ``field`` names the field it is shown beside, as in the ``...Fields`` class, or is empty for the notice bar.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def each(self) -> tuple["Problem", ...]:
        """This problem, or the several it stands for."""
        return (self,)


class FieldProblems(Problem):
    """Several problems of one form, each beside its field."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            " ".join(p.message for p in self.problems), self.problems[0].field if self.problems else ""
        )

    def each(self) -> tuple[Problem, ...]:
        """Every problem, in the order of the form."""
        return self.problems


class Conflict(Problem):
    """Someone else changed this since it was opened; nothing was overwritten."""

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message or _("Someone changed this while you had it open. Look at their change, then try again.")
        )


class Gone(Problem):
    """What was asked for is no longer in the register."""

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message or _("This is no longer in the register. It may have been undone or removed.")
        )


class NotAllowed(Problem):
    """This staff user's roles do not allow the action."""


class Cancelled(Exception):  # noqa: N818 - the user's own wish
    """The user pressed Cancel; nothing was kept."""
