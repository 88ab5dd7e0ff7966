# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till that asks who stands at it: a cashier, a colleague, a manager, and their badges."""

from dataclasses import replace
from functools import partial
from uuid import uuid4

from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.staff import Role, StaffMember
from pos_loyalty.services.identify import MemberView
from pos_loyalty.services.ports import Store
from pos_loyalty.services.staff import OnDuty, approve, sign_in, staff_members
from pos_loyalty.services.staff_list import AddStaff, add_staff
from pos_loyalty.services.watched_store import NobodyLooks, WatchedStore
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.pin_entry import PinEntry
from pos_loyalty.ui.view_models.staff_services import StaffServices
from pos_loyalty.ui.view_models.till_services import TillServices
from tests.fakes.plain_digests import PlainDigests
from tests.ui.view_models.shop import OLGA_CARD, Shop, a_fake_store

PINS = {"Jan": "482913", "Ewa": "739164", "Ola": "905713"}
ROLES = {"Jan": Role.CASHIER, "Ola": Role.CASHIER, "Ewa": Role.MANAGER}
BADGES = {
    name: str(IssuedNumber(IssuedKind.STAFF_BADGE, f"{place:016}"))
    for place, name in enumerate(PINS, start=1)
}
DIGESTS = PlainDigests()


def hire(store: Store, name: str, card: str = "") -> StaffMember:
    asked = AddStaff(name, ROLES[name], PINS[name], BADGES[name], card)
    return add_staff(asked, store=store, new_id=uuid4, digests=DIGESTS)


class StaffedShop(Shop):
    """Ola's own card is Olga's. Nobody is signed in yet.

    Attributes:
        on_duty: What operations take their actor from.
        people: Who is on the list, by name.
    """

    def __init__(
        self,
        store: Store | None = None,
        *,
        reads: TaskRunner | None = None,
        writes: TaskRunner | None = None,
        first_id: int = 1000,
        is_empty: bool = False,
    ) -> None:
        bare = store or a_fake_store()
        self.on_duty = OnDuty()
        cards = {"Ola": OLGA_CARD}
        self.people = {one.short_name: one for one in staff_members(store=bare)}
        if not self.people and not is_empty:
            self.people = {name: hire(bare, name, cards.get(name, "")) for name in PINS}
        signed = WatchedStore(bare, NobodyLooks(), self.on_duty.sign)
        super().__init__(signed, reads=reads, writes=writes, first_id=first_id)
        self.till.lock.begin()

    def services(self) -> TillServices:
        services, store = super().services(), self.store
        clock = services.clock

        def other(view: MemberView) -> MemberView:
            self.on_duty.require_other(view.member.member_id)
            return view

        by_card, by_id = services.identify_by_card, services.identify
        return replace(
            services,
            identify_by_card=lambda number, at: other(by_card(number, at)),
            identify=lambda member_id, at: other(by_id(member_id, at)),
            staff=StaffServices(
                people=partial(staff_members, store=store),
                sign_in=partial(sign_in, store=store, clock=clock, digests=DIGESTS),
                approve=partial(approve, store=store, clock=clock, digests=DIGESTS),
                take_over=self.on_duty.take_over,
            ),
        )

    def sign_in(self, name: str, pin: str = "") -> None:
        """Choose the name and type a PIN: the right one unless another is said."""
        self.prove(self.till.lock.entry, name, pin or PINS[name])

    def agree(self, name: str, pin: str = "") -> None:
        """Agree to what is asked, likewise."""
        self.prove(self.till.approving.entry, name, pin or PINS[name])

    def prove(self, entry: PinEntry, name: str, pin: str) -> None:
        entry.choose(self.people[name].staff_id)
        for digit in pin:
            entry.press(digit)

    def show_badge(self, name: str) -> None:
        self.scan(BADGES[name])
