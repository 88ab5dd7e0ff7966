# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of goods on a sale."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.goods import GoodsNotice
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final[dict[str, str]] = {
    GoodsNotice.PRICE_ASKED: "L-160",
    GoodsNotice.PRICE_FIRST: "L-161",
    GoodsNotice.PRICE_MISSING: "L-162",
    GoodsNotice.GOODS_BESIDE_AMOUNT: "L-163",
    GoodsNotice.AMOUNT_BESIDE_GOODS: "L-164",
    GoodsNotice.BASKET_FULL: "L-165",
    GoodsNotice.BASKET_WAITS: "L-170",
    GoodsNotice.BASKET_OF_REGISTER: "L-171",
    GoodsNotice.RECEIPT_TAKEN: "L-172",
    GoodsNotice.BASKET_GONE: "L-173",
}


def goods_sentences(notice: Notice) -> Sentences | None:
    """Return what to say about goods."""
    not_added = translate("notice", "It was not added to the purchase.")
    sentences: dict[str, Sentences] = {
        GoodsNotice.PRICE_ASKED: (
            translate("notice", "The till has no price for this."),
            translate("notice", "It is not in the purchase yet."),
            translate("notice", "Type the price and press Enter; Esc leaves it out."),
        ),
        GoodsNotice.PRICE_FIRST: (
            translate("notice", "The price of {product} is still missing."),
            not_added,
            translate("notice", "Type that price and press Enter; then scan again."),
        ),
        GoodsNotice.PRICE_MISSING: (
            translate("notice", "The price of {product} is missing."),
            translate("notice", "Nothing was saved yet."),
            translate("notice", "Type the price and press Enter; Esc leaves it out."),
        ),
        GoodsNotice.GOODS_BESIDE_AMOUNT: (
            translate("notice", "An amount is typed already."),
            not_added,
            translate("notice", "Confirm the amount, or delete it and scan the goods."),
        ),
        GoodsNotice.AMOUNT_BESIDE_GOODS: (
            translate("notice", "The goods make the amount."),
            translate("notice", "Nothing changed for the customer."),
            translate("notice", "Scan what is missing, or press Esc and type the amount."),
        ),
        GoodsNotice.BASKET_FULL: (
            translate("notice", "The purchase has as many lines as fit."),
            not_added,
            translate("notice", "Confirm it, and scan the rest for the same customer."),
        ),
        GoodsNotice.BASKET_WAITS: (
            translate("notice", "The register has a purchase of {amount}."),
            translate("notice", "It counts for the next card that is scanned."),
            translate("notice", "Scan the customer's card."),
        ),
        GoodsNotice.BASKET_OF_REGISTER: (
            translate("notice", "This purchase comes from the register."),
            translate("notice", "Nothing changed for the customer."),
            translate("notice", "Change it at the register; Esc drops it here."),
        ),
        GoodsNotice.RECEIPT_TAKEN: (
            translate("notice", "The register has saved this purchase itself."),
            translate("notice", "It was not saved a second time."),
            translate("notice", "Look at the receipt of the register."),
        ),
        GoodsNotice.BASKET_GONE: (
            translate("notice", "The register has changed or taken back this purchase."),
            translate("notice", "Nothing was saved."),
            translate("notice", "Look at what the register shows now, and confirm that."),
        ),
    }
    return sentences.get(notice.code)


GOODS_TOPIC: Final = Topic(goods_sentences, _SUPPORT_CODES, own_codes=GoodsNotice)
