# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty scan --doctor``: what is plugged in, what a reader sends, and how to set it.

What it prints can be passed on: it names no card, no member and nothing that was typed.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final, TextIO

from pos_loyalty.domain.codes import recognise
from pos_loyalty.domain.reader_report import (
    CodeKind,
    ReaderReport,
    key_name,
    kind_of,
    without_personal_data,
)
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.places import find_places
from pos_loyalty.scanner.diagnosis import diagnose_keys
from pos_loyalty.settings import InvalidSettings, Settings, read_settings
from pos_loyalty.ui.messages import report_text

_ASK: Final = "Scan a code with a reader that types like a keyboard. Ctrl-C ends.\n\n"
_NO_TERMINAL: Final = "No terminal to type into: to check a reader, open the till and press F9.\n"
_NOT_LOOKED_FOR: Final = {
    "hid": "not looked for: install pos-loyalty[hid]",
    "cameras": "not looked for: the system lacks a library that is needed for it",
}


def check_readers(
    data_dir: Path | None, *, wants_json: bool, terminal: int | None = None, out: TextIO
) -> int:
    """List the devices, then report on what is typed until one scan or Ctrl-C; return the status.

    Args:
        data_dir: See ``find_places``; its settings say what readers put around a code.
        wants_json: One object for the devices and one for each report, a line each.
        terminal: What the reader types into; ``None`` for the standard input.
        out: Where to write.
    """
    try:
        settings = read_settings(find_places(data_dir).config_dir)
    except InvalidSettings as mistake:
        sys.stderr.write(f"{mistake}\n")
        return 2
    _write_devices(out, wants_json=wants_json)
    typed_into = sys.stdin.fileno() if terminal is None else terminal
    if sys.platform == "win32" or not os.isatty(typed_into):
        sys.stderr.write(_NO_TERMINAL)
        return 0
    from pos_loyalty.scanner.terminal_keys import raw

    with raw(typed_into):
        out.write("" if wants_json else _ASK)
        out.flush()
        for report in _reports(typed_into, settings):
            _write_report(report, out, wants_json=wants_json)
            if report.is_scan:
                break
    return 0


def _reports(terminal: int, settings: Settings) -> Iterator[ReaderReport]:
    from pos_loyalty.scanner.terminal_keys import typed_pieces

    def kind_of_text(text: str, symbology: Symbology) -> CodeKind:
        return kind_of(recognise(text, symbology, settings.card_schemes))

    for strokes in typed_pieces(terminal):
        yield diagnose_keys(strokes, settings.readers, sys.platform, kind_of_text)


def _write_report(report: ReaderReport, out: TextIO, *, wants_json: bool) -> None:
    if wants_json:
        shape = asdict(without_personal_data(report))
        for key in shape["keys"]:
            key["char"] = key_name(key["char"])
        out.write(json.dumps({"report": shape}) + "\n")
    else:
        out.write(report_text(report).replace("\N{NO-BREAK SPACE}", " ") + "\n")
    out.flush()


def _write_devices(out: TextIO, *, wants_json: bool) -> None:
    devices: dict[str, list[str] | None] = {
        "serial": _serial_ports(),
        "hid": _hid_readers(),
        "cameras": _cameras(),
    }
    if wants_json:
        out.write(json.dumps({"devices": devices}) + "\n")
        return
    names = {"serial": "serial lines", "hid": "USB readers", "cameras": "cameras"}
    for kind, found in devices.items():
        listed = _NOT_LOOKED_FOR[kind] if found is None else ", ".join(found) or "none"
        print(f"{names[kind] + ':':14}{listed}", file=out)


def _serial_ports() -> list[str]:
    from PySide6.QtSerialPort import QSerialPortInfo

    ports = QSerialPortInfo.availablePorts()
    return [" ".join(filter(None, (port.portName(), port.description()))) for port in ports]


def _hid_readers() -> list[str] | None:
    """Return the readers' paths; ``None`` where the library for them is not installed."""
    from pos_loyalty.scanner.hid_reader import hidapi, reader_paths

    try:
        return [path.decode(errors="replace") for path in reader_paths(hidapi())]
    except ImportError:
        return None


def _cameras() -> list[str] | None:
    """Return the cameras' names, each with what the settings and ``--camera`` call it.

    ``None`` where it cannot be found out.
    """
    from pos_loyalty.scanner.camera_list import CannotLook, plugged_in

    try:
        with plugged_in() as cameras:
            return [f"{camera.name} ({camera.key})" for camera in cameras.names()]
    except CannotLook:
        return None
