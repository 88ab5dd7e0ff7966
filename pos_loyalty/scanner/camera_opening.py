# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From what the settings say of a camera to its frames: through Qt where that can be had."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pos_loyalty.scanner.camera import (
    CameraTrouble,
    FrameSource,
    LateFrames,
    is_on_disk,
    open_frames,
)
from pos_loyalty.scanner.camera_list import is_device

if TYPE_CHECKING:
    from pos_loyalty.scanner.camera_list import CameraList
    from pos_loyalty.scanner.decoding import GreyFrame


class NoSoftware:
    """Implements ``FrameSource`` for a camera that nothing here can open."""

    def frames(self) -> "Iterator[GreyFrame]":
        """Say so."""
        raise CameraTrouble("no_camera_software")

    def close(self) -> None:
        """Close nothing."""


def open_camera(camera: str, cameras: "CameraList | None") -> FrameSource:
    """Return the frames of what the settings name; nothing is looked up on a disk yet.

    Args:
        camera: The key of a camera, its number, an address, a file or a folder; not empty.
        cameras: ``None`` where Qt's multimedia cannot be loaded: then OpenCV knows cameras by
            their number alone.
    """
    if is_device(camera) and cameras is not None:
        from pos_loyalty.scanner.qt_camera import CameraShooter, QtFrames

        find = partial(cameras.find, camera)
        return QtFrames(lambda: CameraShooter(find))
    if is_device(camera) and not camera.isdecimal():
        return NoSoftware()
    if is_on_disk(camera):
        return LateFrames(lambda: open_frames(camera))
    return open_frames(camera)
