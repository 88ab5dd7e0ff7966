# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whether windows can open here: asked before Qt, which ends the process where they cannot."""

import os
import platform
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NONE: Final = """There is no display here, so no window can open.
To see a shop's day without one: pos-loyalty demo --headless
"""
_SILENT: Final = """The display {name} is named, but does not answer.
Start it, or unset the variable that names it (DISPLAY or WAYLAND_DISPLAY).
"""


@dataclass(frozen=True, slots=True)
class Display:
    """Where windows would open.

    Attributes:
        name: As the system names it; empty where none is named.
        answers: ``None`` where nobody can tell before trying.
    """

    name: str
    answers: bool | None


def find_display() -> Display:
    """Return where windows would open, and whether it answers."""
    if platform.system() != "Linux":
        return Display("the system's own", None)
    if name := os.environ.get("WAYLAND_DISPLAY"):
        address = str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run"), name))
    elif name := os.environ.get("DISPLAY"):
        host, _, rest = name.partition(":")
        if host not in ("", "unix"):
            return Display(f"{name}, on another machine", None)
        address = f"/tmp/.X11-unix/X{rest.partition('.')[0]}"  # noqa: S108 - where X says it is
    else:
        return Display("", answers=False)
    return Display(name, _answers(address))


def why_no_window() -> str:
    """Return what to tell who asks for a window where none can open; empty if one may."""
    display = find_display()
    if os.environ.get("QT_QPA_PLATFORM") or display.answers is not False:
        return ""
    return _SILENT.format(name=display.name) if display.name else _NONE


def _answers(unix_address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(unix_address)
        except OSError:
            return False
    return True
