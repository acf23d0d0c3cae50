"""The SELECTs of staff users: who they are, what they are here for, who has left."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from coprod_desktop.domain.organisation import StaffRole, StaffUser
from coprod_desktop.domain.permission import Role


@dataclass(frozen=True)
class StaffRow:
    """One staff user and their roles."""

    user: StaffUser
    roles: frozenset[Role]

    @property
    def id(self) -> int:
        """The staff user's id."""
        return self.user.id


def everyone(session: Session) -> list[StaffRow]:
    """Every staff user there ever was, in the order they were added."""
    roles: dict[int, set[Role]] = {}
    for role in session.exec(select(StaffRole)):
        roles.setdefault(role.staff_user_id, set()).add(role.role)
    users = session.exec(select(StaffUser).order_by(col(StaffUser.id)))
    return [StaffRow(user, frozenset(roles.get(user.id, ()))) for user in users]


def present(session: Session) -> list[StaffRow]:
    """Those who have not left."""
    return [row for row in everyone(session) if row.user.left_on is None]


def roles_of(session: Session, staff_user_id: int) -> list[StaffRole]:
    """The rows of one staff user's roles."""
    return list(session.exec(select(StaffRole).where(col(StaffRole.staff_user_id) == staff_user_id)))
