# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the frame of the till's window may ask of the till, from the first paint on."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from pos_loyalty.ui.observable import Observable
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)

if TYPE_CHECKING:  # the screens' own view-models load after the first paint
    from pos_loyalty.ui.view_models.approving import ApprovingViewModel
    from pos_loyalty.ui.view_models.camera import CameraViewModel
    from pos_loyalty.ui.view_models.cardless import CardlessViewModel
    from pos_loyalty.ui.view_models.enrol import EnrolViewModel
    from pos_loyalty.ui.view_models.find import FindViewModel
    from pos_loyalty.ui.view_models.history import HistoryViewModel
    from pos_loyalty.ui.view_models.lock import LockViewModel
    from pos_loyalty.ui.view_models.member_care import MemberCareViewModel
    from pos_loyalty.ui.view_models.mending import MendingViewModel
    from pos_loyalty.ui.view_models.more import MoreViewModel
    from pos_loyalty.ui.view_models.readers import ReadersViewModel
    from pos_loyalty.ui.view_models.returning import ReturnViewModel
    from pos_loyalty.ui.view_models.sale import SaleViewModel


class TillVerbs(Protocol):
    """The till's view-model, or who stands in for it while it loads."""

    @property
    def state(self) -> Observable[TillState]:
        """Return the window's state."""
        ...

    @property
    def sale(self) -> "SaleViewModel":
        """Return the part behind MEMBER; asked for when that is first shown."""
        ...

    @property
    def enrol(self) -> "EnrolViewModel":
        """Return the part behind ENROL."""
        ...

    @property
    def find(self) -> "FindViewModel":
        """Return the part behind FIND."""
        ...

    @property
    def returning(self) -> "ReturnViewModel":
        """Return the part behind RETURN."""
        ...

    @property
    def cardless(self) -> "CardlessViewModel":
        """Return the part behind NO_CARD and SLIP."""
        ...

    @property
    def history(self) -> "HistoryViewModel":
        """Return the part behind HISTORY."""
        ...

    @property
    def care(self) -> "MemberCareViewModel":
        """Return the part behind CARE."""
        ...

    @property
    def mending(self) -> "MendingViewModel":
        """Return the part behind MENDING."""
        ...

    @property
    def camera(self) -> "CameraViewModel":
        """Return the part behind CAMERA."""
        ...

    @property
    def more(self) -> "MoreViewModel":
        """Return the part behind MORE."""
        ...

    @property
    def readers(self) -> "ReadersViewModel":
        """Return the part behind READERS."""
        ...

    @property
    def lock(self) -> "LockViewModel":
        """Return the part that knows who stands here."""
        ...

    @property
    def approving(self) -> "ApprovingViewModel":
        """Return the part that asks another to agree."""
        ...

    @property
    def is_saving(self) -> bool:
        """Tell whether something that the cashier confirmed has not been answered yet."""
        ...

    def go_ready(self) -> None:
        """Be ready for the next customer."""
        ...

    def open(self, page: Screen) -> None:
        """Turn to one of ``PAGE_KEYS``' pages, unless something entered would be lost by it."""
        ...

    def back(self) -> None:
        """Go one step back."""
        ...

    def undo(self) -> None:
        """Take the last action back."""
        ...

    def dismiss_notice(self) -> None:
        """Take the notice off the screen."""
        ...

    @property
    def explain_light(self) -> Callable[[], None]:
        """Say what the light means, and what is to be done."""
        ...

    @property
    def print_receipt(self) -> Callable[[], None]:
        """Print the receipt of the last action, within the minute."""
        ...

    @property
    def explain_printer(self) -> Callable[[], None]:
        """Say what is wrong with the receipt printer, and what to do."""
        ...

    @property
    def switch_sign(self) -> Callable[[], None]:
        """Put the sign up that this till is closed, on the customer's display, or take it down."""
        ...

    def choose_language(self, language: str) -> None:
        """Speak to the cashier in another language."""
        ...
