"""Files in the register: each content once, exactly as it was kept."""

import pytest
from sqlalchemy import select

from coprod_desktop.domain.attachments import LARGEST, AttachmentContent
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Gone, NotAllowed, Problem
from coprod_desktop.services import attachments
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, an_actor
from tests.services.paying import FINANCE, Paying


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    return Paying(store, actor)


def keep(paying: Paying, content: bytes, name: str = "a.pdf") -> int:
    return paying.do(lambda work: attachments.keep(work, name, "application/pdf", content)).id


def test_a_file_comes_back_as_it_was(paying: Paying) -> None:
    kept = keep(paying, b"%PDF a slip")
    assert paying.ask(lambda work: attachments.content(work, kept)) == b"%PDF a slip"


def test_the_same_bytes_are_stored_once_under_two_names(paying: Paying) -> None:
    one, other = keep(paying, b"same", "one.pdf"), keep(paying, b"same", "other.pdf")
    assert one != other
    stored = paying.ask(lambda work: work.session.scalars(select(AttachmentContent)).all())
    assert len(stored) == 1


def test_a_file_that_is_too_large_is_refused(paying: Paying) -> None:
    with pytest.raises(Problem, match="10 MB"):
        keep(paying, b"x" * (LARGEST + 1))


def test_finance_reads_slips_and_nothing_else(paying: Paying) -> None:
    slip, other = keep(paying, b"slip"), keep(paying, b"a letter about someone")
    paying.add(Paper(kind=PaperKind.SLIP_FINANCE, made_on=TODAY, attachment_id=slip))
    paying.add(Paper(kind=PaperKind.INVITATION, made_on=TODAY, attachment_id=other))
    assert paying.ask(lambda work: attachments.content(work, slip), FINANCE) == b"slip"
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: attachments.content(work, other), FINANCE)


def test_a_lead_reads_no_file(paying: Paying) -> None:
    kept = keep(paying, b"slip")
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: attachments.content(work, kept), an_actor(Role.LEAD))


def test_a_file_that_has_gone_is_said_so(paying: Paying) -> None:
    with pytest.raises(Gone):
        paying.ask(lambda work: attachments.content(work, 1))
