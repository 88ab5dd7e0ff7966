# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tills that decide by published rules, and hand over what they have recorded."""

from datetime import datetime
from uuid import uuid4

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.protocol.sync.push import PushAnswer
from pos_loyalty.server.database import Database
from tests.fakes.fake_store import FakeStore
from tests.fakes.store_subject import Subject
from tests.server.pushing import PushingTill
from tests.server.rules import document
from tests.services.till import MEMBER, TillOver


class Cashier(TillOver):
    """Makes gestures that no other till makes."""

    def gesture(self) -> OpId:
        """Return a fresh id."""
        return OpId(uuid4())


class ShopTill(PushingTill):
    """A till with a store of its own, which knows the shop's rules and Ada."""

    def __init__(self, rules: bytes | None = None) -> None:
        """Take the shop's rules, if they are not the usual ones."""
        super().__init__()
        self.subject = Subject(FakeStore())
        self.subject.publish(rules or document())
        self.subject.confirm(MEMBER)
        self.cashier = Cashier(self.subject.store)

    def hands_over(self, database: Database, operation: Operation, at: datetime) -> PushAnswer:
        """Push an operation that was recorded, or one made of it."""
        self.records_bytes(encode_operation(operation))
        return self.pushes(database, len(self.log), now=at)
