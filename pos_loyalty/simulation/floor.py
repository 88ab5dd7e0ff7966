# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a gesture needs to happen: a till that works, the town, and the notebook beside it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Protocol

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.services.ports import Clock, Store
from pos_loyalty.simulation.dice import new_id
from pos_loyalty.simulation.history import History
from pos_loyalty.simulation.people import Person, Town


class Till(Protocol):
    """A till as the cashier sees it."""

    @property
    def number(self) -> int:
        """Return which till of the shop it is, from 0."""
        ...

    @property
    def store(self) -> Store:
        """Return its file."""
        ...

    @property
    def clock(self) -> Clock:
        """Return what it takes the time from."""
        ...

    def business_time(self) -> datetime:
        """Return the time on the wall of the store, as the till believes."""
        ...

    def payload_of(self, op_id: OpId) -> bytes:
        """Return the bytes that it has recorded of an operation."""
        ...

    def shown(self, person: Person) -> None:
        """Let the till ask the server for somebody who stands before it."""
        ...


@dataclass(slots=True)
class Served:
    """Redemptions that were asked for while a till was alone.

    Attributes:
        servable: Those that the member had enough for, all tills and the server taken together.
    """

    tried: int = 0
    servable: int = 0
    served: int = 0


@dataclass(slots=True)
class Floor:
    """The shop floor of a run.

    Attributes:
        running: The tills that are on, by number.
        is_alone: Whether a till reaches nobody just now.
        worth: What a member really has of points, all tills and the server taken together.
        asked: Share of people whom a till asks the server for.
        refusals: How often the tills said no, by the error's code.
    """

    town: Town
    history: History
    running: Mapping[int, Till]
    is_alone: Callable[[int], bool]
    worth: Callable[[Person], int]
    asked: float = 1
    served: Served = field(default_factory=Served)
    refusals: Counter[str] = field(default_factory=Counter)

    def begin(self, till: Till, luck: Random, kind: str) -> OpId:
        """Return the id of a gesture that begins now."""
        op_id = OpId(new_id(luck))
        self.history.invoked(till.store.place.till_id, op_id, kind)
        return op_id

    def promise(self, till: Till, operation: Operation) -> Operation:
        """Note what the member was told, now that it is recorded."""
        self.history.promised(operation, till.payload_of(operation.op_id))
        return operation

    @contextmanager
    def attempt(self, till: Till, person: Person, points: int | None) -> Iterator[None]:
        """Count an attempt to spend points, if the till is alone.

        Args:
            points: ``None`` for what costs something else: that is not counted.
        """
        if points is None or not self.is_alone(till.number):
            yield
            return
        self.served.tried += 1
        is_servable = self.worth(person) >= points
        self.served.servable += is_servable
        yield
        self.served.served += 1
