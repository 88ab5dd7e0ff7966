# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the use cases need from the outside, stated in their own words.

``local_db`` implements these; ``tests.fakes`` does too, and both pass the same contract tests.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.grants import Grant
from pos_loyalty.domain.ids import GrantId, MemberId, OpId, ProgramId, TillId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation, OperationDraft
from pos_loyalty.domain.program.document import Program
from pos_loyalty.services.staff_port import StaffBook
from pos_loyalty.services.trusted_time import ClockMemory

Clock = Callable[[], datetime]
"""Returns the current time in UTC, with a time zone."""

LogPlace = tuple[int, int]
"""Epoch and number of an operation in this till's log."""


class StaleState(LoyaltyError):
    """The member's account changed since it was read; evaluate again and retry."""

    code = "stale_state"


class StorePlace(Protocol):
    """Where a till stands, as its settings say before its file has been opened."""

    @property
    def store_id(self) -> str:
        """Return the shop's own name for the store."""
        ...

    @property
    def store_name(self) -> str:
        """Return what customers call the store."""
        ...

    @property
    def till_no(self) -> int:
        """Return the till's number within the store."""
        ...

    @property
    def zone(self) -> str:
        """Return the IANA name of the store's time zone; business days are its days."""
        ...

    @property
    def currency(self) -> str:
        """Return the ISO 4217 code."""
        ...


@dataclass(frozen=True, slots=True)
class TillPlace:
    """Where this till stands, as its file says.

    Attributes:
        zone: IANA name of the store's time zone; business days are its days.
        till_no: The till's number within the store; another machine in its place has the same.
    """

    till_id: TillId
    store_id: str
    store_name: str
    till_no: int
    zone: str
    currency: str


@dataclass(frozen=True, slots=True)
class PublishedProgram:
    """A programme version and the hash that names it."""

    program_id: ProgramId
    program: Program


@dataclass(frozen=True, slots=True)
class HeldGrant:
    """What the server set aside for this till, with what is left of it."""

    member_id: MemberId
    grant: Grant


class MemberBook(Protocol):
    """Members this till knows, confirmed by the server or enrolled here."""

    def get(self, member_id: MemberId) -> Member:
        """Return the member, blocked or not as their present card is.

        Raises:
            UnknownMember: If there is none.
        """
        ...

    def by_card(self, card_number: str) -> Member:
        """Return the holder of the card, blocked or not as that card is.

        Raises:
            UnknownMember: If nobody holds it.
            CardReplaced: If another card stands for it.
        """
        ...

    def holding(self, *, phone: str, email: str) -> Member | None:
        """Return a member with this phone or e-mail, if any; empty ones match nobody."""
        ...

    def search(self, query: str, limit: int) -> Sequence[Member]:
        """Return members that the query may mean, likeliest first, no duplicates.

        Args:
            query: Four or more last digits of a phone, the beginning of an e-mail, a card
                number, or words of a name: letters without their marks, Latin or Cyrillic,
                beginnings of words, one typo in words of four letters or more.
        """
        ...


class Ledger(Protocol):
    """Members' accounts: what the server confirmed, and this till's operations since."""

    def state_of(self, member_id: MemberId) -> MemberState:
        """Return the account; raise ``UnknownMember`` if there is none."""
        ...

    def shared(self) -> Mapping[str, Mapping[date | None, int]]:
        """Return the sums over all members, as far as this till knows: stock, budgets."""
        ...

    def open_holds(self) -> Sequence[str]:
        """Return the counters of the holds that are open, whoever's they are."""
        ...

    def has_unsent(self, member_id: MemberId) -> bool:
        """Return whether an operation of this member waits for the server."""
        ...


