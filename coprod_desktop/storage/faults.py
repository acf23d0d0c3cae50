"""Trouble with the file, the disk or another user, in words a person can act on."""

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from coprod_desktop.domain.problems import Cancelled, Conflict, Problem
from coprod_desktop.i18n import N_, _
from coprod_desktop.storage.damage import Damaged

_WORDS = (
    ("database is locked", N_("The register is busy with another change. Wait a moment and try again.")),
    ("disk is full", N_("The disk is full, so nothing was saved. Free some space and try again.")),
    (
        "readonly",
        N_(
            "This folder cannot be written to. Copy the register to a folder of your own, then open it there."
        ),
    ),
    (
        "unable to open",
        N_(
            "The register could not be opened there. Check that the folder exists and that you may write to it."
        ),
    ),
    ("disk i/o error", N_("The disk did not answer. Check the drive or the network folder, then try again.")),
)


#: How SQLCipher says that a page is not as it was written, and its driver that a text is none.
_DAMAGE = ("malformed", "not a database", "hmac check failed", "could not decode")


def as_problem(error: Exception) -> Exception:
    """The :class:`Problem` an error stands for, or the error itself when it is a fault of ours."""
    if isinstance(error, StaleDataError):
        return Conflict()
    text = str(getattr(error, "orig", None) or error).lower()
    if "interrupted" in text:
        return Cancelled()
    if isinstance(error, IntegrityError):
        return Conflict(
            _("This is already there, or something it belongs to has gone. Look again, then try once more.")
        )
    if any(sign in text for sign in _DAMAGE):
        return Damaged(type(error).__name__)
    if isinstance(error, DBAPIError) or type(error).__module__.startswith("sqlcipher3"):
        return next((Problem(_(words)) for key, words in _WORDS if key in text), error)
    return error
