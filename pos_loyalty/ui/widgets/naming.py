# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Handles on widgets: names for style sheet and tests, properties for looks, words for ears."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

Q = TypeVar("Q", bound=QObject)


def named(target: Q, name: str, **looks: str) -> Q:
    """Set the object name and the properties that the style sheet selects by; return the object."""
    target.setObjectName(name)
    for look, value in looks.items():
        target.setProperty(look, value)
    return target


def preset(target: Q, **values: str) -> Q:
    """Set Qt's own properties by the names of their values, as in a form file; return the object.

    For what the first page is made of: to load Qt's enums takes a tenth of the time until it
    stands (decision 18).

    Raises:
        ValueError: If there is no such property, or no such value.
    """
    for name, value in values.items():
        if not target.setProperty(name, value):
            raise ValueError(f"{name} cannot be {value}")
    return target


def restyle(widget: QWidget, look: str, value: str) -> None:
    """Change a property that the style sheet selects by; Qt does not look again by itself."""
    if widget.property(look) == value:
        return
    widget.setProperty(look, value)
    for styled in (widget, *widget.findChildren(QWidget)):
        styled.style().unpolish(styled)
        styled.style().polish(styled)
        styled.update()


def show_if(target: QWidget, wanted: bool) -> None:  # noqa: FBT001 - reads as the sentence it is
    """Show or hide a part.

    A part that has no place yet is only hidden: shown, it would be a window of its own for a
    moment, and take the keys from the till's.
    """
    if not wanted or target.parentWidget() is not None:
        target.setVisible(wanted)
