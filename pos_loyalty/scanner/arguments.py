# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The words of ``pos-loyalty scan``.

Nothing but the standard library is imported here, as in ``pos_loyalty.cli``.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # argparse gives the type of add_subparsers() no public name.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - as said


def add_scan_command(
    commands: "Commands", doctor: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """Add ``scan`` to the program's commands; return its parser.

    Args:
        doctor: Answers ``--doctor``; what it says in words is not the scanner's to know.
    """
    scan = commands.add_parser("scan", help="read the codes in pictures, or before a camera")
    scan.add_argument("images", nargs="*", type=Path, metavar="IMAGE")
    scan.add_argument(
        "--camera",
        metavar="CAMERA",
        help="in place of pictures: a camera (device:... as --doctor names it, or a number), "
        "an address, a video file or a folder",
    )
    scan.add_argument("--headless", action="store_true", help="with --camera: without a window")
    scan.add_argument(
        "--doctor", action="store_true", help="in place of pictures: check the barcode readers"
    )
    scan.add_argument(
        "--json", action="store_true", help="with --camera or --doctor: one object a line"
    )
    scan.set_defaults(command=_scan, parser=scan, run_doctor=doctor)
    return scan


def _scan(options: argparse.Namespace) -> int:
    if options.doctor:
        run_doctor: Callable[[argparse.Namespace], int] = options.run_doctor
        if options.images or options.camera is not None:
            options.parser.error("--doctor looks at readers: it takes no pictures and no --camera")
        return run_doctor(options)
    if options.camera is None:
        if not options.images:
            options.parser.error("which pictures, or which --camera?")
        from pos_loyalty.scanner.scan_command import scan_files

        return scan_files(options.images, sys.stdout)
    if options.images:
        options.parser.error("pictures and a --camera are not read at once")
    if not options.headless:
        options.parser.error("what a camera sees is shown on the till's camera page; or --headless")
    return _watch(options)


def _watch(options: argparse.Namespace) -> int:
    from pos_loyalty.places import find_places
    from pos_loyalty.scanner.device_threads import leave
    from pos_loyalty.scanner.watch_command import watch_camera
    from pos_loyalty.settings import InvalidSettings, read_settings

    try:
        schemes = read_settings(find_places(options.data_dir).config_dir).card_schemes
    except InvalidSettings as mistake:
        sys.stderr.write(f"{mistake}\n")
        return 2
    return leave(
        watch_camera(options.camera, sys.stdout, sys.stderr, is_json=options.json, schemes=schemes)
    )
