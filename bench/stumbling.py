# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Decoders to be put into a process: one that looks at nothing, and one with a fault.

Apart from what measures them, for the process loads this module whenever it is started again.
"""

from typing import Final

from pos_loyalty.scanner.decoder_child import stream_decoder
from pos_loyalty.scanner.decoding import Decoder, GreyFrame, Reading

TRAP_PIXELS: Final = 2


class _Blind:
    """Implements ``Decoder``."""

    def decode(self, _frame: GreyFrame) -> tuple[Reading, ...]:
        return ()


class _Stumbling:
    """Implements ``Decoder``: the whole cascade, which a certain tiny frame hangs."""

    def __init__(self) -> None:
        self._decoder = stream_decoder()

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        while frame.width == TRAP_PIXELS:
            pass
        return self._decoder.decode(frame)


def blind() -> Decoder:
    """Return a decoder that looks at nothing."""
    return _Blind()


def stumbling() -> Decoder:
    """Return the till's decoder, with a fault."""
    return _Stumbling()
