# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What somebody with a say did to an account by hand, with a reason: facts of operations.

Both came with the second shape of operations: see ``ops.schema_of``.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from pos_loyalty.domain.cards import CardChange, CardReason
from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.program.adjusting import AdjustmentReason

NOTE_CHARS_MAX: Final = 200
"""Of what is said in somebody's own words."""

SCHEMA: Final = 2
"""The first shape of operations that has these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardChangeFact:
    """A card was blocked, unblocked, or replaced by another; the member stays.

    Attributes:
        card_number: The card that it happened to.
        new_card_number: What stands for it from now on; empty but for ``REPLACED``.
        note: More about the reason, in the cashier's words; at most ``NOTE_CHARS_MAX``.
        approver: Who agreed; empty where nobody signs in.
    """

    kind: Literal["card_change"] = "card_change"
    change: CardChange
    card_number: str
    new_card_number: str = ""
    reason: CardReason
    note: str = ""
    approver: str = ""
    business_at: datetime
    store_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentFact:
    """Points were given or taken by hand.

    Attributes:
        points: Above 0 what was given, below 0 what was taken; never 0.
        note: More about the reason, in the cashier's words; at most ``NOTE_CHARS_MAX``.
        approver: Who agreed; empty where nobody signs in.
        program_id: The version whose expiry holds for what was given.
    """

    kind: Literal["adjustment"] = "adjustment"
    points: int
    reason: AdjustmentReason
    note: str = ""
    approver: str = ""
    business_at: datetime
    store_id: str
    program_id: ProgramId
    engine: int
