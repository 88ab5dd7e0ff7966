# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a programme has to say on one day, in one place, to one kind of customer.

Most rules of a programme are for other days, other stores, other tiers. That is told once for all
the sales that have their circumstances in common; each sale is asked only what is left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from pos_loyalty.domain.ids import CouponId, TierId
from pos_loyalty.domain.program.basket import Happening, Occasion, PricedLine
from pos_loyalty.domain.program.challenges import Challenge, progress_counter, reached_counter
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.goals.counted import MoneySpent, Pieces
from pos_loyalty.domain.program.limits import offer_counter
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.lot_terms import LotTerms
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.prepared import PreparedFor
from pos_loyalty.domain.program.progress import challenge_window
from pos_loyalty.domain.program.rule_book import (
    EVERYTHING,
    NOTHING,
    BookedRule,
    Places,
    rule_book,
)
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.stored_value import Wallet
from pos_loyalty.domain.program.tiers import Tier
from pos_loyalty.domain.program.trace import RuleTrace, Unmet
from pos_loyalty.domain.sale import Channel
from pos_loyalty.domain.units import Unit, stamps_on

_SCREENINGS_MAX: Final = 500
"""Days, times the kinds of customers who come on one: a till needs a handful."""


class Circumstances(NamedTuple):
    """What sales have in common for which conditions on nothing else have the same answer."""

    happening: Happening
    day: date
    store_id: str
    channel: Channel
    tier_id: TierId | None
    segments: tuple[str, ...]
    is_first_purchase: bool
    coupon_ids: tuple[CouponId, ...]


def circumstances_of(occasion: Occasion, day: date) -> Circumstances:
    """Return what the occasion has in common with others.

    Args:
        day: The occasion's own.
    """
    return Circumstances(
        occasion.happening,
        day,
        occasion.store_id,
        occasion.channel,
        occasion.tier_id,
        occasion.segments,
        occasion.is_first_purchase,
        occasion.coupon_ids,
    )


@dataclass(frozen=True, slots=True)
class ScreenedRule:
    """A rule in certain circumstances.

    Attributes:
        place: Among the rules that are asked.
        ready: Why it gives nothing, where that is told already.
        left: Its conditions from the first one that is not.
        counts: The choice of lines that it counts, or that it asks for.
        needs: The choice of lines without which it gives nothing and there is no more to ask.
    """

    booked: BookedRule
    place: int
    ready: RuleTrace | None
    left: tuple[Condition, ...]
    counts: int
    needs: int


@dataclass(frozen=True, slots=True)
class ScreenedOffer:
    """An offer in certain circumstances.

    Attributes:
        taken: The choice of lines that it takes money off.
        unmet: Why it does not fit, where that is told already.
        left: As for rules.
        apart: Those of them that no line has a part in.
        source: Its name in the trace.
        counter: Under which its uses are counted.
    """

    offer: Offer
    taken: int
    unmet: Unmet | None
    left: tuple[Condition, ...]
    apart: tuple[Condition, ...]
    source: str
    counter: str


@dataclass(frozen=True, slots=True)
class OpenChallenge:
    """A challenge that is open on the day.

    Attributes:
        window: The first and last day of what counts together, ``None`` for no end.
        taken: The choice of lines that count; ``None`` where it counts no lines.
        needs: The choice of lines without which nothing counts.
        progress: The counter of what was done for it.
        reached: The counter of how often it was reached.
        cause: Its name in the ledger.
    """

    challenge: Challenge
    window: tuple[date | None, date | None]
    taken: int | None
    needs: int
    progress: str
    reached: str
    cause: str


@dataclass(frozen=True, slots=True)
class Screening:
    """All of a programme that depends on the circumstances, each part in the document's order.

    Attributes:
        day: The business day.
        adding: Rules that give something of their own, without those for the referrer.
        multiplying: Multipliers.
        for_referrer: Rules that give to the one who invited the buyer.
        offers: By discount group.
        challenges: Those that what happens can count for.
        stamp_cards: By the unit of their stamps.
        wallets: Each with the choice of lines that fill it.
        paid_tiers: Tiers that are for sale, each with the choice of lines that buy it.
        terms: Of what is given on that day.
        traces: What a trace says of each rule that is asked, by its place, as long as the sale says
            nothing else; empty where nobody asks why things give nothing.
        is_traced: It is asked why things give nothing, too.
    """

    day: date
    adding: tuple[ScreenedRule, ...]
    multiplying: tuple[ScreenedRule, ...]
    for_referrer: tuple[ScreenedRule, ...]
    offers: Mapping[str, tuple[ScreenedOffer, ...]]
    challenges: tuple[OpenChallenge, ...]
    stamp_cards: Mapping[Unit, StampCard]
    wallets: tuple[tuple[Wallet, int], ...]
    paid_tiers: tuple[tuple[Tier, int], ...]
    terms: LotTerms
    traces: Mapping[int, RuleTrace]
    is_traced: bool = True

    def untraced(self) -> "Screening":
        """Return it without the rules and offers that give nothing whatever the sale is."""
        return replace(
            self,
            is_traced=False,
            traces={},
            adding=_open(self.adding),
            multiplying=_open(self.multiplying),
            for_referrer=_open(self.for_referrer),
            offers={
                group: tuple(one for one in offers if one.unmet is None)
                for group, offers in self.offers.items()
            },
        )

    def offers_for(self, group: str, places: Places) -> Sequence[ScreenedOffer]:
        """Return the offers of a group that has some which are to be asked about a sale's lines."""
        offers = self.offers[group]
        if self.is_traced:
            return offers
        return [one for one in offers if one.taken in places]


