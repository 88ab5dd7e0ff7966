# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A whole row that is one button: a reward, a found member, a line of a receipt."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from pos_loyalty.ui.widgets.naming import named


class RowButton(QPushButton):
    """Takes its size from the layout that is put into it."""

    def __init__(self, name: str, spoken: str, *, is_chosen: bool = False) -> None:
        super().__init__()
        named(self, name, kind="choice", chosen="yes" if is_chosen else "no")
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the row's parts need."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least that shows all parts."""
        layout = self.layout()
        return super().minimumSizeHint() if layout is None else layout.minimumSize()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height at which no word is cut."""
        layout = self.layout()
        return -1 if layout is None else layout.heightForWidth(width)
