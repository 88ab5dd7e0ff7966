# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One more voter where a safe libzbar is installed; it is good at small and narrow bars.

libzbar before 0.23.93 can be made to overflow by a hostile QR code (CVE-2023-40889 and
CVE-2023-40890), and whoever holds a card to the camera chooses the code. So it is loaded only

- as 0.23.93 or newer, or
- as Debian's package with the fix (bookworm 0.23.92-7+deb12u1, bullseye 0.23.90-1+deb11u1),
  asked of dpkg because the library itself does not tell a patched build;
- never on Windows: the library inside pyzbar's wheel there is older.
"""

import ctypes
import ctypes.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import Decoder

Version = tuple[int, int, int]

SAFE_VERSION: Version = (0, 23, 93)
_PATCHED_PACKAGES = {(0, 23, 92): "0.23.92-7+deb12u1", (0, 23, 90): "0.23.90-1+deb11u1"}
_DPKG_SECONDS_MAX = 5


def load_zbar(
    symbologies: Collection[Symbology] | None = None, *, line_step: int = 1
) -> Decoder | None:
    """Return the decoder, or ``None`` where libzbar or pyzbar is absent or not safe to load.

    Args:
        symbologies: What is looked for; ``None`` for all that it knows.
        line_step: Along every how many-th row and column bars are looked for.
    """
    if not is_safe(sys.platform, library_version(), is_at_least_packaged):
        return None
    try:
        from pos_loyalty.scanner.pyzbar_decoder import OF_ZBAR, PyzbarDecoder
    except ImportError:
        return None
    return PyzbarDecoder(OF_ZBAR if symbologies is None else symbologies, line_step=line_step)


def is_safe(
    platform: str, version: Version | None, is_at_least_packaged: Callable[[str], bool]
) -> bool:
    """Tell whether this libzbar has the fixes for its two overflows.

    Args:
        platform: As ``sys.platform``.
        version: What the library says; ``None`` when there is none.
        is_at_least_packaged: Whether the distribution's package is at this version or newer.
    """
    if platform == "win32" or version is None:
        return False
    patched = _PATCHED_PACKAGES.get(version)
    return version >= SAFE_VERSION or (patched is not None and is_at_least_packaged(patched))


def library_version() -> Version | None:
    """Return the version of the system's libzbar, or ``None`` when there is none."""
    name = ctypes.util.find_library("zbar")
    if name is None:
        return None
    major, minor, patch = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    try:
        library = ctypes.CDLL(name)
        # Before 0.23 it took two arguments and leaves the third alone: that reads as patch 0.
        library.zbar_version(ctypes.byref(major), ctypes.byref(minor), ctypes.byref(patch))
    except (OSError, AttributeError):
        return None
    return major.value, minor.value, patch.value


def is_at_least_packaged(version: str) -> bool:
    """Tell whether Debian's libzbar0 is installed at this version or newer."""
    dpkg, query = shutil.which("dpkg"), shutil.which("dpkg-query")
    if dpkg is None or query is None:
        return False
    installed = _run(query, "--show", "--showformat=${Version}", "libzbar0")
    if installed is None or installed.returncode or not installed.stdout:
        return False
    compared = _run(dpkg, "--compare-versions", installed.stdout, "ge", version)
    return compared is not None and compared.returncode == 0


def _run(*command: str) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(
            command, capture_output=True, text=True, timeout=_DPKG_SECONDS_MAX, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
