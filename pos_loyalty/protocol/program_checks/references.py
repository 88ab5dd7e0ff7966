# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Ids: each names one thing, and whatever is named is there."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, Final, NewType, get_args

from pos_loyalty.domain.ids import (
    ActivityId,
    BadgeId,
    ChallengeId,
    CouponId,
    OfferId,
    RewardId,
    RuleId,
    StampCardId,
    TierId,
    WalletId,
)
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.challenges import Badge, Challenge
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.document import NamedActivity
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.stacking import DiscountGroup
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.stored_value import Wallet
from pos_loyalty.domain.program.tiers import Tier
from pos_loyalty.protocol.document_shape import Part, below, fields_of
from pos_loyalty.protocol.mistake_words import nearest, shown
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_checks.reading import Reading, strings, text

_OWNERS: Final = (
    (EarningRule, "rule_id", RuleId, "earning rule"),
    (Reward, "reward_id", RewardId, "reward"),
    (Tier, "tier_id", TierId, "tier"),
    (Offer, "offer_id", OfferId, "offer"),
    (Coupon, "coupon_id", CouponId, "coupon"),
    (StampCard, "card_id", StampCardId, "stamp card"),
    (Challenge, "challenge_id", ChallengeId, "challenge"),
    (Badge, "badge_id", BadgeId, "badge"),
    (NamedActivity, "activity_id", ActivityId, "activity"),
    (Wallet, "wallet_id", WalletId, "wallet"),
    (DiscountGroup, "group", None, "discount group"),
)
_WORDS: Final = {id_type: word for _, _, id_type, word in _OWNERS}

_IDLE: Final = {
    BadgeId: "Nothing gives this badge.",
    ActivityId: "Nothing is given for this activity.",
    CouponId: "Nothing asks for this coupon.",
}
"""What is said of a thing that nothing refers to, where that is worth saying."""


def check_ids(reading: Reading) -> Iterator[Mistake]:
    """Yield empty ids, ids that two things share, and names of what is not there."""
    for made_of, name, _, word in _OWNERS:
        yield from _check_own(reading, made_of, name, word)
    known = _known(reading)
    for part in reading.parts:
        for id_type, place, said in _references_of(part):
            if said not in known[id_type]:
                unknown = f"There is no {_WORDS[id_type]} {shown(said)}."
                yield Mistake(place, unknown, nearest(said, known[id_type]))


def check_idle(reading: Reading) -> Iterator[Mistake]:
    """Yield what nothing in the programme refers to."""
    used = {(t, said) for part in reading.parts for t, _, said in _references_of(part)}
    for made_of, name, id_type, _ in _OWNERS:
        for part in reading.of(made_of):
            own_id = text(part, name)
            if own_id and id_type in _IDLE and (id_type, own_id) not in used:
                advice = "Give it a use, or remove it."
                yield Mistake(part.place, _IDLE[id_type], advice, is_warning=True)


def check_codes(reading: Reading) -> Iterator[Mistake]:
    """Yield codes of coupons that are there twice, whatever their capitals."""
    first_at: dict[str, str] = {}
    for place, code in chain.from_iterable(strings(c, "codes") for c in reading.of(Coupon)):
        if earlier := first_at.get(code.casefold()):
            taken = f"The code {shown(code)} is taken by {earlier}."
            yield Mistake(place, taken, "A code opens one coupon, whatever its capitals.")
        first_at.setdefault(code.casefold(), place)


def _check_own(reading: Reading, made_of: type, name: str, word: str) -> Iterator[Mistake]:
    first_at: dict[str, str] = {}
    for part in reading.of(made_of):
        own_id, place = part.content.get(name), below(part.place, name)
        if not isinstance(own_id, str):
            continue
        if not own_id.strip():
            yield Mistake(place, "The id is empty.", f"Give the {word} an id of its own.")
        elif own_id in first_at:
            taken = f"The id {shown(own_id)} is taken by {first_at[own_id]}."
            yield Mistake(place, taken, f"Give each {word} an id of its own.")
        first_at.setdefault(own_id, part.place)


def _known(reading: Reading) -> dict[Any, set[str]]:
    return {
        id_type: {text(part, name) for part in reading.of(made_of)}
        for made_of, name, id_type, _ in _OWNERS
    }


def _references_of(part: Part) -> Iterator[tuple[Any, str, str]]:
    """Yield the type of the id, its place and the id, for each that names something else."""
    for name, id_type in _reference_fields(part.made_of).items():
        yield from ((id_type, place, said) for place, said in strings(part, name))


@cache
def _reference_fields(made_of: type) -> Mapping[str, Any]:
    """Return the fields that name something else, and the type of its id."""
    own = {name for owner, name, _, _ in _OWNERS if owner is made_of}
    return {
        name: id_type
        for name, annotation in fields_of(made_of).items()
        for id_type in (annotation, *get_args(annotation))
        if name not in own and _is_id(id_type)
    }


def _is_id(annotation: object) -> bool:
    return isinstance(annotation, NewType) and annotation in _WORDS
