# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of a member whose card or balance is being put right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from pos_loyalty.domain.errors import AdjustmentLimit, CardReplaced, CardTaken
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.ui.view_models.care_form import CareDeed, CareForm
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.panels import DoneKind, DonePanel
from pos_loyalty.ui.view_models.till_state import Screen, TillState

_ANNA: Final = CareForm(MemberId(UUID(int=1)), "Anna K.", "•••• 4444", False, 1_240)


def care_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file."""
    ready = visit["ready"]
    block = replace(_ANNA, deed=CareDeed.BLOCK, reason="lost")
    swap = replace(_ANNA, is_blocked=True, deed=CareDeed.REPLACE)
    give = replace(_ANNA, deed=CareDeed.GIVE, typed="250", reason="goodwill")
    swapped = replace(swap, new_card="1", new_card_mask="•••• 0051", reason="lost")
    cared = DonePanel(
        DoneKind.REPLACED, OpId(UUID(int=9)), _ANNA.member_id, "Anna K.", "Anna", 0, 0, 1_240
    )

    def shown(form: CareForm) -> TillState:
        return replace(ready, screen=Screen.CARE, care=form)

    return {
        "care": shown(_ANNA),
        "care-block": shown(block),
        "care-replace": shown(swap),
        "care-replace-scanned": shown(swapped),
        "care-replace-taken": replace(shown(swap), notice=notice_of(CardTaken())),
        "care-give": shown(give),
        "care-take": replace(
            shown(replace(give, deed=CareDeed.TAKE, reason="mistake", note="Rung up twice")),
            notice=notice_of(AdjustmentLimit(left_points=120)),
        ),
        "ready-card-replaced": replace(ready, notice=notice_of(CardReplaced())),
        "done-card": replace(visit["done"], done=cared, undo=None),
    }
