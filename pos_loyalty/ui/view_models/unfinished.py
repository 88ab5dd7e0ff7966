# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier has begun and would lose by going elsewhere, said before they do."""

from pos_loyalty.ui.view_models.care_form import CareNotice
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen, TillState


def unfinished_notice(state: TillState) -> Notice | None:
    """Return what to save or to drop first; ``None`` if nothing would be lost."""
    if state.screen is Screen.MEMBER and state.member is not None and state.sale.is_begun:
        facts = (
            ("short_name", state.member.short_name),
            ("amount_minor", state.sale.amount_minor or 0),
        )
        return Notice(NoticeKind.WARNING, NoticeCode.SALE_UNFINISHED, facts)
    if state.screen is Screen.NO_CARD and state.sale.is_begun:
        amount = ("amount_minor", state.sale.amount_minor or 0)
        return Notice(NoticeKind.WARNING, ClaimNotice.CARDLESS_UNFINISHED, (amount,))
    if state.screen is Screen.ENROL and state.enrol.is_begun:
        return Notice(NoticeKind.WARNING, NoticeCode.ENROL_UNFINISHED)
    if state.screen is Screen.RETURN and state.returning.is_begun:
        return Notice(NoticeKind.WARNING, NoticeCode.RETURN_UNFINISHED)
    if state.screen is Screen.CARE and state.care is not None and state.care.is_begun:
        return Notice(NoticeKind.WARNING, CareNotice.CARE_UNFINISHED)
    return None
