# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every way in which the till says no, and the words' codes for it.

    LoyaltyError                   a refusal that the cashier can be told about
    +-- UnknownMember              no member for this card, code or id
    +-- UnreadableCode             the scan is not something this till can use
    +-- CardBlocked                the card was lost, replaced or stopped
    +-- CardReplaced               another card stands for it
    +-- CardNotBlocked             nothing blocks the card
    +-- CardTaken                  the card is somebody's already
    +-- AdjustmentLimit            so much by hand is not for one day
    +-- InsufficientPoints         the reward costs more than may be spent now
    +-- InsufficientMoney          a wallet holds less than is to be paid from it
    +-- MoreThanDue                more would be paid from wallets than there is to pay
    +-- NotGrantedHere             it is the member's, but not for this till to hand out now
    +-- RewardUnavailable          a limit, date, tier or minimum of the reward says no
    +-- UnknownSale                no sale with this receipt on this till
    +-- ReturnExceedsSale          more would come back than was sold
    +-- NothingToUndo              too late, undone before, or not of a kind to undo
    +-- TakenBackBefore            an operation was taken back, or given to another member, before
    +-- PartlyReturned             goods of the sale came back: it is no longer whole
    +-- GainsSpent                 what the operation gave is spent already
    +-- PaidOtherwise              another member would have paid another sum for the same goods
    +-- SameMember                 the purchase is theirs already
    +-- NothingToRelease           no such hold here, or it is over
    +-- UnknownActivity            the programme does not name the activity
    +-- AlreadyEnrolled            this phone, e-mail or card has a member already
    +-- InvalidContact             the phone number or e-mail cannot be one
    +-- NoProgramInForce           the shop has published no rules for this day
    +-- WrongPin                   the PIN is not that person's
    +-- PinLocked                  too many wrong ones: nobody looks at a PIN for a while
    +-- UnknownBadge               nobody on the staff list has this badge
    +-- MayNotApprove              this person may not agree to this
    +-- OwnCard                    who stands at the till is the member
    +-- StoreUnavailable           the till's own file cannot be used as it is
        +-- UnsafeLibrary          SQLite is too old to be trusted with points
        +-- WrongKey               the file is not readable with this till's key
        +-- DamagedFile            the file is torn or was changed from outside
        +-- StoreInUse             another till process has the file open
        +-- DiskFull               nothing more can be made durable
        +-- NewerFile              a newer release has upgraded the file

Programmer mistakes are not here: they raise ``ValueError`` and reach the crash report.
Texts for people are not here either: ``ui.messages`` turns ``code`` and the facts into words.
"""

from typing import ClassVar


class LoyaltyError(Exception):
    """A refusal that is part of normal work."""

    code: ClassVar[str]


class UnknownMember(LoyaltyError):
    """No member matches."""

    code = "unknown_member"


class UnreadableCode(LoyaltyError):
    """The scan is of no use here; ``reason`` is a code of ``domain.codes``."""

    code = "unreadable_code"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CardBlocked(LoyaltyError):
    """The card was lost, replaced or stopped."""

    code = "card_blocked"


class CardReplaced(LoyaltyError):
    """Another card stands for it."""

    code = "card_replaced"


class CardNotBlocked(LoyaltyError):
    """Nothing blocks the card, as far as this till knows."""

    code = "card_not_blocked"


class CardTaken(LoyaltyError):
    """The card is somebody's already, or was."""

    code = "card_taken"


class AdjustmentLimit(LoyaltyError):
    """More points would be adjusted by hand than the shop lets one member, or one till, a day.

    Attributes:
        left_points: What may still be adjusted today.
    """

    code = "adjustment_limit"

    def __init__(self, *, left_points: int) -> None:
        super().__init__(f"{left_points} points may be adjusted today")
        self.left_points = left_points


class InsufficientPoints(LoyaltyError):
    """The reward costs more points than the member may spend now."""

    code = "insufficient_points"

    def __init__(self, *, needed_points: int, spendable_points: int) -> None:
        super().__init__(f"needs {needed_points}, may spend {spendable_points}")
        self.needed_points = needed_points
        self.spendable_points = spendable_points


class InsufficientMoney(LoyaltyError):
    """A wallet does not reach for what is to be paid from it."""

    code = "insufficient_money"

    def __init__(self, *, needed_minor: int, stored_minor: int) -> None:
        super().__init__(f"needs {needed_minor}, holds {stored_minor}")
        self.needed_minor = needed_minor
        self.stored_minor = stored_minor


class MoreThanDue(LoyaltyError):
    """More would be paid from stored money than there is to pay."""

    code = "more_than_due"

    def __init__(self, *, paid_minor: int, due_minor: int) -> None:
        super().__init__(f"pays {paid_minor}, is due {due_minor}")
        self.paid_minor = paid_minor
        self.due_minor = due_minor


