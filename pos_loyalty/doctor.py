# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Looks at the machine that the till runs on, for whoever must find out why it does not work.

The report may be passed on: it names no person, no member and no key, and no folder above the
user's own.
"""

import contextlib
import ctypes
import json
import os
import platform
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO, assert_never

from pos_loyalty.display import find_display
from pos_loyalty.places import Places, find_places
from pos_loyalty.settings import InvalidSettings, RegisterSettings, Settings, read_settings
from pos_loyalty.sync.reach import NotConfigured, OutOfReach, Reachable, reach
from pos_loyalty.sync.troubles import Weather

SERVER_WAIT_SECONDS = 3.0
LOCAL_WAIT_SECONDS = 0.5

# The first SQLite in which two connections cannot lose a transaction by resetting the WAL at once.
SOUND_SQLITE = (3, 51, 3)

# What Linux systems bring themselves; `dev` at the top of the repository knows their packages.
QT_LIBRARIES = (
    "libEGL.so.1",
    "libGL.so.1",
    "libglib-2.0.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libxkbcommon.so.0",
    "libpulse.so.0",
    "libXrandr.so.2",
)
LIBRARIES = (*QT_LIBRARIES, "libzbar.so.0")

WEATHER_WORDS = {
    Weather.BAD_ADDRESS: "its address is not a web address",
    Weather.NO_CONNECTION: "no connection to it",
    Weather.NOT_TRUSTED: "its certificate is not trusted",
    Weather.NOT_UNDERSTOOD: "something answers there, but not a loyalty server",
    Weather.SERVER_TROUBLE: "it answers that it is in trouble itself",
    Weather.TIMED_OUT: "no answer in time",
    Weather.TOO_LARGE: "its answer is far too large",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        topic: What it is about, one word or two.
        ok: Whether the till works with it; ``None`` where that is the shop's choice.
        text: What was found.
        advice: What to do about it; empty if nothing.
    """

    topic: str
    ok: bool | None
    text: str
    advice: str = ""


def main(data_dir: Path | None, *, wants_json: bool) -> int:
    """Examine this till and print the report; return 1 if something is not as it must be.

    Args:
        data_dir: See ``find_places``.
        wants_json: Print one JSON list instead of lines.
    """
    places = find_places(data_dir)
    try:
        said = read_settings(places.config_dir)
        settings = Finding("settings", ok=True, text="can be read")
    except InvalidSettings as trouble:
        said = Settings()
        settings = Finding("settings", ok=False, text=str(trouble), advice="correct the file")
    findings = (
        settings,
        _goods(said),
        _register(said.register),
        *examine(places, server_url=said.server_url or None),
    )
    print_report(findings, out=sys.stdout, as_json=wants_json)
    return 1 if any(finding.ok is False for finding in findings) else 0


def examine(places: Places, *, server_url: str | None) -> tuple[Finding, ...]:
    """Look at everything, in the order of the report; changes nothing on the machine.

    Takes up to ``SERVER_WAIT_SECONDS`` and some more where the server does not answer.
    Opens no camera and prints nothing.

    Args:
        places: The folders of this till.
        server_url: The central server's address; ``None`` if this till has none.
    """
    return (
        _system(),
        _python(),
        _libraries(),
        _qt(),
        _database(),
        _display(),
        *_qt_devices(),
        _cameras(),
        _keyring(),
        _server(server_url),
        *_folders(places),
    )


def print_report(findings: Iterable[Finding], *, out: TextIO, as_json: bool = False) -> None:
    """Write the findings for a person, or as one JSON list for a program."""
    if as_json:
        json.dump([asdict(finding) for finding in findings], out, ensure_ascii=False, indent=2)
        out.write("\n")
        return
    signs = {True: "✓", False: "✗", None: "·"}
    for finding in findings:
        out.write(f"{signs[finding.ok]} {finding.topic + ':':18}{finding.text}\n")
        if finding.advice:
            out.write(f"  {'':18}→ {finding.advice}\n")


def _system() -> Finding:
    name = f"{platform.system()} {platform.release()}"
    if platform.system() == "Linux":
        name = _linux_name()
    libc = " ".join(part for part in platform.libc_ver() if part)
    return Finding("system", None, ", ".join(filter(None, (name, platform.machine(), libc))))


def _linux_name() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    except OSError:
        return "Linux"


def _python() -> Finding:
    return Finding(
        "Python", None, f"{platform.python_implementation()} {platform.python_version()}"
    )


def _libraries() -> Finding:
    if platform.system() != "Linux":
        return Finding("libraries", None, "come with the program on this system")
    missing = [name for name in LIBRARIES if not _loads(name)]
    if missing:
        advice = "install the packages that bring them; ./dev setup names them for Debian"
        return Finding("libraries", ok=False, text=f"missing: {', '.join(missing)}", advice=advice)
    return Finding("libraries", ok=True, text="all that is needed loads")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _qt() -> Finding:
    import PySide6

    drops_none = PySide6.__version__ == "6.12.0" and sys.version_info < (3, 12)
    advice = "PySide6 6.12.0 aborts on this Python: install 6.11.1" if drops_none else ""
    return Finding("Qt", not drops_none, PySide6.__version__, advice)


def _database() -> Finding:
    import sqlcipher3

    with contextlib.closing(sqlcipher3.connect(":memory:")) as connection:
        (cipher_version,) = connection.execute("PRAGMA cipher_version").fetchone()
    version = sqlcipher3.sqlite_version
    text = f"SQLite {version}, SQLCipher {cipher_version}"
    if is_sound_sqlite(version):
        return Finding("database", ok=True, text=text)
    return Finding("database", ok=False, text=text, advice="it can lose sales: update sqlcipher3")


