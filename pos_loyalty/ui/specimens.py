# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of the windows, one for each thing that they can show; no store is behind them.

``pos_loyalty.screenshots`` takes pictures of them, and the tests measure them.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn
from uuid import UUID

from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.domain.ids import TillId
from pos_loyalty.services.ports import TillPlace
from pos_loyalty.ui.care_specimens import care_specimens
from pos_loyalty.ui.claim_specimens import claim_specimens
from pos_loyalty.ui.device_specimens import device_specimens
from pos_loyalty.ui.display_specimens import display_specimens
from pos_loyalty.ui.goods_specimens import goods_specimens
from pos_loyalty.ui.joining_specimens import joining_specimens
from pos_loyalty.ui.mending_specimens import mending_specimens
from pos_loyalty.ui.receipt_specimens import receipt_specimens
from pos_loyalty.ui.redeem_specimens import redeem_specimens
from pos_loyalty.ui.scan_specimens import scan_specimens
from pos_loyalty.ui.shop_specimens import shop_specimens
from pos_loyalty.ui.staff_specimens import staff_specimens
from pos_loyalty.ui.tasks import ImmediateRunner, TaskRunner
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.visit_specimens import MOMENT, visit_specimens

JOIN_TEXT: Final = "https://shop.example/join?at=corner"

_SOURCES: Final[tuple[Callable[[Mapping[str, TillState]], Mapping[str, TillState]], ...]] = (
    redeem_specimens,
    staff_specimens,
    goods_specimens,
    scan_specimens,
    device_specimens,
    receipt_specimens,
    mending_specimens,
    care_specimens,
    shop_specimens,
    claim_specimens,
    joining_specimens,
    display_specimens,
)
"""Each topic's states are made of those of a visit."""


def specimen_till(tasks: TaskRunner | None = None) -> TillViewModel:
    """Return a view-model to hang specimen states on; its verbs have nothing behind them.

    Args:
        tasks: What becomes of its verbs; ``None`` for a failure that says so.
    """
    place = TillPlace(TillId(UUID(int=9)), "corner", "Corner Shop", 1, "Europe/Warsaw", "PLN")
    given = {"place", "region", "clock", "new_id", "new_card_number", "staff", "is_training"}
    absent: dict[str, Any] = {
        name: _no_store for name in TillServices.__dataclass_fields__ if name not in given
    }
    services = TillServices(
        place=place,
        region="PL",
        clock=lambda: MOMENT,
        new_id=lambda: UUID(int=3),
        new_card_number=lambda: new_card_number("1234567890123456"),
        **absent,
    )
    runner = tasks or ImmediateRunner()
    return TillViewModel(services, runner, runner)


def specimens() -> Mapping[str, TillState]:
    """Return the states by a name fit for a file: a visit's in its order, then each topic's."""
    light = Light(LightKind.UP_TO_DATE, MOMENT)
    ready = TillState("PLN", store_name="Corner Shop", till_no=1, light=light)
    visit = visit_specimens(ready)
    more = {name: state for made in _SOURCES for name, state in made(visit).items()}
    return {**visit, **more}


def _no_store(*_: object) -> NoReturn:
    raise AssertionError("a specimen has no store")