class Screen:
    """Screens one programme, and remembers what came of it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._book = rule_book(program)
        choices = self._book.choices
        self._offers = [(offer, choices.of_filter(offer.on_lines)) for offer in program.offers]
        self._challenges = [
            (challenge, choices.of_filter(goal.on_lines))
            if isinstance(goal := challenge.goal, (MoneySpent, Pieces))
            else (challenge, None)
            for challenge in program.challenges
        ]
        self._stamp_cards = {stamps_on(card.card_id): card for card in program.stamp_cards}
        self._wallets = tuple((w, choices.of_filter(w.loads)) for w in program.wallets)
        self._paid_tiers = tuple(
            (tier, choices.of_filter(LineFilter(skus=(tier.paid.sku,))))
            for tier in (program.tiers.tiers if program.tiers else ())
            if tier.paid
        )
        self._known: dict[Circumstances, tuple[Screening, Screening]] = {}

    def places(self, lines: Sequence[PricedLine]) -> Places:
        """Return the places of the lines that each choice takes."""
        return self._book.choices.of(lines)

    def of(self, occasion: Occasion, *, traced: bool = True) -> Screening:
        """Return what is left of the programme to be asked on an occasion.

        Args:
            traced: With what is answered already, for the trace to say.
        """
        circumstances = circumstances_of(occasion, occasion.day)
        known = self._known.get(circumstances)
        if known is None:
            if len(self._known) >= _SCREENINGS_MAX:
                self._known.clear()
            screening = self._screening(occasion)
            known = self._known[circumstances] = (screening, screening.untraced())
        whole, untraced = known
        return whole if traced else untraced

    def _screening(self, occasion: Occasion) -> Screening:
        book, day, happening = self._book, occasion.day, occasion.happening
        is_sale = happening is Happening.SALE
        adding = _screened_rules(book.adding[happening], occasion)
        multiplying = _screened_rules(book.multiplying if is_sale else (), occasion, len(adding))
        offers: dict[str, tuple[ScreenedOffer, ...]] = {}
        for offer, taken in self._offers:
            one = _screened_offer(offer, taken, occasion)
            offers[offer.group] = (*offers.get(offer.group, ()), one)
        return Screening(
            day,
            adding,
            multiplying,
            _screened_rules(book.for_referrer, occasion),
            offers,
            tuple(
                OpenChallenge(
                    challenge,
                    window,
                    taken,
                    EVERYTHING if taken is None else taken,
                    progress_counter(challenge.challenge_id),
                    reached_counter(challenge.challenge_id),
                    f"challenge:{challenge.challenge_id}",
                )
                for challenge, taken in self._challenges
                if challenge.goal.counted_at is happening
                and (window := challenge_window(challenge, day))
            ),
            self._stamp_cards,
            self._wallets,
            self._paid_tiers,
            LotTerms(self._program, day),
            {one.place: one.ready or one.booked.in_vain for one in (*adding, *multiplying)},
        )


def _screened_rules(
    rules: Sequence[BookedRule], occasion: Occasion, first: int = 0
) -> tuple[ScreenedRule, ...]:
    """Return the rules as they are on an occasion, placed from ``first`` on."""
    return tuple(_screened_rule(rule, n, occasion) for n, rule in enumerate(rules, start=first))


def _screened_rule(booked: BookedRule, place: int, occasion: Occasion) -> ScreenedRule:
    rule = booked.rule
    unmet, left = _screened(rule.conditions, occasion)
    ready = RuleTrace(rule.rule_id, 0, (), unmet, booked.unit) if unmet else None
    counts = booked.counted if occasion.happening is Happening.SALE else EVERYTHING
    needs = NOTHING if ready else EVERYTHING if left else counts
    return ScreenedRule(booked, place, ready, left, counts, needs)


def _open(rules: Sequence[ScreenedRule]) -> tuple[ScreenedRule, ...]:
    """Return the rules that can give something; why one does not makes no difference to them."""
    return tuple(replace(one, needs=one.counts) for one in rules if one.ready is None)


def _screened_offer(offer: Offer, taken: int, occasion: Occasion) -> ScreenedOffer:
    unmet, left = _screened(offer.conditions, occasion)
    source = f"offer:{offer.offer_id}"
    apart = tuple(condition for condition in left if not condition.looks_at_lines)
    counter = offer_counter(offer.offer_id)
    return ScreenedOffer(offer, taken, unmet, left, apart, source, counter)


def _screened(
    conditions: Sequence[Condition], occasion: Occasion
) -> tuple[Unmet | None, tuple[Condition, ...]]:
    """Return why the conditions fail, and those from the first that only the sale can tell."""
    for place, condition in enumerate(conditions):
        if not condition.is_circumstantial:
            return None, tuple(conditions[place:])
        if unmet := condition.unmet(occasion, ()):
            return unmet, ()
    return None, ()


screen: Final = PreparedFor(Screen)
"""Returns a programme's screen."""
