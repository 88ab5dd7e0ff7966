# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every trouble of a printer has words of its own, and something to do."""

from pos_loyalty.receipts.outlet import TroubleCode
from pos_loyalty.ui.messages import notice_text
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.receipts import ReceiptNotice


def test_each_trouble_has_its_own_words_and_something_to_do() -> None:
    notices = [
        Notice(NoticeKind.WARNING, ReceiptNotice.PRINTER_TROUBLE, (("reason", code.value),))
        for code in TroubleCode
    ]

    texts = [notice_text(notice, "PLN", "en") for notice in notices]

    assert len({text.title for text in texts}) == len(TroubleCode)
    assert all(text.action and text.meaning and text.code == "[L-801]" for text in texts)
