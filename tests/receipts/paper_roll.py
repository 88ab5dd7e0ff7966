# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a receipt printer makes of the bytes that it is sent."""

from dataclasses import dataclass, field

from pos_loyalty.domain.printed import Raster

_PAGES = {18: "cp852", 17: "cp866", 19: "cp858"}
_COMMAND_BYTES = {b"\x1b@": 2, b"\x1bt": 3, b"\x1bE": 3, b"\x1d!": 3, b"\x1dV": 4}


@dataclass
class Roll:
    """A printed piece of paper.

    Attributes:
        lines: Of letters, without spaces at their ends; ``[dots]`` where dots are printed.
        rasters: All dots, in their pieces.
        wide: The lines in letters of double width.
        is_cut: The paper was cut at the end.
    """

    lines: list[str] = field(default_factory=list)
    rasters: list[Raster] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    is_cut: bool = False


def printed_by(data: bytes) -> Roll:
    """Return what a printer prints; raise ``KeyError`` for a command that it does not know."""
    roll, page, size, line = Roll(), "cp437", 0, b""
    at = 0
    while at < len(data):
        if data[at] == 0x0A:
            text = line.decode(page).rstrip()
            roll.lines.append(text)
            if size & 0xF0:
                roll.wide.append(text)
            line, at = b"", at + 1
        elif data[at] not in (0x1B, 0x1D):
            line, at = line + data[at : at + 1], at + 1
        elif data[at : at + 3] == b"\x1dv0":
            width, height = (
                int.from_bytes(data[at + 4 + i : at + 6 + i], "little") for i in (0, 2)
            )
            roll.rasters.append(Raster(width * 8, data[at + 8 : at + 8 + width * height]))
            roll.lines.append("[dots]")
            at += 8 + width * height
        else:
            command = data[at : at + 2]
            page = _PAGES[data[at + 2]] if command == b"\x1bt" else page
            size = data[at + 2] if command == b"\x1d!" else size
            roll.is_cut = roll.is_cut or command == b"\x1dV"
            at += _COMMAND_BYTES[command]
    return roll
