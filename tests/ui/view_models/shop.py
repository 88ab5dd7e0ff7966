# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till without windows: real use cases on a store, a clock in the hand, one member."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from typing import TypeVar
from uuid import UUID

from pos_loyalty.domain.codes import CardNumber, new_card_number, recognise
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ids import LotId, MemberId, OpId, ProgramId
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.domain.units import Unit
from pos_loyalty.places import find_places
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.services.adjustment import AdjustmentLimits, adjust_points
from pos_loyalty.services.card_change import change_card
from pos_loyalty.services.claim_sale import ClaimKeys, claim_sale, offer_claim, read_claim
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.duplicates import find_duplicates
from pos_loyalty.services.enrol import enrol_member
from pos_loyalty.services.identify import find_members, identify, identify_by_card
from pos_loyalty.services.look_back import latest_operation, unsent
from pos_loyalty.services.member_care import care_of
from pos_loyalty.services.member_history import reasoning_of, visits_of
from pos_loyalty.services.mending import reassign, undo_later
from pos_loyalty.services.ports import PublishedProgram, Store
from pos_loyalty.services.quote import Quote, quote_sale
from pos_loyalty.services.record_activity import record_activity
from pos_loyalty.services.redeem import redeem_reward
from pos_loyalty.services.return_sale import find_sale, preview_return, return_lines
from pos_loyalty.services.return_unmatched import find_elsewhere, return_unmatched
from pos_loyalty.services.undo import undo_operation
from pos_loyalty.ui.tasks import ImmediateRunner, TaskRunner
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from tests.fakes.claim_keys import FakeClaimKeys
from tests.fakes.fake_store import FakeStore

R = TypeVar("R")

# A Monday, so that no rule for Tuesday mornings changes the figures; 14:00 in Warsaw.
NOON = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
LIMITS = AdjustmentLimits(member_points=200, till_points=500)
ANNA_CARD = new_card_number("1111222233334444")
OLGA_CARD = new_card_number("5555666677778888")
BLANK_CARD = new_card_number("9999000011112222")
ANNA = Member(
    MemberId(UUID(int=11)),
    ANNA_CARD,
    "Anna",
    "Kowalska",
    phone="+48501234567",
    email="anna@example.com",
    joined_on=date(2025, 1, 1),
    language="pl",
)
OLGA = Member(MemberId(UUID(int=12)), OLGA_CARD, "Ольга", "Ким", joined_on=date(2025, 1, 1))


def sample_document() -> bytes:
    return (find_places().resources_dir / "programs" / "sample.json").read_bytes()


@cache
def sample_program() -> Program:
    """Return the sample, which nobody changes: it is read once for all tests."""
    return parse_program(sample_document()).program


def account_of(member: Member, points: int) -> MemberState:
    lots = (Lot(LotId(f"{member.member_id.hex}-0"), points),) if points else ()
    return MemberState(member.member_id, member.joined_on, lots, {})


def held(unit: Unit, amount: int = 1) -> Lot:
    """Return a lot of stamps, vouchers or the like."""
    return Lot(LotId(f"held-{unit}"), amount, unit=unit)


def a_fake_store(
    *, anna_points: int = 100, olga_points: int = 0, anna_holds: Sequence[Lot] = ()
) -> FakeStore:
    store = a_store_with(sample_program(), anna_points=anna_points, anna_holds=anna_holds)
    store.add_member(OLGA, account_of(OLGA, olga_points))
    return store


def a_store_with(
    program: Program, *, anna_points: int = 100, anna_holds: Sequence[Lot] = ()
) -> FakeStore:
    """Return the store of a shop with this programme; Anna is its member."""
    store = FakeStore()
    store.publish(PublishedProgram(ProgramId("p"), program))
    state = account_of(ANNA, anna_points)
    store.add_member(ANNA, replace(state, lots=(*state.lots, *anna_holds)))
    return store


def card_scan(number: str) -> Scan:
    return Scan(number, Symbology.QR_CODE, ScanSource.CAMERA)


def wedge_scan(text: str) -> Scan:
    return Scan(text, Symbology.UNKNOWN, ScanSource.WEDGE)


