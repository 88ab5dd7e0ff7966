# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a recorded sale gave besides points: stamps, full cards, challenges, badges, vouchers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.program.completions import Completion
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.units import Unit, badges_of, vouchers_for


class GainKind(StrEnum):
    """What a sale can give besides points."""

    STAMPS = "stamps"
    CARD_FULL = "card_full"
    """A stamp card was filled; the names are those of the reward that it is good for."""
    CHALLENGE = "challenge"
    BADGE = "badge"
    VOUCHER = "voucher"


@dataclass(frozen=True, slots=True)
class Gain:
    """Something that the member has since the sale.

    Attributes:
        names: By language code.
        amount: How often; for ``STAMPS`` how many are on the card now.
        needed: For ``STAMPS`` a full card; else 0.
    """

    kind: GainKind
    names: Mapping[str, str]
    amount: int = 1
    needed: int = 0


def gains_of(fact: SaleFact, program: Program) -> tuple[Gain, ...]:
    """Return what the sale gave, as it was recorded; the stamps first.

    What the programme no longer names is left out.
    """
    cards = [c for c in fact.completions if c.kind == "stamps"]
    challenges = [c for c in fact.completions if c.kind == "challenge" and c.times]
    given = [(accrual.unit, accrual.amount) for accrual in fact.accruals]
    given += [(gift.unit, gift.amount * c.times) for c in challenges for gift in c.given]
    return (
        *(gain for card in cards for gain in _of_card(card, program)),
        *_of_challenges(challenges, program),
        *_of_things(given, program),
    )


def _of_card(card: Completion, program: Program) -> Iterator[Gain]:
    known = next((known for known in program.stamp_cards if known.card_id == card.name), None)
    if known is None:
        return
    reward = program.reward(known.reward_id)
    if card.times and reward:
        yield Gain(GainKind.CARD_FULL, reward.name, card.times)
    if left := card.before + card.gained - card.times * card.needed:
        yield Gain(GainKind.STAMPS, known.name, left, card.needed)


def _of_challenges(reached: Iterable[Completion], program: Program) -> Iterator[Gain]:
    names = {str(challenge.challenge_id): challenge.name for challenge in program.challenges}
    for completion in reached:
        if completion.name in names:
            yield Gain(GainKind.CHALLENGE, names[completion.name], completion.times)


def _of_things(given: Iterable[tuple[Unit, int]], program: Program) -> Iterator[Gain]:
    known: Mapping[Unit, tuple[GainKind, Mapping[str, str]]] = {
        **{badges_of(b.badge_id): (GainKind.BADGE, b.name) for b in program.badges},
        **{vouchers_for(r.reward_id): (GainKind.VOUCHER, r.name) for r in program.rewards},
    }
    for unit, amount in given:
        if unit in known and amount:
            yield Gain(*known[unit], amount)