class OperationLog(Protocol):
    """This till's operations, in the order in which they happened."""

    def find(self, op_id: OpId) -> Operation | None:
        """Return the operation recorded for this gesture, if any."""
        ...

    def sale_with_receipt(self, receipt_no: str) -> Operation | None:
        """Return this till's newest sale with the receipt number, if any."""
        ...

    def sales_with_receipt(self, receipt_no: str) -> Iterator[Operation]:
        """Read this till's sales with the receipt number, newest first.

        A shop's own registers count anew every morning. Only what is asked for is read; ask
        within the unit of work.
        """
        ...

    def referring_to(self, op_id: OpId) -> Sequence[Operation]:
        """Return the refunds, undos and releases of an operation, oldest first."""
        ...

    def latest(self, is_wanted: Callable[[Operation], bool] | None = None) -> Operation | None:
        """Return the newest operation, or the newest that is wanted, whoever's it is."""
        ...

    def count(self) -> int:
        """Return how many operations this till ever recorded, as far as is known.

        It never falls: what was lost when a backup was put back is counted too.
        """
        ...

    def unsent_count(self) -> int:
        """Return how many operations the server has not acknowledged."""
        ...

    def unsent(self, limit: int) -> Sequence[Operation]:
        """Return the operations that the server has not acknowledged, the eldest first.

        Args:
            limit: How many at the most; at least 1.
        """
        ...

    def adjustments_since(self, at: datetime) -> Sequence[Operation]:
        """Return the operations of this till that gave or took points by hand, oldest first.

        Args:
            at: UTC; those from then on.
        """
        ...

    def record(self, draft: OperationDraft, *, expected_version: int | None) -> Operation:
        """Append the operation and what it changes, in this transaction.

        Recording a draft again under the same ``op_id`` gives the first operation and changes
        nothing.

        Args:
            expected_version: The member's ``MemberState.version`` that the effects were computed
                from; ``None`` when they do not depend on it (an enrolment, an undo).

        Raises:
            StaleState: If the account has moved on, or what the draft takes out of grants is no
                longer there; the transaction is still usable.
        """
        ...


class PastVisits(Protocol):
    """What this till did to members' accounts: other tills' work is in the balance alone."""

    def of(
        self, member_id: MemberId, *, before: LogPlace | None, limit: int
    ) -> Sequence[Operation]:
        """Return the operations that changed the account, newest first, at most so many.

        Those of others that changed it too, such as a friend's first purchase, are among them.

        Args:
            before: Only those that stand before it in the log; ``None`` for the newest.

        Raises:
            UnknownMember: If there is no such account here.
        """
        ...


class GrantBook(Protocol):
    """What this till may hand out of accounts without asking anybody."""

    def find(self, grant_id: GrantId) -> HeldGrant | None:
        """Return an open grant of this till, if it is one."""
        ...


class ClockBook(Protocol):
    """What the till remembers of the time."""

    def memory(self) -> ClockMemory:
        """Return what is remembered; nothing before the first look."""
        ...

    def remember(self, memory: ClockMemory) -> None:
        """Remember it instead of what was."""
        ...


class ProgramBook(Protocol):
    """Programme versions known here."""

    def in_force(self, at: datetime) -> PublishedProgram:
        """Return the version for a business time; raise ``NoProgramInForce`` if none."""
        ...

    def get(self, program_id: ProgramId) -> Program:
        """Return one version; raise ``NoProgramInForce`` if it is not known here."""
        ...


class UnitOfWork(Protocol):
    """One transaction on one thread. Leaving the block without ``commit`` undoes it.

    A writing unit has the file to itself from its first moment; a reading one sees the moment
    at which it began.
    """

    @property
    def members(self) -> MemberBook:
        """Members, in this transaction."""
        ...

    @property
    def ledger(self) -> Ledger:
        """Accounts, in this transaction."""
        ...

    @property
    def log(self) -> OperationLog:
        """Operations, in this transaction."""
        ...

    @property
    def visits(self) -> PastVisits:
        """Members' histories, in this transaction."""
        ...

    @property
    def grants(self) -> GrantBook:
        """Grants, in this transaction."""
        ...

    @property
    def clocks(self) -> ClockBook:
        """The memory of the time, in this transaction."""
        ...

    @property
    def staff(self) -> StaffBook:
        """Who may stand here, in this transaction."""
        ...

    @property
    def programs(self) -> ProgramBook:
        """Programme versions, in this transaction."""
        ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Make the work durable: on return it survives loss of power."""
        ...


class Store(Protocol):
    """The till's file."""

    @property
    def place(self) -> TillPlace:
        """Return where this till stands."""
        ...

    def reading(self) -> UnitOfWork:
        """Return a unit that cannot write; any number may run beside each other."""
        ...

    def writing(self) -> UnitOfWork:
        """Return a unit that may write; only one runs at a time, on the writer's thread."""
        ...
