# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till has to tell the cashier, as a code and facts; ``ui.messages`` words it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LocalNames = Mapping[str, str]
"""A text of the programme document by language code; ``ui.messages.name_in`` picks one."""

NoticeFact = tuple[str, int | str]
"""A name and its value; ``*_minor`` is money, ``*_points`` points, ``*_at`` ISO 8601."""


class NoticeKind(StrEnum):
    """How grave it is: each has its own icon, colour and sound."""

    OK = "ok"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def is_passing(self) -> bool:
        """Tell whether it goes by itself; the others stay until the cashier's next step."""
        return self in {NoticeKind.OK, NoticeKind.INFO}


@dataclass(frozen=True, slots=True)
class Notice:
    """One message; ``messages.notice_text`` makes the sentences of it.

    Attributes:
        code: A ``LoyaltyError.code``, or one of ``NoticeCode``.
        facts: No name twice.
    """

    kind: NoticeKind
    code: str
    facts: tuple[NoticeFact, ...] = ()

    @property
    def is_standing(self) -> bool:
        """Tell whether the next step leaves it: who misses it enters a sale twice."""
        return self.code in {NoticeCode.RESTART_SAVED, NoticeCode.SAVE_UNSURE}

    def fact(self, name: str, default: int | str = "") -> int | str:
        """Return one fact's value, or ``default`` where it was not given."""
        return dict(self.facts).get(name, default)


class NoticeCode(StrEnum):
    """The messages that are no refusal of a use case."""

    PRODUCT_SCANNED = "product_scanned"
    IN_STORE_ITEM_SCANNED = "in_store_item_scanned"
    ENTRY_DROPPED = "entry_dropped"
    SCAN_WAITS = "scan_waits"
    SCAN_REFUSED_BUSY = "scan_refused_busy"
    SALE_UNFINISHED = "sale_unfinished"
    RETURN_UNFINISHED = "return_unfinished"
    AMOUNT_MISSING = "amount_missing"
    ONE_REWARD_WITHOUT_SALE = "one_reward_without_sale"
    NAME_MISSING = "name_missing"
    CONTACT_MISSING = "contact_missing"
    BLANK_CARD_TAKEN = "blank_card_taken"
    ENROLLED = "enrolled"
    RETURN_FOLLOWS = "return_follows"
    NOTHING_CHOSEN = "nothing_chosen"
    QUERY_TOO_SHORT = "query_too_short"
    NOBODY_FOUND = "nobody_found"
    TROUBLE = "trouble"
    RESTART_SAVED = "restart_saved"
    RESTART_EMPTY = "restart_empty"
    SAVE_UNSURE = "save_unsure"
    CAMERA_TROUBLE = "camera_trouble"
    CARD_SAVED = "card_saved"
    COPY_SAVED = "copy_saved"
    COPY_FAILED = "copy_failed"
