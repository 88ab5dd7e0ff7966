# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Brings the server's database up to date: makes its tables, or those that a release adds."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config

from pos_loyalty.server.database import Database

SCRIPTS: Final = Path(__file__).parent / "migrations"
"""One file for each step from release to release; a released one never changes."""


def bring_up_to_date(database: Database, revision: str = "head") -> None:
    """Run the migrations that the database lacks; none if it is of this release.

    Each step is a transaction of its own: killed between two, it goes on with the next.
    """
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
