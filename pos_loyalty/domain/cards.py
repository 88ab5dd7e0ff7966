# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member's cards: which of them work, and what blocking and replacing one changes.

What happens to a card is counted on the member's account, under the card's number and the
operation that did it, and every such counter is 1 while that stands:

    card:NUMBER:blocked:OPERATION     nobody may use the card, until it is unblocked
    card:NUMBER:replaced:OPERATION    the card is over for good; another one stands for it
    card:NUMBER:given:OPERATION       the other one, by the same operation

So a card's changes are sums like all else on an account: they fold to the same whatever the order
in which they come, an undo negates them, and a merge takes them along. A card that two tills
blocked stays blocked until both are lifted; whoever unblocks it lifts those that they know.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.errors import CardBlocked, CardNotBlocked, CardReplaced, CardTaken
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import CounterChange, Effects, MemberState
from pos_loyalty.domain.members import Member, MemberStatus

CARDS: Final = "card:"
"""How the counters of cards begin. Stored: never rename it."""

_BLOCKED: Final = "blocked"
_REPLACED: Final = "replaced"
_GIVEN: Final = "given"
_PARTS: Final = 3


class CardChange(StrEnum):
    """What became of a card. Stored and sent: never rename one."""

    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    REPLACED = "replaced"


class CardReason(StrEnum):
    """Why. Stored and sent: never rename one."""

    LOST = "lost"
    STOLEN = "stolen"
    DAMAGED = "damaged"
    FOUND = "found"
    OTHER = "other"


class CardStanding(StrEnum):
    """How a card stands. One that was blocked and then replaced is ``REPLACED``."""

    WORKS = "works"
    BLOCKED = "blocked"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class CardRecord:
    """What became of the cards of one account.

    Attributes:
        blocks: By card number, the counters of the blocks that stand.
        successors: By card number, the cards that stand for it; several where tills that did not
            know of each other replaced the same card.
        lifted: Cards that were blocked, where that does not stand any more but is remembered.
        withdrawn: By number of a card that was given out and taken back: which card it stood for.
    """

    blocks: Mapping[str, tuple[str, ...]]
    successors: Mapping[str, tuple[str, ...]]
    lifted: frozenset[str] = frozenset()
    withdrawn: Mapping[str, str] = field(default_factory=dict)

    def standing(self, card_number: str) -> CardStanding:
        """Return how a card stands; one that nothing happened to works."""
        if card_number in self.successors or card_number in self.withdrawn:
            return CardStanding.REPLACED
        return CardStanding.BLOCKED if card_number in self.blocks else CardStanding.WORKS

    def current(self, card_number: str) -> str:
        """Return the card that stands for this one now; itself where it was not replaced.

        Of several, one that is not blocked; then the one whose operation has the lowest id.
        """
        wanted = [self.withdrawn.get(card_number, card_number)]
        seen = set(wanted)
        ends: list[str] = []
        for number in wanted:  # it grows meanwhile
            further = self.successors.get(number)
            if further is None:
                ends.append(number)
            for following in further or ():
                if following not in seen:  # nobody replaces a card by one it stood for
                    seen.add(following)
                    wanted.append(following)
        return min(ends, key=lambda number: number in self.blocks, default=card_number)


def cards_of(counters: Iterable[tuple[str, int]]) -> CardRecord:
    """Return what became of cards, from the sums of counters; others are passed over."""
    standing: dict[tuple[str, str], str] = {}
    over: dict[tuple[str, str], str] = {}
    blocks: dict[str, list[str]] = {}
    lifted: set[str] = set()
    for name, amount in sorted(counters):
        if not name.startswith(CARDS):
            continue
        number, what, op_id = _parts_of(name)
        if what != _BLOCKED:
            (standing if amount > 0 else over)[what, op_id] = number
        elif amount > 0:
            blocks.setdefault(number, []).append(name)
        else:
            lifted.add(number)
    given_again = {number for (what, _), number in standing.items() if what == _GIVEN}
    return CardRecord(
        {number: tuple(names) for number, names in blocks.items()},
        _successors(standing),
        frozenset(lifted - blocks.keys()),
        {
            number: over[_REPLACED, op_id]
            for (what, op_id), number in over.items()
            if what == _GIVEN and (_REPLACED, op_id) in over and number not in given_again
        },
    )


