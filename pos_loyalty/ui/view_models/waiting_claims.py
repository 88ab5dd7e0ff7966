# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The end of a code's wait for its member: never without a word."""

from dataclasses import replace

from pos_loyalty.ui.view_models.claim_forms import ClaimNotice
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import TillState


def without_claim(state: TillState) -> TillState:
    """Return the state with no code that waits; if one did, it says that the code stays good."""
    if state.waiting_claim is None:
        return state
    dropped = Notice(NoticeKind.INFO, ClaimNotice.CLAIM_DROPPED)
    return replace(state, waiting_claim=None, notice=dropped)
