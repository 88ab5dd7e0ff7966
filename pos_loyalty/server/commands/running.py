# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty server run``, ``migrate``, ``openapi``."""

import argparse
import json
from typing import Final

from pos_loyalty.clock import utc_now
from pos_loyalty.server.commands.desk import (
    EXIT_DONE,
    NotDone,
    done_in_words,
    file_of,
    opened,
    say,
    settings_of,
)
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import begin_generation, found
from pos_loyalty.server.settings import ServerSettings
from pos_loyalty.server.upgrade import bring_up_to_date

_ELSEWHERE: Final = "Is a server running already? Another port: --port NUMBER"


def run(options: argparse.Namespace) -> int:
    """Serve until a signal ends it; return 0 then."""
    from pos_loyalty.server.serving import CannotListen, serve

    def act() -> None:
        settings = settings_of(
            options, host=options.host, port=options.port, workers=options.workers
        )
        if settings.workers > 1 and file_of(settings):
            raise NotDone("SQLite has one writer: one worker is all that it is good for.")
        _bring_up_to_date(settings)
        try:
            serve(settings, lambda address: say(f"Serving {address} (Ctrl-C ends it)"))
        except CannotListen as refusal:
            raise NotDone(f"Nothing can be served at {refusal}. {_ELSEWHERE}") from refusal

    return done_in_words(act)


def migrate(options: argparse.Namespace) -> int:
    """Make the tables, or bring them up to date; return 0 if it was done."""

    def act() -> None:
        _bring_up_to_date(settings_of(options))
        say("The database is up to date.")

    return done_in_words(act)


_LACKING: Final = (
    "A till that joined after the backup was made may still hand out what was set aside for it."
    " So nothing is set aside for any till until that is over: about three days."
    "\nIf no till has joined since, say so: pos-loyalty server restored --all-tills"
)


def tell_restored(options: argparse.Namespace) -> int:
    """Let every till compare what it handed over with what is here; return 0 if it was done."""

    def act() -> None:
        with opened(options) as database:
            begin_generation(database, lacks_tills=not options.all_tills)
        say("Every till hands over again what lacks here, and loads the shop anew.")
        if not options.all_tills:
            say(_LACKING)

    return done_in_words(act)


def print_openapi() -> int:
    """Print the description of the HTTP interface; return 0."""
    from pos_loyalty.server.app import make_app

    database = Database("sqlite://")
    app = make_app(database, ServerSettings(), utc_now)
    say(json.dumps(app.openapi(), indent=2, ensure_ascii=False))
    database.close()
    return EXIT_DONE


def _bring_up_to_date(settings: ServerSettings) -> None:
    if file := file_of(settings):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(settings.database, connections_max=2)
    try:
        bring_up_to_date(database)
        found(database, utc_now())
    finally:
        database.close()
