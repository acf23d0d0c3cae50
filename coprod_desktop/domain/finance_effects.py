"""What finance's answer does to a claim as it stands by now - or why it does nothing."""

from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.finance_answers import Decision, Verdict
from coprod_desktop.domain.finance_packets import WithFinance
from coprod_desktop.i18n import _, language


@dataclass(frozen=True)
class Here:
    """A claim of a packet in the register, when the answer comes.

    ``state`` is None for one that is gone. ``same``: neither it nor its account changed since finance saw it.
    ``in_packet`` is another packet that holds it now.
    """

    with_finance: WithFinance
    state: ClaimState | None
    same: bool
    paid_on: date | None = None
    withdrawn: bool = False
    in_packet: int | None = None


@dataclass(frozen=True)
class Effect:
    """What is to be done, or in ``left`` why it stays as it is. ``astray``: finance paid what stays as it is.

    ``settled``: it is marked as paid here already, and finance's answer only agrees.
    """

    verdict: Verdict = Verdict.NONE
    run: int | None = None
    paid_on: date | None = None
    left: str = ""
    astray: bool = False
    settled: bool = False

    @property
    def does_something(self) -> bool:
        """Whether the claim changes by it."""
        return self.verdict is not Verdict.NONE or self.run is not None or self.paid_on is not None


def effect(said: Decision, here: Here, today: date) -> Effect:
    """What a decision does to a claim: approve, send back, put in a run, mark as paid - or why it does not.

    A claim that was approved, sent or paid by an earlier answer goes on from there.
    """
    if here.with_finance in {WithFinance.PAID, WithFinance.RETURNED, WithFinance.DECIDED, WithFinance.ASTRAY}:
        return Effect()
    if said.verdict is Verdict.NONE and not said.money_moved:
        return Effect()
    if here.state is ClaimState.PAID and here.with_finance is WithFinance.SENT:
        return Effect(settled=True)
    if why := _in_the_way(said, here, today):
        return left(said, here, why)
    waits = here.with_finance is WithFinance.WAITING
    return Effect(
        verdict=said.verdict if waits else Verdict.NONE,
        run=said.run if here.with_finance is not WithFinance.SENT else None,
        paid_on=said.paid_on,
    )


def left(said: Decision, here: Here, why: str) -> Effect:
    """The claim stays as it is, and why; what finance paid all the same is said with it."""
    if here.with_finance is WithFinance.LEFT and not said.money_moved:
        return Effect()  # it was said when it was left
    if not said.money_moved or here.with_finance is WithFinance.SENT:
        return Effect(left=why)
    paid = (
        _("Finance paid it on {day}.").format(day=language().short_day(said.paid_on))
        if said.paid_on
        else _("Finance sent it to be paid.")
    )
    return Effect(left=" ".join((why, paid, _("Talk to finance before anything else is paid."))), astray=True)


def _in_the_way(said: Decision, here: Here, today: date) -> str:
    """Why a decision is not followed; empty when nothing stands in the way."""
    if here.state is None:
        return _("It is no longer in the register.")
    if here.state is ClaimState.PAID:
        day = "" if here.paid_on is None else language().short_day(here.paid_on)
        return _("It is marked as paid already, on {day}.").format(day=day)
    return _not_ours(said, here) or _not_in_time(said, today) or _not_in_state(said, here)


def _not_ours(said: Decision, here: Here) -> str:
    """What happened to the packet or the claim since it left."""
    if here.withdrawn and not said.money_moved:
        return _("The packet was withdrawn.")
    if here.in_packet is not None:
        return _("It is in packet {number} now.").format(number=here.in_packet)
    if here.with_finance is WithFinance.LEFT or not here.same:
        return _("It changed after the packet was made.")
    return ""


def _not_in_time(said: Decision, today: date) -> str:
    for day in (said.decided_on, said.paid_on):
        if day is not None and day > today:
            return _(
                "Finance's answer says {day}, which is still to come here. Check both computers' dates."
            ).format(day=language().short_day(day))
    return ""


def _not_in_state(said: Decision, here: Here) -> str:
    waits = here.state is ClaimState.SUBMITTED
    sent = here.with_finance is WithFinance.SENT
    if sent and here.state is not ClaimState.IN_RUN:
        return _("Its payment was taken back here after finance sent it.")
    approved = here.state is (ClaimState.IN_RUN if sent else ClaimState.APPROVED)
    if waits and said.verdict is Verdict.NONE:
        return _("It waits for an approver, and finance approved nothing.")
    return "" if waits or approved else _("It is no longer waiting to be approved or paid.")
