# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A store that tells somebody of every operation, before it is made durable and after.

It may also say who does what is recorded: see ``OnDuty.sign``.
"""

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Protocol, Self

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import Operation, OperationDraft
from pos_loyalty.services.ports import (
    ClockBook,
    GrantBook,
    Ledger,
    MemberBook,
    OperationLog,
    PastVisits,
    ProgramBook,
    Store,
    TillPlace,
    UnitOfWork,
)
from pos_loyalty.services.staff_port import StaffBook

Sign = Callable[[OperationDraft], OperationDraft]


class Onlooker(Protocol):
    """Whoever wants to know. Called on the writer's thread; raises nothing."""

    def begins(self, operations: Sequence[Operation]) -> None:
        """Hear of what is about to be made durable, and may not be."""
        ...

    def is_safe(self, operations: Sequence[Operation]) -> None:
        """Hear of what is durable; nobody has been told of it yet."""
        ...


class NobodyLooks:
    """Implements ``Onlooker`` where nobody wants to know."""

    def begins(self, operations: Sequence[Operation]) -> None:
        """Pass over it."""

    def is_safe(self, operations: Sequence[Operation]) -> None:
        """Pass over it."""


class WatchedStore:
    """Implements ``Store`` by another one."""

    def __init__(self, store: Store, onlooker: Onlooker, sign: Sign | None = None) -> None:
        """Watch a store.

        Args:
            sign: Says who does what is recorded, or raises why they may not; ``None`` to leave
                operations as they are.
        """
        self._store, self._onlooker, self._sign = store, onlooker, sign

    @property
    def place(self) -> TillPlace:
        """Return where this till stands."""
        return self._store.place

    def reading(self) -> UnitOfWork:
        """Return a unit that cannot write."""
        return self._store.reading()

    def writing(self) -> UnitOfWork:
        """Return a unit that may write."""
        return _WatchedUnit(self._store.writing(), self._onlooker, self._sign)


class _WatchedUnit:
    """Implements ``UnitOfWork`` by another one."""

    def __init__(self, unit: UnitOfWork, onlooker: Onlooker, sign: Sign | None) -> None:
        self._unit, self._onlooker, self._sign = unit, onlooker, sign
        self._recorded: list[Operation] = []

    @property
    def members(self) -> MemberBook:
        return self._unit.members

    @property
    def ledger(self) -> Ledger:
        return self._unit.ledger

    @property
    def log(self) -> OperationLog:
        return _WatchedLog(self._unit.log, self._recorded.append, self._sign)

    @property
    def visits(self) -> PastVisits:
        return self._unit.visits

    @property
    def grants(self) -> GrantBook:
        return self._unit.grants

    @property
    def clocks(self) -> ClockBook:
        return self._unit.clocks

    @property
    def staff(self) -> StaffBook:
        return self._unit.staff

    @property
    def programs(self) -> ProgramBook:
        return self._unit.programs

    def __enter__(self) -> Self:
        self._unit.__enter__()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._unit.__exit__(exc_type, exc, traceback)

    def commit(self) -> None:
        operations, self._recorded[:] = tuple(self._recorded), []
        self._onlooker.begins(operations)
        self._unit.commit()
        self._onlooker.is_safe(operations)


class _WatchedLog:
    """Implements ``OperationLog`` by another one."""

    def __init__(
        self, log: OperationLog, recorded: Callable[[Operation], None], sign: Sign | None
    ) -> None:
        self._log, self._recorded, self._sign = log, recorded, sign
        self.sale_with_receipt = log.sale_with_receipt
        self.sales_with_receipt = log.sales_with_receipt
        self.latest = log.latest
        self.count = log.count
        self.unsent_count = log.unsent_count
        self.unsent = log.unsent
        self.adjustments_since = log.adjustments_since

    def find(self, op_id: OpId) -> Operation | None:
        return self._log.find(op_id)

    def referring_to(self, op_id: OpId) -> Sequence[Operation]:
        return self._log.referring_to(op_id)

    def record(self, draft: OperationDraft, *, expected_version: int | None) -> Operation:
        signed = self._sign(draft) if self._sign else draft
        operation = self._log.record(signed, expected_version=expected_version)
        self._recorded(operation)
        return operation
