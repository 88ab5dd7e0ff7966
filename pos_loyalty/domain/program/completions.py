# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is full: challenges that are reached and stamp cards that are complete.

How often something is full is a function of what it held before and of what came in now. So a
return that takes a part back asks the same question again, and takes back the difference.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from pos_loyalty.domain.balances import balance_on, lots_of, take_up_to
from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import (
    VISITS,
    Account,
    CounterChange,
    Effects,
    LedgerEntry,
    Lot,
    MemberState,
    combine,
)
from pos_loyalty.domain.program.basket import PricedLine
from pos_loyalty.domain.program.challenges import progress_counter, reached_counter
from pos_loyalty.domain.program.earning import Accrual, Asked
from pos_loyalty.domain.program.effects import Gift, GiveVoucher
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.lot_terms import LotMaker, LotTerms
from pos_loyalty.domain.program.progress import times_kept_up
from pos_loyalty.domain.program.screening import OpenChallenge
from pos_loyalty.domain.program.shares import LineShare
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.units import POINTS, Unit, stamps_on

Window = tuple[date | None, date | None]

_NO_END: Final = 1_000_000
"""Full stamp cards in one sale: more than a till can print."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is given for each time that something is full.

    Attributes:
        amount: For each time; at least 1.
    """

    unit: Unit
    amount: int
    lot_id: LotId


@dataclass(slots=True, unsafe_hash=True)
class Completion:
    """What came in for a challenge or a stamp card, and how often that made it full.

    Attributes:
        cause: ``challenge:<id>`` or ``stamps:<id>``.
        before: What was in it, less what was needed each time that it was full; below 0 after
            a return of what had made it full.
        gained: What came in now.
        needed: What makes it full once.
        times: How often it became full now.
        times_max: How often it could have become full now.
        shares: The part of ``gained`` that came from single lines, by line.
        given: For each time.
        taken: Stamps of a full card, by lot, below 0.
    """

    cause: Final[str]
    before: Final[int]
    gained: Final[int]
    needed: Final[int]
    times: Final[int]
    times_max: Final[int]
    shares: Final[tuple[LineShare, ...]] = ()
    given: Final[tuple[Given, ...]] = ()
    taken: Final[tuple[Lot, ...]] = ()

    @property
    def kind(self) -> str:
        """Return ``challenge`` or ``stamps``."""
        return self.cause.partition(":")[0]

    @property
    def name(self) -> str:
        """Return the id of the challenge or of the stamp card."""
        return self.cause.partition(":")[2]

    def times_without(self, lost: int) -> int:
        """Return how often it would be full had so much less come in."""
        return _times(self.before, self.gained - lost, self.needed, self.times_max)


