# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every way in which the till says no to points for a purchase of a while ago.

LoyaltyError
+-- NoLateClaims       the programme gives none
+-- ClaimForged        no till of the shop made the code
+-- ClaimOfOtherStore  another store's, or another shop's
+-- ClaimOfOtherTill   another till of the store, whose signature this one cannot check
+-- ClaimTooLate       its days are over
+-- ClaimInFuture      sold later than now, by this till's time
+-- AlreadyClaimed     somebody had the points before
"""

from datetime import date

from pos_loyalty.domain.errors import LoyaltyError


class NoLateClaims(LoyaltyError):
    """The programme gives no points for purchases without the card."""

    code = "no_late_claims"


class ClaimForged(LoyaltyError):
    """It says that this till made it, and this till did not; or it holds no sale at all."""

    code = "claim_forged"


class ClaimOfOtherStore(LoyaltyError):
    """Another store made it."""

    code = "claim_of_other_store"


class ClaimOfOtherTill(LoyaltyError):
    """Another till of the store made it, whose signature this one cannot check."""

    code = "claim_of_other_till"

    def __init__(self, *, till: str) -> None:
        super().__init__(f"made by till {till}")
        self.till = till


class ClaimTooLate(LoyaltyError):
    """Its last day is over.

    Attributes:
        last_on: That day, in ISO 8601.
    """

    code = "claim_too_late"

    def __init__(self, *, last_on: date) -> None:
        super().__init__(f"could be claimed up to {last_on}")
        self.last_on = last_on.isoformat()


class ClaimInFuture(LoyaltyError):
    """It was sold later than now: a clock is wrong, or was when the code was made."""

    code = "claim_in_future"


class AlreadyClaimed(LoyaltyError):
    """Its points were given before.

    Attributes:
        claimed_on: The business day of that, in ISO 8601.
    """

    code = "already_claimed"

    def __init__(self, *, claimed_on: date) -> None:
        super().__init__(f"claimed on {claimed_on}")
        self.claimed_on = claimed_on.isoformat()
