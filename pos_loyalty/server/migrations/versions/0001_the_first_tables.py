# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SHARDS = 16


def upgrade() -> None:
    _tills()
    _custody()
    _accounts()
    _members()
    _feed()
    heads = sa.table("head", sa.column("shard"), sa.column("pos"), sa.column("floor"))
    op.bulk_insert(heads, [{"shard": shard, "pos": 0, "floor": 0} for shard in range(SHARDS)])


def _tills() -> None:
    op.create_table(
        "server",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.LargeBinary(length=16), nullable=False),
        sa.Column("cursor_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "store",
        sa.Column("store_id", sa.Text(), nullable=False),
        sa.Column("store_name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("store_id"),
    )
    op.create_table(
        "till",
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("store_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("till_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("grant_no", sa.BigInteger(), nullable=False),
        sa.Column("enrolled_at", sa.Text(), nullable=False),
        sa.Column("last_contact_at", sa.Text(), nullable=True),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("generation", sa.LargeBinary(length=16), nullable=True),
        sa.Column("told_until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["store_id"],
            ["store.store_id"],
        ),
        sa.PrimaryKeyConstraint("till_id"),
    )
    op.create_table(
        "join_code",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("store_id", sa.Text(), nullable=False),
        sa.Column("till_name", sa.Text(), nullable=False),
        sa.Column("till_no", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("used_by", sa.LargeBinary(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["store_id"],
            ["store.store_id"],
        ),
        sa.PrimaryKeyConstraint("code_hash"),
    )
    op.create_table(
        "nonce",
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("till_id", "nonce"),
    )
    op.create_index("nonce_by_age", "nonce", ["seen_at"], unique=False)
    op.create_table(
        "request",
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("idempotency_key", sa.Text(), nullable=False),
        sa.Column("body_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("till_id", "idempotency_key"),
    )


def _custody() -> None:
    op.create_table(
        "op",
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("refers_to", sa.LargeBinary(length=16), nullable=True),
        sa.Column("sale_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("payload_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("is_applied", sa.Integer(), nullable=False),
        sa.Column("is_waiting", sa.Integer(), nullable=False),
        sa.Column("is_undone", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("till_id", "epoch", "seq"),
    )
    op.create_index("op_by_id", "op", ["op_id"], unique=False)
    op.create_index("op_by_member", "op", ["member_id"], unique=False)
    op.create_index(
        "op_by_reference",
        "op",
        ["refers_to"],
        unique=False,
        sqlite_where=sa.text("refers_to IS NOT NULL"),
        postgresql_where=sa.text("refers_to IS NOT NULL"),
    )
    op.create_index(
        "op_of_receipt_once",
        "op",
        ["sale_key"],
        unique=True,
        sqlite_where=sa.text("is_applied = 1 AND is_undone = 0 AND sale_key IS NOT NULL"),
        postgresql_where=sa.text("is_applied = 1 AND is_undone = 0 AND sale_key IS NOT NULL"),
    )
    op.create_index(
        "op_of_receipt_left",
        "op",
        ["sale_key"],
        sqlite_where=sa.text("is_applied = 0 AND sale_key IS NOT NULL"),
        postgresql_where=sa.text("is_applied = 0 AND sale_key IS NOT NULL"),
    )
    op.create_table(
        "stray",
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("payload_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("till_id", "epoch", "seq", "payload_sha256"),
    )
    op.create_table(
        "parked",
        sa.Column("waits_for", sa.LargeBinary(length=32), nullable=False),
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("waits_for", "till_id", "epoch", "seq"),
    )
    op.create_index("parked_by_till", "parked", ["till_id"])
    op.create_table(
        "till_progress",
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("expected_seq", sa.Integer(), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=32), nullable=False),
        sa.Column("is_retired", sa.Integer(), nullable=False),
        sa.Column("gap_from", sa.Integer(), nullable=True),
        sa.Column("gap_to", sa.Integer(), nullable=True),
        sa.Column("rechecked_seq", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("till_id", "epoch"),
    )
    op.create_table(
        "flag",
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("flagged_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("till_id", "epoch", "seq", "code"),
    )


def _accounts() -> None:
    op.create_table(
        "entry",
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("original_member_id", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "till_id", "epoch", "seq", "n"),
    )
    op.create_table(
        "redirect",
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("to_id", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("till_id", "epoch", "seq", "from_id"),
    )
    op.create_table(
        "alias",
        sa.Column("from_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("to_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("from_id"),
    )
    op.create_index("alias_by_target", "alias", ["to_id"], unique=False)
    op.create_table(
        "account",
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_table(
        "lot",
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("vests_on", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Text(), nullable=False),
        sa.Column("awaits", sa.Text(), nullable=False),
        sa.Column("earned_on", sa.Text(), nullable=False),
        sa.Column("idle_months", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "lot_id"),
    )
    op.create_table(
        "counter",
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "name", "day"),
    )
    op.create_table(
        "seen",
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("store_id", sa.Text(), nullable=False),
        sa.Column("last_seen_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "store_id"),
    )
    op.create_index(
        "seen_by_store", "seen", ["store_id", "last_seen_on", "member_id"], unique=False
    )


def _members() -> None:
    op.create_table(
        "program_version",
        sa.Column("program_id", sa.Text(), nullable=False),
        sa.Column("published_no", sa.Integer(), nullable=False),
        sa.Column("effective_from", sa.Text(), nullable=False),
        sa.Column("published_at", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("program_id"),
        sa.UniqueConstraint("published_no", name="program_numbered_once"),
    )
    op.create_table(
        "member",
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("card_number", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("joined_on", sa.Text(), nullable=False),
        sa.Column("birthday", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("referred_by", sa.LargeBinary(length=16), nullable=True),
        sa.Column("merged_into", sa.LargeBinary(length=16), nullable=True),
        sa.Column("is_gone", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_table(
        "identifier",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("key", "member_id"),
    )
    op.create_table(
        "grant_issued",
        sa.Column("grant_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("issued_at", sa.Text(), nullable=False),
        sa.Column("usable_until", sa.Text(), nullable=False),
        sa.Column("frees_at", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=False),
        sa.Column("is_recalled", sa.Integer(), nullable=False),
        sa.Column("change_no", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("grant_id"),
    )
    op.create_index("grant_by_change", "grant_issued", ["till_id", "change_no"], unique=False)
    op.create_index(
        "grant_by_end",
        "grant_issued",
        ["frees_at"],
        unique=False,
        sqlite_where=sa.text("ended = ''"),
        postgresql_where=sa.text("ended = ''"),
    )
    op.create_index(
        "grant_by_member",
        "grant_issued",
        ["member_id"],
        sqlite_where=sa.text("ended = ''"),
        postgresql_where=sa.text("ended = ''"),
    )


def _feed() -> None:
    op.create_table(
        "feed",
        sa.Column("entity_id", sa.LargeBinary(length=32), nullable=False),
        sa.Column("entity_type", sa.Text(), nullable=False),
        sa.Column("shard", sa.Integer(), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "entity_type"),
        sa.UniqueConstraint("shard", "pos", name="feed_position_once"),
    )
    op.create_table(
        "head",
        sa.Column("shard", sa.Integer(), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("floor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shard"),
    )
    op.create_table(
        "snapshot",
        sa.Column("snapshot_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("manifest", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("snapshot_id"),
    )
    op.create_table(
        "chunk",
        sa.Column("snapshot_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("snapshot_id", "number"),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "webhook",
        sa.Column("webhook_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("webhook_id"),
    )
    op.create_table(
        "delivery",
        sa.Column("delivery_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("webhook_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("delivery_id"),
    )
    op.create_index(
        "delivery_by_time",
        "delivery",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "grant_walk",
        sa.Column("till_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.Text(), nullable=False),
        sa.Column("last_seen_on", sa.Text(), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("is_over", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("till_id"),
    )
