# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Bringing a member to the screen, whichever way they were found."""

from collections.abc import Callable
from datetime import datetime

from pos_loyalty.domain.errors import CardBlocked
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.services.identify import MemberView
from pos_loyalty.ui.view_models.cardless import CardlessViewModel
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.member_panel import OpenMember
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_state import TillState


class Opening:
    """Looks members up and opens MEMBER. GUI thread.

    Attributes:
        cardless: What is entered there is kept for the member whose card is found after all.
    """

    def __init__(self, desk: Desk, sale: SaleViewModel, cardless: CardlessViewModel) -> None:
        self._desk = desk
        self._sale, self.cardless = sale, cardless
        self._blocked: MemberId | str | None = None

    @property
    def blocked(self) -> MemberId | str | None:
        """Return whose card was refused just now because it is blocked: by id, or by card."""
        notice = self._desk.now.notice
        is_told = notice is not None and notice.code == CardBlocked.code
        return self._blocked if is_told else None

    def by_card(self, card_number: str) -> None:
        """Show the holder of a card, or say why not.

        Who finds the card while a purchase without it is entered keeps what is entered.
        """
        services, meanwhile = self._desk.services, None
        if (kept := self.cardless.kept_for_member()) is not None:
            meanwhile = self._desk.now
            self._desk.wait(lambda: self._sale.edit(kept))
        self._blocked = card_number
        self._open(lambda at: services.identify_by_card(card_number, at), meanwhile)

    def by_id(self, member_id: MemberId) -> None:
        """Show a member that was found before, or say why not."""
        services, self._blocked = self._desk.services, member_id
        self._open(lambda at: services.identify(member_id, at))

    def _open(
        self, find: Callable[[datetime], MemberView], meanwhile: TillState | None = None
    ) -> None:
        services = self._desk.services

        def work() -> OpenMember:
            at = services.business_now()
            return OpenMember(find(at), services.program_at(at))

        self._desk.look_up(work, self._sale.begin, meanwhile=meanwhile)
