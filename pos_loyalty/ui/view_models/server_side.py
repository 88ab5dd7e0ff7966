# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till hears of its server: the light, what somebody has to see to, newer balances."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.light import Light, LightKind, Worry
from pos_loyalty.ui.view_models.member_panel import OpenMember
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_state import Screen, TillState

_GRAVE: Final = frozenset({Worry.DISK_FULL, Worry.GAP, Worry.REVOKED, Worry.UNKNOWN_TILL})


class ServerSide:
    """Passes it on without getting in the cashier's way. GUI thread."""

    def __init__(
        self, desk: Desk, sale: SaleViewModel, tell_later: Callable[[Notice], None]
    ) -> None:
        """Take the parts of the till that it touches.

        Args:
            tell_later: Shows a notice when the cashier is free to read it.
        """
        self._desk, self._sale, self._tell_later = desk, sale, tell_later
        self._questions = desk.questions()
        self._missed: set[MemberId] = set()
        desk.state.watch(self._catch_up)

    def show(self, light: Light) -> None:
        """Show the light; say it when somebody has to see to something that was well before."""
        former = self._desk.now.light
        self._desk.show(replace(self._desk.now, light=light))
        if set(light.worries) - set(former.worries):
            self._tell_later(_notice_of(light))

    def explain(self) -> None:
        """Say what the light means, and what is to be done."""
        if not self._desk.now.is_busy:
            self._desk.tell(_notice_of(self._desk.now.light))

    def rows_came(self, member_ids: Collection[MemberId]) -> None:
        """Show anew the member on screen if they are among these; what is entered stays.

        While something runs nothing is shown anew: that waits until it has ended.
        """
        if self._desk.now.is_busy:
            self._missed.update(member_ids)
        elif (member_id := self._shown_among(member_ids)) is not None:
            self._read_again(member_id)

    def _catch_up(self, state: TillState) -> None:
        if self._missed and not state.is_busy:
            missed, self._missed = self._missed, set()
            self.rows_came(missed)

    def _read_again(self, member_id: MemberId) -> None:
        services = self._desk.services

        def work() -> OpenMember:
            at = services.business_now()
            return OpenMember(services.identify(member_id, at), services.program_at(at))

        def show(case: OpenMember) -> None:
            if self._desk.now.is_busy:
                self._missed.add(member_id)  # what they do is being saved, and may be refused
            elif self._shown_among({member_id}) is not None:  # else they have left meanwhile
                self._sale.renew(case)

        self._questions.run(work, show, lambda refusal: self._desk.tell(notice_of(refusal)))

    def _shown_among(self, member_ids: Collection[MemberId]) -> MemberId | None:
        state = self._desk.now
        member = state.member if state.screen is Screen.MEMBER else None
        return member.member_id if member and member.member_id in member_ids else None


def _notice_of(light: Light) -> Notice:
    if light.kind is LightKind.ATTENTION:
        worry = light.worries[0]
        kind = NoticeKind.ERROR if worry in _GRAVE else NoticeKind.WARNING
        return Notice(kind, f"server_{worry}")
    if light.kind is LightKind.OFFLINE and light.floor_until is not None:
        facts = (("floor_points", light.floor_points), ("until_at", light.floor_until.isoformat()))
        return Notice(NoticeKind.INFO, "server_offline_floor", facts)
    return Notice(NoticeKind.INFO, f"server_{light.kind}")
