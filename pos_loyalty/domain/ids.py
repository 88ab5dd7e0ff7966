# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Names for the identifiers we pass around, so that they cannot be swapped."""

from typing import NewType
from uuid import UUID

MemberId = NewType("MemberId", UUID)
"""Random; may be made at a till, and is the same on the server."""

OpId = NewType("OpId", UUID)
"""Made once per gesture of the cashier: asking again with the same one changes nothing."""

TillId = NewType("TillId", UUID)

ProgramId = NewType("ProgramId", str)
"""SHA-256, in hex, of the programme document's canonical JSON."""

RuleId = NewType("RuleId", str)
RewardId = NewType("RewardId", str)
TierId = NewType("TierId", str)

LotId = NewType("LotId", str)
"""The operation that made the lot, in hex, a hyphen and the lot's place in it."""
