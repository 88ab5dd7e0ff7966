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
    from pos_loyalty.ui.view_models.camera import CameraViewModel
    from pos_loyalty.ui.view_models.enrol import EnrolViewModel
    from pos_loyalty.ui.view_models.find import FindViewModel
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
    def camera(self) -> "CameraViewModel":
        """Return the part behind CAMERA."""
        ...

    @property
    def readers(self) -> "ReadersViewModel":
        """Return the part behind READERS."""
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

    def choose_language(self, language: str) -> None:
        """Speak to the cashier in another language."""
        ...
