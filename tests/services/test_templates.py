"""The organisation's own words for papers: kept by version, used by every form, gone back to, undone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.domain.meetings import Reply
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.people import PaperForm, Reach
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Conflict, NotAllowed, Problem
from coprod_desktop.domain.templates import TEMPLATE_NAMES, RowKind, TemplateKind, TemplateRow
from coprod_desktop.i18n import LANGUAGES, Language
from coprod_desktop.services import history, invitations, organisation, papers, sent_papers, templates
from coprod_desktop.storage.database import Store
from tests.builders import a_meeting, a_person, an_actor, an_invitation
from tests.documents.golden_papers import accessibility_failures, words
from tests.services.paying import Paying
from tests.services.test_papers import CONTACT, POSTED

ENGLISH = Language("en")
INVITATION = TemplateKind.INVITATION
OWN = TemplateRow(RowKind.ROW, ("There is cake for {first_name}.",), "food")


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.do(lambda work: organisation.save(work, **CONTACT))
    return found


def own_words(paying: Paying, kind: TemplateKind = INVITATION, language: Language = ENGLISH) -> None:
    """Our words with a row about cake."""
    now = paying.ask(lambda work: templates.wording(work, kind, language))
    rows = (now.rows[0], OWN, *now.rows[1:])
    paying.do(lambda work: templates.save(work, kind, language, rows, now.number))


def invited(paying: Paying, reply: Reply = Reply.NOT_SENT, **values: object) -> tuple[int, int]:
    meeting = a_meeting(None, venue="Town Hall")
    person = a_person("Amara Quill", **{**POSTED, **values})
    paying.add(meeting, person, an_invitation(meeting, person))
    if reply is not Reply.NOT_SENT:
        said = [invitations.Said(person.id, reply)]
        paying.do(lambda work: invitations.send(work, meeting.id, [person.id]))
        paying.do(lambda work: invitations.record(work, meeting.id, said))
    return meeting.id, person.id


@pytest.mark.parametrize("form", [*PaperForm.__members__.values()][:6])
def test_every_form_says_what_the_organisation_wrote(paying: Paying, form: PaperForm) -> None:
    own_words(paying)
    meeting, person = invited(paying, paper_form=form)
    pdf = paying.ask(lambda work: papers.preview(work, meeting, person)).pdf
    assert "There is cake for Amara." in words(pdf)
    assert accessibility_failures(pdf) == []


def test_each_language_has_words_of_its_own(paying: Paying) -> None:
    own_words(paying)
    meeting, person = invited(paying, language="cy")
    assert "cake" not in words(paying.ask(lambda work: papers.preview(work, meeting, person)).pdf)
    own_words(paying, language=Language("cy"))
    assert "cake" in words(paying.ask(lambda work: papers.preview(work, meeting, person)).pdf)


def test_a_paper_that_left_keeps_the_version_it_had(paying: Paying, tmp_path: Path) -> None:
    own_words(paying)
    meeting, _person = invited(paying)
    batch = paying.ask(lambda work: papers.to_make(work, meeting))
    made = papers.make(batch, tmp_path)
    paying.do(lambda work: papers.record(work, batch, made))
    own_words(paying)
    [paper] = [row.paper for row in paying.ask(lambda work: papers.made(work, meeting))]
    first = paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH)).versions[-1]
    assert paper.template_version_id == first.id
    assert first.number == 1


def test_an_earlier_version_is_used_again_as_a_new_one_and_can_be_undone(paying: Paying) -> None:
    ours = paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH))
    assert (ours.number, ours.versions) == (0, ())
    own_words(paying)
    own_words(paying)
    first = paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH)).versions[-1]
    paying.do(lambda work: templates.go_back(work, INVITATION, ENGLISH, first.id))
    now = paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH))
    assert (now.number, now.rows) == (3, first.rows())
    paying.do(lambda work: templates.go_back(work, INVITATION, ENGLISH, None))
    assert paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH)).rows == ours.rows
    paying.do(history.undo)
    assert paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH)).number == 3


def test_two_people_never_overwrite_each_other(paying: Paying) -> None:
    own_words(paying)
    title = TemplateRow(RowKind.TITLE, ("Hello",))
    with pytest.raises(Conflict, match="Someone else changed these words"):
        paying.do(lambda work: templates.save(work, INVITATION, ENGLISH, (title, OWN), 0))


def test_words_that_cannot_be_used_are_refused_and_nothing_is_lost(paying: Paying) -> None:
    now = paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH))
    wrong = (*now.rows, replace(OWN, lines=("Dear {firstname}.",)))
    with pytest.raises(Problem, match="Did you mean"):
        paying.do(lambda work: templates.save(work, INVITATION, ENGLISH, wrong, 0))
    assert paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH)).number == 0


def test_who_tested_a_version_is_kept_with_it(paying: Paying) -> None:
    own_words(paying)
    version = paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH)).versions[0]
    said = {"tested_by": "Vale People First", "tested_on": date(2026, 11, 20)}
    paying.do(lambda work: templates.tested(work, version.id, version.version, said))
    kept = paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH)).versions[0]
    assert (kept.tested_by, kept.tested_on) == ("Vale People First", date(2026, 11, 20))
    own_words(paying)
    assert paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH)).versions[0].tested_on is None


def test_only_those_who_change_settings_change_words(store: Store) -> None:
    lead = Paying(store, an_actor(Role.LEAD))
    with pytest.raises(NotAllowed):
        lead.do(lambda work: templates.save(work, INVITATION, ENGLISH, (OWN,), 0))


@pytest.mark.parametrize("kind", TEMPLATE_NAMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_our_own_words_are_easy_to_read_and_accessible(paying: Paying, kind: TemplateKind, code: str) -> None:
    language = Language(code)
    rows = paying.ask(lambda work: templates.wording(work, kind, language)).rows
    shown = paying.ask(lambda work: templates.preview(work, kind, language, rows))
    assert accessibility_failures(shown.pdf) == []
    found = [*shown.of_all, *(one for row in shown.findings.values() for one in row)]
    assert [(one.check, one.sentence) for one in found] == []


def test_what_is_hard_stands_beside_its_row(paying: Paying) -> None:
    rows = (
        *paying.ask(lambda work: templates.wording(work, INVITATION, ENGLISH)).rows,
        replace(OWN, lines=("We will utilise the aforementioned facilities.",)),
    )
    shown = paying.ask(lambda work: templates.preview(work, INVITATION, ENGLISH, rows))
    assert list(shown.findings) == [len(rows) - 1]


@pytest.mark.parametrize(
    ("kind", "reply", "recorded", "said"),
    [
        (TemplateKind.REMINDER, Reply.YES, PaperKind.REMINDER, "Amara, our meeting is soon"),
        (TemplateKind.RESERVE, Reply.RESERVE, PaperKind.RESERVE_LETTER, "You are on our list."),
        (TemplateKind.COVER, Reply.YES, PaperKind.COVERING_LETTER, "We send you papers about Carers board."),
    ],
)
def test_reminders_and_letters_are_made_like_invitations_and_recorded_as_what_they_are(
    paying: Paying, tmp_path: Path, kind: TemplateKind, reply: Reply, recorded: PaperKind, said: str
) -> None:
    meeting, _person = invited(paying, reply, email="a@x.example", preferred_reach=Reach.EMAIL)
    batch = paying.ask(lambda work: papers.to_make(work, meeting, kind=kind))
    made = papers.make(batch, tmp_path)
    pdf = next(path for path in made.shelf.files if path.suffix == ".pdf").read_bytes()
    assert said in words(pdf)
    assert accessibility_failures(pdf) == []
    paying.do(lambda work: papers.record(work, batch, made))
    kinds = [row.paper.kind for row in paying.ask(lambda work: papers.made(work, meeting))]
    assert kinds == [recorded]
    with pytest.raises(Problem, match="nobody to write to"):
        paying.ask(lambda work: papers.to_make(work, meeting, kind=kind))


def test_did_they_get_it_is_told_and_looked_at_again_with_the_words_it_had(
    paying: Paying, tmp_path: Path
) -> None:
    own_words(paying)
    meeting, person = invited(paying, paper_form=PaperForm.LARGE_PRINT)
    batch = paying.ask(lambda work: papers.to_make(work, meeting))
    made = papers.make(batch, tmp_path)
    paying.do(lambda work: papers.record(work, batch, made))
    paying.do(lambda work: templates.go_back(work, INVITATION, ENGLISH, None))
    [sent] = paying.ask(lambda work: sent_papers.of_meeting(work, meeting, person))
    assert (sent.meeting, sent.supporter, sent.can_be_shown) == ("Carers board", "", True)
    assert (sent.paper.form, sent.paper.sent_by) == (PaperForm.LARGE_PRINT, Reach.POST)
    shown = paying.ask(lambda work: sent_papers.look_again(work, sent.paper.id))
    assert not shown.kept
    assert "There is cake for Amara." in words(shown.pdf)


def test_what_was_not_kept_says_so(paying: Paying) -> None:
    meeting, _person = invited(paying)
    paper = Paper(kind=PaperKind.DAY_SHEET, meeting_id=meeting, made_on=date(2026, 11, 22))
    paying.add(paper)
    with pytest.raises(Problem, match="was not kept"):
        paying.ask(lambda work: sent_papers.look_again(work, paper.id))


def test_everyone_who_waits_for_a_reminder_or_a_letter_is_counted(paying: Paying) -> None:
    meeting, _person = invited(paying, Reply.YES)
    counts = paying.ask(lambda work: papers.others_to_make(work, meeting))
    assert counts == {TemplateKind.REMINDER: 1, TemplateKind.COVER: 1}
