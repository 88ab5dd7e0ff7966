# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till that is closed while its camera is being opened, which goes on for longer than a test.

The first argument is the folder of its store, the second how it ends: as the program does, or as a
program would that waits for no thread.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtMultimedia import QCameraDevice

from pos_loyalty.app import Till, make_application
from pos_loyalty.demo.made_shop import SETTINGS
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.places import find_places
from pos_loyalty.running import run_till
from pos_loyalty.scanner.device_threads import leave
from pos_loyalty.scanner.qt_camera import CameraShooter, CameraThread, QtFrames

OPENING_SECONDS = 3600.0
STATUS = 7


class SlowCamera(CameraThread):
    """A driver that takes its time."""

    def run(self) -> None:
        application = QCoreApplication.instance()
        assert application is not None
        QTimer.singleShot(0, application, lambda: QCoreApplication.exit(STATUS))
        time.sleep(OPENING_SECONDS)


def main() -> int:
    make_application()
    folder = Path(sys.argv[1])
    till = Till(
        SHOP, SETTINGS, find_places(folder), open_store=lambda: open_store(folder, keyring=None)
    )
    till.look_through(QtFrames(lambda: CameraShooter(QCameraDevice, open_on=SlowCamera)))
    status = run_till(till, find_places(folder))
    return leave(status) if sys.argv[2] == "as the program" else status


if __name__ == "__main__":
    sys.exit(main())
