# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till has to tell the cashier, as a code and facts; ``ui.messages`` words it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pos_loyalty.ui.view_models.staff_notice import ON_THE_LOCK, StaffNotice

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
        """Tell whether the next step leaves it: who misses it enters a sale twice, or never."""
        return self.code in _STANDING

    def while_locked(self) -> "Notice | None":
        """Return what a locked till says in its place: no word of a customer, or nothing."""
        if self.is_standing and self.facts:
            return Notice(self.kind, StaffNotice.READ_AFTER_SIGN_IN)
        is_said = self.kind is NoticeKind.ERROR or self.is_standing or self.code in ON_THE_LOCK
        return self if is_said else None

    def fact(self, name: str, default: int | str = "") -> int | str:
        """Return one fact's value, or ``default`` where it was not given."""
        return dict(self.facts).get(name, default)


class NoticeCode(StrEnum):
    """The messages that are no refusal of a use case."""

    PRODUCT_SCANNED = "product_scanned"
    IN_STORE_ITEM_SCANNED = "in_store_item_scanned"
    MEMBER_CODE_SCANNED = "member_code_scanned"
    COUPON_TOO_SOON = "coupon_too_soon"
    COUPON_TOO_LATE = "coupon_too_late"
    COUPON_NOT_HERE = "coupon_not_here"
    COUPON_TAKEN = "coupon_taken"
    COUPON_TAKEN_BEFORE = "coupon_taken_before"
    COUPON_UNAVAILABLE = "coupon_unavailable"
    COUPONS_TOO_MANY = "coupons_too_many"
    VOUCHER_SCANNED = "voucher_scanned"
    VOUCHER_TOO_SOON = "voucher_too_soon"
    VOUCHER_NOT_HERE = "voucher_not_here"
    GIFT_CARD_SCANNED = "gift_card_scanned"
    STAFF_BADGE_SCANNED = "staff_badge_scanned"
    PRODUCT_ON_RETURN = "product_on_return"
    NO_BLANK_CARD_SCANNED = "no_blank_card_scanned"
    ENTRY_DROPPED = "entry_dropped"
    SCAN_WAITS = "scan_waits"
    SCAN_REFUSED_BUSY = "scan_refused_busy"
    SALE_UNFINISHED = "sale_unfinished"
    ENROL_UNFINISHED = "enrol_unfinished"
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
    READER_TROUBLE = "reader_trouble"
    REPORT_COPIED = "report_copied"
    CAMERA_READ = "camera_read"
    CARD_SAVED = "card_saved"
    CARD_FAILED = "card_failed"
    COPY_SAVED = "copy_saved"
    COPY_FAILED = "copy_failed"


_STANDING = frozenset({NoticeCode.RESTART_SAVED, NoticeCode.SAVE_UNSURE, StaffNotice.NOT_SAVED_YET})