def _times(before: int, gained: int, needed: int, times_max: int) -> int:
    return min(times_max, max(0, (before + gained) // needed))


def complete(asked: Asked, accruals: Sequence[Accrual], lots: LotMaker) -> tuple[Completion, ...]:
    """Return what became of every challenge that is open, then of every stamp card.

    Args:
        accruals: What the rules gave now; their stamps fill the cards.
        lots: Filled with what is given.
    """
    challenges = [
        completion
        for one in asked.screening.challenges
        if one.needs in asked.places and (completion := _challenge(one, asked, lots))
    ]
    cards_by_unit = asked.screening.stamp_cards
    stamped = _stamped(accruals, challenges, cards_by_unit) if cards_by_unit else {}
    cards = [
        _stamp_card(card, asked, stamped[unit], lots)
        for unit, card in cards_by_unit.items()
        if unit in stamped
    ]
    return (*challenges, *cards)


def _stamped(
    accruals: Sequence[Accrual], challenges: Sequence[Completion], units: Container[Unit]
) -> dict[Unit, tuple[int, tuple[LineShare, ...]]]:
    """Return what comes in now by unit: the whole, and the part that came from single lines."""
    stamped: dict[Unit, tuple[int, tuple[LineShare, ...]]] = {}
    for accrual in accruals:
        if not accrual.amount or accrual.unit not in units:
            continue  # it only moved the remainder bank, or is no stamp
        gained, shares = stamped.get(accrual.unit, (0, ()))
        stamped[accrual.unit] = (gained + accrual.amount, (*shares, *accrual.shares))
    for challenge in challenges:
        for given in challenge.given:
            gained, shares = stamped.get(given.unit, (0, ()))
            stamped[given.unit] = (gained + given.amount * challenge.times, shares)
    return stamped


class _Progress(NamedTuple):
    """How far something is: as in ``Completion``."""

    before: int
    gained: int
    needed: int


def _challenge(one: OpenChallenge, asked: Asked, lots: LotMaker) -> Completion | None:
    goal = one.challenge.goal
    if isinstance(goal, Streak):
        return _streak(one, goal, asked, lots)
    shares = () if one.taken is None else _shares(goal.weights(asked.lines), asked.lines)
    gained = sum(share.amount for share in shares) + goal.times(asked.occasion)
    if not gained:
        return None
    reached = asked.state.total(one.reached, *one.window)
    done = asked.state.total(one.progress, *one.window)
    progress = _Progress(done - reached * goal.needed, gained, goal.needed)
    return _completion(one, progress, reached, shares, asked, lots)


def _streak(one: OpenChallenge, streak: Streak, asked: Asked, lots: LotMaker) -> Completion | None:
    reached = asked.state.total(one.reached, *one.window)
    if len(asked.state.counters.get(VISITS, ())) + 1 < streak.periods * (reached + 1):
        return None  # there are too few days with a visit for once more
    gained = _kept_up(streak, asked.state, asked.screening.day, one.window) - reached
    if gained <= 0:
        return None
    return _completion(one, _Progress(0, gained, 1), reached, (), asked, lots)


def _shares(weights: Sequence[int], lines: Sequence[PricedLine]) -> tuple[LineShare, ...]:
    return tuple(
        LineShare(priced.line.line_id, weight)
        for priced, weight in zip(lines, weights, strict=True)
        if weight
    )


def _completion(
    one: OpenChallenge,
    progress: _Progress,
    reached: int,
    shares: tuple[LineShare, ...],
    asked: Asked,
    lots: LotMaker,
) -> Completion:
    left = max(0, one.challenge.times_max - reached)
    times = _times(*progress, left)
    given = _given(one.challenge.gifts, times, asked.screening.terms, lots)
    return Completion(one.cause, *progress, times, left, shares, given)


def _kept_up(streak: Streak, state: MemberState, day: date, window: Window) -> int:
    """Return how often the streak was full in that time, today's visit included."""
    first, last = window[0] or date.min, window[1] or day
    counted = state.counters.get(VISITS, {}).items()
    visits = {d: count for d, count in counted if d is not None and first <= d <= last}
    visits[day] = visits.get(day, 0) + 1
    return times_kept_up(streak, visits, day)


def _stamp_card(
    card: StampCard, asked: Asked, incoming: tuple[int, tuple[LineShare, ...]], lots: LotMaker
) -> Completion:
    gained, shares = incoming
    unit, day = stamps_on(card.card_id), asked.screening.day
    held = lots_of(asked.state, unit)
    before = balance_on(day, _counting_at_once(held)).spendable_points
    times = _times(before, gained, card.stamps_needed, _NO_END)
    fresh = tuple(lot for lot in lots.lots() if lot.unit == unit) if times else ()
    voucher = GiveVoucher(reward_id=card.reward_id)
    return Completion(
        cause=f"stamps:{card.card_id}",
        before=before,
        gained=gained,
        needed=card.stamps_needed,
        times=times,
        times_max=_NO_END,
        shares=tuple(share for share in shares if share.amount),
        given=_given((voucher,), times, asked.screening.terms, lots),
        taken=_stamps_taken(times * card.stamps_needed, (*held, *fresh), day) if times else (),
    )


def _counting_at_once(lots: Iterable[Lot]) -> Iterator[Lot]:
    """Yield the lots as they count on a card: it is full when the stamps are on it."""
    for lot in lots:
        is_late = lot.vests_on is not None or lot.awaits
        yield replace(lot, vests_on=None, awaits="") if is_late else lot


def _stamps_taken(stamps: int, lots: Sequence[Lot], day: date) -> tuple[Lot, ...]:
    """Return the lot changes of full cards; else stamps that vest later would count again."""
    known = {lot.lot_id: lot for lot in lots}
    taken = take_up_to(stamps, _counting_at_once(lots), day)
    return tuple(replace(known[change.lot_id], amount=change.amount) for change in taken)


def _given(gifts: Sequence[Gift], times: int, terms: LotTerms, lots: LotMaker) -> tuple[Given, ...]:
    if not times:
        return ()
    return tuple(
        Given(
            gift.unit,
            gift.amount,
            lots.add(terms.usual(gift.unit), gift.amount * times),
        )
        for gift in gifts
    )


def completion_effects(completion: Completion, day: date) -> Effects:
    """Return what a completion changes, without the lots of what it gives, to be combined."""
    entries = [
        LedgerEntry(account, sign * given.amount * completion.times, completion.cause, given.unit)
        for given in completion.given
        for account, sign in ((Account.MEMBER, 1), (Account.ISSUED, -1))
    ]
    counters = []
    if completion.kind == "challenge":
        counters.append(CounterChange(progress_counter(completion.name), day, completion.gained))
        counters.append(CounterChange(reached_counter(completion.name), day, completion.times))
    for lot in completion.taken:
        entries.append(LedgerEntry(Account.MEMBER, lot.amount, completion.cause, lot.unit))
        entries.append(LedgerEntry(Account.REDEEMED, -lot.amount, completion.cause, lot.unit))
    return Effects(tuple(entries), completion.taken, tuple(counters))


def undone(completion: Completion, lost: int, day: date) -> Effects:
    """Return the part of the completion's effects that would not be, had so much less come in.

    Its negation takes that part back.

    Args:
        lost: Of ``gained``; between 0 and all of it.
        day: The business day of the sale.
    """
    times = completion.times - completion.times_without(lost)
    back = min(completion.needed * times, -sum(lot.amount for lot in completion.taken))
    smaller = replace(completion, gained=lost, times=times, taken=_last(completion.taken, back))
    effects = completion_effects(smaller, day)
    gone = Effects(
        lots=tuple(
            Lot(given.lot_id, given.amount * times, unit=given.unit)
            for given in completion.given
            if times
        )
    )
    return combine(effects, gone)


def _last(taken: Sequence[Lot], amount: int) -> tuple[Lot, ...]:
    """Return so much of what was taken, the last lot taken from first."""
    part = []
    for lot in reversed(taken):
        some = min(amount, -lot.amount)
        if some:
            part.append(replace(lot, amount=-some))
        amount -= some
    return tuple(part)


def earned_points(completions: Iterable[Completion]) -> int:
    """Return the points that completions gave."""
    return sum(
        given.amount * completion.times
        for completion in completions
        for given in completion.given
        if given.unit == POINTS
    )
