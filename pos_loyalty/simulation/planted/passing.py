# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A door that passes everything on: what the bugs of the server are made from."""

from datetime import datetime
from typing import Any

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import PushAnswer
from pos_loyalty.simulation.central import Central


class PassingDoor:
    """Implements ``Door`` by the server itself."""

    def __init__(self, central: Central) -> None:
        self.central = central

    def hello(self, till_id: TillId, message: Hello) -> HelloAnswer:
        """Pass it on."""
        return self.central.hello(till_id, message)

    def push(self, till_id: TillId, body: bytes) -> PushAnswer:
        """Pass it on."""
        return self.central.push(till_id, body)

    def pull(self, till_id: TillId, cursor: str, limit: int, scope: Scope) -> PullPage:
        """Pass it on."""
        return self.central.pull(till_id, cursor, limit, scope)

    def identify(self, till_id: TillId, member_id: MemberId) -> Identified:
        """Pass it on."""
        return self.central.identify(till_id, member_id)

    def begin_epoch(self, till_id: TillId, message: EpochRequest) -> EpochAnswer:
        """Pass it on."""
        return self.central.begin_epoch(till_id, message)

    def manifest(self, till_id: TillId, after: datetime | None) -> Manifest:
        """Pass it on."""
        return self.central.manifest(till_id, after)

    def chunk(self, snapshot: str, number: int) -> bytes:
        """Pass it on."""
        return self.central.chunk(snapshot, number)

    def digests(self, till_id: TillId, message: DigestRequest) -> DigestAnswer:
        """Pass it on."""
        return self.central.digests(till_id, message)

    def change(self, sql: str, *values: Any) -> None:  # noqa: ANN401 - as the statement takes them
        """Change the server's database behind its back."""
        self.central.database.write(lambda c: c.exec_driver_sql(sql, values))
