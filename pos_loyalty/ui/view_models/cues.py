# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which sound goes with what has just happened on the till."""

from enum import StrEnum
from typing import Final

from pos_loyalty.domain.claim_refusals import ClaimForged, ClaimOfOtherStore
from pos_loyalty.domain.codes import ForeignReason
from pos_loyalty.domain.errors import UnreadableCode
from pos_loyalty.ui.view_models import staff_notice
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice
from pos_loyalty.ui.view_models.goods import NOT_NOW
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)


class Cue(StrEnum):
    """A short sound; each is told from the others without looking."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
    NOT_NOW = "not_now"
    """A code of ours, but something else comes first."""
    NOT_OURS = "not_ours"
    """A product, a web address, somebody else's card."""


_NOT_NOW: Final = frozenset(
    {
        NoticeCode.SCAN_REFUSED_BUSY,
        NoticeCode.SALE_UNFINISHED,
        NoticeCode.ENROL_UNFINISHED,
        NoticeCode.RETURN_UNFINISHED,
        NoticeCode.MEMBER_CODE_SCANNED,
        NoticeCode.COUPON_TOO_SOON,
        NoticeCode.COUPON_TOO_LATE,
        NoticeCode.COUPON_NOT_HERE,
        NoticeCode.COUPON_UNAVAILABLE,
        NoticeCode.COUPONS_TOO_MANY,
        NoticeCode.VOUCHER_SCANNED,
        NoticeCode.VOUCHER_TOO_SOON,
        NoticeCode.VOUCHER_NOT_HERE,
        NoticeCode.GIFT_CARD_SCANNED,
        NoticeCode.STAFF_BADGE_SCANNED,
        ClaimNotice.CARDLESS_UNFINISHED,
        ClaimNotice.CLAIM_WAITS,
        *NOT_NOW,
        *staff_notice.NOT_NOW,
    }
)
_NOT_OURS: Final = frozenset(
    {
        NoticeCode.PRODUCT_SCANNED,
        NoticeCode.IN_STORE_ITEM_SCANNED,
        NoticeCode.PRODUCT_ON_RETURN,
        NoticeCode.NO_BLANK_CARD_SCANNED,
        ClaimForged.code,
        ClaimOfOtherStore.code,
    }
)
_SCAN_AGAIN: Final = frozenset({ForeignReason.EMPTY, ForeignReason.MISREAD})
"""Nothing is known yet of a code that was read badly."""


def cue_between(before: TillState, after: TillState) -> Cue | None:
    """Return the sound for a change of the state, or ``None`` for silence.

    What the till has to say about trouble is heard before what went well.
    """
    if after.notice is not None and after.notice != before.notice:
        return _cue_of(after.notice)
    is_new_member = after.screen is Screen.MEMBER and before.screen is not Screen.MEMBER
    is_new_done = after.done is not None and after.done != before.done
    return Cue.OK if is_new_member or is_new_done else None


def _cue_of(notice: Notice) -> Cue | None:
    if notice.code in _NOT_NOW:
        return Cue.NOT_NOW
    is_foreign = notice.code == UnreadableCode.code and notice.fact("reason") not in _SCAN_AGAIN
    if is_foreign or notice.code in _NOT_OURS:
        return Cue.NOT_OURS
    return {
        NoticeKind.OK: Cue.OK,
        NoticeKind.INFO: None,
        NoticeKind.WARNING: Cue.WARNING,
        NoticeKind.ERROR: Cue.ERROR,
    }[notice.kind]
