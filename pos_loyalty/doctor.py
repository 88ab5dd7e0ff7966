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
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TextIO, assert_never

from pos_loyalty.display import find_display
from pos_loyalty.findings import (
    Finding,
    goods_list,
    nearest_existing,
    receipt_printer,
    register,
    without_home,
)
from pos_loyalty.places import Places, find_places
from pos_loyalty.settings import InvalidSettings, Settings, read_settings
from pos_loyalty.sync.reach import NotConfigured, OutOfReach, Reachable, reach
from pos_loyalty.sync.troubles import Weather

SERVER_WAIT_SECONDS = 3.0

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


def main(data_dir: Path | None, *, wants_json: bool, as_it_comes: bool = False) -> int:
    """Examine this till and print the report; return 1 if something is not as it must be.

    Args:
        data_dir: See ``find_places``.
        wants_json: Print one JSON list instead of lines.
        as_it_comes: Print each finding as a line of JSON, as soon as it was looked at.
    """
    findings = []
    for finding in _look_at_till(find_places(data_dir)):
        findings.append(finding)
        if as_it_comes:
            sys.stdout.write(json.dumps(asdict(finding)) + "\n")
            sys.stdout.flush()
    if not as_it_comes:
        print_report(findings, out=sys.stdout, as_json=wants_json)
    return 1 if any(finding.ok is False for finding in findings) else 0


def _look_at_till(places: Places) -> Iterator[Finding]:
    try:
        said = read_settings(places.config_dir)
        yield Finding("settings", ok=True, text="can be read", code="settings_read")
    except InvalidSettings as trouble:
        said, words = Settings(), str(trouble)
        yield Finding("settings", ok=False, text=words, advice="correct the file", value=words)
    yield goods_list(said)
    yield register(said.register)
    yield receipt_printer(said.printer)
    yield from look(places, server_url=said.server_url or None)


def look(places: Places, *, server_url: str | None) -> Iterator[Finding]:
    """Look at one thing after the other, in the order of the report; changes nothing here.

    Takes up to ``SERVER_WAIT_SECONDS`` and some more where the server does not answer.
    Opens no camera and prints nothing.

    Args:
        places: The folders of this till.
        server_url: The central server's address; ``None`` if this till has none.
    """
    for finding_of in (_system, _python, _libraries, _qt, _database, _display):
        yield finding_of()
    yield from _qt_devices()
    yield _cameras()
    yield _keyring()
    yield _server(server_url)
    yield from _folders(places)


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
    text = ", ".join(filter(None, (name, platform.machine(), libc)))
    return Finding("system", None, text, value=text)


def _linux_name() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    except OSError:
        return "Linux"


def _python() -> Finding:
    text = f"{platform.python_implementation()} {platform.python_version()}"
    return Finding("Python", None, text, value=text)


def _libraries() -> Finding:
    if platform.system() != "Linux":
        return Finding(
            "libraries", None, "come with the program on this system", code="libraries_inside"
        )
    missing = [name for name in LIBRARIES if not _loads(name)]
    if missing:
        advice = "install the packages that bring them; ./dev setup names them for Debian"
        names = ", ".join(missing)
        code = "libraries_missing"
        return Finding("libraries", False, f"missing: {names}", advice, code, names)
    return Finding("libraries", ok=True, text="all that is needed loads", code="libraries_load")


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
    return Finding("Qt", not drops_none, PySide6.__version__, advice, value=PySide6.__version__)


def _database() -> Finding:
    import sqlcipher3

    with contextlib.closing(sqlcipher3.connect(":memory:")) as connection:
        (cipher_version,) = connection.execute("PRAGMA cipher_version").fetchone()
    version = sqlcipher3.sqlite_version
    text = f"SQLite {version}, SQLCipher {cipher_version}"
    if is_sound_sqlite(version):
        return Finding("database", ok=True, text=text, value=text)
    advice = "it can lose sales: update sqlcipher3"
    return Finding("database", ok=False, text=text, advice=advice, value=text)


def is_sound_sqlite(version: str) -> bool:
    """Tell whether this SQLite is free of the WAL-reset bug."""
    return tuple(int(part) for part in version.split(".")) >= SOUND_SQLITE


def _display() -> Finding:
    display = find_display()
    if not display.name:
        return Finding("display", None, "none: windows cannot open here", code="none")
    if display.answers is not False:
        return Finding("display", display.answers, display.name, value=display.name)
    text = f"{display.name} is named, but does not answer"
    advice = "start it, or unset the variable that names it"
    return Finding(
        "display", ok=False, text=text, advice=advice, code="display_silent", value=display.name
    )


def _qt_devices() -> Iterator[Finding]:
    """Yield what only a started Qt can tell; without its libraries, Qt would abort the process."""
    topics: dict[str, Callable[[], list[str]]] = {"sound": _speakers, "printers": _printers}
    if platform.system() == "Linux" and not all(map(_loads, QT_LIBRARIES)):
        unseen = "not looked at: libraries missing"
        yield from (Finding(topic, None, unseen, code="not_looked") for topic in topics)
        return
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication(
        ["doctor", "-platform", "offscreen"]
    )
    former = qInstallMessageHandler(lambda *_: None)  # a machine without sound is no warning here
    try:
        for topic, names_of in topics.items():
            yield _named(topic, names_of())
    finally:
        qInstallMessageHandler(former)
        del application


def _named(topic: str, names: list[str]) -> Finding:
    text = ", ".join(names)
    return Finding(topic, None, text or "none", code="" if text else "none", value=text)


def _speakers() -> list[str]:
    from PySide6.QtMultimedia import QMediaDevices

    return [device.description() for device in QMediaDevices.audioOutputs()]


def _printers() -> list[str]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.availablePrinterNames()


def _cameras() -> Finding:
    if platform.system() != "Linux":
        return Finding("cameras", None, "not looked for on this system", code="not_looked")
    names = [_camera_name(device) for device in sorted(Path("/dev").glob("video*"))]
    return _named("cameras", names)


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
        text = "none: the database's key is in a file, for this user only"
        return Finding("keyring", None, text, code="key_in_file")
    backends = backend.backends if isinstance(backend, chainer.ChainerBackend) else [backend]
    text = ", ".join(one.name for one in backends)
    return Finding("keyring", ok=True, text=text, value=text)


def _server(url: str | None) -> Finding:
    answer = reach(url, timeout_seconds=SERVER_WAIT_SECONDS)
    match answer:
        case Reachable(version):
            text = f"answers, version {version}"
            return Finding("server", ok=True, text=text, code="server_answers", value=version)
        case OutOfReach(weather):
            advice = "the till works on; sales are sent when the server is there again"
            code = f"server_{weather}"
            return Finding("server", False, WEATHER_WORDS[weather], advice, code)
        case NotConfigured():
            return Finding("server", None, "none: this till works alone", code="alone")
    assert_never(answer)


def _folders(places: Places) -> Iterator[Finding]:
    folders = {
        "data folder": places.data_dir,
        "settings folder": places.config_dir,
        "log folder": places.log_dir,
    }
    for topic, folder in folders.items():
        is_writable = os.access(nearest_existing(folder), os.W_OK)
        advice = "" if is_writable else "give this user the right to write there"
        shown = without_home(folder)
        yield Finding(topic, is_writable, shown, advice, value=shown)
    has_resources = places.resources_dir.is_dir()
    advice = "" if has_resources else "install the program again: its own files are missing"
    shown = without_home(places.resources_dir)
    yield Finding("resources", has_resources, shown, advice, value=shown)
