# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What CARE draws: a member whose card or balance is being put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.cards import CardReason
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.program.adjusting import AdjustmentReason


class CareDeed(StrEnum):
    """What may be done for a member."""

    BLOCK = "block"
    UNBLOCK = "unblock"
    REPLACE = "replace"
    GIVE = "give"
    TAKE = "take"


class CareNotice(StrEnum):
    """The messages of CARE that are no refusal of a use case."""

    CARE_NEEDS_MEMBER = "care_needs_member"
    DEED_MISSING = "care_deed_missing"
    REASON_MISSING = "care_reason_missing"
    CARD_MISSING = "care_card_missing"
    POINTS_MISSING = "care_points_missing"
    CARE_UNFINISHED = "care_unfinished"


_BY_HAND: Final = tuple(reason.value for reason in AdjustmentReason)

REASONS: Final[Mapping[CareDeed, tuple[str, ...]]] = {
    CareDeed.BLOCK: (CardReason.LOST, CardReason.STOLEN, CardReason.OTHER),
    CareDeed.UNBLOCK: (CardReason.FOUND, CardReason.OTHER),
    CareDeed.REPLACE: (
        CardReason.LOST,
        CardReason.STOLEN,
        CardReason.DAMAGED,
        CardReason.OTHER,
    ),
    CareDeed.GIVE: _BY_HAND,
    CareDeed.TAKE: _BY_HAND,
}
"""Why each may be done: the codes that operations store."""

WITH_POINTS: Final = frozenset({CareDeed.GIVE, CareDeed.TAKE})


@dataclass(frozen=True, slots=True)
class CareForm:
    """A member whose card or balance is being put right.

    Attributes:
        is_blocked: Their card does not work.
        deed: ``None`` until it is said what is to be done.
        reason: One of ``REASONS`` of the deed; empty until it is said.
        note: More about it, in the cashier's words.
        typed: Digits of the points to give or to take.
        new_card: What stands for the card from now on; empty until one was scanned.
        new_card_mask: The end of it, to compare with the card in the hand.
    """

    member_id: MemberId
    short_name: str
    card_mask: str
    is_blocked: bool
    spendable_points: int
    deed: CareDeed | None = None
    reason: str = ""
    note: str = ""
    typed: str = ""
    new_card: str = ""
    new_card_mask: str = ""

    @property
    def deeds(self) -> tuple[CareDeed, ...]:
        """Return what may be done for them as they are."""
        first = CareDeed.UNBLOCK if self.is_blocked else CareDeed.BLOCK
        return (first, CareDeed.REPLACE, CareDeed.GIVE, CareDeed.TAKE)

    @property
    def is_begun(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return bool(self.reason or self.note.strip() or self.typed or self.new_card)

    @property
    def points(self) -> int:
        """Return the points that are typed; 0 for none."""
        return int(self.typed or "0")

    @property
    def missing(self) -> CareNotice | None:
        """Return what has to be said before anything is done; ``None`` when all is there."""
        if self.deed is None:
            return CareNotice.DEED_MISSING
        if self.deed is CareDeed.REPLACE and not self.new_card:
            return CareNotice.CARD_MISSING
        if self.deed in WITH_POINTS and not self.points:
            return CareNotice.POINTS_MISSING
        return None if self.reason else CareNotice.REASON_MISSING
