# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A refusal of a use case, as a notice."""

from typing import Final

from pos_loyalty.domain.errors import CardBlocked, LoyaltyError, StoreUnavailable
from pos_loyalty.ui.view_models.notice import Notice, NoticeFact, NoticeKind

_GRAVE: Final = (CardBlocked, StoreUnavailable)


def notice_of(refusal: LoyaltyError) -> Notice:
    """Return the notice for a refusal, with the facts that it carries."""
    kind = NoticeKind.ERROR if isinstance(refusal, _GRAVE) else NoticeKind.WARNING
    facts: tuple[NoticeFact, ...] = tuple(
        (name, value) for name, value in vars(refusal).items() if isinstance(value, int | str)
    )
    return Notice(kind, refusal.code, facts)
