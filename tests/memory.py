# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A folder in memory, for what many small writes would keep a disk busy with."""

import shutil
from pathlib import Path
from typing import Final

_FOLDER: Final = Path("/dev/shm")  # noqa: S108 - whoever uses it draws a name of its own in it
_FREE_BYTES_MIN: Final = 1 << 30
"""A container may have a little of it only."""


def folder_in_memory() -> Path | None:
    """Return a folder that is kept in memory and has room; ``None`` where there is none."""
    if not _FOLDER.is_dir() or shutil.disk_usage(_FOLDER).free < _FREE_BYTES_MIN:
        return None
    return _FOLDER
