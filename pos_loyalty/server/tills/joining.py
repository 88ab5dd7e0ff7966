# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One-time codes, and the till that comes with one."""

import hashlib
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Update, insert, select, update
from sqlalchemy.exc import IntegrityError

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.fingerprints import fingerprint_of
from pos_loyalty.protocol.join_codes import CODE_BITS, code_from, normal_code, proof_message
from pos_loyalty.protocol.signatures import is_signed_by
from pos_loyalty.protocol.sync.joining import JoinAnswer, JoinRequest
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import generation_of
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import join_code, store, till
from pos_loyalty.server.terms import offline_terms
from pos_loyalty.server.tills.progress import begin, newest_epoch
from pos_loyalty.server.tills.roll import StoreUnknown

CODE_MINUTES: Final = 15
TRIES: Final = 5
TILL_NO_MAX: Final = 99
NAME_CHARS_MAX: Final = 100
_KEY_BYTES: Final = 32
_SIGNATURE_BYTES: Final = 64


_FAILED: Final = update(join_code).values(tries_left=join_code.c.tries_left - 1)


class CodeRefused(Exception):
    """The code is not, or no longer, good for this till; which of it is nobody's business."""


class TillTaken(Exception):
    """The till's id belongs to another place in the shop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeOrder:
    """For which till a code is wanted.

    Attributes:
        till_no: Within the store, from 1 to 99.
    """

    store_id: str
    till_no: int
    till_name: str

    def __post_init__(self) -> None:
        if not 1 <= self.till_no <= TILL_NO_MAX:
            raise ValueError(f"a till's number is from 1 to {TILL_NO_MAX}")
        if not 0 < len(self.till_name) <= NAME_CHARS_MAX:
            raise ValueError(f"a till's name has from 1 to {NAME_CHARS_MAX} characters")


@dataclass(frozen=True, slots=True)
class _Applicant:
    """A till that has shown the key that it names."""

    till_id: TillId
    public_key: bytes
    code_hash: bytes
    now: datetime


def make_code(database: Database, order: CodeOrder, *, dice: random.Random, now: datetime) -> str:
    """Return a new code, good for one till within ``CODE_MINUTES``; only its hash is kept.

    Args:
        dice: A secure source: ``secrets.SystemRandom``.

    Raises:
        StoreUnknown: If the shop has no such store.
    """
    code = code_from(dice.getrandbits(CODE_BITS))
    values = {
        "code_hash": _hash_of(code),
        "store_id": order.store_id,
        "till_name": order.till_name,
        "till_no": order.till_no,
        "expires_at": moment_text(now + timedelta(minutes=CODE_MINUTES)),
        "tries_left": TRIES,
    }

    def keep(connection: Connection) -> None:
        known = select(store.c.store_id).where(store.c.store_id == order.store_id)
        if connection.execute(known).first() is None:
            raise StoreUnknown(order.store_id)
        connection.execute(insert(join_code).values(values))

    database.write(keep)
    return code


def join(database: Database, request: JoinRequest, now: datetime) -> JoinAnswer:
    """Make a till known. The same till with the same code again is answered the same.

    Raises:
        CodeRefused: If the code was never made, is over, is another till's, or the proof fails.
            A code is good for ``TRIES`` proofs that fail. Who guesses at codes that there are not
            does them no harm: that is for whoever listens to them to slow down.
        TillTaken: If the till's id stands elsewhere in the shop.
    """
    code = normal_code(request.code)
    if code is None:
        raise CodeRefused
    applicant = _applicant(request, code, now)
    if applicant is None:
        failed = _FAILED.where(join_code.c.code_hash == _hash_of(code))
        database.write(lambda connection: connection.execute(failed))
        raise CodeRefused
    answer = _joined(database, applicant)
    if answer is None:
        raise CodeRefused
    return answer


def _joined(database: Database, applicant: _Applicant) -> JoinAnswer | None:
    try:
        return database.write(lambda connection: _join(connection, applicant))
    except IntegrityError:  # it has joined with another code at the same moment: now it is known
        return database.write(lambda connection: _join(connection, applicant))


def _applicant(request: JoinRequest, code: str, now: datetime) -> _Applicant | None:
    """Return who asks; ``None`` if the proof does not show that the key is theirs."""
    try:
        key, proof = bytes.fromhex(request.public_key), bytes.fromhex(request.proof)
    except ValueError:
        return None
    if len(key) != _KEY_BYTES or len(proof) != _SIGNATURE_BYTES:
        return None
    if not is_signed_by(key, proof, proof_message(code, request.till_id)):
        return None
    return _Applicant(request.till_id, key, _hash_of(code), now)


def _join(connection: Connection, applicant: _Applicant) -> JoinAnswer | None:
    # The code is taken first: of two at the same moment, the later waits here for the other.
    is_new = connection.execute(_claim(applicant)).rowcount == 1
    wanted = select(join_code).where(join_code.c.code_hash == applicant.code_hash)
    offer = connection.execute(wanted).first()
    if offer is None:
        return None
    if is_new:
        _place(connection, applicant, offer)
        return _answer(connection, applicant)
    if offer.used_by == applicant.till_id.bytes and _is_same_till(connection, applicant):
        return _answer(connection, applicant)
    return None


def _claim(applicant: _Applicant) -> Update:
    """Return what takes the code, once."""
    is_open = (
        join_code.c.code_hash == applicant.code_hash,
        join_code.c.used_by.is_(None),
        join_code.c.tries_left > 0,
        join_code.c.expires_at > moment_text(applicant.now),
    )
    return update(join_code).where(*is_open).values(used_by=applicant.till_id.bytes)


def _is_same_till(connection: Connection, applicant: _Applicant) -> bool:
    known = select(till.c.public_key).where(till.c.till_id == applicant.till_id.bytes)
    return bool(connection.execute(known).scalar_one() == applicant.public_key)


def _place(connection: Connection, applicant: _Applicant, offer: Row[Any]) -> None:
    """Put the till where the code says; one that was known before begins another epoch."""
    found = select(till).where(till.c.till_id == applicant.till_id.bytes).with_for_update()
    known = connection.execute(found).first()
    if known is not None and _stands_elsewhere(known, offer):
        raise TillTaken
    epoch = newest_epoch(connection, applicant.till_id) + 1
    values = {
        "store_id": offer.store_id,
        "name": offer.till_name,
        "till_no": offer.till_no,
        "kind": "till",
        "public_key": applicant.public_key,
        "status": "active",
        "epoch": epoch,
        "enrolled_at": moment_text(applicant.now),
    }
    if known is None:
        first = {
            "till_id": applicant.till_id.bytes,
            "grant_no": 0,
            "release": "",
            "generation": generation_of(connection).bytes,
        }
        connection.execute(insert(till).values(values | first))
    else:
        change = update(till).where(till.c.till_id == applicant.till_id.bytes)
        connection.execute(change.values(values))
    begin(connection, applicant.till_id, epoch)


def _stands_elsewhere(known: Row[Any], offer: Row[Any]) -> bool:
    before = (known.kind, known.store_id, known.till_no)
    return before != ("till", offer.store_id, offer.till_no)


def _answer(connection: Connection, applicant: _Applicant) -> JoinAnswer:
    wanted = (
        select(till.c.epoch, till.c.till_no, store)
        .join(store, store.c.store_id == till.c.store_id)
        .where(till.c.till_id == applicant.till_id.bytes)
    )
    place = connection.execute(wanted).one()
    return JoinAnswer(
        till_id=applicant.till_id,
        epoch=place.epoch,
        store_id=place.store_id,
        store_name=place.store_name,
        till_no=place.till_no,
        zone=place.zone,
        currency=place.currency,
        generation=generation_of(connection),
        server_time=applicant.now,
        terms=offline_terms(connection),
        fingerprint=fingerprint_of(applicant.public_key),
    )


def _hash_of(code: str) -> bytes:
    return hashlib.sha256(b"loyalty-join-code\0" + code.encode()).digest()
