# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``[readers]``: the shop's barcode readers."""

from typing import Final, NamedTuple

from pos_loyalty.settings.table import Table

_KNOWN: Final = ("prefixes", "suffixes", "layout", "hid", "serial")
_SERIAL_KNOWN: Final = ("port", "baud", "parity", "data_bits", "stop_bits")
_SERIAL_PORTS_MAX: Final = 8
_MARKS_MAX: Final = 16
_MARK_CHARS_MAX: Final = 32
_BAUD_MAX: Final = 921_600


class SerialSettings(NamedTuple):
    """A reader on a serial port, or one that the system shows as such.

    Attributes:
        port: ``COM3``, ``/dev/ttyACM0``.
        baud: Bits a second; of no meaning on USB.
        parity: ``none``, ``even`` or ``odd``.
        data_bits: 7 or 8.
        stop_bits: 1 or 2.
    """

    port: str
    baud: int = 9600
    parity: str = "none"
    data_bits: int = 8
    stop_bits: int = 1


class ReaderSettings(NamedTuple):
    """The shop's barcode readers.

    Attributes:
        prefixes: What they may send before a code; a code without is a code all the same. So
            with ``suffixes``, behind it.
        layout: The keyboard that they press for: ``us``, ``system`` (whatever the cashier's is), or
            ``auto``, by the look of each code.
        listens_to_hid: Readers of the USB class for points of sale are listened to.
    """

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    layout: str = "auto"
    listens_to_hid: bool = False
    serial: tuple[SerialSettings, ...] = ()


def readers_in(file: Table) -> ReaderSettings:
    """Return the readers; ``wedge_prefix``, as older files have it, is the first prefix."""
    older = file.text("wedge_prefix")
    older_prefixes = (older,) if older else ()
    readers = file.table("readers")
    if readers is None:
        return ReaderSettings(prefixes=older_prefixes)
    readers.require_known(_KNOWN)
    return ReaderSettings(
        prefixes=(*older_prefixes, *_marks(readers, "prefixes")),
        suffixes=_marks(readers, "suffixes"),
        layout=readers.one_of("layout", ("auto", "us", "system")),
        listens_to_hid=readers.one_of("hid", (False, True)),
        serial=tuple(_serial(port) for port in readers.tables("serial", most=_SERIAL_PORTS_MAX)),
    )


def _marks(readers: Table, key: str) -> tuple[str, ...]:
    return readers.texts(key, most=_MARKS_MAX, chars_max=_MARK_CHARS_MAX, example='["~"]')


def _serial(table: Table) -> SerialSettings:
    table.require_known(_SERIAL_KNOWN)
    port = table.text("port")
    if not port:
        raise table.wrong("port", "is missing")
    return SerialSettings(
        port=port,
        baud=table.number("baud", 9600, least=1, most=_BAUD_MAX),
        parity=table.one_of("parity", ("none", "even", "odd")),
        data_bits=table.one_of("data_bits", (8, 7)),
        stop_bits=table.one_of("stop_bits", (1, 2)),
    )
