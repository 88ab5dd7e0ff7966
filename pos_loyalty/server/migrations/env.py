# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the migrations on the connection that ``upgrade.bring_up_to_date`` opened."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    transaction_per_migration=True,
    render_as_batch=connection.dialect.name == "sqlite",
)
context.run_migrations()