def _successors(standing: Mapping[tuple[str, str], str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for (what, op_id), number in standing.items():
        if what == _REPLACED:
            given = standing.get((_GIVEN, op_id))
            found.setdefault(number, []).extend([given] if given else [])
    return {number: tuple(given) for number, given in found.items()}


def cards_in(state: MemberState) -> CardRecord:
    """Return what became of the cards of an account."""
    return cards_of((name, state.total(name)) for name in state.counters if name.startswith(CARDS))


def as_carded(member: Member, record: CardRecord) -> Member:
    """Return the member with the card that they have now, and whether it works.

    Where nothing is counted of the card, what the server said of it holds.
    """
    number = record.current(member.card_number)
    if number in record.blocks:
        return replace(member, card_number=number, status=MemberStatus.BLOCKED)
    if number != member.card_number or number in record.lifted:
        return replace(member, card_number=number, status=MemberStatus.ACTIVE)
    return member


def card_names(card_number: str) -> tuple[str, str]:
    """Return between which two texts the counters of a card sort: after one, before the other."""
    return f"{CARDS}{card_number}:", f"{CARDS}{card_number};"


def block_effects(card_number: str, *, op_id: OpId, record: CardRecord) -> Effects:
    """Return what blocking a card changes.

    Raises:
        CardBlocked: If it is blocked already.
        CardReplaced: If another one stands for it.
    """
    standing = record.standing(card_number)
    if standing is CardStanding.REPLACED:
        raise CardReplaced
    if standing is CardStanding.BLOCKED:
        raise CardBlocked
    return Effects(counters=(CounterChange(_name(card_number, _BLOCKED, op_id), None, 1),))


def unblock_effects(card_number: str, *, record: CardRecord) -> Effects:
    """Return what lifting every block of a card that is known changes.

    Raises:
        CardNotBlocked: If nothing blocks it, as far as is known.
        CardReplaced: If another one stands for it.
    """
    standing = record.standing(card_number)
    if standing is CardStanding.REPLACED:
        raise CardReplaced
    if standing is CardStanding.WORKS:
        raise CardNotBlocked
    blocks = record.blocks[card_number]
    return Effects(counters=tuple(CounterChange(name, None, -1) for name in blocks))


def replace_effects(
    card_number: str, new_card_number: str, *, op_id: OpId, record: CardRecord
) -> Effects:
    """Return what letting another card stand for one changes; a blocked one may be replaced too.

    Raises:
        CardReplaced: If another one stands for it already.
        CardTaken: If the new one is no new one.
    """
    if record.standing(card_number) is CardStanding.REPLACED:
        raise CardReplaced
    known = {card_number, *record.blocks, *record.successors}
    known.update(*record.successors.values())
    if not new_card_number or new_card_number in known:
        raise CardTaken
    return Effects(
        counters=(
            CounterChange(_name(card_number, _REPLACED, op_id), None, 1),
            CounterChange(_name(new_card_number, _GIVEN, op_id), None, 1),
        )
    )


def _name(card_number: str, what: str, op_id: OpId) -> str:
    return f"{CARDS}{card_number}:{what}:{op_id.hex}"


def _parts_of(name: str) -> tuple[str, str, str]:
    """Return the number, what happened and the operation; empty texts for what says less."""
    parts = name.removeprefix(CARDS).rsplit(":", _PARTS - 1)
    return (parts[0], parts[1], parts[2]) if len(parts) == _PARTS else ("", "", "")
