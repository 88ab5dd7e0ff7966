# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stamp cards: so many stamps, then a voucher; the card starts anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from pos_loyalty.domain.ids import RewardId, StampCardId


@dataclass(frozen=True, slots=True, kw_only=True)
class StampCard:
    """A count with a reward at its end. Rules with the effect ``stamps`` fill it.

    Attributes:
        name: What the member reads, by language code.
        stamps_needed: A full card; at least 1. Stamps beyond it start the next one.
        reward_id: The reward that a full card is a voucher for.
    """

    card_id: StampCardId
    name: Mapping[str, str]
    stamps_needed: int
    reward_id: RewardId

    def __post_init__(self) -> None:
        if self.stamps_needed < 1:
            raise ValueError("stamps_needed must be at least 1")