class LateRunner:
    """Keeps the work until the test lets it run."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], None],
        on_refused: Callable[[LoyaltyError], None],
        on_bug: Callable[[], None] | None = None,
    ) -> None:
        def job() -> None:
            ImmediateRunner().run(work, on_done, on_refused, on_bug)

        self.waiting.append(job)

    def finish_one(self) -> None:
        self.waiting.pop(0)()

    def finish_all(self) -> None:
        while self.waiting:
            self.finish_one()


class Shop:
    """A till over a store. ``now`` is its clock; ids are made in order.

    Attributes:
        keys: What it signs claim codes with.
    """

    def __init__(
        self,
        store: Store,
        *,
        reads: TaskRunner | None = None,
        writes: TaskRunner | None = None,
        first_id: int = 1000,
    ) -> None:
        self.store = store
        self.now = NOON
        self.keys: ClaimKeys = FakeClaimKeys()
        self._ids = first_id
        self._receipts = first_id
        self.till = TillViewModel(
            self.services(), reads or ImmediateRunner(), writes or ImmediateRunner()
        )

    @property
    def state(self) -> TillState:
        return self.till.state.value

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.till.tick()

    def scan(self, number: str) -> None:
        self.till.scan(card_scan(number))

    def type_amount(self, text: str) -> None:
        for key in text:
            self.till.sale.press(key)

    def buy(self, number: str, amount: str) -> None:
        self.scan(number)
        self.type_amount(amount)
        self.till.sale.confirm()

    def operations(self) -> int:
        with self.store.reading() as uow:
            return uow.log.unsent_count()

    def points_of(self, number: str) -> int:
        view = identify_by_card(number, store=self.store, at=self.now)
        return view.balance.spendable_points

    def services(self) -> TillServices:
        store, clock = self.store, lambda: self.now
        return TillServices(
            place=store.place,
            region="PL",
            clock=clock,
            new_id=self._new_id,
            new_card_number=self._new_card_number,
            new_claim_no=self._new_claim_no,
            new_receipt_no=self._new_receipt_no,
            recognise=lambda scan: recognise(scan.text, scan.symbology, ()),
            identify_by_card=lambda number, at: identify_by_card(number, store=store, at=at),
            identify=lambda member_id, at: identify(member_id, store=store, at=at),
            find_members=partial(find_members, store=store),
            find_duplicates=partial(find_duplicates, store=store),
            program_at=self._program_at,
            quote_sale=self._quote_sale,
            offer_claim=lambda sale: offer_claim(sale, keys=self.keys, store=store),
            read_claim=lambda claim, at: read_claim(claim, at, keys=self.keys, store=store),
            find_sale=partial(find_sale, store=store),
            find_elsewhere=partial(find_elsewhere, store=store),
            preview_return=partial(preview_return, store=store),
            latest_operation=partial(latest_operation, store=store),
            unsent_count=self.operations,
            visits_of=partial(visits_of, store=store),
            reasoning_of=partial(reasoning_of, store=store),
            unsent=partial(unsent, store=store),
            care_of=lambda asked, at: care_of(asked, store=store, at=at),
            complete_sale=partial(complete_sale, store=store, clock=clock),
            claim_sale=partial(claim_sale, store=store, clock=clock),
            redeem_reward=partial(redeem_reward, store=store, clock=clock),
            enrol_member=partial(enrol_member, store=store, clock=clock),
            return_lines=partial(return_lines, store=store, clock=clock),
            return_unmatched=partial(return_unmatched, store=store, clock=clock),
            undo_operation=partial(undo_operation, store=store, clock=clock),
            undo_later=partial(undo_later, store=store, clock=clock),
            reassign=partial(reassign, store=store, clock=clock),
            record_activity=partial(record_activity, store=store, clock=clock),
            change_card=partial(change_card, store=store, clock=clock),
            adjust_points=partial(adjust_points, store=store, clock=clock, limits=LIMITS),
        )

    def _new_id(self) -> UUID:
        self._ids += 1
        return UUID(int=self._ids)

    def _new_card_number(self) -> CardNumber:
        self._ids += 1
        return new_card_number(f"{self._ids:016}")

    def _new_claim_no(self) -> IssuedNumber:
        self._ids += 1
        return IssuedNumber(IssuedKind.CLAIM, f"{self._ids:016}")

    def _new_receipt_no(self, at: datetime) -> str:
        self._receipts += 1
        return str(ReceiptNumber("T001", at.date(), self._receipts))

    def _program_at(self, at: datetime) -> Program:
        with self.store.reading() as uow:
            return uow.programs.in_force(at).program

    def _quote_sale(
        self, sale: Sale, state: MemberState, chosen: Sequence[Choice], op_id: OpId
    ) -> Quote:
        return quote_sale(sale, state, chosen, op_id=op_id, store=self.store)
