# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sentences of every notice: one row for each topic."""

from typing import Final

from pos_loyalty.ui.care_words import CARE_TOPIC
from pos_loyalty.ui.claim_words import CLAIM_TOPIC
from pos_loyalty.ui.device_words import DEVICE_TOPIC
from pos_loyalty.ui.display_words import DISPLAY_TOPIC
from pos_loyalty.ui.doctor_words import DOCTOR_TOPIC
from pos_loyalty.ui.goods_words import GOODS_TOPIC
from pos_loyalty.ui.joining_words import JOINING_TOPIC
from pos_loyalty.ui.member_words import MEMBER_TOPIC
from pos_loyalty.ui.mending_words import MENDING_TOPIC
from pos_loyalty.ui.printer_words import PRINTER_TOPIC
from pos_loyalty.ui.sale_words import ACCOUNT_TOPIC, SALE_TOPIC
from pos_loyalty.ui.scan_words import SCAN_TOPIC
from pos_loyalty.ui.sentences import Sentences
from pos_loyalty.ui.server_words import SERVER_TOPIC
from pos_loyalty.ui.setting_words import SETTINGS_TOPIC
from pos_loyalty.ui.shop_words import SHOP_TOPIC
from pos_loyalty.ui.staff_words import STAFF_TOPIC
from pos_loyalty.ui.till_words import FILE_TOPIC, TILL_TOPIC
from pos_loyalty.ui.training_words import TRAINING_TOPIC
from pos_loyalty.ui.view_models.notice import Notice

TOPICS: Final = (
    MEMBER_TOPIC,
    DEVICE_TOPIC,
    SCAN_TOPIC,
    SALE_TOPIC,
    GOODS_TOPIC,
    ACCOUNT_TOPIC,
    MENDING_TOPIC,
    CARE_TOPIC,
    TILL_TOPIC,
    FILE_TOPIC,
    PRINTER_TOPIC,
    SERVER_TOPIC,
    SHOP_TOPIC,
    STAFF_TOPIC,
    JOINING_TOPIC,
    CLAIM_TOPIC,
    DISPLAY_TOPIC,
    SETTINGS_TOPIC,
    DOCTOR_TOPIC,
    TRAINING_TOPIC,
)
"""No two of them know the same notice."""

SUPPORT_CODES: Final = {
    code: number for topic in TOPICS for code, number in topic.support_codes.items()
}
"""What the cashier reads out to support, by the notice's code."""


def sentences_of(notice: Notice) -> Sentences | None:
    """Return what a notice says; ``None`` for one that no topic knows."""
    said = (topic.say(notice) for topic in TOPICS)
    return next((sentences for sentences in said if sentences is not None), None)
