# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is bought, and how, as it is said in a golden case."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from pos_loyalty.domain.ids import RewardId, WalletId
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import UNIT_MILLI, Channel, Sale, SaleLine
from tests.domain.program.golden_language.phrases import Phrase, clauses_of, phrase, read
from tests.domain.program.golden_language.scene import Scene
from tests.domain.program.golden_language.shop import STORE


@dataclass
class Basket:
    """What is bought, and how."""

    lines: list[SaleLine] = field(default_factory=list)
    chosen: list[Choice] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)

    def add(self, line: SaleLine) -> None:
        """Put a line below the others."""
        self.lines.append(replace(line, line_id=len(self.lines) + 1))

    def show(self, code: str) -> None:
        """Show one more code."""
        self.fields["coupon_codes"] = (*self.fields.get("coupon_codes", ()), code)

    def sale(self, at: datetime) -> Sale:
        """Return what is bought as a sale of that time."""
        usual = {"store_id": STORE, "currency": "PLN"} | self.fields
        return Sale(
            receipt_no="R", register_id="1", business_at=at, lines=tuple(self.lines), **usual
        )


_Said = Callable[[Scene, Basket], None]


def _line(milli: int | None, sku: str | None, gross_minor: int, tax_minor: int | None) -> _Said:
    def say(scene: Scene, basket: Basket) -> None:
        if sku and sku not in scene.goods:
            raise ValueError(f"{sku} is not among the goods")
        category, tags = scene.goods[sku] if sku else ("", ())
        quantity = UNIT_MILLI if milli is None else milli
        basket.add(SaleLine(1, gross_minor, sku or "", category, tags, quantity, tax_minor or 0))

    return say


_CHOICES: Final[tuple[Phrase[ChosenReward], ...]] = (
    phrase("{id}", lambda i: ChosenReward(RewardId(i))),
    phrase("{id} by voucher", lambda i: ChosenReward(RewardId(i), by_voucher=True)),
    phrase("{id} with approval", lambda i: ChosenReward(RewardId(i), approver="Eve")),
    phrase("{id} for {number} points", lambda i, points: ChosenReward(RewardId(i), points)),
)


def choice_of(text: str) -> ChosenReward:
    """Return the reward that is wanted: ``mug by voucher``, ``money for 50 points``."""
    return read(text, _CHOICES, "a reward to take")


def _take_what_was_set_aside(scene: Scene, text: str) -> ChosenReward:
    choice = choice_of(text)
    return replace(choice, hold=scene.shop.hold_for(choice.reward_id))


_BASKET: Final[tuple[Phrase[_Said], ...]] = (
    phrase("(?:{quantity} )?(?:{id} )?{money}(?: with {money} tax)?", _line),
    phrase(
        "taking {text} that was set aside",
        lambda text: lambda scene, b: b.chosen.append(_take_what_was_set_aside(scene, text)),
    ),
    phrase("taking {text}", lambda text: lambda _, b: b.chosen.append(choice_of(text))),
    phrase(
        "paying {money} from {id}",
        lambda minor, i: lambda _, b: b.chosen.append(WalletPayment(WalletId(i), minor)),
    ),
    phrase("showing {code}", lambda code: lambda _, b: b.show(code)),
    phrase("without the card", lambda: lambda s, b: b.fields.update(claimed_at=s.at)),
    phrase("online", lambda: lambda _, b: b.fields.update(channel=Channel.ONLINE)),
    phrase("in store {id}", lambda store: lambda _, b: b.fields.update(store_id=store)),
    phrase("in {code}", lambda currency: lambda _, b: b.fields.update(currency=currency)),
)


def basket_of(scene: Scene, text: str) -> Basket:
    """Return what is bought: ``2 coffee 9.00, taking five, showing AUTUMN``.

    Raises:
        ValueError: If a part of it cannot be understood, or is not among the goods.
    """
    basket = Basket()
    head, clauses = clauses_of(text)
    for clause in (head, *clauses):
        read(clause, _BASKET, "something to buy")(scene, basket)
    return basket
