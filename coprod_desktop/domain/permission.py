"""Who may do what: the one table of role and permission."""

from dataclasses import dataclass, field
from enum import StrEnum

from coprod_desktop.domain.entity import TextEnum
from coprod_desktop.domain.problems import NotAllowed
from coprod_desktop.i18n import N_, _


class Role(TextEnum):
    """What a staff user is here for. One person may hold several roles."""

    COORDINATOR = "coordinator"
    FINANCE = "finance"
    LEAD = "lead"
    OTHER = "other"


class Permission(StrEnum):
    """One thing a staff user may be allowed to do."""

    SEE_PEOPLE = "see people"
    EDIT_PEOPLE = "edit people"
    IMPORT_PEOPLE = "import people"
    SEE_EQUALITY_ANSWERS = "see equality answers"
    EDIT_BOARDS = "edit boards"
    EDIT_MEETINGS = "edit meetings"
    MAKE_PAPERS = "make papers"
    SEE_CLAIMS = "see claims"
    EDIT_CLAIMS = "edit claims"
    APPROVE_CLAIMS = "approve claims"
    EDIT_BANK_DETAILS = "edit bank details"
    SEE_BANK_DETAILS = "see bank details"
    EDIT_RATES = "edit rates"
    SEE_REPORTS = "see reports"
    RELEASE_REPORTS = "release reports"
    SEE_HISTORY = "see history"
    UNDO = "undo"
    EDIT_SETTINGS = "edit settings"
    EXPORT_EVERYTHING = "export everything"
    MANAGE_STAFF = "manage staff"
    KEEP_BACKUPS = "keep backups"


_P = Permission

#: The one table: nothing else decides who may do what.
ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.COORDINATOR: frozenset(Permission) - {_P.APPROVE_CLAIMS, _P.SEE_BANK_DETAILS},
    Role.FINANCE: frozenset(
        {
            *(_P.SEE_CLAIMS, _P.EDIT_CLAIMS, _P.APPROVE_CLAIMS, _P.EDIT_BANK_DETAILS, _P.SEE_BANK_DETAILS),
            *(_P.EDIT_RATES, _P.UNDO, _P.SEE_HISTORY),
        }
    ),
    Role.LEAD: frozenset({_P.SEE_REPORTS, _P.RELEASE_REPORTS}),
    Role.OTHER: frozenset(),
}

#: Role names as shown.
ROLE_NAMES: dict[Role, str] = {
    Role.COORDINATOR: N_("Coordinator"),
    Role.FINANCE: N_("Finance"),
    Role.LEAD: N_("Lead"),
    Role.OTHER: N_("Other"),
}


@dataclass(frozen=True)
class Actor:
    """Who is at work: a staff user and all their roles allow.

    ``finance_key`` is what opens sealed bank details: only finance's own password gives it, whatever a role says.
    """

    staff_user_id: int
    name: str
    roles: frozenset[Role]
    finance_key: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything any of their roles allows."""
        return frozenset().union(*(ROLE_PERMISSIONS[role] for role in self.roles))

    def may(self, permission: Permission) -> bool:
        """Whether they may do this."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Go on only if they may do this.

        Raises :class:`NotAllowed` with a sentence that says whom to ask.
        """
        if not self.may(permission):
            raise NotAllowed(_("Your role here does not include this. Ask whoever looks after the register."))
