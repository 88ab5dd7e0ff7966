# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What nobody has to say who joins: it stands behind one press, and joining takes three inputs."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.members import ContactChannel
from pos_loyalty.ui.view_models.form_states import JoinExtras

MESSAGES_PER_MONTH: Final = (1, 2, 4)
_TEXT_CHARS_MAX: Final = 100
_BIRTHDAY_CHARS_MAX: Final = 12

Change = Callable[[JoinExtras], JoinExtras]


class EnrolExtrasViewModel:
    """Takes the second contact, the birthday, and how the member wants to be written to."""

    def __init__(self, edit: Callable[[Change], None]) -> None:
        self._edit = edit

    def turn(self) -> None:
        """Show what is extra, or put it away; what was typed there stays."""
        self._edit(lambda extras: replace(extras, is_open=not extras.is_open))

    def choose_profile(self, *, wants_profile: bool) -> None:
        """Take the member's own answer, whatever they said to news."""
        self._edit(lambda extras: replace(extras, wants_profile=wants_profile))

    def type_other_contact(self, text: str) -> None:
        """Take an e-mail address beside a phone, or a phone beside an address."""
        typed = text[:_TEXT_CHARS_MAX]
        self._edit(lambda extras: replace(extras, other_contact=typed))

    def choose_channel(self, channel: ContactChannel) -> None:
        """Take how the member wants to be written to."""
        self._edit(lambda extras: replace(extras, channel=channel.value))

    def choose_messages_per_month(self, count: int) -> None:
        """Take how often at most; one of ``MESSAGES_PER_MONTH``, anything else changes nothing."""
        if count in MESSAGES_PER_MONTH:
            self._edit(lambda extras: replace(extras, messages_per_month=count))

    def type_birthday(self, text: str) -> None:
        """Take the birthday as people write it."""
        typed = text[:_BIRTHDAY_CHARS_MAX]
        self._edit(lambda extras: replace(extras, birthday=typed))
