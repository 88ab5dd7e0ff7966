# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said when the shop's list of goods, or its own register, cannot be used."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.notice import Notice
from pos_loyalty.ui.view_models.shop_notices import ShopNotice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final[dict[str, str]] = {
    ShopNotice.GOODS_FILE_WRONG: "L-166",
    ShopNotice.GOODS_FILE_UNREADABLE: "L-167",
    ShopNotice.REGISTER_PORT: "L-168",
    ShopNotice.REGISTER_FILES: "L-169",
}


def shop_sentences(notice: Notice) -> Sentences | None:
    """Return what to say about the list of goods, or the register."""
    no_goods = translate("notice", "Goods cannot be scanned into a purchase; amounts can be typed.")
    no_register = translate("notice", "Purchases at the register bring no points by themselves.")
    sentences: dict[str, Sentences] = {
        ShopNotice.GOODS_FILE_WRONG: (
            translate("notice", "The list of goods has a mistake in line {line}."),
            no_goods,
            translate("notice", "Tell the manager: the till's log names every mistake."),
        ),
        ShopNotice.GOODS_FILE_UNREADABLE: (
            translate("notice", "The list of goods cannot be read."),
            no_goods,
            translate("notice", "Tell the manager: the file may be missing or open elsewhere."),
        ),
        ShopNotice.REGISTER_PORT: (
            translate(
                "notice", "The register cannot reach the till: another program is in its way."
            ),
            no_register,
            translate("notice", "Scan cards here as usual, and tell the manager."),
        ),
        ShopNotice.REGISTER_FILES: (
            translate("notice", "The register cannot reach the till: its files cannot be used."),
            no_register,
            translate("notice", "Scan cards here as usual, and tell the manager."),
        ),
    }
    return sentences.get(notice.code)


SHOP_TOPIC: Final = Topic(shop_sentences, _SUPPORT_CODES, own_codes=ShopNotice)
