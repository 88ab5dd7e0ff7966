# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Readers of the USB class for points of sale, through hidapi, on a thread of their own.

The library is an extra (``pip install pos-loyalty[hid]``) and is loaded on that thread. Readers are
looked for again and again: one that is plugged in reads.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos_loyalty.domain.scan import Scan, ScanSource
from pos_loyalty.scanner.device_threads import remember
from pos_loyalty.scanner.hid_pos import REPORT_BYTES, USAGE_PAGE, HidCode, ReportReader
from pos_loyalty.scanner.reader_text import cleaned, symbology_of
from pos_loyalty.settings import ReaderSettings

READ_MS: Final = 100
LOOK_SECONDS: Final = 2.0
JOIN_SECONDS_MAX: Final = 1.0
READERS_MAX: Final = 4

_log: Final = logging.getLogger("pos_loyalty")


class OpenReader(Protocol):
    """One reader, open. Raises ``OSError`` or ``ValueError`` once it is gone."""

    def read(self, max_length: int, timeout_ms: int = 0) -> list[int]:
        """Return the next report, its number first; empty when none came in time."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


class HidLibrary(Protocol):
    """What is used of hidapi."""

    def enumerate(self) -> Iterable[Mapping[str, Any]]:
        """Return every device of the machine."""
        ...

    def open(self, path: bytes) -> OpenReader:
        """Open one.

        Raises:
            OSError: If it is gone, somebody else's, or forbidden to this user.
        """
        ...


class HidReader(QObject):
    """Turns the reports of all such readers into scans. Lives on the GUI thread, never blocks it.

    Args:
        load: Called on the readers' thread; ``None`` for hidapi itself.
        look_seconds: Until readers are looked for again.

    Attributes:
        code_scanned: Carries a ``Scan``.
        trouble: Carries, whenever it changes, ``no_hid_software``, after which nothing is read;
            ``not_there``, ``in_use`` (or forbidden to this user), ``unplugged`` or ``broken``; or
            an empty text while a reader is open.
        hear: Is told every code as it came; ``None`` while nobody wants to know.
    """

    code_scanned = Signal(object)
    trouble = Signal(str)
    _came = Signal(object)
    _failed = Signal(str)

    def __init__(
        self,
        readers: ReaderSettings,
        *,
        load: Callable[[], HidLibrary] | None = None,
        look_seconds: float = LOOK_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.hear: Callable[[str], None] | None = None
        self._readers = readers
        self._load = load or hidapi
        self._look_seconds = look_seconds
        self._trouble_now = ""  # the readers' thread alone knows it
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="hid readers", daemon=True)
        # By way of this object, so that listeners are called on the GUI thread, whoever they are.
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to listen; returns at once."""
        self._thread.start()
        remember(self._thread.is_alive)

    def stop(self) -> None:
        """Let the readers go; waits at most a second. Nothing is told any more afterwards."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(JOIN_SECONDS_MAX)

    def _listen(self) -> None:
        try:
            library = self._load()
            while not self._stopping.is_set():
                there = reader_paths(library)
                self._read_all(self._open_all(library, there), library, set(there))
                self._stopping.wait(self._look_seconds)
        except ImportError:
            self._note("no_hid_software")
        except Exception:  # noqa: BLE001 - logged and told; it is the end of this thread
            _log.exception("the USB readers have stopped")
            self._note("broken")

    def _open_all(self, library: HidLibrary, paths: Sequence[bytes]) -> list[OpenReader]:
        trouble, opened = "not_there", list[OpenReader]()
        for path in paths[:READERS_MAX]:
            try:
                opened.append(library.open(path))
            except OSError:
                trouble = "in_use"
        self._note("" if opened else trouble)
        return opened

    def _read_all(self, opened: list[OpenReader], library: HidLibrary, known: set[bytes]) -> None:
        """Read until one goes away, or another one is plugged in."""
        reports = [(reader, ReportReader()) for reader in opened]
        looks_at = time.monotonic() + self._look_seconds
        try:
            while opened and not self._stopping.is_set():
                if time.monotonic() > looks_at:
                    there = set(reader_paths(library))
                    if there - known:
                        return
                    known, looks_at = there, time.monotonic() + self._look_seconds
                for reader, codes in reports:
                    report = bytes(reader.read(REPORT_BYTES, READ_MS // len(reports)))
                    if not report:
                        codes.expire()
                    elif code := codes.feed(report):
                        self._came.emit(code)
        except (OSError, ValueError):
            self._note("unplugged")
        finally:
            for reader in opened:
                reader.close()

    def _note(self, code: str) -> None:
        if code != self._trouble_now:
            self._trouble_now = code
            self._failed.emit(code)

    @Slot(object)
    def _tell(self, sent: HidCode) -> None:
        if self._stopping.is_set():
            return
        if self.hear is not None:
            self.hear(sent.aim_id + sent.text)
        code = cleaned(sent.text, self._readers.prefixes, self._readers.suffixes)
        symbology = symbology_of(sent.aim_id, code.text) if sent.aim_id else code.symbology
        if code.text:
            self.code_scanned.emit(Scan(code.text, symbology, ScanSource.HID))

    @Slot(str)
    def _report(self, code: str) -> None:
        if not self._stopping.is_set():
            self.trouble.emit(code)


def reader_paths(library: HidLibrary) -> list[bytes]:
    """Return the readers among a machine's devices, each once, in the order of their paths."""
    found = (one for one in library.enumerate() if one.get("usage_page") == USAGE_PAGE)
    return sorted({bytes(one["path"]) for one in found})


def hidapi() -> HidLibrary:
    """Return hidapi.

    Raises:
        ImportError: If it is not installed, or a library of the system's that it needs is missing.
    """
    return _Hidapi()


class _Hidapi:
    def __init__(self) -> None:
        import hid

        self._hid = hid

    def enumerate(self) -> Iterable[Mapping[str, Any]]:
        found: list[dict[str, Any]] = self._hid.enumerate()
        return found

    def open(self, path: bytes) -> OpenReader:
        device: Any = self._hid.device()
        device.open_path(path)
        opened: OpenReader = device
        return opened
