# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Names for the identifiers we pass around, so that they cannot be swapped."""

from typing import Final, NewType
from uuid import UUID

MemberId = NewType("MemberId", UUID)
"""Random; may be made at a till, and is the same on the server."""

OpId = NewType("OpId", UUID)
"""Made once per gesture of the cashier: asking again with the same one changes nothing."""

TillId = NewType("TillId", UUID)

GrantId = NewType("GrantId", UUID)
"""What the server set aside for one till to hand out while it is alone."""

ProgramId = NewType("ProgramId", str)
"""SHA-256, in hex, of the programme document's canonical JSON."""

RuleId = NewType("RuleId", str)
RewardId = NewType("RewardId", str)
TierId = NewType("TierId", str)

LotId = NewType("LotId", str)
"""The operation that made the lot, in hex, a hyphen and the lot's place in it."""

OfferId = NewType("OfferId", str)
CouponId = NewType("CouponId", str)
StampCardId = NewType("StampCardId", str)
ChallengeId = NewType("ChallengeId", str)
BadgeId = NewType("BadgeId", str)
WalletId = NewType("WalletId", str)
ActivityId = NewType("ActivityId", str)

NO_LOT: Final = LotId("")
"""Of what went into no lot."""

NO_ACTIVITY: Final = ActivityId("")
"""Of what is no activity."""

NO_OPERATION: Final = OpId(UUID(int=0))
"""Of what no operation has made yet."""
