"""No index on replies, of which there are five: it lured plans away from the meeting. One on who is checked before payment."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_invitation_reply", "invitation")
    op.create_index("ix_person_check_first", "person", ["check_first"])
