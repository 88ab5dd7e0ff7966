# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of the pages that try a device out; ``specimens`` has those of a visit."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.reader_report import Advice, CodeKind, KeySent, ReaderReport
from pos_loyalty.domain.scan import ScanSource, Symbology
from pos_loyalty.ui.view_models.form_rows import CameraRow, ReaderRow
from pos_loyalty.ui.view_models.form_states import CameraForm, ReadersForm
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen, TillState

_WEBCAM: Final = CameraRow("device:/dev/video0", "HD Webcam C525")
_BUILT_IN: Final = CameraRow("device:/dev/video2", "Integrated Camera")
_GONE: Final = CameraRow("device:gone", "")
_READERS: Final = (
    ReaderRow(ScanSource.WEDGE),
    ReaderRow(ScanSource.SERIAL, "COM3"),
    ReaderRow(ScanSource.HID, trouble="not_there"),
)
_FIRST_KEY: Final = 10


def device_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file.

    Args:
        visit: Those of a visit, by theirs.
    """
    ready = visit["ready"]
    on_page = replace(ready, screen=Screen.CAMERA)
    read = CameraForm((_WEBCAM, _BUILT_IN), _WEBCAM.key, last_read="•••• 5676")
    notice = Notice(NoticeKind.OK, NoticeCode.CAMERA_READ, (("code_mask", read.last_read),))
    gone = CameraForm((_BUILT_IN, _GONE), _GONE.key, is_mirrored=True, trouble="unplugged")
    return {
        "camera": replace(on_page, camera=read, notice=notice),
        "camera-unplugged": replace(on_page, camera=gone),
        "camera-none": on_page,
        **_readers(replace(ready, screen=Screen.READERS)),
    }


def _readers(on_page: TillState) -> Mapping[str, TillState]:
    goods = _report("~ъУ04006381333931", gap_ms=8, advice=(Advice.SEND_ENTER, Advice.OTHER_LAYOUT))
    goods = replace(
        goods,
        is_scan=True,
        text="4006381333931",
        symbology=Symbology.EAN_13,
        prefix="~",
        aim_id="]E0",
        kind=CodeKind.PRODUCT,
    )
    slow = _report("123456789012345676\r", gap_ms=80, advice=(Advice.TOO_SLOW,))
    forms = {
        "readers": ReadersForm(_READERS, (goods,)),
        "readers-slow": ReadersForm(_READERS, (slow,)),
        "readers-none": ReadersForm(_READERS[:1]),
    }
    return {name: replace(on_page, readers=form) for name, form in forms.items()}


def _report(sent: str, *, gap_ms: int, advice: tuple[Advice, ...]) -> ReaderReport:
    keys = tuple(
        KeySent(char, gap_ms if place else None, _FIRST_KEY + place)
        for place, char in enumerate(sent)
    )
    ending = "Enter" if sent.endswith("\r") else ""
    return ReaderReport(
        ScanSource.WEDGE, keys, is_scan=False, typed=sent.strip(), ending=ending, advice=advice
    )
