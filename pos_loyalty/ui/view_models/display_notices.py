# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier is told of the customer's display."""

from enum import StrEnum

from pos_loyalty.ui.view_models.notice import Notice, NoticeKind


class DisplayNotice(StrEnum):
    """Each of them is said once, and keeps nobody from anything."""

    SURVEY_ANSWERED = "survey_answered"
    OFFER_TROUBLE = "offer_trouble"
    SIGN_UP = "sign_up"
    SIGN_DOWN = "sign_down"


class PictureTrouble(StrEnum):
    """Why a picture of the shop's offers is not shown."""

    MISSING = "missing"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"


def offer_trouble(file_name: str, trouble: PictureTrouble) -> Notice:
    """Return what to say of a picture that cannot be shown."""
    facts = (("file_name", file_name), ("reason", str(trouble)))
    return Notice(NoticeKind.WARNING, DisplayNotice.OFFER_TROUBLE, facts)
