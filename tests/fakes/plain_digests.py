# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""PINs kept as they are, for tests that have no time for scrypt."""


class PlainDigests:
    """Implements ``services.staff.PinDigests``."""

    def digest(self, pin: str) -> str:
        return f"plain${pin}"

    def fits(self, pin: str, digest: str) -> bool:
        return digest == f"plain${pin}"
