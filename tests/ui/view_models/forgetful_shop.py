# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till where people forget their cards, and a printer that only remembers."""

from pos_loyalty.domain.claim_codes import parse_claim_code, sale_in
from pos_loyalty.domain.goods import Catalogue, CatalogueItem, gtin_key
from pos_loyalty.domain.receipt import Receipt
from pos_loyalty.domain.sale import Sale
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import BLANK_CARD, Shop

GTIN = "5901234123457"
BREAD = CatalogueItem(GTIN, "Bread", price_minor=450)
STRANGER = str(BLANK_CARD)


def goods_with(item: CatalogueItem) -> Catalogue:
    return Catalogue({gtin_key(GTIN): item})


class FakePaper:
    """Implements ``PaperPort``."""

    def __init__(self) -> None:
        self.receipts: list[Receipt] = []

    def print_receipt(self, receipt: Receipt) -> None:
        self.receipts.append(receipt)


class ForgetfulShop(Shop):
    """A till where people forget their cards."""

    def make_code(self, amount: str = "37") -> str:
        self.till.open(Screen.NO_CARD)
        for key in amount:
            self.till.cardless.press(key)
        self.till.cardless.confirm()
        assert self.state.slip is not None
        return self.state.slip.code

    def take_code_home(self) -> str:
        """Make a code that is on no screen any more."""
        code = self.make_code()
        self.till.go_ready()
        return code

    def sale_of(self, code: str) -> Sale:
        claim = parse_claim_code(code)
        assert claim is not None
        return sale_in(claim.payload)

    def shows(self, screen: Screen) -> bool:
        return self.state.screen is screen

    @property
    def notice(self) -> str:
        return self.state.notice.code if self.state.notice else ""
