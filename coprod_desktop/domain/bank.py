"""Where someone's money goes: one account each, its numbers sealed so that finance alone can read them."""

import hashlib
from datetime import date, datetime

from sqlmodel import Field, LargeBinary, SQLModel

from coprod_desktop.domain.bank_check.checking import Fit
from coprod_desktop.domain.entity import BigId, ChoiceNames, Entity, TextEnum, choice, link
from coprod_desktop.i18n import N_, _


class AccountKind(TextEnum):
    """Whose kind of account it is; a bank asks when the name is checked."""

    PERSONAL = "personal"
    BUSINESS = "business"
    OTHER = "other"


class PayeeBasis(TextEnum):
    """Why the money goes to this account: it is their own, or someone may take it for them."""

    THEMSELVES = "themselves"
    JOINT = "joint account"
    APPOINTEE = "appointee"
    DEPUTY = "deputy"
    ATTORNEY = "attorney"
    PA = "personal assistant"
    ORGANISATION = "organisation"
    OTHER = "other"

    @property
    def needs_evidence(self) -> bool:
        """Whether someone else is paid, so that it has to be seen why."""
        return self not in {PayeeBasis.THEMSELVES, PayeeBasis.JOINT}

    @property
    def tells_of_care(self) -> bool:
        """Whether it says something about someone's benefits, health or care, which is no business of finance's."""
        return self in {PayeeBasis.APPOINTEE, PayeeBasis.DEPUTY, PayeeBasis.ATTORNEY, PayeeBasis.PA}


class VerifiedHow(TextEnum):
    """How it was made sure that new or changed details are really theirs."""

    NOT_YET = "not yet"
    CALLED_BACK = "called back on a number known before"
    IN_PERSON = "in person"
    STATEMENT = "bank statement or card seen"
    OTHER = "other"


class NameCheck(TextEnum):
    """What the bank's Confirmation of Payee said about the name."""

    NOT_DONE = "not done"
    MATCH = "match"
    CLOSE = "close match"
    NO_MATCH = "no match"
    UNAVAILABLE = "could not be checked"
    OTHER = "other"


class Standing(TextEnum):
    """Whether these details were paid before."""

    NEW = "new"
    CHANGED = "changed"
    PAID_BEFORE = "paid before"
    OTHER = "other"


#: Choices as shown, in the order of the form.
BANK_NAMES = ChoiceNames(
    (AccountKind.PERSONAL, N_("Personal")),
    (AccountKind.BUSINESS, N_("Business")),
    (AccountKind.OTHER, N_("Other")),
    (PayeeBasis.THEMSELVES, N_("Their own")),
    (PayeeBasis.JOINT, N_("Their own, shared with someone")),
    (PayeeBasis.APPOINTEE, N_("Their appointee’s (DWP)")),
    (PayeeBasis.DEPUTY, N_("Their deputy’s (Court of Protection)")),
    (PayeeBasis.ATTORNEY, N_("Their attorney’s (power of attorney)")),
    (PayeeBasis.PA, N_("Their personal assistant’s, for the assistant’s own costs")),
    (PayeeBasis.ORGANISATION, N_("An organisation’s they asked us to pay")),
    (PayeeBasis.OTHER, N_("Someone else’s, who may take it for them")),
    (VerifiedHow.NOT_YET, N_("Not yet")),
    (VerifiedHow.CALLED_BACK, N_("Called them back on a number we had before")),
    (VerifiedHow.IN_PERSON, N_("With them, in person")),
    (VerifiedHow.STATEMENT, N_("Saw a bank statement or card")),
    (VerifiedHow.OTHER, N_("Other")),
    (NameCheck.NOT_DONE, N_("Not done")),
    (NameCheck.MATCH, N_("The name matches")),
    (NameCheck.CLOSE, N_("Nearly: the bank has a similar name")),
    (NameCheck.NO_MATCH, N_("The name does not match")),
    (NameCheck.UNAVAILABLE, N_("The bank could not say")),
    (NameCheck.OTHER, N_("Other")),
    (Fit.PASS, N_("The sort code and account number go together.")),
    (
        Fit.FAIL,
        N_("The sort code and account number do not seem to go together. Check them with the person."),
    ),
    (Fit.CANNOT_TELL, N_("Whether the sort code and account number go together cannot be checked.")),
    (Fit.OTHER, N_("Whether the sort code and account number go together cannot be checked.")),
    (Standing.NEW, N_("new, never paid before")),
    (Standing.CHANGED, N_("changed since the last payment")),
    (Standing.PAID_BEFORE, N_("paid before")),
    (Standing.OTHER, N_("Other")),
)

_COMPANY_WORDS = frozenset({"ltd", "limited", "plc", "llp", "cyf", "cyfyngedig"})


