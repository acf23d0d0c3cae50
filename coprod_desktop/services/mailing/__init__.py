"""Papers for several people, sorted by how they reach them: to print and post, e-mail drafts, a phone list, supporters."""

from coprod_desktop.services.mailing.letter import Letter
from coprod_desktop.services.mailing.making import Mailing, make
from coprod_desktop.services.mailing.stack import Stack, StackKind

__all__ = ["Letter", "Mailing", "Stack", "StackKind", "make"]
