# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rewards that take nothing off a sale: gifts, events, donations, early access."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pos_loyalty.domain.program.basket import PricedLine


@dataclass(frozen=True, slots=True, kw_only=True)
class _HandedOver:
    def discounts(self, lines: Sequence[PricedLine], _points: int) -> tuple[int, ...]:
        """Return nothing off any line."""
        return tuple(0 for _ in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftItem(_HandedOver):
    """A thing that is handed over; how many there are is the reward's limit.

    Attributes:
        sku: What leaves the shelf; empty where the shop does not say.
        value_minor: What it costs the shop, for the figures; 0 where it does not say.
    """

    kind: Literal["gift"] = "gift"
    sku: str = ""
    value_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience(_HandedOver):
    """A place at an event: a tasting, a workshop, a concert.

    Attributes:
        details: Where and when, in words, by language code.
        held_on: The day of the event; ``None`` where it is agreed with the member.
    """

    kind: Literal["experience"] = "experience"
    details: Mapping[str, str] = field(default_factory=dict)
    held_on: date | None = None
    value_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Donation(_HandedOver):
    """Money that the shop gives to a good cause in the member's name."""

    kind: Literal["donation"] = "donation"
    recipient: Mapping[str, str]
    value_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyAccess(_HandedOver):
    """Something before others have it.

    Attributes:
        details: What, in words, by language code.
        opens_on: The day on which others have it too; ``None`` where the shop does not say.
    """

    kind: Literal["early_access"] = "early_access"
    details: Mapping[str, str]
    opens_on: date | None = None