class AccountFields(SQLModel):
    """What is written about an account in plain sight: all but its numbers."""

    account_name: str = Field(min_length=1, max_length=70)
    kind: AccountKind = choice(AccountKind, AccountKind.PERSONAL)
    basis: PayeeBasis = choice(PayeeBasis, PayeeBasis.THEMSELVES)
    evidence_on: date | None = None


class BankAccount(AccountFields, Entity, table=True):
    """One person's account. ``sealed`` holds its numbers for the finance key ``key_id``; nobody else can open it.

    Outside the seal are the last four figures, ``mark`` (see ``BankNumbers.mark``), whether there is a roll number, and
    what the banks' own check said of the numbers when they were typed, with the version of its table.
    ``changed_on`` is the day the numbers or the name last changed, ``came_back_on`` that a payment to them did not
    arrive: either undoes every check made before.
    """

    __tablename__ = "bank_account"

    person_id: int = link("person", unique=True)
    key_id: int = link("finance_key")
    sealed: bytes = Field(sa_type=LargeBinary)
    ending: str = Field(max_length=4, index=True)
    mark: str = Field(max_length=2)
    has_roll: bool = False
    fit: Fit = choice(Fit, Fit.CANNOT_TELL)
    fit_table: str = Field(default="", max_length=20)
    changed_on: date
    changed_by: str = Field(default="", max_length=120)
    verified_how: VerifiedHow = choice(VerifiedHow, VerifiedHow.NOT_YET)
    verified_on: date | None = None
    verified_by: str = Field(default="", max_length=120)
    name_check: NameCheck = choice(NameCheck, NameCheck.NOT_DONE)
    name_check_on: date | None = None
    name_told: str = Field(default="", max_length=70)
    came_back_on: date | None = None

    @property
    def masked(self) -> str:
        """All that is shown of the numbers."""
        return _("Account ending {figures}").format(figures=self.ending)

    @property
    def code(self) -> str:
        """Another as soon as the numbers or the name are: what was planned for one account never goes to another."""
        return hashlib.sha256(bytes(self.sealed) + self.account_name.encode()).hexdigest()[:12]

    def forget_checks(self) -> None:
        """Other numbers or another name: what was made sure of before counts no longer."""
        self.verified_how, self.verified_on, self.verified_by = VerifiedHow.NOT_YET, None, ""
        self.name_check, self.name_check_on, self.name_told = NameCheck.NOT_DONE, None, ""

    def standing(self, last_paid: date | None) -> Standing:
        """Whether these very details were paid before; a payment on the day they changed may have gone to the old ones."""
        if last_paid is None:
            return Standing.NEW
        return Standing.CHANGED if self.changed_on >= last_paid else Standing.PAID_BEFORE

    def to_verify(self, last_paid: date | None) -> bool:
        """Whether someone has to make sure that they are theirs before the next payment."""
        if self.verified_on is not None:
            return False
        return self.came_back_on is not None or self.standing(last_paid) is not Standing.PAID_BEFORE


class FinanceKey(Entity, table=True):
    """The public half of a finance key: what bank details are sealed for. The private half is in finance's key slots.

    ``retired_on`` says that another took its place: what is still sealed for it stays shut.
    """

    __tablename__ = "finance_key"

    public: bytes = Field(sa_type=LargeBinary)
    made_on: date
    made_by: str = Field(default="", max_length=120)
    retired_on: date | None = None


class RevealPurpose(TextEnum):
    """Why an account was opened."""

    LOOKED = "looked at"
    PRINTED = "printed on finance's copy"
    TAKEN_OUT = "taken out of the register"
    BANK_FILE = "written in a bank file"
    OTHER = "other"


class BankReveal(Entity, table=True):
    """One time that an account's numbers were opened: whose, by whom, when, what for. Never the numbers.

    It points by plain ids, so that neither undo nor erasing is held up by it.
    """

    __tablename__ = "bank_reveal"

    person_id: int = Field(sa_type=BigId, index=True)
    staff_user_id: int = Field(sa_type=BigId)
    staff_name: str = Field(default="", max_length=120)
    at: datetime
    purpose: RevealPurpose = choice(RevealPurpose, RevealPurpose.LOOKED)


class CheckFileKind(TextEnum):
    """Which file of the modulus check it is."""

    WEIGHTS = "weights"
    SUBSTITUTIONS = "substitutions"
    OTHER = "other"


class CheckFile(Entity, table=True):
    """A file of the modulus check that the organisation took in; ``records`` is how many lines it has."""

    __tablename__ = "check_file"

    kind: CheckFileKind = choice(CheckFileKind, CheckFileKind.WEIGHTS)
    name: str = Field(default="", max_length=200)
    version_said: str = Field(default="", max_length=20)
    records: int = 0
    taken_in_on: date
    attachment_id: int = link("attachment")


def is_company(name: str) -> bool:
    """Whether an account's name is a company's: paying one is for finance to decide."""
    return any(word.strip(".,()").casefold() in _COMPANY_WORDS for word in name.split())
