# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a register is served with, and the ways in which it is told no.

    BadTime          it lies in the future, or too long ago
    WrongCurrency    it is another one than the store's
    ReceiptTaken     the receipt's number was recorded before, with something else on it
    BasketGone       the register took its basket away before it was saved, or changed it
    NoCard           what was scanned is no member's card

Besides these, it is told no as a cashier is: see ``domain.errors``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeVar

from pos_loyalty.clock import business_time
from pos_loyalty.domain.card_schemes import CardScheme
from pos_loyalty.domain.codes import CardCode, recognise
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.goods import EMPTY, Catalogue
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.protocol.register_messages import BalanceOut
from pos_loyalty.services.identify import MemberView, identify
from pos_loyalty.services.ports import Clock, Store

EARLY_SECONDS_MAX: Final = 120
LATE_DAYS_MAX: Final = 45
"""As long as the programme versions of that day are certainly known."""

R = TypeVar("R")


class BadTime(LoyaltyError):
    """It lies in the future, or too long ago."""

    code = "bad_time"


class WrongCurrency(LoyaltyError):
    """It is another currency than the store's."""

    code = "wrong_currency"


class ReceiptTaken(LoyaltyError):
    """The number was recorded before, and something else was on the receipt."""

    code = "receipt_taken"


class BasketGone(LoyaltyError):
    """The register took its basket away, or changed it, before the window saved it."""

    code = "basket_gone"


class NoCard(LoyaltyError):
    """What was scanned is no member's card."""

    code = "no_card"


class RunWriting(Protocol):
    """Runs work on the writer's thread, and waits for it."""

    def __call__(self, work: Callable[[], R], /) -> R:
        """Return or raise what the work did."""
        ...


def _tell_nobody(_member_id: MemberId) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The till, as registers are served by it. For any number of threads, but the writer's.

    Attributes:
        store: With those who want to know of each operation.
        run: The way to the writer's thread.
        clock: What the till goes by.
        schemes: The cards of others that the shop accepts.
        catalogue: The shop's goods, as far as they are loaded.
        heard_at: When the server was heard last; ``None`` where the till works alone.
        tell: Hears whose account was changed; called on the thread that serves.
    """

    store: Store
    run: RunWriting
    clock: Clock
    schemes: Sequence[CardScheme] = ()
    catalogue: Callable[[], Catalogue] = lambda: EMPTY
    heard_at: Callable[[], datetime | None] = lambda: None
    tell: Callable[[MemberId], None] = _tell_nobody

    def moment_meant(self, said: datetime | None) -> datetime:
        """Return when it happened, by the store's own clock.

        Args:
            said: Without an offset, as that clock shows it; ``None`` for now.

        Raises:
            BadTime: If it cannot have been then.
        """
        now = self.clock()
        zone = self.store.place.zone
        if said is None:
            return business_time(now, zone)
        at = said if said.tzinfo else _on_clock(said, zone)
        earliest = now - timedelta(days=LATE_DAYS_MAX)
        if not earliest <= at <= now + timedelta(seconds=EARLY_SECONDS_MAX):
            raise BadTime
        return business_time(at, zone)

    def card_number(self, scanned: str) -> str:
        """Return the number of the card that was scanned or typed.

        Raises:
            NoCard: If it is no card that the shop accepts.
        """
        text = scanned.strip()
        for spelling in (text, text.replace(" ", "")):
            code = recognise(spelling, Symbology.UNKNOWN, self.schemes)
            if isinstance(code, CardCode):
                return code.number
        raise NoCard

    def balance(self, member_id: MemberId) -> BalanceOut | None:
        """Return what a member may spend now; ``None`` where it cannot be read."""
        at = self.moment_meant(None)
        try:
            view = identify(member_id, store=self.store, at=at)
        except LoyaltyError:  # gone or stopped meanwhile: what was recorded stands all the same
            return None
        return self.balance_in(view, at)

    def balance_in(self, view: MemberView, at: datetime) -> BalanceOut:
        """Return what a member may spend, as it was read at a business time."""
        heard = self.heard_at()
        as_of = at if heard is None else business_time(heard, self.store.place.zone)
        return BalanceOut(points=view.balance.spendable_points, as_of=as_of)


def _on_clock(said: datetime, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    return said.replace(tzinfo=ZoneInfo(zone))
