"""What an organisation switches on when it wants it: small parts nobody meets before."""

from enum import StrEnum

from coprod_desktop.i18n import N_


class Extra(StrEnum):
    """One part that is hidden until it is switched on in Settings."""

    PARTNERS = "partners"
    TRAINING = "training"
    CHARTER = "charter"
    CHECKS = "checks"
    EXAMPLES = "examples"
    CASH = "cash"
    PAYMENT_RUNS = "payment runs"
    SUPPLIERS = "suppliers"
    BUDGETS = "budgets"


#: What each is called, and what it is for in one sentence.
EXTRA_WORDS: dict[Extra, tuple[str, str]] = {
    Extra.PARTNERS: (
        N_("Partner organisations"),
        N_("Groups that reach people you do not: who introduced whom, and when you last spoke."),
    ),
    Extra.TRAINING: (N_("Training"), N_("Who had which training and when, people and colleagues alike.")),
    Extra.CHARTER: (
        N_("Charter"),
        N_("What you promise each other, printed to sign, and signed anew when the words change."),
    ),
    Extra.CHECKS: (
        N_("Checks (DBS)"),
        N_("Which checks were made and when each must be renewed; never what a certificate says."),
    ),
    Extra.EXAMPLES: (
        N_("Practice examples"),
        N_("What came of working together, as short stories you can share without names."),
    ),
    Extra.CASH: (
        N_("Cash, vouchers and advances"),
        N_("A float that is approved before the day, a register of vouchers, money given beforehand."),
    ),
    Extra.PAYMENT_RUNS: (
        N_("Payment runs"),
        N_("Claims paid together: a file for your bank, or a list for finance’s own ledger."),
    ),
    Extra.SUPPLIERS: (
        N_("Supplier numbers"),
        N_("Finance sets each person up as a supplier before it pays: see who waits for that."),
    ),
    Extra.BUDGETS: (
        N_("Budgets"),
        N_("What each cost code may cost in a year, and what is committed, claimed, paid and left."),
    ),
}
