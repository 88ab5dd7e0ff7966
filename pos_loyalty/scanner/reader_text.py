# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a code says, once everything is taken off that its reader put around it.

A reader may send, in this order: control characters (STX), a prefix of the shop's and an AIM
identifier, or those two the other way round, the code, a suffix of the shop's, control characters
(ETX). Each may be missing.

Control characters go from both ends only. Inside, all of them stay: a GS ends a field of a GS1
code, and to drop whatever else came through there could make a code of ours out of one that is not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.scan import Symbology

CONTROLS: Final = "".join(map(chr, (*range(0x20), 0x7F)))

_AIM_FLAG: Final = "]"
_AIM_CHARS: Final = 3
_SYMBOLOGIES: Final = {
    "A": Symbology.CODE_39,
    "C": Symbology.CODE_128,
    "I": Symbology.ITF,
    "L": Symbology.PDF417,
    "Q": Symbology.QR_CODE,
    "d": Symbology.DATA_MATRIX,
    "z": Symbology.AZTEC,
}
_OTHERS: Final = frozenset("BDFGHKMNOPRSTUVXYZcehmop")
"""Kinds of code that exist, and that no card of ours is printed in."""

_EAN_UPC: Final = "E"
_EAN_UPC_SYMBOLOGIES: Final = {
    ("0", 13): Symbology.EAN_13,
    ("0", 12): Symbology.UPC_A,
    ("4", 8): Symbology.EAN_8,
}
"""By the modifier and the number of digits; with an add-on it is none of them."""


@dataclass(frozen=True, slots=True)
class ReaderText:
    """A code, and what was taken off.

    Attributes:
        text: What is printed; ends in no control character.
        symbology: What the AIM identifier says; ``UNKNOWN`` without one.
        prefix: The shop's, as it was found; empty for none. So is ``suffix``.
        aim_id: Three characters, such as ``]E0``; empty for none.
        has_controls: Control characters stood at an end.
    """

    text: str
    symbology: Symbology = Symbology.UNKNOWN
    prefix: str = ""
    suffix: str = ""
    aim_id: str = ""
    has_controls: bool = False


def cleaned(raw: str, prefixes: Iterable[str] = (), suffixes: Iterable[str] = ()) -> ReaderText:
    """Return what a reader read. Never fails; takes off each thing once, the longest that fits.

    Args:
        raw: All that came, without the Enter or Tab that a keyboard reader ends with.
        prefixes: What the shop's readers may put before a code, and
        suffixes: behind it. A code that lacks them is a code all the same.
    """
    text = raw.strip(CONTROLS)
    has_controls = text != raw
    aim_id = aim_id_of(text)
    text = text.removeprefix(aim_id)
    prefix = _longest(prefix for prefix in prefixes if text.startswith(prefix))
    text = text.removeprefix(prefix)
    suffix = _longest(suffix for suffix in suffixes if text.endswith(suffix))
    text = text.removesuffix(suffix).strip(CONTROLS)
    if not aim_id:
        aim_id = aim_id_of(text)
        text = text.removeprefix(aim_id).strip(CONTROLS)
    return ReaderText(text, symbology_of(aim_id, text), prefix, suffix, aim_id, has_controls)


def aim_id_of(text: str) -> str:
    """Return the AIM identifier that a text begins with; empty for none.

    Source:
        ISO/IEC 15424: a bracket, a letter for the kind of code, a modifier.
    """
    flag, letter, modifier = text[:1], text[1:2], text[2:_AIM_CHARS]
    is_known = letter in _SYMBOLOGIES or letter in _OTHERS or letter == _EAN_UPC
    is_id = flag == _AIM_FLAG and is_known and modifier.isascii() and modifier.isalnum()
    # An identifier with nothing behind it is what somebody printed.
    return text[:_AIM_CHARS] if is_id and len(text) > _AIM_CHARS else ""


def symbology_of(aim_id: str, text: str) -> Symbology:
    """Return the kind of code that an AIM identifier names; ``UNKNOWN`` for none of ours."""
    if aim_id[1:2] == _EAN_UPC:
        return _EAN_UPC_SYMBOLOGIES.get((aim_id[2], len(text)), Symbology.UNKNOWN)
    return _SYMBOLOGIES.get(aim_id[1:2], Symbology.UNKNOWN)


def _longest(texts: Iterable[str]) -> str:
    return max(texts, key=len, default="")
