# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The database that an administrator means, and how they are answered."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from pos_loyalty.server.database import Database, TooBusy
from pos_loyalty.server.settings import (
    InvalidServerSettings,
    ServerSettings,
    read_server_settings,
)
from pos_loyalty.server.tables import server

EXIT_DONE: Final = 0
EXIT_FAILED: Final = 1


class NotDone(Exception):
    """Nothing was changed; the message says why, and what to do."""


def say(text: str) -> None:
    """Print lines of text."""
    sys.stdout.write(f"{text}\n")


def done_in_words(act: Callable[[], None]) -> int:
    """Act; what cannot be done is said in words, and nothing of what the database holds."""
    try:
        act()
    except (NotDone, InvalidServerSettings) as refusal:
        sys.stderr.write(f"{refusal}\n")
    except TooBusy:
        sys.stderr.write("The database is too busy. Nothing was changed; try again.\n")
    except ArgumentError:
        sys.stderr.write("That is no address of a database, such as sqlite:////srv/shop.db.\n")
    except SQLAlchemyError as error:
        kind = type(getattr(error, "orig", None) or error).__name__
        sys.stderr.write(f"The database does not do it: {kind}.\n")
    except BrokenPipeError:
        raise  # whoever reads has read enough
    except OSError as error:
        sys.stderr.write(f"{error.strerror}: {error.filename}\n")
    else:
        return EXIT_DONE
    return EXIT_FAILED


def settings_of(options: argparse.Namespace, **said: object) -> ServerSettings:
    """Return the settings, with what the command line says of them."""
    return read_server_settings(options.data_dir, database=options.database, **said)


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Database]:
    """Open the database that is meant, which has its tables."""
    settings = settings_of(options)
    database = Database(settings.database, connections_max=2)
    try:
        require_tables(database, settings)
        yield database
    finally:
        database.close()


def require_tables(database: Database, settings: ServerSettings) -> None:
    """Refuse a database that has no tables, or that is not there."""
    advice = "Run: pos-loyalty server migrate"
    if (file := file_of(settings)) and not file.is_file():
        raise NotDone(f"There is no {file}. {advice}")
    if not inspect(database.engine).has_table(server.name):
        raise NotDone(f"The database has no tables yet. {advice}")


def file_of(settings: ServerSettings) -> Path | None:
    """Return the database's file; ``None`` where it is none."""
    url = make_url(settings.database)
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if is_file else None
