# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a notice says, and who knows what to say: a topic for each matter."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pos_loyalty.ui.view_models.notice import Notice

Sentences = tuple[str, str, str]
"""What happened, what it means for the customer, what to do now; the last two may be empty."""


class Topic(NamedTuple):
    """The notices about one matter.

    Attributes:
        say: Returns the sentences of a notice, with places for its facts; ``None`` where the
            notice is of another topic.
        support_codes: What the cashier reads out to support, by the notice's code. Printed in
            manuals: never give a number a new meaning.
        own_codes: The notices that only this topic has, beside ``NoticeCode``.
    """

    say: Callable[[Notice], Sentences | None]
    support_codes: Mapping[str, str]
    own_codes: Iterable[str] = ()
