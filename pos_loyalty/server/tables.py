# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the server's database holds. Names of tables and columns are stored: a migration renames.

    server, store, till, join_code, nonce
                                    who may speak
    op, stray, parked, till_progress
                                    custody: the bytes of every operation, and how it was taken
    program_version                 the rules, added and never changed
    redirect                        whose account an operation moved where that was not its own
    entry, alias, member, identifier, account, lot, counter, seen
                                    projections: dropped and rebuilt from the facts
    grant_issued, grant_walk        what tills may hand out offline
    feed, head                      the newest position of each row, for those who follow
    flag, request, webhook, delivery, snapshot, chunk, setting

Only what PostgreSQL, CockroachDB, YugabyteDB and SQLite share: no sequences, no triggers, random
leading keys. Ids are 16 bytes, moments are ISO 8601 in UTC with microseconds, days are ISO 8601 or
empty: text that sorts the same everywhere.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    and_,
)

SHARDS: Final = 16

metadata = MetaData()

# One row. A restored server takes another generation, and every till compares anew.
server = Table(
    "server",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("generation", LargeBinary(16), nullable=False),
    Column("cursor_key", LargeBinary(32), nullable=False),
    Column("created_at", Text, nullable=False),
)

store = Table(
    "store",
    metadata,
    Column("store_id", Text, primary_key=True),
    Column("store_name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("currency", Text, nullable=False),
)

# Channels, such as a web shop, are tills too: the server numbers their operations itself.
till = Table(
    "till",
    metadata,
    Column("till_id", LargeBinary(16), primary_key=True),
    Column("store_id", Text, ForeignKey("store.store_id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("till_no", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # till | channel
    Column("public_key", LargeBinary(32)),
    Column("status", Text, nullable=False),  # active | revoked
    Column("epoch", Integer, nullable=False),
    Column("grant_no", BigInteger, nullable=False),  # the newest change of its grants
    Column("enrolled_at", Text, nullable=False),
    Column("last_contact_at", Text),
    Column("release", Text, nullable=False),
    Column("generation", LargeBinary(16)),  # the server's, as far as the till has heard of it
    Column("told_until", Text),  # what it did before then is here: all of it
)

join_code = Table(
    "join_code",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    Column("store_id", Text, ForeignKey("store.store_id"), nullable=False),
    Column("till_name", Text, nullable=False),
    Column("till_no", Integer, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("tries_left", Integer, nullable=False),
    Column("used_by", LargeBinary(16)),
)

nonce = Table(
    "nonce",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("nonce", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    PrimaryKeyConstraint("till_id", "nonce"),
)
Index("nonce_by_age", nonce.c.seen_at)

# Locked first by every push: a retry that overlaps its own original waits here.
till_progress = Table(
    "till_progress",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("expected_seq", Integer, nullable=False),
    Column("chain", LargeBinary(32), nullable=False),
    Column("is_retired", Integer, nullable=False),
    # Operations that the till says are lost, both ends included: the gap alarm.
    Column("gap_from", Integer),
    Column("gap_to", Integer),
    # The newest that was evaluated again.
    Column("rechecked_seq", Integer, nullable=False, server_default="0"),
    PrimaryKeyConstraint("till_id", "epoch"),
)

op = Table(
    "op",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("op_id", LargeBinary(16)),  # none where the bytes cannot be read
    Column("member_id", LargeBinary(16)),
    Column("kind", Text, nullable=False),
    Column("refers_to", LargeBinary(16)),
    Column("sale_key", LargeBinary(32)),
    Column("business_day", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("payload_sha256", LargeBinary(32), nullable=False),
    Column("outcome", Text, nullable=False),
    Column("code", Text, nullable=False),
    # The answer that was given first stands for ever; a parked one is applied here later.
    Column("is_applied", Integer, nullable=False),
    Column("is_waiting", Integer, nullable=False),  # it is in ``parked``
    Column("is_undone", Integer, nullable=False),  # an undo of it was applied
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("till_id", "epoch", "seq"),
)
Index("op_by_id", op.c.op_id)
Index("op_by_reference", op.c.refers_to, sqlite_where=op.c.refers_to.is_not(None),
      postgresql_where=op.c.refers_to.is_not(None))  # fmt: skip
_stands = and_(op.c.is_applied == 1, op.c.is_undone == 0, op.c.sale_key.is_not(None))
# Of two tills that enter one receipt at the same moment, the second begins again and sees it.
Index("op_of_receipt_once", op.c.sale_key, unique=True,
      sqlite_where=_stands, postgresql_where=_stands)  # fmt: skip
Index("op_by_member", op.c.member_id)
_does_not_count = and_(op.c.is_applied == 0, op.c.sale_key.is_not(None))
Index("op_of_receipt_left", op.c.sale_key,
      sqlite_where=_does_not_count, postgresql_where=_does_not_count)  # fmt: skip

# The same number again with other bytes: somebody has two copies of one till.
stray = Table(
    "stray",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("payload_sha256", LargeBinary(32), nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("till_id", "epoch", "seq", "payload_sha256"),
)

# What an operation waits for: the operation that it refers to, a member, or a sale by its key.
parked = Table(
    "parked",
    metadata,
    Column("waits_for", LargeBinary(32), nullable=False),
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    PrimaryKeyConstraint("waits_for", "till_id", "epoch", "seq"),
)
Index("parked_by_till", parked.c.till_id)

# Double entry; ``member_id`` is whose account moved, ``original_member_id`` whom the till named.
entry = Table(
    "entry",
    metadata,
    Column("member_id", LargeBinary(16), nullable=False),
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("account", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("cause", Text, nullable=False),
    Column("original_member_id", LargeBinary(16), nullable=False),
    PrimaryKeyConstraint("member_id", "till_id", "epoch", "seq", "n"),
)

# An operation that named a merged member moved the survivor's account; later ones may not.
redirect = Table(
    "redirect",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("from_id", LargeBinary(16), nullable=False),
    Column("to_id", LargeBinary(16), nullable=False),
    PrimaryKeyConstraint("till_id", "epoch", "seq", "from_id"),
)

# Of each member that is merged into another at present, by the merges in ``op``.
alias = Table(
    "alias",
    metadata,
    Column("from_id", LargeBinary(16), primary_key=True),
    Column("to_id", LargeBinary(16), nullable=False),
    Column("made_at", Text, nullable=False),
)
Index("alias_by_target", alias.c.to_id)

program_version = Table(
    "program_version",
    metadata,
    Column("program_id", Text, primary_key=True),
    Column("published_no", Integer, nullable=False),
    Column("effective_from", Text, nullable=False),
    Column("published_at", Text, nullable=False),
    Column("document", Text, nullable=False),
    UniqueConstraint("published_no", name="program_numbered_once"),
)

member = Table(
    "member",
    metadata,
    Column("member_id", LargeBinary(16), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("card_number", Text, nullable=False),
    Column("given_name", Text, nullable=False),
    Column("family_name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("joined_on", Text, nullable=False),
    Column("birthday", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("consent", Text, nullable=False),  # JSON
    Column("referred_by", LargeBinary(16)),
    Column("merged_into", LargeBinary(16)),
    Column("is_gone", Integer, nullable=False),
)

# What finds somebody: ``c`` + card number, ``p`` + phone, ``e`` + e-mail.
identifier = Table(
    "identifier",
    metadata,
    Column("key", Text, nullable=False),
    Column("member_id", LargeBinary(16), nullable=False),
    PrimaryKeyConstraint("key", "member_id"),
)

# A row for everybody whose account ever moved, and one of all zeros: the sums over all members.
account = Table(
    "account",
    metadata,
    Column("member_id", LargeBinary(16), primary_key=True),
    Column("version", Integer, nullable=False),
)

lot = Table(
    "lot",
    metadata,
    Column("member_id", LargeBinary(16), nullable=False),
    Column("lot_id", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("vests_on", Text, nullable=False),
    Column("expires_on", Text, nullable=False),
    Column("awaits", Text, nullable=False),
    Column("earned_on", Text, nullable=False),
    Column("idle_months", Integer, nullable=False),
    PrimaryKeyConstraint("member_id", "lot_id"),
)

counter = Table(
    "counter",
    metadata,
    Column("member_id", LargeBinary(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    PrimaryKeyConstraint("member_id", "name", "day"),
)

# Which stores have seen a member: whose accounts a till with the scope of its home follows.
seen = Table(
    "seen",
    metadata,
    Column("member_id", LargeBinary(16), nullable=False),
    Column("store_id", Text, nullable=False),
    Column("last_seen_on", Text, nullable=False),
    PrimaryKeyConstraint("member_id", "store_id"),
)
Index("seen_by_store", seen.c.store_id, seen.c.last_seen_on, seen.c.member_id)

# Reserved of an account is the sum of what is left of its open grants; it is stored nowhere else.
grant = Table(
    "grant_issued",  # "grant" is a word of SQL
    metadata,
    Column("grant_id", LargeBinary(16), primary_key=True),
    Column("member_id", LargeBinary(16), nullable=False),
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("used", BigInteger, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("usable_until", Text, nullable=False),
    Column("frees_at", Text, nullable=False),
    Column("ended", Text, nullable=False),  # empty while open
    Column("is_recalled", Integer, nullable=False),
    Column("change_no", BigInteger, nullable=False),  # of till.grant_no, when it last changed
)
Index("grant_by_member", grant.c.member_id, sqlite_where=grant.c.ended == "",
      postgresql_where=grant.c.ended == "")  # fmt: skip
Index("grant_by_change", grant.c.till_id, grant.c.change_no)
Index("grant_by_end", grant.c.frees_at, sqlite_where=grant.c.ended == "",
      postgresql_where=grant.c.ended == "")  # fmt: skip

# How far a till's home store was walked through for grants, those seen last first.
grant_walk = Table(
    "grant_walk",
    metadata,
    Column("till_id", LargeBinary(16), primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("began_at", Text, nullable=False),
    Column("last_seen_on", Text, nullable=False),  # of whom was asked about last
    Column("member_id", LargeBinary(16), nullable=False),
    Column("is_over", Integer, nullable=False),
)

# One row for each entity, at its newest position: a till that was away reads everybody once.
feed = Table(
    "feed",
    metadata,
    Column("entity_id", LargeBinary(32), nullable=False),
    Column("entity_type", Text, nullable=False),  # m(ember), a(ccount), p(rogram)
    Column("shard", Integer, nullable=False),
    Column("pos", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("entity_id", "entity_type"),
    UniqueConstraint("shard", "pos", name="feed_position_once"),
)

# Locked last by every writer, until its commit: so positions become visible in order.
head = Table(
    "head",
    metadata,
    Column("shard", Integer, primary_key=True),
    Column("pos", BigInteger, nullable=False),
    # Cursors below have missed tombstones.
    Column("floor", BigInteger, nullable=False),
)

flag = Table(
    "flag",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("flagged_at", Text, nullable=False),
    Column("closed_at", Text),
    PrimaryKeyConstraint("till_id", "epoch", "seq", "code"),
)

# What a channel asked under a key of its own, and what it was answered: for ever.
request = Table(
    "request",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("idempotency_key", Text, nullable=False),
    Column("body_sha256", LargeBinary(32), nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("asked_at", Text, nullable=False),
    PrimaryKeyConstraint("till_id", "idempotency_key"),
)

webhook = Table(
    "webhook",
    metadata,
    Column("webhook_id", LargeBinary(16), primary_key=True),
    Column("url", Text, nullable=False),
    Column("secret", LargeBinary(32), nullable=False),
    Column("kinds", Text, nullable=False),  # JSON
    Column("made_at", Text, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    Column("delivery_id", LargeBinary(16), primary_key=True),
    Column("webhook_id", LargeBinary(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Text, nullable=False),
    Column("ended_at", Text),
)
Index("delivery_by_time", delivery.c.next_at, sqlite_where=delivery.c.ended_at.is_(None),
      postgresql_where=delivery.c.ended_at.is_(None))  # fmt: skip

snapshot = Table(
    "snapshot",
    metadata,
    Column("snapshot_id", LargeBinary(16), primary_key=True),
    Column("manifest", LargeBinary, nullable=False),
    Column("made_at", Text, nullable=False),
)

chunk = Table(
    "chunk",
    metadata,
    Column("snapshot_id", LargeBinary(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", LargeBinary(32), nullable=False),
    Column("members", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("snapshot_id", "number"),
)

# What the shop set, by name, as JSON: its offline terms.
setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