def is_sound_sqlite(version: str) -> bool:
    """Tell whether this SQLite is free of the WAL-reset bug."""
    return tuple(int(part) for part in version.split(".")) >= SOUND_SQLITE


def _display() -> Finding:
    display = find_display()
    if not display.name:
        return Finding("display", None, "none: windows cannot open here")
    if display.answers is not False:
        return Finding("display", display.answers, display.name)
    text = f"{display.name} is named, but does not answer"
    return Finding(
        "display", ok=False, text=text, advice="start it, or unset the variable that names it"
    )


def _qt_devices() -> Iterator[Finding]:
    """Yield what only a started Qt can tell; without its libraries, Qt would abort the process."""
    topics: dict[str, Callable[[], list[str]]] = {"sound": _speakers, "printers": _printers}
    if platform.system() == "Linux" and not all(map(_loads, QT_LIBRARIES)):
        yield from (Finding(topic, None, "not looked at: libraries missing") for topic in topics)
        return
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication(
        ["doctor", "-platform", "offscreen"]
    )
    former = qInstallMessageHandler(lambda *_: None)  # a machine without sound is no warning here
    try:
        for topic, names_of in topics.items():
            yield Finding(topic, None, ", ".join(names_of()) or "none")
    finally:
        qInstallMessageHandler(former)
        del application


def _speakers() -> list[str]:
    from PySide6.QtMultimedia import QMediaDevices

    return [device.description() for device in QMediaDevices.audioOutputs()]


def _printers() -> list[str]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.availablePrinterNames()


def _cameras() -> Finding:
    if platform.system() != "Linux":
        return Finding("cameras", None, "not looked for on this system")
    names = [_camera_name(device) for device in sorted(Path("/dev").glob("video*"))]
    return Finding("cameras", None, ", ".join(names) or "none")


def _camera_name(device: Path) -> str:
    try:
        name = Path("/sys/class/video4linux", device.name, "name").read_text("utf-8").strip()
    except OSError:
        return str(device)
    return f"{device} ({name})"


def _keyring() -> Finding:
    import keyring
    from keyring.backends import chainer, fail

    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring):
        return Finding("keyring", None, "none: the database's key is in a file, for this user only")
    backends = backend.backends if isinstance(backend, chainer.ChainerBackend) else [backend]
    return Finding("keyring", ok=True, text=", ".join(one.name for one in backends))


def _server(url: str | None) -> Finding:
    answer = reach(url, timeout_seconds=SERVER_WAIT_SECONDS)
    match answer:
        case Reachable(version):
            return Finding("server", ok=True, text=f"answers, version {version}")
        case OutOfReach(weather):
            advice = "the till works on; sales are sent when the server is there again"
            return Finding("server", ok=False, text=WEATHER_WORDS[weather], advice=advice)
        case NotConfigured():
            return Finding("server", None, "none: this till works alone")
    assert_never(answer)


def _goods(settings: Settings) -> Finding:
    from pos_loyalty.services.goods_file import FILE_BYTES_MAX, BrokenGoodsFile, read_goods

    file, shop = settings.goods_file, settings.shop
    if file is None or shop is None:
        return Finding("goods", None, "no list of goods in the settings")
    try:
        with file.open("rb") as opened:
            goods = read_goods(opened.read(FILE_BYTES_MAX + 1), shop.currency)
    except OSError as trouble:
        text = f"{file.name} cannot be read: {trouble.strerror}"
        return Finding("goods", ok=False, text=text, advice="put the file beside the settings")
    except BrokenGoodsFile as broken:
        text = f"{file.name}, {broken.mistakes[0]}"
        return Finding(
            "goods", ok=False, text=text, advice=f"see all: pos-loyalty goods {file.name}"
        )
    return Finding("goods", ok=True, text=f"articles: {len(goods)}")


def _register(register: RegisterSettings) -> Finding:
    if register == RegisterSettings():
        return Finding("register", None, "none in the settings")
    ways = [f"files in {without_home(register.folder)}"] if register.folder else []
    if register.port:
        with socket.socket() as probe:
            probe.settimeout(LOCAL_WAIT_SECONDS)
            is_open = probe.connect_ex(("127.0.0.1", register.port)) == 0
        listens = "somebody listens: the till, if it is open" if is_open else "free for the till"
        ways.insert(0, f"port {register.port}, {listens}")
    return Finding("register", None, "; ".join(ways))


def _folders(places: Places) -> Iterator[Finding]:
    folders = {
        "data folder": places.data_dir,
        "settings folder": places.config_dir,
        "log folder": places.log_dir,
    }
    for topic, folder in folders.items():
        is_writable = os.access(_nearest_existing(folder), os.W_OK)
        advice = "" if is_writable else "give this user the right to write there"
        yield Finding(topic, is_writable, without_home(folder), advice)
    has_resources = places.resources_dir.is_dir()
    advice = "" if has_resources else "install the program again: its own files are missing"
    yield Finding("resources", has_resources, without_home(places.resources_dir), advice)


def _nearest_existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())


def without_home(path: Path) -> str:
    """Return a path with the user's home, which is often a person's name, written as ``~``."""
    home = Path.home()
    return str(Path("~", path.relative_to(home))) if path.is_relative_to(home) else str(path)
