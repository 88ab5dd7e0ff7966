# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What was handed out unsecured is shown as provisional: the server has the last word."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel

from pos_loyalty.domain.grants import FLOOR, GrantUse
from pos_loyalty.domain.ids import GrantId, LotId
from pos_loyalty.domain.ops import OPERATION_SCHEMA, Operation, OperationDraft, UnmatchedReturnFact
from pos_loyalty.domain.units import POINTS
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.done_panel import Recorded, done_panel
from pos_loyalty.ui.view_models.panels import DoneKind
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.windows.till import TillWindow
from tests.fakes.facts import ADA, NOON, draft_of
from tests.fakes.fake_store import PLACE
from tests.server.gestures import redemption
from tests.ui.conftest import settle
from tests.ui.measuring import seen


def recorded(draft: OperationDraft) -> Recorded:
    operation = Operation(
        till_id=PLACE.till_id, epoch=1, seq=1, schema=OPERATION_SCHEMA, draft=draft
    )
    return Recorded(operation, ADA)


@pytest.mark.parametrize(
    ("grant_id", "is_provisional"), [(FLOOR, True), (GrantId(UUID(int=5)), False)]
)
def test_what_nobody_had_set_aside_is_provisional(
    grant_id: GrantId, *, is_provisional: bool
) -> None:
    draft = redemption(80, LotId("a-0"), uses=[GrantUse(grant_id, POINTS, 80)])

    assert done_panel(recorded(draft)).is_provisional is is_provisional


def test_the_cashier_reads_that_it_is_provisional(
    till: TillViewModel, till_window: TillWindow
) -> None:
    done = specimens()["done"]
    assert done.done is not None

    till.state.set(replace(done, done=replace(done.done, is_provisional=True)))
    settle()

    texts = [label.text() for label in seen(till_window, QLabel)]
    assert [text for text in texts if text.endswith("provisional until the server agrees")]


def test_a_return_of_elsewhere_reads_as_a_return_that_moved_no_points() -> None:
    fact = UnmatchedReturnFact(
        receipt_no="R0002",
        store_id="waw-1",
        sold_on=NOON.date(),
        business_at=NOON,
        returned_minor={1: 500},
        refund_minor=450,
    )

    panel = done_panel(recorded(draft_of(fact)))

    assert (panel.kind, panel.paid_minor, panel.receipt_no) == (DoneKind.RETURN, 450, "R0002")
    assert (panel.earned_points, panel.used_points) == (0, 0)
