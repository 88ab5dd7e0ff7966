# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier is told of the customer's display."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.display_notices import DisplayNotice, PictureTrouble
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final = {"offer_trouble": "L-430"}


def display_sentences(notice: Notice) -> Sentences | None:
    """Return what to say of the display, or of what a member answered on it."""
    if notice.code == DisplayNotice.OFFER_TROUBLE:
        return _offer(str(notice.fact("reason")))
    return {
        DisplayNotice.SURVEY_ANSWERED.value: (
            translate("notice", "{name} answered the question: {earned}."),
            "",
            "",
        ),
        DisplayNotice.SIGN_UP.value: (
            translate("notice", "The customer's display says that this till is closed."),
            "",
            translate("notice", "Ctrl+D takes the sign down."),
        ),
        DisplayNotice.SIGN_DOWN.value: (
            translate("notice", "The customer's display says that this till is open."),
            "",
            "",
        ),
    }.get(notice.code)


def _offer(reason: str) -> Sentences:
    what = {
        PictureTrouble.MISSING.value: translate(
            "notice", "The picture {file} for the customer's display is not there."
        ),
        PictureTrouble.TOO_LARGE.value: translate(
            "notice", "The picture {file} for the customer's display is too large."
        ),
    }.get(
        reason,
        translate("notice", "The picture {file} for the customer's display cannot be read."),
    )
    return (
        what,
        translate("notice", "The other offers are shown."),
        translate("notice", "Ask whoever looks after the till for a PNG or JPEG file."),
    )


DISPLAY_TOPIC: Final = Topic(display_sentences, _SUPPORT_CODES, DisplayNotice)
