# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The dark and light modules of a QR code, for the screen and for the printed card."""

from typing import Final

QUIET_MODULES: Final = 4
"""White modules around a code, as ISO/IEC 18004 asks."""


def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of modules, ``True`` for dark, without the quiet zone."""
    import qrcode

    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in line) for line in code.get_matrix())
