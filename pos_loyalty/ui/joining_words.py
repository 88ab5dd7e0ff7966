# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of somebody who joins: a birthday, a second contact, a friend's card."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.joining import JoiningNotice
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final = {
    JoiningNotice.BIRTHDAY_UNREADABLE.value: "L-461",
    JoiningNotice.OTHER_CONTACT_ALIKE.value: "L-462",
}


def joining_sentences(notice: Notice) -> Sentences | None:
    """Return what to say while somebody joins."""
    return {
        JoiningNotice.BIRTHDAY_UNREADABLE.value: (
            translate("notice", "This is no birthday."),
            translate("notice", "Nobody was enrolled yet."),
            translate("notice", "Type day, month and year, such as 24.12.1990, or leave it empty."),
        ),
        JoiningNotice.OTHER_CONTACT_ALIKE.value: (
            translate("notice", "Both contacts are of one kind."),
            translate("notice", "Nobody was enrolled yet."),
            translate("notice", "Type one phone number and one e-mail address, or clear one."),
        ),
        JoiningNotice.FRIEND_TAKEN.value: (
            translate("notice", "Invited by {name}: both are thanked as the programme says."),
            "",
            "",
        ),
    }.get(notice.code)


JOINING_TOPIC: Final = Topic(joining_sentences, _SUPPORT_CODES, own_codes=JoiningNotice)
