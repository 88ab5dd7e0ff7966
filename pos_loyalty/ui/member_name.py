# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a member is called on the till: by name, or as a new member who has given none yet."""

from PySide6.QtCore import QCoreApplication


def shown_name(short_name: str) -> str:
    """Return the name, or words in the cashier's language for somebody enrolled by phone alone."""
    return short_name or QCoreApplication.translate("member", "New member")
