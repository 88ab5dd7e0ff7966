# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said when the till itself, or its file, is the trouble."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_TILL_CODES: Final = {
    "no_program_in_force": "L-501",
    "stale_state": "L-502",
    "restart_saved": "L-601",
    "trouble": "L-602",
    "save_unsure": "L-603",
    "card_failed": "L-722",
}

_FILE_CODES: Final = {
    "store_unavailable": "L-900",
    "unsafe_library": "L-901",
    "wrong_key": "L-902",
    "damaged_file": "L-903",
    "store_in_use": "L-904",
    "newer_file": "L-906",
    "disk_full": "L-905",
}


def till_sentences(notice: Notice) -> Sentences | None:
    """Return what to say when the till itself is the trouble."""
    no_points_now = translate("notice", "Purchases collect no points on this till for now.")
    return {
        "no_program_in_force": (
            translate("notice", "The shop has no rules for today."),
            no_points_now,
            translate("notice", "Keep the receipt and call a manager."),
        ),
        "stale_state": (
            translate("notice", "The member's points changed just now."),
            translate("notice", "Nothing was saved."),
            translate("notice", "Confirm again."),
        ),
        "trouble": (
            translate("notice", "Something went wrong in the till."),
            translate("notice", "The last step may be missing."),
            translate("notice", "Scan the card and check the balance before you repeat it."),
        ),
        "save_unsure": (
            translate("notice", "Something went wrong while saving."),
            translate("notice", "It is not known whether this was saved."),
            translate("notice", "Scan the card and check the balance before you enter it again."),
        ),
        "card_saved": (
            translate("notice", "The card is saved as {file}. Print it from there."),
            "",
            "",
        ),
        "card_failed": (
            translate("notice", "The card could not be saved."),
            translate("notice", "The customer's number stays as it is."),
            translate("notice", "Try another folder, or one on another disk."),
        ),
        "restart_empty": (
            translate("notice", "The till was not closed properly. Nothing had been saved on it."),
            "",
            "",
        ),
    }.get(notice.code)


def file_sentences(notice: Notice) -> Sentences | None:
    """Return what to say when the till's own file is the trouble."""
    no_points_now = translate("notice", "Purchases collect no points on this till for now.")
    return {
        "store_unavailable": (
            translate("notice", "The till cannot use its own file."),
            no_points_now,
            translate("notice", "Keep the receipt and call a manager."),
        ),
        "unsafe_library": (
            translate("notice", "The till's database program is too old to be trusted."),
            no_points_now,
            translate("notice", "Call support to update the till."),
        ),
        "wrong_key": (
            translate("notice", "The till's file does not open with its key."),
            no_points_now,
            translate("notice", "Call support; do not delete anything."),
        ),
        "damaged_file": (
            translate("notice", "The till's file is damaged."),
            no_points_now,
            translate("notice", "Call support to bring back the last backup."),
        ),
        "store_in_use": (
            translate("notice", "The till is open a second time on this computer."),
            translate("notice", "Customers are served in the other window."),
            translate("notice", "Use the window that is open already."),
        ),
        "newer_file": (
            translate("notice", "The till's file was made by a newer version of this program."),
            no_points_now,
            translate("notice", "Call support to update the till."),
        ),
        "disk_full": (
            translate("notice", "The disk is full: this was not saved."),
            translate("notice", "The customer's points did not change."),
            translate("notice", "Call a manager to free some space, then confirm again."),
        ),
    }.get(notice.code)


TILL_TOPIC: Final = Topic(till_sentences, _TILL_CODES)
FILE_TOPIC: Final = Topic(file_sentences, _FILE_CODES)
