# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the rarely wanted pages are called, and what waits for the server."""

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.view_models.till_state import Screen

translate = QCoreApplication.translate


def page_name(page: Screen) -> str:
    """Return what a page of MORE is called on its button."""
    return {
        Screen.UNSENT: translate("more", "Not sent yet"),
        Screen.SETTINGS: translate("more", "Settings"),
        Screen.DOCTOR: translate("more", "Check this till"),
        Screen.CAMERA: translate("more", "Camera"),
        Screen.READERS: translate("more", "Barcode readers"),
    }[page]


def training_name(*, is_training: bool) -> str:
    """Return what the button says that begins to train, or ends it."""
    if is_training:
        return translate("more", "End the training")
    return translate("more", "Practise")


def sign_name(*, is_closed: bool) -> str:
    """Return what the button says that puts up the sign on the customer's display, or takes it."""
    if is_closed:
        return translate("more", "Take the closed sign down")
    return translate("more", "Put the closed sign up")


def action_name(kind: str) -> str:
    """Return what an operation was.

    Args:
        kind: Of its fact.
    """
    return {
        "sale": translate("more", "Purchase"),
        "redemption": translate("more", "Reward"),
        "refund": translate("more", "Return"),
        "unmatched_return": translate("more", "Return"),
        "undo": translate("more", "Undo"),
        "enrolment": translate("more", "New member"),
        "card_change": translate("more", "Card blocked or replaced"),
        "adjustment": translate("more", "Points changed by hand"),
    }.get(kind, translate("more", "Change of points"))
