# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The grid of every page with a number pad: what it is about on the left, the pad on the right."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from pos_loyalty.ui.widgets.layouts import row

_LEFT: Final = 60
_RIGHT: Final = 38


def two_columns(left: QLayout, right: QWidget, *, top: int = 13, bottom: int = 9) -> QHBoxLayout:
    """Return both, in the proportion that all pages and the bar below them share."""
    content = row(left, right, spacing=10, margins=(13, top, 13, bottom))
    share_out(content, is_stacked=False)
    return content


def share_out(columns: QHBoxLayout, *, is_stacked: bool) -> None:
    """Give the columns their shares; the right one gets the larger when nothing stands left."""
    shares = (_RIGHT, _LEFT) if is_stacked else (_LEFT, _RIGHT)
    for index, share in enumerate(shares):
        columns.setStretch(index, share)
