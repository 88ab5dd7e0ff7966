# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of a member's history, and of mistakes that are being mended."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from pos_loyalty.domain.errors import GainsSpent
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.ui.view_models.form_rows import FoundRow
from pos_loyalty.ui.view_models.history_form import (
    HistoryForm,
    HistoryRow,
    HistoryWhy,
    MendingForm,
    MendingKind,
)
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.panels import DoneKind, WhyRow
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from pos_loyalty.ui.visit_specimens import MOMENT

_ANNA: Final = MemberId(UUID(int=1))
_OLGA: Final = FoundRow(MemberId(UUID(int=5)), "Olga K.", "••• 567", "•••• 4444", is_blocked=False)
_SPEND: Final = {
    "en": "1 point for each 1 zł",
    "pl": "1 punkt za każdy 1 zł",
    "ru": "1 балл за каждый 1 zł",
}
_TUESDAY: Final = {
    "en": "Double points on Tuesday mornings",
    "pl": "Podwójne punkty we wtorki rano",
    "ru": "Двойные баллы по вторникам утром",
}
_VISIT: Final = {
    "en": "2 points for a visit",
    "pl": "2 punkty za wizytę",
    "ru": "2 балла за визит",
}


def _row(number: int, kind: str, points: int, *, minor: int = 0) -> HistoryRow:
    at: datetime = MOMENT - timedelta(hours=5 * number)
    return HistoryRow(
        OpId(UUID(int=100 + number)),
        (1, 100 - number),
        kind,
        at,
        points,
        minor,
        f"R0001261120000{90 - number:02}00" if minor else "",
        "maria",
        can_take_back=kind != "undo",
        can_give=kind == "sale",
    )


_SALE: Final = _row(1, "sale", 39, minor=3700)
_ROWS: Final = (
    _SALE,
    _row(2, "redemption", -100),
    replace(_row(3, "sale", 20, minor=2099), is_taken_back=True, can_take_back=False),
    replace(_row(4, "undo", -20), reason="wrong_member: Anna paid", approver="ewa"),
    replace(_row(5, "sale", 410, minor=41_050), has_returns=True, can_take_back=False),
    _row(6, "refund", -55, minor=5500),
    _row(7, "friend", 100),
    _row(8, "enrolment", 50),
)
_WHY: Final = HistoryWhy(
    (
        WhyRow(_SPEND, "spend", 37, (("counted", 3_700), ("banked", 0)), None),
        WhyRow(_VISIT, "visit", 2, (), None),
        WhyRow(_TUESDAY, "spend", 0, (), Unmet("weekdays", (("weekday", 5), ("days", "2")))),
    ),
    has_rules=True,
)
_HISTORY: Final = HistoryForm(_ANNA, "Anna K.", _ROWS, has_more=True)
_LOOKED_INTO: Final = replace(_HISTORY, chosen=_SALE.op_id, why=_WHY)


def mending_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file."""
    ready = visit["ready"]
    history = replace(ready, screen=Screen.HISTORY, history=_HISTORY)
    take_back = MendingForm(MendingKind.TAKE_BACK, _LOOKED_INTO, _SALE)
    give = MendingForm(MendingKind.GIVE, _LOOKED_INTO, _SALE, "wrong_member")
    mending = replace(ready, screen=Screen.MENDING, mending=take_back)
    spent = notice_of(GainsSpent(missing_points=39))
    partly = replace(_WHY, rows=_WHY.rows[:2], is_whole=False, other_points=20, used_points=100)
    done = visit["done"].done
    given = done and replace(done, kind=DoneKind.GIVEN, short_name="Olga K.")
    return {
        "history": history,
        "history-why": replace(history, history=_LOOKED_INTO),
        "history-why-partly": replace(history, history=replace(_LOOKED_INTO, why=partly)),
        "history-empty": replace(history, history=HistoryForm(_ANNA, "Anna K.", ())),
        "take-back": mending,
        "take-back-refused": replace(
            mending,
            mending=replace(take_back, reason="entered_twice", own_words="Rung up again"),
            notice=spent,
        ),
        "reassign": replace(mending, mending=replace(give, query="ol", matches=(_OLGA,))),
        "reassign-chosen": replace(mending, mending=replace(give, receiver=_OLGA)),
        "done-given": replace(visit["done"], done=given, undo=None),
    }
