# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes the cashier's first gestures while the till itself is still loading.

The window stands within the blink of an eye; the use cases, the rules and the database's layers
take a little longer. What is asked meanwhile waits here, in order, and is asked again of the till.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pos_loyalty.ui.observable import Observable
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)

if TYPE_CHECKING:
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
    from pos_loyalty.ui.view_models.till import TillViewModel

GESTURES_MAX: Final = 16


class EarlyTill:
    """Implements ``TillVerbs``. Lives on the GUI thread.

    Attributes:
        state: What the window draws: the first state, then the till's own.
    """

    def __init__(self, first: TillState) -> None:
        self.state = Observable(first)
        self._till: TillViewModel | None = None
        self._is_free = False
        self._waiting: list[Callable[[TillViewModel], None]] = []

    def arrive(self, till: "TillViewModel") -> None:
        """Hand over to the till; what was asked before is asked again once it is free."""
        self._till = till
        till.choose_language(self.state.value.language)
        till.state.watch(self._follow)

    @property
    def sale(self) -> "SaleViewModel":
        """Return the till's part behind MEMBER."""
        return self._arrived().sale

    @property
    def enrol(self) -> "EnrolViewModel":
        """Return the till's part behind ENROL."""
        return self._arrived().enrol

    @property
    def find(self) -> "FindViewModel":
        """Return the till's part behind FIND."""
        return self._arrived().find

    @property
    def returning(self) -> "ReturnViewModel":
        """Return the till's part behind RETURN."""
        return self._arrived().returning

    @property
    def cardless(self) -> "CardlessViewModel":
        """Return the till's part behind NO_CARD and SLIP."""
        return self._arrived().cardless

    @property
    def history(self) -> "HistoryViewModel":
        """Return the till's part behind HISTORY."""
        return self._arrived().history

    @property
    def care(self) -> "MemberCareViewModel":
        """Return the till's part behind CARE."""
        return self._arrived().care

    @property
    def mending(self) -> "MendingViewModel":
        """Return the till's part behind MENDING."""
        return self._arrived().mending

    @property
    def camera(self) -> "CameraViewModel":
        """Return the till's part behind CAMERA."""
        return self._arrived().camera

    @property
    def more(self) -> "MoreViewModel":
        """Return the till's part behind MORE."""
        return self._arrived().more

    @property
    def readers(self) -> "ReadersViewModel":
        """Return the till's part behind READERS."""
        return self._arrived().readers

    @property
    def lock(self) -> "LockViewModel":
        """Return the till's part that knows who stands here."""
        return self._arrived().lock

    @property
    def approving(self) -> "ApprovingViewModel":
        """Return the till's part that asks another to agree."""
        return self._arrived().approving

    @property
    def is_saving(self) -> bool:
        """Tell whether the till saves; before it has come there is nothing to save."""
        return self._till is not None and self._till.is_saving

    def go_ready(self) -> None:
        """Be ready for the next customer."""
        self._ask(lambda till: till.go_ready())

    def open(self, page: Screen) -> None:
        """Turn to a page."""
        self._ask(lambda till: till.open(page))

    def back(self) -> None:
        """Go one step back."""
        self._ask(lambda till: till.back())

    def undo(self) -> None:
        """Take the last action back."""
        self._ask(lambda till: till.undo())

    def dismiss_notice(self) -> None:
        """Take the notice off the screen."""
        self._ask(lambda till: till.dismiss_notice())

    def explain_light(self) -> None:
        """Say what the light means."""
        self._ask(lambda till: till.explain_light())

    def print_receipt(self) -> None:
        """Print the receipt of the last action."""
        self._ask(lambda till: till.print_receipt())

    def explain_printer(self) -> None:
        """Say what is wrong with the receipt printer."""
        self._ask(lambda till: till.explain_printer())

    def switch_sign(self) -> None:
        """Put the sign up that this till is closed, or take it down."""
        self._ask(lambda till: till.switch_sign())

    def choose_language(self, language: str) -> None:
        """Speak to the cashier in another language."""
        self._ask(lambda till: till.choose_language(language))

    def _follow(self, state: TillState) -> None:
        self.state.set(state)
        if self._is_free or state.is_busy:
            return
        self._is_free = True
        for gesture in self._waiting:
            gesture(self._arrived())
        self._waiting.clear()

    def _ask(self, gesture: "Callable[[TillViewModel], None]") -> None:
        if self._is_free:
            gesture(self._arrived())
        elif len(self._waiting) < GESTURES_MAX:
            self._waiting.append(gesture)

    def _arrived(self) -> "TillViewModel":
        if self._till is None:
            raise ValueError("only READY is shown before the till has come")
        return self._till
