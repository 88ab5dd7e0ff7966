# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of a till with a receipt printer."""

from collections.abc import Mapping
from dataclasses import replace

from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.receipts import ReceiptNotice
from pos_loyalty.ui.view_models.till_state import PaperOffer, TillState


def receipt_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file.

    Args:
        visit: The states of a visit.
    """
    trouble = Notice(NoticeKind.WARNING, ReceiptNotice.PRINTER_TROUBLE, (("reason", "no_paper"),))
    done = visit["done"]
    return {
        "done-receipt": replace(done, paper=PaperOffer.ASKED),
        "done-receipt-follows": replace(done, paper=PaperOffer.PRINTED, printer_trouble="no_paper"),
        "ready-printer": replace(visit["ready"], printer_trouble="no_paper", notice=trouble),
    }
