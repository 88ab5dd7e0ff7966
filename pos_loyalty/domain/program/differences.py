# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What changes from one version of a programme to another, and for whom: as values.

Things are told apart by their ids, so moving one is no change, unless the order says something.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.people import (
    FirstPurchase,
    MemberFor,
    MinimumAge,
    NearBirthday,
    Segments,
    Tiers,
)
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.tiers import Tier

ID_FIELDS: Final[Mapping[str, str]] = {
    "earning": "rule_id",
    "tiers": "tier_id",
    "rewards": "reward_id",
    "offers": "offer_id",
    "stacking": "group",
    "coupons": "coupon_id",
    "stamp_cards": "card_id",
    "challenges": "challenge_id",
    "badges": "badge_id",
    "activities": "activity_id",
    "wallets": "wallet_id",
}
"""The parts of a programme that are lists of things, and what their ids are called."""

_ORDERED: Final = frozenset({"earning", "offers", "stacking", "tiers"})
"""Lists whose order says something: which rule comes first, what is taken off first."""

_WHO: Final = (Tiers, Segments, FirstPurchase, MinimumAge, MemberFor, NearBirthday, WithCoupon)
"""Conditions that say for whom a thing is, rather than when or for what."""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that is not the same.

    Attributes:
        path: Such as ``trigger.step_minor``; one of several conditions or goals goes by its kind.
        before: ``None`` also where there was nothing.
        after: ``None`` also where there is nothing any more.
    """

    path: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that is new, gone or not the same; or the programme itself.

    Attributes:
        part: The field of the programme that it stands in; empty for the programme itself.
        thing_id: Its id; empty for the programme itself.
        before: ``None`` for what is new.
        after: ``None`` for what is gone.
        fields: What is not the same; empty for what is new or gone.
        audiences: Whom it concerns: members for whom all conditions of one of them hold, as it was
            or as it is. Empty for everybody.
    """

    part: str
    thing_id: str
    before: object
    after: object
    fields: tuple[FieldDifference, ...] = ()
    audiences: tuple[tuple[Condition, ...], ...] = ()


def differences(before: Program, after: Program) -> tuple[Difference, ...]:
    """Return what is not the same, the programme itself first, then in a document's order."""
    own = tuple(_own_fields(before, after))
    itself = (Difference("", "", before, after, own),) if own else ()
    return itself + tuple(d for part in ID_FIELDS for d in _in_part(part, before, after))


def things_in(program: Program, part: str) -> Mapping[str, object]:
    """Return what stands in one of the parts that are lists, by id."""
    if part == "tiers":
        listed: Sequence[object] = program.tiers.tiers if program.tiers else ()
    else:
        listed = getattr(program, part)
    return {getattr(thing, ID_FIELDS[part]): thing for thing in listed}


def _own_fields(before: Program, after: Program) -> Iterator[FieldDifference]:
    for name in (field.name for field in fields(Program)):
        if name == "tiers":
            yield from _ladder_fields(before, after)
        elif name not in ID_FIELDS:
            yield from _compare(name, getattr(before, name), getattr(after, name))
    for part in ID_FIELDS:
        if part in _ORDERED:
            yield from _order(part, before, after)


def _ladder_fields(before: Program, after: Program) -> Iterator[FieldDifference]:
    if before.tiers and after.tiers:
        for name in (field.name for field in fields(before.tiers) if field.name != "tiers"):
            old, new = getattr(before.tiers, name), getattr(after.tiers, name)
            yield from _compare(f"tiers.{name}", old, new)


def _order(part: str, before: Program, after: Program) -> Iterator[FieldDifference]:
    old_ids, new_ids = things_in(before, part), things_in(after, part)
    was = tuple(thing_id for thing_id in old_ids if thing_id in new_ids)
    is_now = tuple(thing_id for thing_id in new_ids if thing_id in old_ids)
    if was != is_now:
        yield FieldDifference(part, was, is_now)


def _in_part(part: str, before: Program, after: Program) -> Iterator[Difference]:
    was, is_now = things_in(before, part), things_in(after, part)
    for thing_id in dict.fromkeys((*was, *is_now)):
        old, new = was.get(thing_id), is_now.get(thing_id)
        if old != new:
            changed = tuple(_compare("", old, new)) if old and new else ()
            yield Difference(part, thing_id, old, new, changed, _audiences(old, new))


def _compare(path: str, before: object, after: object) -> Iterator[FieldDifference]:
    if before == after:
        return
    old, new = _inside(before), _inside(after)
    is_same_sort = type(before) is type(after)
    if not is_same_sort or old is None or new is None:
        yield FieldDifference(path, before, after)
        return
    for key in dict.fromkeys((*old, *new)):
        yield from _compare(_joined(path, key), old.get(key), new.get(key))


def _inside(value: object) -> Mapping[str, object] | None:
    """Return the parts of a value by what they are called; ``None`` for one without parts."""
    if isinstance(value, Mapping):
        return value
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if not isinstance(value, tuple) or not all(map(is_dataclass, value)):
        return None
    kinds = [getattr(inner, "kind", "") for inner in value]
    if all(kinds) and len(set(kinds)) == len(kinds):
        return dict(zip(kinds, value, strict=True))
    return {f"[{index}]": inner for index, inner in enumerate(value)}


def _joined(path: str, key: str) -> str:
    if not path or key.startswith("["):
        return path + key
    return f"{path}.{key}"


def _audiences(before: object, after: object) -> tuple[tuple[Condition, ...], ...]:
    concerned = tuple(dict.fromkeys(_audience(thing) for thing in (before, after) if thing))
    return concerned if all(concerned) else ()


def _audience(thing: object) -> tuple[Condition, ...]:
    match thing:
        case Tier():
            return (Tiers(tier_ids=(thing.tier_id,)),)
        case Coupon():
            return (WithCoupon(coupon_ids=(thing.coupon_id,)),)
    conditions: tuple[Condition, ...] = getattr(thing, "conditions", ())
    return tuple(condition for condition in conditions if isinstance(condition, _WHO))
