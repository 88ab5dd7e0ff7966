# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stored value: gift cards and wallets. Money, not points; a way to pay, not a discount."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pos_loyalty.domain.ids import LotId, WalletId
from pos_loyalty.domain.program.expiry import Expiry, Never
from pos_loyalty.domain.program.line_filter import LineFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """A kind of stored value.

    Attributes:
        name: What the member reads, by language code.
        loads: What is bought to fill it: the amount paid for these lines goes in.
        expiry: When what was loaded ends.
    """

    wallet_id: WalletId
    name: Mapping[str, str]
    loads: LineFilter
    expiry: Expiry = field(default_factory=Never)


@dataclass(frozen=True, slots=True)
class WalletPayment:
    """A part of a sale that is paid from stored value.

    Attributes:
        minor: At least 1.
    """

    wallet_id: WalletId
    minor: int

    def __post_init__(self) -> None:
        if self.minor < 1:
            raise ValueError("a payment is at least 1")


@dataclass(frozen=True, slots=True)
class WalletLoad:
    """What a sale put into a wallet.

    Attributes:
        minor: At least 1.
        line_ids: The lines that it was paid for, ascending.
    """

    wallet_id: WalletId
    minor: int
    line_ids: tuple[int, ...]
    lot_id: LotId
