"""Alembic's way in: it is handed the connection and never makes one."""

from alembic import context
from sqlmodel import SQLModel

from coprod_desktop.storage import tables

tables.complete()
context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata)
with context.begin_transaction():
    context.run_migrations()
