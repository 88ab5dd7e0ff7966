# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Bringing a member to the screen, whichever way they were found."""

from collections.abc import Callable
from datetime import datetime

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.services.identify import MemberView
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.member_panel import OpenMember
from pos_loyalty.ui.view_models.sale import SaleViewModel


class Opening:
    """Looks members up and opens MEMBER. GUI thread."""

    def __init__(self, desk: Desk, sale: SaleViewModel) -> None:
        self._desk = desk
        self._sale = sale

    def by_card(self, card_number: str) -> None:
        """Show the holder of a card, or say why not."""
        services = self._desk.services
        self._open(lambda at: services.identify_by_card(card_number, at))

    def by_id(self, member_id: MemberId) -> None:
        """Show a member that was found before, or say why not."""
        services = self._desk.services
        self._open(lambda at: services.identify(member_id, at))

    def _open(self, find: Callable[[datetime], MemberView]) -> None:
        services = self._desk.services

        def work() -> OpenMember:
            at = services.business_now()
            return OpenMember(find(at), services.program_at(at))

        self._desk.look_up(work, self._sale.begin)
