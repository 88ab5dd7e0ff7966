# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tells screen readers what changed, for people who do not see the message appear."""

from PySide6.QtWidgets import QWidget

_ANNOUNCED = "announced"


def announce(widget: QWidget) -> None:
    """Say the widget's accessible name if it is not what was said last."""
    words = widget.accessibleName()
    if widget.property(_ANNOUNCED) == words:
        return
    widget.setProperty(_ANNOUNCED, words)
    if words:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
