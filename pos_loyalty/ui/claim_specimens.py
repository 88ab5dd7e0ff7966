# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of a till where somebody left the card at home."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from pos_loyalty.domain.claim_codes import SIGNATURE_BYTES, SignedClaim, claim_payload
from pos_loyalty.domain.claim_refusals import (
    AlreadyClaimed,
    ClaimTooLate,
)
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice, ClaimSlipView, WaitingClaim
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.till_state import PaperOffer, SaleForm, Screen, TillState

_SOLD_AT = datetime(2026, 11, 20, 16, 30, tzinfo=timezone(timedelta(hours=1)))
_LAST_ON = date(2026, 12, 4)
_NUMBER = str(IssuedNumber(IssuedKind.CLAIM, "4821093310057264"))
_SALE = Sale(_NUMBER, "waw-1", "1", "PLN", _SOLD_AT, (SaleLine(1, 12_750),))
_CODE = str(SignedClaim(claim_payload(_SALE), bytes(range(1, SIGNATURE_BYTES + 1))))


def claim_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file.

    Args:
        visit: The states of a visit.
    """
    ready, member = visit["ready"], visit["member"]
    waiting = replace(ready, waiting_claim=WaitingClaim(_SALE, datetime(2026, 11, 22, tzinfo=UTC)))
    no_card = replace(ready, screen=Screen.NO_CARD)
    done = visit["done"].done
    claimed = done and replace(
        done, sold_on=_SOLD_AT.date(), used_points=0, reward_names=(), gains=(), tier_reached=None
    )
    entered = SaleForm("127.50", 12_750, can_confirm=True)
    slip = ClaimSlipView(_CODE, 12_750, _LAST_ON, datetime(2026, 11, 20, tzinfo=UTC))
    shown = replace(ready, screen=Screen.SLIP, slip=slip)
    summed = Notice(NoticeKind.INFO, ClaimNotice.GOODS_SUMMED)
    refusals = {
        "claim-too-late": (ready, ClaimTooLate(last_on=_LAST_ON)),
        "claim-twice": (member, AlreadyClaimed(claimed_on=_LAST_ON)),
    }
    return {
        "no-card-amount": replace(no_card, sale=entered),
        "claim-slip-receipt": replace(shown, paper=PaperOffer.ASKED, notice=summed),
        "claim-waits": waiting,
        "claim-done": replace(visit["done"], done=claimed),
        **{name: replace(state, notice=notice_of(no)) for name, (state, no) in refusals.items()},
    }
