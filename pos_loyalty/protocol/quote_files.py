# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The files that ``pos-loyalty quote`` reads: a sale, and the account of who buys.

Described in docs/program.md. Whatever may be left out has a default that suits a first try.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Final, Literal, TypeVar
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    NaiveDatetime,
    TypeAdapter,
    ValidationError,
)

from pos_loyalty.domain.ids import LotId, MemberId, RewardId, WalletId
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import UNIT_MILLI, Channel, Sale, SaleLine
from pos_loyalty.domain.units import POINTS, Unit

FILE_BYTES_MAX: Final = 4 * 1024 * 1024
ANYBODY: Final = MemberId(UUID(int=1))
"""The member of a file that names none."""


class BrokenFile(ValueError):
    """The file is no sale, or no member; the text says everything that is wrong with it."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Line(_Strict):
    line_id: int | None = None
    gross_minor: int
    sku: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    quantity_milli: int = UNIT_MILLI
    tax_minor: int = 0


class _Reward(_Strict):
    reward_id: str
    points: int | None = None
    by_voucher: bool = False
    approver: str = ""


class _Payment(_Strict):
    wallet_id: str
    minor: int


class SaleFile(_Strict):
    """A sale as a file says it.

    Attributes:
        at: When it is made, on the store's clock; ``None`` to be told otherwise.
        currency: ``None`` for the programme's.
        rewards: What the member wants, in that order.
        payments: What is paid from wallets.
    """

    receipt_no: str = "1"
    store_id: str = "store"
    register_id: str = "1"
    at: AwareDatetime | NaiveDatetime | None = None
    currency: str | None = None
    channel: Channel = Channel.STORE
    coupon_codes: tuple[str, ...] = ()
    lines: tuple[_Line, ...] = Field(min_length=1)
    rewards: tuple[_Reward, ...] = ()
    payments: tuple[_Payment, ...] = ()

    def sale(self, at: datetime, currency: str) -> Sale:
        """Return the sale.

        Args:
            at: Its business time, with the store's zone.
            currency: Of the programme, for a file that names none.

        Raises:
            BrokenFile: If there can be no such sale.
        """
        lines = [
            SaleLine(**{**line.model_dump(), "line_id": line.line_id or number})
            for number, line in enumerate(self.lines, start=1)
        ]
        return Sale(
            self.receipt_no,
            self.store_id,
            self.register_id,
            self.currency or currency,
            at,
            tuple(lines),
            self.channel,
            self.coupon_codes,
        )

    def chosen(self) -> Sequence[Choice]:
        """Return what the member wants, and pays with."""
        rewards = [
            ChosenReward(
                RewardId(wanted.reward_id),
                wanted.points,
                by_voucher=wanted.by_voucher,
                approver=wanted.approver,
            )
            for wanted in self.rewards
        ]
        return [*rewards, *(WalletPayment(WalletId(p.wallet_id), p.minor) for p in self.payments)]


class _Lot(_Strict):
    lot_id: str | None = None
    amount: int
    unit: str = POINTS
    vests_on: date | None = None
    expires_on: date | None = None
    awaits: str = ""
    earned_on: date | None = None
    idle_months: int = 0


_Counters = Mapping[str, Mapping[date | Literal[""], int]]


class MemberFile(_Strict):
    """A member's account as a file says it.

    Attributes:
        points: Spendable points that never expire, beside the lots.
        counters: By name, the amounts by day; the empty day is for sums that know none.
        shared: The counters of all members together.
    """

    member_id: UUID = ANYBODY
    joined_on: date = date(2000, 1, 1)
    birthday: date | None = None
    segments: tuple[str, ...] = ()
    referred_by: UUID | None = None
    points: int = 0
    lots: tuple[_Lot, ...] = ()
    counters: _Counters = Field(default_factory=dict)
    shared: _Counters = Field(default_factory=dict)

    def state(self) -> MemberState:
        """Return the account."""
        plain = (Lot(LotId("points"), self.points),) if self.points else ()
        lots = [
            Lot(
                LotId(lot.lot_id or f"lot-{number}"),
                lot.amount,
                lot.vests_on,
                lot.expires_on,
                Unit(lot.unit),
                lot.awaits,
                lot.earned_on,
                lot.idle_months,
            )
            for number, lot in enumerate(self.lots, start=1)
        ]
        return MemberState(
            MemberId(self.member_id),
            self.joined_on,
            (*plain, *lots),
            _by_day(self.counters),
            segments=self.segments,
            birthday=self.birthday,
            referred_by=MemberId(self.referred_by) if self.referred_by else None,
            shared=_by_day(self.shared),
        )


def _by_day(counters: _Counters) -> dict[str, dict[date | None, int]]:
    return {
        name: {day or None: amount for day, amount in by_day.items()}
        for name, by_day in counters.items()
    }


_File = TypeVar("_File", SaleFile, MemberFile)


@cache
def _sales() -> TypeAdapter[SaleFile]:
    return TypeAdapter(SaleFile)


@cache
def _members() -> TypeAdapter[MemberFile]:
    return TypeAdapter(MemberFile)


def read_sale(text: bytes) -> SaleFile:
    """Return the sale in a file.

    Raises:
        BrokenFile: Naming everything that does not fit, and its place.
    """
    return _read(_sales(), text)


def read_member(text: bytes) -> MemberFile:
    """Return the member in a file.

    Raises:
        BrokenFile: Naming everything that does not fit, and its place.
    """
    return _read(_members(), text)


def _read(adapter: TypeAdapter[_File], text: bytes) -> _File:
    if len(text) > FILE_BYTES_MAX:
        raise BrokenFile(f"longer than {FILE_BYTES_MAX} bytes")
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        said = [f"{'.'.join(map(str, item['loc'])) or 'file'}: {item['msg']}" for item in found]
        raise BrokenFile("\n".join(dict.fromkeys(said))) from error
