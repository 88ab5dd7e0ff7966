# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of receipts, and of the printer that they do not come out of."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.notice import Notice
from pos_loyalty.ui.view_models.receipts import ReceiptNotice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final[dict[str, str]] = {
    ReceiptNotice.PRINTER_TROUBLE: "L-801",
    ReceiptNotice.NO_RECEIPT: "L-802",
    ReceiptNotice.NO_PRINTER: "L-803",
}


def printer_sentences(notice: Notice) -> Sentences | None:
    """Return what to say about receipts."""
    if notice.code == ReceiptNotice.PRINTER_TROUBLE:
        reason = str(notice.fact("reason"))
        saved = translate("notice", "Everything is saved; only the paper is missing.")
        return _trouble_text(reason), saved, _trouble_action(reason)
    sentences: dict[str, Sentences] = {
        ReceiptNotice.RECEIPT_PRINTED: (
            translate("notice", "The receipt goes to the printer."),
            "",
            "",
        ),
        ReceiptNotice.NO_RECEIPT: (
            translate("notice", "There is no receipt of the last minute to print."),
            translate("notice", "The customer's points are as they were."),
            translate("notice", "Scan the card to see the points on the screen."),
        ),
        ReceiptNotice.NO_PRINTER: (
            translate("notice", "This till has no receipt printer."),
            translate("notice", "Receipts come from the register."),
            translate("notice", "A manager can name a printer in the settings."),
        ),
    }
    return sentences.get(notice.code)


def _trouble_text(reason: str) -> str:
    return {
        "not_there": translate("notice", "The receipt printer is not there."),
        "no_answer": translate("notice", "The receipt printer does not answer."),
        "broke_off": translate("notice", "The receipt printer broke off."),
        "no_paper": translate("notice", "The receipt printer has no paper."),
        "not_ready": translate("notice", "The receipt printer is open, or has stopped."),
        "not_written": translate("notice", "Receipts cannot be saved in their folder."),
    }.get(reason, translate("notice", "Receipts cannot be printed any more."))


def _trouble_action(reason: str) -> str:
    if reason == "no_paper":
        return translate("notice", "Put in a new roll: it goes on by itself.")
    if reason == "not_ready":
        return translate("notice", "Close its cover: it goes on by itself.")
    if reason in {"not_there", "no_answer", "broke_off"}:
        return translate("notice", "Look at its plug and its cable: it goes on by itself.")
    if reason == "not_written":
        return translate("notice", "Tell the manager: the folder may be full, or gone.")
    return translate("notice", "Tell the manager, and start the till again when there is time.")


PRINTER_TOPIC: Final = Topic(printer_sentences, _SUPPORT_CODES, own_codes=ReceiptNotice)
