# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Bugs of a server that forgets what it has taken, or what it has said of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final, TypeVar

from sqlalchemy import Connection

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.push import PushAnswer, decode_push
from pos_loyalty.server.moments import moment_text
from pos_loyalty.simulation.central import Central
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.planted.passing import PassingDoor
from pos_loyalty.simulation.quick_database import QuickDatabase
from pos_loyalty.sync.troubles import Unreachable, Weather

_KEY_LIFE: Final = timedelta(hours=24)

R = TypeVar("R")


class AnswersFirst(QuickDatabase):
    """Answers before the commit, which fails now and then."""

    def __init__(self, url: str) -> None:
        self._luck = dice(0, "planted", "commit")
        super().__init__(url, pause=lambda _seconds: None, dice=dice(0, "database"))

    def write(self, work: Callable[[Connection], R]) -> R:
        """Return what the work says, be it made durable or not."""
        if self._luck.random() > 0.1:  # noqa: PLR2004 - one in ten
            return super().write(work)
        with self.engine.connect() as connection, connection.begin() as transaction:
            answer = work(connection)
            transaction.rollback()
        return answer


class _Forgetful(PassingDoor):
    """Can forget that it has taken operations, whose effects stay."""

    def forget(self, till_id: TillId, epoch: int, first: int, last: int, chain: str) -> None:
        """Forget operations of a till, and that their numbers were used."""
        place = (till_id.bytes, epoch, first, last)
        for table in ("entry", "flag", "parked", "redirect"):
            self.change(
                f"UPDATE {table} SET epoch = -epoch - seq * 1000"  # noqa: S608 - names from above
                " WHERE till_id = ? AND epoch = ? AND seq BETWEEN ? AND ?",
                *place,
            )
        self.change(
            "DELETE FROM op WHERE till_id = ? AND epoch = ? AND seq BETWEEN ? AND ?", *place
        )
        self.change(
            "UPDATE till_progress SET expected_seq = ?, chain = ? WHERE till_id = ? AND epoch = ?",
            first,
            bytes.fromhex(chain),
            till_id.bytes,
            epoch,
        )


class DedupApart(_Forgetful):
    """What was taken is noted in a transaction of its own, which the server may not live to see."""

    def __init__(self, central: Central) -> None:
        super().__init__(central)
        self._dice = dice(0, "planted", "dedup")

    def push(self, till_id: TillId, body: bytes) -> PushAnswer:
        """Take operations, and die now and then before that is noted."""
        header = decode_push(body).header
        before = self.central.books.rows(
            "SELECT expected_seq FROM till_progress WHERE till_id = ? AND epoch = ?",
            till_id.bytes,
            header.epoch,
        )
        answer = super().push(till_id, body)
        is_new = before and answer.results and before[0]["expected_seq"] == header.first_seq
        if not is_new or self._dice.random() > 0.05:  # noqa: PLR2004 - one in twenty
            return answer
        last = header.first_seq + len(header.sizes) - 1
        self.forget(till_id, header.epoch, header.first_seq, last, header.chain_before)
        raise Unreachable(Weather.NO_CONNECTION)


class KeysExpire(_Forgetful):
    """Whoever asks a second time, a day after the first, is new."""

    def push(self, till_id: TillId, body: bytes) -> PushAnswer:
        """Forget what comes again after a day, and take it."""
        header = decode_push(body).header
        now = self.central.now()
        last = header.first_seq + len(header.sizes) - 1
        rows = self.central.books.rows(
            "SELECT max(seq) AS last, min(received_at) AS eldest FROM op"
            " WHERE till_id = ? AND epoch = ? AND seq BETWEEN ? AND ?",
            till_id.bytes,
            header.epoch,
            header.first_seq,
            last,
        )
        eldest = rows[0]["eldest"]
        if eldest is not None and eldest < moment_text(now - _KEY_LIFE):
            self.forget(till_id, header.epoch, header.first_seq, last, header.chain_before)
        return super().push(till_id, body)
