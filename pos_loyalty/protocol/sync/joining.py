# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How a till becomes known to the server, says hello, and begins an epoch."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.rows import OfflineTerms

TILL_KEYS_MAX: Final = 64
_KEY: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRequest:
    """``POST /v1/tills``: a till with a one-time code wants to be known.

    Attributes:
        code: Ten characters of Crockford's base 32, as the shop's administrator gave it.
        till_id: Made by the till; one that has operations already keeps it.
        public_key: Ed25519, 32 bytes in hex.
        proof: Hex: the code's bytes and the till id, signed with the key.
    """

    code: str
    till_id: TillId
    public_key: str
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAnswer:
    """Where the till stands, as the shop's administrator said.

    Attributes:
        epoch: To number operations in from now on.
        fingerprint: Words that both screens show.
    """

    till_id: TillId
    epoch: int
    store_id: str
    store_name: str
    till_no: int
    zone: str
    currency: str
    generation: UUID
    server_time: datetime
    terms: OfflineTerms
    fingerprint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """``POST /v1/sync/hello``: what the till has, before anything else is said."""

    epoch: int
    next_seq: int
    chain: str
    release: str = ""
    schema: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloAnswer:
    """What the server has of this till.

    Attributes:
        generation: Another one after the server was restored from a backup.
        expected_seq: The next it has not got, in the epoch that the till named. Below what it
            once acknowledged after such a restore: the till sends again from there.
        epoch_is_retired: The till begins another one before it sends anything.
        schema_min: The oldest shape of operations still taken.
        schema_max: The newest shape that the server knows.
        till_keys: Public keys of the tills of the same store, in hex, at most ``TILL_KEYS_MAX``,
            the newest first: what any of them signed for customers, this one can check.
    """

    server_time: datetime
    generation: UUID
    expected_seq: int
    epoch_is_retired: bool
    terms: OfflineTerms
    schema_min: int = 1
    schema_max: int = 1
    features: tuple[str, ...] = ()
    till_keys: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all(_KEY.fullmatch(key) for key in self.till_keys):
            raise ValueError("a key of a till has 32 bytes in hex")


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochRequest:
    """``POST /v1/sync/epoch``: the till's log has become another one; it asks for a new epoch.

    Attributes:
        unsent: What it cannot tell to be held: (epoch, seq, SHA-256 in hex).
    """

    old_epoch: int
    unsent: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochAnswer:
    """A new epoch.

    Attributes:
        held: Of what was asked about, what the server has with that very hash: (epoch, seq). The
            till numbers the others anew.
        without_effect: Of ``held``, what does not count as the till recorded it: it waits for
            something, or has waited, or a person has to look at it.
    """

    epoch: int
    server_time: datetime
    held: tuple[tuple[int, int], ...] = ()
    without_effect: tuple[tuple[int, int], ...] = ()
