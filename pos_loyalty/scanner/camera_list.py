# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The cameras that are plugged in now, by name; told anew whenever one comes or goes."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCameraDevice

KEY_PREFIX: Final = "device:"
"""Before the system's own id of a camera, where a file or an address could stand too."""


class CameraName(NamedTuple):
    """A camera to choose.

    Attributes:
        key: What the settings say of it; empty for no camera.
        name: As its maker calls it; empty for one that was chosen and is not plugged in.
    """

    key: str
    name: str


class CameraList(QObject):
    """Follows what is plugged in. Lives on the GUI thread; ``find`` may be called on any.

    Args:
        look: Returns the cameras of this machine.

    Attributes:
        changed: A camera came or went.
    """

    changed = Signal()

    def __init__(
        self, look: "Callable[[], Sequence[QCameraDevice]]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        # Replaced as a whole: another thread sees the one before or this one.
        self._devices: tuple[QCameraDevice, ...] = tuple(look())

    def look_again(self) -> None:
        """Take in what is plugged in now, and tell."""
        self._devices = tuple(self._look())
        self.changed.emit()

    def find(self, key: str) -> "QCameraDevice | None":
        """Return the camera of a key or of a number from 0; ``None`` if it is not plugged in."""
        devices = self._devices
        if key.isdecimal():
            return devices[int(key)] if int(key) < len(devices) else None
        return next((device for device in devices if _key(device) == key), None)

    def names(self) -> tuple[CameraName, ...]:
        """Return the cameras in the system's order; of two with one name the second says so."""
        seen: Counter[str] = Counter()
        names = []
        for device in self._devices:
            name = device.description().strip() or _key(device)
            seen[name] += 1
            numbered = name if seen[name] == 1 else f"{name} ({seen[name]})"
            names.append(CameraName(_key(device), numbered))
        return tuple(names)

    def choices(self, chosen: str) -> tuple[CameraName, ...]:
        """Return the cameras, and what is chosen if that is none of these."""
        names = self.names()
        if not chosen or any(name.key == self.key_of(chosen) for name in names):
            return names
        return (*names, CameraName(chosen, shown_name(chosen)))

    def key_of(self, chosen: str) -> str:
        """Return the key of a camera that is chosen by its number; anything else as it is."""
        if chosen.isdecimal() and (device := self.find(chosen)) is not None:
            return _key(device)
        return chosen


def system_cameras(parent: QObject) -> CameraList:
    """Return the list of this machine's cameras. GUI thread.

    Raises:
        ImportError: If Qt's multimedia lacks a library of the system.
    """
    from PySide6.QtMultimedia import QMediaDevices

    devices = QMediaDevices(parent)
    cameras = CameraList(QMediaDevices.videoInputs, parent)
    devices.videoInputsChanged.connect(cameras.look_again)
    return cameras


class CannotLook(Exception):
    """Qt's multimedia lacks a library of the system."""


@contextmanager
def plugged_in() -> Iterator[CameraList]:
    """Yield this machine's cameras to a program that has no window, and looks once.

    Raises:
        CannotLook: If it is not known which there are.
    """
    application = QCoreApplication.instance() or QCoreApplication(["pos-loyalty"])
    # Else it writes to the terminal which libraries it can do without.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    owner = QObject()
    try:
        cameras = system_cameras(owner)
    except ImportError as trouble:
        raise CannotLook from trouble
    yield cameras
    del owner, application  # until here each was needed


def is_device(camera: str) -> bool:
    """Tell whether the settings name a camera of this machine, not a file or an address."""
    return camera.isdecimal() or camera.startswith(KEY_PREFIX)


def shown_name(camera: str) -> str:
    """Return what may be shown of a file or an address: never its password; empty of a device."""
    if is_device(camera):
        return ""
    scheme, is_address, rest = camera.partition("://")
    if is_address:
        return f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}"
    return camera.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _key(device: "QCameraDevice") -> str:
    return KEY_PREFIX + bytes(device.id().data()).decode("utf-8", "replace")
