# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of MEMBER with goods on the sale: a few, many, and one without a price."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pos_loyalty.ui.view_models.form_rows import GoodsRow
from pos_loyalty.ui.view_models.goods import GoodsNotice
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import TillState

_LONG: Final = "Extra virgin olive oil, cold pressed, from our own trees, 750 ml"
_GOODS: Final = (
    GoodsRow(2, "Ser Gouda", 1, 1400, None, 350),
    GoodsRow(1, "Булочка с корицей", 1, 690, 690),
    GoodsRow(0, "Latte", 2, 2900, 1450),
)
_MANY: Final = tuple(
    GoodsRow(place, _LONG if place % 7 == 3 else f"Jabłka nr {place}", place % 4 + 1, 12345, 3086)  # noqa: PLR2004 - every seventh
    for place in reversed(range(30))
)


_FROM_REGISTER: Final = (
    GoodsRow(2, "", 1, 690, None, is_fixed=True),
    GoodsRow(1, "Ser Gouda", 0, 1400, None, 350, is_fixed=True),
    GoodsRow(0, "Latte", 2, 2900, None, is_fixed=True),
)


def goods_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file.

    Args:
        visit: Those of a visit, which these begin with.
    """
    keyed = replace(visit["member-amount"], notice=None)
    waits = Notice(NoticeKind.INFO, GoodsNotice.BASKET_WAITS, (("amount_minor", 4990),))
    asked = Notice(NoticeKind.INFO, GoodsNotice.PRICE_ASKED, (("product", _LONG),))
    return {
        "member-goods": _with_goods(keyed, _GOODS),
        "member-goods-long": _with_goods(keyed, _MANY),
        "member-goods-register": _with_goods(keyed, _FROM_REGISTER),
        "ready-basket-waiting": replace(visit["ready"], notice=waits),
        "member-goods-price": replace(_with_goods(keyed, _GOODS, price_of=_LONG), notice=asked),
    }


def _with_goods(state: TillState, goods: tuple[GoodsRow, ...], *, price_of: str = "") -> TillState:
    amount_minor = sum(row.price_minor for row in goods)
    sale = replace(state.sale, typed="", goods=goods, price_of=price_of, amount_minor=amount_minor)
    return replace(state, sale=sale)
