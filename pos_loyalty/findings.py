# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a check of the till finds, and what is found of that which the settings name."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pos_loyalty.settings import PrinterSettings, RegisterSettings, Settings

LOCAL_WAIT_SECONDS: Final = 0.5
PRINTER_WAIT_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        topic: What it is about, one word or two.
        ok: Whether the till works with it; ``None`` where that is the shop's choice.
        text: What was found.
        advice: What to do about it; empty if nothing.
        code: What was found, for a window that says it in other words; empty where ``value``
            says it in every language.
        value: A name, a number or a place; the text itself where there is no code.
    """

    topic: str
    ok: bool | None
    text: str
    advice: str = ""
    code: str = ""
    value: str = ""


def goods_list(settings: Settings) -> Finding:
    """Return what there is of the shop's goods."""
    from pos_loyalty.services.goods_file import FILE_BYTES_MAX, BrokenGoodsFile, read_goods

    file, shop = settings.goods_file, settings.shop
    if file is None or shop is None:
        return Finding("goods", None, "no list of goods in the settings", code="none")
    try:
        with file.open("rb") as opened:
            goods = read_goods(opened.read(FILE_BYTES_MAX + 1), shop.currency)
    except OSError as trouble:
        text = f"{file.name} cannot be read: {trouble.strerror}"
        return Finding(
            "goods",
            ok=False,
            text=text,
            advice="put the file beside the settings",
            code="goods_unreadable",
            value=file.name,
        )
    except BrokenGoodsFile as broken:
        text = f"{file.name}, {broken.mistakes[0]}"
        advice = f"see all: pos-loyalty goods {file.name}"
        return Finding("goods", ok=False, text=text, advice=advice, value=text)
    text, count = f"articles: {len(goods)}", str(len(goods))
    return Finding("goods", ok=True, text=text, code="goods_count", value=count)


def register(register: RegisterSettings) -> Finding:
    """Return how registers reach the till."""
    if register == RegisterSettings():
        return Finding("register", None, "none in the settings", code="none")
    folder = without_home(register.folder) if register.folder else ""
    ways, code, value = ([f"files in {folder}"] if folder else []), "register_folder", folder
    if register.port:
        with socket.socket() as probe:
            probe.settimeout(LOCAL_WAIT_SECONDS)
            is_open = probe.connect_ex(("127.0.0.1", register.port)) == 0
        listens = "somebody listens: the till, if it is open" if is_open else "free for the till"
        ways.insert(0, f"port {register.port}, {listens}")
        code, value = "register_listens" if is_open else "register_free", str(register.port)
    return Finding("register", None, "; ".join(ways), code=code, value=value)


def receipt_printer(printer: PrinterSettings) -> Finding:
    """Return whether receipts reach their printer; nothing is printed."""
    match printer.kind:
        case "escpos" if printer.host:
            place = f"{printer.host}:{printer.port}"
            answers = _answers(printer.host, printer.port)
            return _printer(place, "answers" if answers else "silent", is_well=answers)
        case "escpos":
            is_there = os.access(printer.device, os.W_OK)
            return _printer(printer.device, "there" if is_there else "missing", is_well=is_there)
        case "pdf-folder" if printer.folder is not None:
            is_there = os.access(nearest_existing(printer.folder), os.W_OK)
            place = without_home(printer.folder)
            return _printer(place, "there" if is_there else "missing", is_well=is_there)
        case "system":
            name = printer.name or "the system's usual one"
            return Finding("printer", None, name, value=name)
    return Finding("printer", None, "none in the settings", code="none")


def _printer(place: str, state: str, *, is_well: bool) -> Finding:
    words = {
        "answers": f"{place} answers",
        "silent": f"{place} does not answer",
        "there": f"{place} is there",
        "missing": f"{place} is not there",
    }[state]
    advice = "" if is_well else "switch it on, and look at its cable and its address"
    return Finding("printer", is_well, words, advice, f"printer_{state}", place)


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), PRINTER_WAIT_SECONDS):
            return True
    except OSError:
        return False


def nearest_existing(folder: Path) -> Path:
    """Return the folder, or the one above that there is."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def without_home(path: Path) -> str:
    """Return a path with the user's home, which is often a person's name, written as ``~``."""
    home = Path.home()
    return str(Path("~", path.relative_to(home))) if path.is_relative_to(home) else str(path)
