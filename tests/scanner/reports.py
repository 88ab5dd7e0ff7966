# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reports of USB readers of the class for points of sale."""


def report(text: str, aim_id: str, *, goes_on: bool = False) -> bytes:
    """A report of 64 bytes."""
    code = text.encode("latin-1")
    start = bytes((2, len(code))) + aim_id.encode("latin-1")
    return (start + code).ljust(63, b"\0") + bytes((goes_on,))
