# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till's file holds. Names of tables and columns are stored: a migration renames them.

    till, op, program_version          facts: added, never changed (but for the counters of till)
    member, identifier, lot, counter   what the server confirmed (base_*), and what this till's
                                       operations add to it (local_*)
    account, gone, grant_held          confirmed alone: versions of accounts, tombstones, grants
    base_seal                          what the confirmed rows add up to (seal.py)
    ledger_entry, op_other, grant_use  derived alone, from every operation
    name_word                          derived alone, from the members' names
    standing, outcome, chunk_in        where the till stands with its server
    trusted_clock                      what the time is told by when the wall clock is not believed
    staff                              who may stand at this till; of who left, the name alone

Lots, counters and entries may be of an account that has no row in ``member``: of the programme
itself, or of somebody whom this till does not know yet.

Everything local and derived can be dropped and built again from the rest. What is shown is base
plus local: what the operations add that the server has not acknowledged. The tables as they were
at each release are in ``migrations``.
"""

from typing import Any, Final

from sqlalchemy import (
    BLOB,
    CheckConstraint,
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

_STRICT: Final[dict[str, Any]] = {"sqlite_strict": True}
_CLUSTERED: Final[dict[str, Any]] = {"sqlite_strict": True, "sqlite_with_rowid": False}

metadata = MetaData()


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _text(name: str, start: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=start)


till = Table(
    "till",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("till_id", BLOB, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("next_seq", Integer, nullable=False),
    Column("head_chain", BLOB, nullable=False),
    # How many operations were numbered before this epoch, also those that a restore has lost.
    Column("earlier", Integer, nullable=False),
    # The newest operation that the server has; a restore begins an epoch and leaves these.
    Column("acked_epoch", Integer, nullable=False),
    Column("acked_seq", Integer, nullable=False),
    Column("store_id", Text, nullable=False),
    Column("store_name", Text, nullable=False),
    Column("till_no", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("currency", Text, nullable=False),
    # A backup was put in the file's place, in UTC: the log may be behind what was sent since.
    Column("restored_at", Text),
    # The newest operation that was dropped: the chain goes on from it. Epoch 0 while all are kept.
    _number("kept_epoch"),
    _number("kept_seq"),
    Column("kept_chain", BLOB),
    _number("kept_earlier"),
    CheckConstraint("id = 1", name="one_till"),
    **_STRICT,
)

op = Table(
    "op",
    metadata,
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("op_id", BLOB, nullable=False),
    Column("member_id", BLOB, nullable=False),
    Column("kind", Text, nullable=False),
    Column("receipt_no", Text),
    Column("refers_to", BLOB),
    Column("occurred_at", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("payload", BLOB, nullable=False),
    Column("payload_sha256", BLOB, nullable=False),
    Column("chain", BLOB, nullable=False),
    PrimaryKeyConstraint("epoch", "seq"),
    UniqueConstraint("op_id", name="op_once"),
    **_STRICT,
)
Index("op_by_member", op.c.member_id, op.c.epoch, op.c.seq)
Index("op_by_receipt", op.c.receipt_no, sqlite_where=text("receipt_no IS NOT NULL"))
Index("op_by_reference", op.c.refers_to, sqlite_where=text("refers_to IS NOT NULL"))
Index("op_of_adjustment", op.c.occurred_at, sqlite_where=text("kind = 'adjustment'"))

program_version = Table(
    "program_version",
    metadata,
    Column("published_no", Integer, primary_key=True),
    Column("program_id", Text, nullable=False),
    Column("effective_from", Text, nullable=False),
    Column("document", BLOB, nullable=False),
    # The server's own number of it; 0 where the shop put it in by hand.
    _number("server_no"),
    UniqueConstraint("program_id", name="program_once"),
    **_STRICT,
)

member = Table(
    "member",
    metadata,
    Column("member_id", BLOB, primary_key=True, nullable=False),
    Column("card_number", Text, nullable=False),
    Column("given_name", Text, nullable=False),
    Column("family_name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("joined_on", Text, nullable=False),
    Column("birthday", Text),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("consent", Text, nullable=False),
    Column("is_base", Integer, nullable=False),
    Column("base_version", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("referred_by", BLOB),
    # The server's version of who they are, and whose account theirs has become part of.
    _number("row_version"),
    Column("merged_into", BLOB),
    _number("era"),
    **_CLUSTERED,
)
Index(
    "member_by_survivor",
    member.c.merged_into,
    sqlite_where=text("merged_into IS NOT NULL"),
)

# What the server has told of an account, by its own version; the lots and counters are beside.
# An era begins whenever the till loads the shop anew: what is of an earlier one is to be replaced.
account = Table(
    "account",
    metadata,
    Column("member_id", BLOB, primary_key=True, nullable=False),
    Column("version", Integer, nullable=False),
    Column("era", Integer, nullable=False),
    Column("segments", Text, nullable=False),  # separated by lines
    **_CLUSTERED,
)

# Members whom the server has erased: an older row of theirs brings nobody back.
gone = Table(
    "gone",
    metadata,
    Column("member_id", BLOB, primary_key=True, nullable=False),
    Column("version", Integer, nullable=False),
    Column("era", Integer, nullable=False),
    **_CLUSTERED,
)

identifier = Table(
    "identifier",
    metadata,
    Column("key", Text, nullable=False),
    Column("member_id", BLOB, nullable=False),
    PrimaryKeyConstraint("key", "member_id"),
    **_CLUSTERED,
)

name_word = Table(
    "name_word",
    metadata,
    Column("word", Text, primary_key=True, nullable=False),
    Column("reversed", Text, nullable=False),
    **_CLUSTERED,
)
Index("name_word_by_end", name_word.c.reversed)

lot = Table(
    "lot",
    metadata,
    Column("member_id", BLOB, nullable=False),
    Column("lot_id", Text, nullable=False),
    Column("base_amount", Integer, nullable=False),
    Column("local_amount", Integer, nullable=False),
    Column("vests_on", Text),
    Column("expires_on", Text),
    Column("unit", Text, nullable=False, server_default="points"),
    Column("awaits", Text, nullable=False, server_default=""),
    Column("earned_on", Text),
    Column("idle_months", Integer, nullable=False, server_default="0"),
    PrimaryKeyConstraint("member_id", "lot_id"),
    **_CLUSTERED,
)

counter = Table(
    "counter",
    metadata,
    Column("member_id", BLOB, nullable=False),
    Column("name", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("base_amount", Integer, nullable=False),
    Column("local_amount", Integer, nullable=False),
    PrimaryKeyConstraint("member_id", "name", "day"),
    **_CLUSTERED,
)
Index("counter_of_hold", counter.c.name, sqlite_where=text("name >= 'hold:' AND name < 'hold;'"))
Index("counter_of_card", counter.c.name, sqlite_where=text("name >= 'card:' AND name < 'card;'"))

base_seal = Table(
    "base_seal",
    metadata,
    Column("name", Text, primary_key=True, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("row_sum", Integer, nullable=False),
    **_CLUSTERED,
)

ledger_entry = Table(
    "ledger_entry",
    metadata,
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("account", Text, nullable=False),
    Column("member_id", BLOB, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("cause", Text, nullable=False),
    Column("unit", Text, nullable=False, server_default="points"),
    PrimaryKeyConstraint("epoch", "seq", "n"),
    **_CLUSTERED,
)

# Whose accounts an operation changed besides that of the member whose operation it is.
op_other = Table(
    "op_other",
    metadata,
    Column("member_id", BLOB, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    PrimaryKeyConstraint("member_id", "epoch", "seq"),
    **_CLUSTERED,
)

# How the server took what it did not simply apply.
outcome = Table(
    "outcome",
    metadata,
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("code", Text, nullable=False),
    PrimaryKeyConstraint("epoch", "seq"),
    **_CLUSTERED,
)

# What the server set aside for this till to hand out; ``ended`` is empty while it is open.
grant_held = Table(
    "grant_held",
    metadata,
    Column("grant_id", BLOB, primary_key=True, nullable=False),
    Column("member_id", BLOB, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("usable_until", Text, nullable=False),
    Column("ended", Text, nullable=False),
    Column("is_recalled", Integer, nullable=False),
    **_CLUSTERED,
)
Index("grant_by_member", grant_held.c.member_id)

# What operations took out of grants. Of the floor, which has no grant, only what the server has not
# acknowledged is counted: what it has is of an earlier outage.
grant_use = Table(
    "grant_use",
    metadata,
    Column("grant_id", BLOB, nullable=False),
    Column("member_id", BLOB, nullable=False),
    Column("unit", Text, nullable=False),
    Column("used", Integer, nullable=False),
    Column("times", Integer, nullable=False),
    Column("returns", Integer, nullable=False),
    PrimaryKeyConstraint("grant_id", "member_id", "unit"),
    **_CLUSTERED,
)

standing = Table(
    "standing",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("has_server"),
    Column("generation", BLOB),
    # Of what comes now; and the first that is of the server as it is: older versions say nothing.
    _number("era"),
    _number("generation_era"),
    _text("cursor"),
    _text("bootstrap", "none"),
    # What is being loaded; and what of earlier eras goes once the news since then are in.
    _text("snapshot"),
    _number("home_chunks_left"),
    _number("forgets_before"),
    # The newest operation that was sent; beyond the acknowledged ones the server may have it.
    _number("sent_epoch"),
    _number("sent_seq"),
    Column("gap_from", Integer),
    Column("gap_to", Integer),
    Column("last_contact_at", Text),
    _text("terms"),
    # The file may have forgotten what it did: its numbers and grants are good for nothing before
    # the server has given it an epoch.
    _number("needs_epoch"),
    # Public keys of the store's tills, in hex, with spaces between.
    _text("till_keys"),
    CheckConstraint("id = 1", name="one_standing"),
    **_STRICT,
)

chunk_in = Table(
    "chunk_in",
    metadata,
    Column("sha256", Text, primary_key=True, nullable=False),
    **_CLUSTERED,
)

# The server's time beside what the machine's clocks said then; what they said last; the latest
# moment that was ever trusted.
trusted_clock = Table(
    "trusted_clock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("server_at", Text),
    Column("error_ms", Integer),
    Column("wall_at", Text),
    Column("monotonic_ms", Integer),
    Column("boot_id", Text),
    Column("seen_wall_at", Text),
    Column("seen_monotonic_ms", Integer),
    Column("seen_boot_id", Text),
    Column("high_water", Text),
    _number("is_doubted"),
    CheckConstraint("id = 1", name="one_clock"),
    **_STRICT,
)

staff = Table(
    "staff",
    metadata,
    Column("staff_id", Text, primary_key=True, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("member_id", BLOB),
    _text("pin_digest"),
    _text("badge_digest"),
    _number("failed_count"),
    Column("failed_at", Text),
    _number("has_left"),
    Index("staff_by_badge", "badge_digest", unique=True, sqlite_where=text("badge_digest <> ''")),
    **_CLUSTERED,
)