class NotGrantedHere(LoyaltyError):
    """The account holds it, but this till may hand out less of it while it is alone.

    Attributes:
        granted: What may be handed out here now, of the unit.
        spendable: What the member may spend of it where the server is asked.
        unit: As in ``domain.units``.
    """

    code = "not_granted_here"

    def __init__(self, *, granted: int, spendable: int, unit: str) -> None:
        super().__init__(f"{granted} of {spendable} {unit} may be handed out here")
        self.reason = self.code
        self.granted = granted
        self.spendable = spendable
        self.unit = unit

    @property
    def facts(self) -> tuple[tuple[str, int | str], ...]:
        """Return what it was decided by, as a trace has it."""
        return (("granted", self.granted), ("spendable", self.spendable), ("unit", self.unit))


class RewardUnavailable(LoyaltyError):
    """The reward does not fit; ``reason`` and ``facts`` are the trace's, that say why."""

    code = "reward_unavailable"

    def __init__(self, reason: str, facts: tuple[tuple[str, int | str], ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


class UnknownSale(LoyaltyError):
    """This till has no such sale."""

    code = "unknown_sale"


class ReturnExceedsSale(LoyaltyError):
    """A line would come back beyond what was sold and not yet returned."""

    code = "return_exceeds_sale"

    def __init__(self, *, left_minor: int) -> None:
        super().__init__(f"at most {left_minor} may still come back")
        self.left_minor = left_minor


class NothingToUndo(LoyaltyError):
    """The last action is too old, was undone before, or cannot be undone."""

    code = "nothing_to_undo"


class TakenBackBefore(LoyaltyError):
    """The operation was taken back, or given to another member, before."""

    code = "taken_back_before"


class PartlyReturned(LoyaltyError):
    """Goods of the sale came back: it can no longer be taken back whole."""

    code = "partly_returned"


class GainsSpent(LoyaltyError):
    """What the operation gave is spent already; ``missing_points`` is 0 for what are no points."""

    code = "gains_spent"

    def __init__(self, *, missing_points: int) -> None:
        super().__init__(f"{missing_points} points are missing")
        self.missing_points = missing_points


class PaidOtherwise(LoyaltyError):
    """For another member the same goods would have cost another sum than was paid."""

    code = "paid_otherwise"

    def __init__(self, *, paid_minor: int, due_minor: int) -> None:
        super().__init__(f"paid {paid_minor}, would be {due_minor}")
        self.paid_minor = paid_minor
        self.due_minor = due_minor


class SameMember(LoyaltyError):
    """The purchase is theirs already."""

    code = "same_member"


class NothingToRelease(LoyaltyError):
    """There is no such hold here, or it was captured or released before."""

    code = "nothing_to_release"


class UnknownActivity(LoyaltyError):
    """The programme in force does not name the activity."""

    code = "unknown_activity"


class AlreadyEnrolled(LoyaltyError):
    """Somebody holds this phone number, e-mail or card."""

    code = "already_enrolled"


class InvalidContact(LoyaltyError):
    """What was typed cannot be a phone number or an e-mail address."""

    code = "invalid_contact"


class NoProgramInForce(LoyaltyError):
    """No programme version covers the business day, or the sale's currency."""

    code = "no_program_in_force"


class WrongPin(LoyaltyError):
    """The PIN is not that person's; so many more may be wrong before somebody has to wait."""

    code = "wrong_pin"

    def __init__(self, *, tries_left: int) -> None:
        super().__init__(f"{tries_left} tries left")
        self.tries_left = tries_left


class PinLocked(LoyaltyError):
    """Too many PINs of one person were wrong: none is looked at before the wait is over."""

    code = "pin_locked"

    def __init__(self, *, wait_seconds: int) -> None:
        super().__init__(f"{wait_seconds} s")
        self.wait_seconds = wait_seconds


class UnknownBadge(LoyaltyError):
    """Nobody on the staff list has this badge, or is on it any more."""

    code = "unknown_badge"


class MayNotApprove(LoyaltyError):
    """This person may not agree: it is their own wish or gain, or their role does not reach."""

    code = "may_not_approve"

    def __init__(self, *, short_name: str) -> None:
        super().__init__(short_name)
        self.short_name = short_name


class OwnCard(LoyaltyError):
    """Who stands at the till is the member: nobody serves themselves."""

    code = "own_card"


class StoreUnavailable(LoyaltyError):
    """The till's own file cannot be used as it is."""

    code = "store_unavailable"


class UnsafeLibrary(StoreUnavailable):
    """The SQLite that was found may lose confirmed work (the WAL-reset bug)."""

    code = "unsafe_library"


class WrongKey(StoreUnavailable):
    """The file is not readable with this till's key, or is no till's file."""

    code = "wrong_key"


class DamagedFile(StoreUnavailable):
    """The file is torn or was changed from outside."""

    code = "damaged_file"


class StoreInUse(StoreUnavailable):
    """Another process works on this file."""

    code = "store_in_use"


class DiskFull(StoreUnavailable):
    """There is no room to make the operation durable; it was not recorded."""

    code = "disk_full"


class NewerFile(StoreUnavailable):
    """A newer release has upgraded the file; this one would spoil it."""

    code = "newer_file"
