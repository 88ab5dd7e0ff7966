# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points afterwards: a code of a purchase without the card, and the member whose it was."""

from dataclasses import replace
from functools import partial
from typing import Final

from pos_loyalty.domain.claim_codes import SignedClaim
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.staff import Approval, Deed
from pos_loyalty.services.claim_sale import ClaimSale
from pos_loyalty.ui.view_models.approving import ApprovingViewModel
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice, WaitingClaim
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.recording import Recorder
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.view_models.unfinished import unfinished_notice
from pos_loyalty.ui.view_models.waiting_claims import without_claim

_WAITS_THERE: Final = {Screen.READY, Screen.FIND, Screen.ENROL}
"""From these a member comes up; from any other page the way begins on READY."""


class ClaimingViewModel:
    """Brings a code and a member together, in either order. GUI thread."""

    def __init__(self, desk: Desk, recorder: Recorder, approving: ApprovingViewModel) -> None:
        self._desk, self._recorder, self._approving = desk, recorder, approving
        self._member: Member | None = None

    def take(self, claim: SignedClaim) -> None:
        """Look at a code that was scanned: give its points, or ask whose they are."""
        services = self._desk.services
        at, since = services.business_now(), services.clock()

        def look() -> WaitingClaim:
            sale = services.read_claim(claim, at)
            rules = services.program_at(sale.business_at).late_claims
            return WaitingClaim(sale, since, bool(rules and rules.needs_approval))

        self._desk.look_aside(look, self._read)

    def meet(self, member: Member) -> None:
        """Hear who comes up on MEMBER: a code that waits is theirs, and is given next."""
        self._member = member
        waiting = self._desk.now.waiting_claim
        if waiting is not None:
            self._desk.wait(partial(self._give, waiting, member))

    def drop(self) -> None:
        """Wait no longer for anybody: the code stays good."""
        if self._desk.now.waiting_claim is not None:
            self._desk.show(without_claim(self._desk.now))

    def _read(self, waiting: WaitingClaim) -> None:
        now = self._desk.now
        if now.screen is Screen.MEMBER and self._member is not None:
            self._give(waiting, self._member)
            return
        state = now if now.screen in _WAITS_THERE else ready(now)
        self._desk.show(replace(state, waiting_claim=waiting, farewell=None))
        facts = (("amount_minor", waiting.amount_minor),)
        self._desk.tell(Notice(NoticeKind.INFO, ClaimNotice.CLAIM_WAITS, facts))

    def _give(self, claim: WaitingClaim, member: Member) -> None:
        """Record it, once whoever has to agree does."""
        if claim.needs_approval:
            record = partial(self._record, claim, member)
            self._approving.ask(Deed.LATE_CLAIM, record, gaining=(member.member_id,))
        else:
            self._record(claim, member, Approval())

    def _record(self, claim: WaitingClaim, member: Member, approval: Approval) -> None:
        """Record it, unless the member has left the screen, or buys something by now."""
        services, now = self._desk.services, self._desk.now
        if now.screen is not Screen.MEMBER or self._member is not member:
            return
        if now.sale.is_begun:  # DONE would take it off the screen
            self._desk.tell(unfinished_notice(now))
        else:
            command = ClaimSale(
                services.new_op_id(),
                member.member_id,
                claim.sale,
                services.business_now(),
                approval.approver,
            )
            self._recorder.record(lambda: services.claim_sale(command), member)
