# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What members paid: neither points nor stored money, which was paid for when it was loaded."""

import copy
from pathlib import Path

import pytest

from pos_loyalty.domain.ids import WalletId
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import SaleLine
from tests.commands.program.past_shop import Json, PastShop, changed, simulated, written

WALLET: Json = {
    "wallet_id": "gift-card",
    "name": {"en": "Gift card"},
    "loads": {"tags": ["gift-card"]},
}
DOCUMENT: Json = changed(wallets=[WALLET])
CARD_FOR_50 = (SaleLine(1, 5_000, tags=("gift-card",)),)


def takings(
    shop: PastShop,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    document: Json = DOCUMENT,
) -> tuple[int, int]:
    """Return what was paid, as recorded and as lived again; by the same rules if not told."""
    history = shop.closes()
    answer = simulated(capsys, written(document, tmp_path / "p.json"), history)
    return answer["before"]["takings_minor"], answer["after"]["takings_minor"]


def test_points_are_no_takings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = PastShop(tmp_path / "till", DOCUMENT)
    ada = shop.joins("2026-01-10")
    shop.sells(ada, "2026-01-11", 10_000)
    shop.sells(ada, "2026-01-12", 2_000, wants="five")

    assert takings(shop, tmp_path, capsys) == (11_500, 11_500)


def test_stored_money_is_counted_when_it_is_loaded_and_never_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = PastShop(tmp_path / "till", DOCUMENT)
    ada = shop.joins("2026-01-10")
    shop.sells_lines(ada, "2026-01-11", CARD_FOR_50)
    payment = WalletPayment(WalletId("gift-card"), 3_000)

    sale, _ = shop.sells_lines(ada, "2026-01-12", (SaleLine(1, 4_000),), (payment,))
    shop.takes_back(sale, "2026-01-13", {1: 2_000})

    # 50.00 for the card, 10.00 beside it; of the 20.00 that came back 15.00 went back to it.
    assert takings(shop, tmp_path, capsys) == (5_500, 5_500)


def test_stored_money_pays_no_more_than_other_rules_leave_to_pay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = PastShop(tmp_path / "till", DOCUMENT)
    ada = shop.joins("2026-01-10")
    shop.sells_lines(ada, "2026-01-11", CARD_FOR_50)
    payment = WalletPayment(WalletId("gift-card"), 4_000)
    shop.sells_lines(ada, "2026-01-12", (SaleLine(1, 4_000),), (payment,))
    tenth_off = copy.deepcopy(DOCUMENT)
    tenth_off["tiers"]["tiers"][0]["discount_basis_points"] = 1_000

    # Of the second sale 36.00 would be left to pay, and all of that is stored: no takings. The
    # card itself would cost 45.00, and so load no more.
    assert takings(shop, tmp_path, capsys, tenth_off) == (5_000, 4_500)
