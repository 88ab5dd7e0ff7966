# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which sound goes with what has just happened on the till."""

from enum import StrEnum

from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)


class Cue(StrEnum):
    """A short sound; each is told from the others without looking."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


def cue_between(before: TillState, after: TillState) -> Cue | None:
    """Return the sound for a change of the state, or ``None`` for silence.

    What the till has to say about trouble is heard before what went well.
    """
    if after.notice is not None and after.notice != before.notice:
        return _cue_of(after.notice)
    is_new_member = after.screen is Screen.MEMBER and before.screen is not Screen.MEMBER
    is_new_done = after.done is not None and after.done != before.done
    return Cue.OK if is_new_member or is_new_done else None


def _cue_of(notice: Notice) -> Cue | None:
    return {
        NoticeKind.OK: Cue.OK,
        NoticeKind.INFO: None,
        NoticeKind.WARNING: Cue.WARNING,
        NoticeKind.ERROR: Cue.ERROR,
    }[notice.kind]
