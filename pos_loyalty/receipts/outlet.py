# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where receipts go, and why they do not."""

from enum import StrEnum
from typing import Protocol

from pos_loyalty.domain.printed import Printed


class TroubleCode(StrEnum):
    """Why nothing is printed. Shown by code: never rename a value."""

    NOT_THERE = "not_there"
    NO_ANSWER = "no_answer"
    BROKE_OFF = "broke_off"
    NO_PAPER = "no_paper"
    NOT_READY = "not_ready"
    """A cover is open, or it has stopped by itself."""
    NOT_WRITTEN = "not_written"
    """The folder for files is missing, full or not this user's."""
    FAILED = "failed"


class PrinterTrouble(Exception):
    """It may go by itself, or with a hand's help: worth another try."""

    def __init__(self, code: TroubleCode) -> None:
        super().__init__(code.value)
        self.code = code


class Outlet(Protocol):
    """A printer, or what stands for one. One thread uses it, but for ``abort``."""

    def give(self, printed: Printed) -> None:
        """Print it; giving it again after trouble may print the beginning twice.

        Raises:
            PrinterTrouble: If it is not on the paper, or may not be.
        """
        ...

    def look(self) -> None:
        """See whether it would print now.

        Raises:
            PrinterTrouble: If it would not.
        """
        ...

    def abort(self) -> None:
        """Let ``give`` and ``look`` end soon. Any thread."""
        ...
