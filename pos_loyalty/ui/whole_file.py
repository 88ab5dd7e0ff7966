# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Files that Qt draws, written so that a disk that is full is noticed.

Qt's writers of documents and drawings do not tell whether what they wrote has arrived.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice


@contextmanager
def whole_file(file: Path) -> Iterator[QBuffer]:
    """Yield what to draw on; then write it into the file, whose place is taken if there is one.

    Durable when it ends. What was begun is left to whoever made the file.

    Raises:
        OSError: If the file cannot be written to its end.
    """
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    yield drawn
    with file.open("wb") as out:
        out.write(drawn.data().data())
        out.flush()
        os.fsync(out.fileno())
