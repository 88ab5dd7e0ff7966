# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where the program keeps and finds its files. No other module knows a folder's place."""

import os
from dataclasses import dataclass
from pathlib import Path

DATA_DIR_VARIABLE = "POS_LOYALTY_DATA_DIR"
_FOLDER_NAME = "pos-loyalty"

MADE_UP_MARK = "made-up-shop"
"""A file in a data folder whose shop is made up: it is replaced at will, and joins no server."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one till; none but ``resources_dir`` need exist yet.

    Attributes:
        data_dir: What must be backed up: the database, the keys.
        config_dir: Settings that an administrator may copy from till to till.
        log_dir: Logs and crash reports.
        resources_dir: Read-only files that come with the program: style, sounds, translations.
    """

    data_dir: Path
    config_dir: Path
    log_dir: Path
    resources_dir: Path


def find_places(data_dir: Path | None = None) -> Places:
    """Return the places of this till; makes no folder.

    Args:
        data_dir: Keep everything under this folder. ``None`` looks at the environment
            (``POS_LOYALTY_DATA_DIR``), and then takes what the system gives to programs.
    """
    chosen = data_dir or os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        root = Path(chosen).absolute()
        return Places(root, root / "config", root / "log", resources_dir())
    return _system_places()


def _system_places() -> Places:
    import platformdirs

    return Places(
        data_dir=platformdirs.user_data_path(_FOLDER_NAME, appauthor=False),
        config_dir=platformdirs.user_config_path(_FOLDER_NAME, appauthor=False),
        log_dir=platformdirs.user_log_path(_FOLDER_NAME, appauthor=False),
        resources_dir=resources_dir(),
    )


def resources_dir() -> Path:
    """Return the folder of the files that come with the program, installed or not."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
