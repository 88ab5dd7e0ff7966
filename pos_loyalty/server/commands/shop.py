# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty server store``, ``code``, ``tills``, ``revoke``."""

import argparse
import json
import secrets
from dataclasses import asdict
from zoneinfo import ZoneInfo

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.join_codes import grouped_code
from pos_loyalty.server.commands.desk import NotDone, done_in_words, opened, say
from pos_loyalty.server.database import Database
from pos_loyalty.server.tills import service
from pos_loyalty.server.tills.joining import CODE_MINUTES

_CURRENCY_LETTERS = 3
_ID_CHARS_MAX = 40


def add_store(options: argparse.Namespace) -> int:
    """Add a store, or change what is said of one; return 0 if it was done."""

    def act() -> None:
        line = _store_line(options)
        with opened(options) as database:
            try:
                service.add_store(database, line)
            except ValueError as error:
                raise NotDone(f"{error}.") from error
        say(f"{line.store_id}: {line.store_name}, {line.zone}, {line.currency}")

    return done_in_words(act)


def list_stores(options: argparse.Namespace) -> int:
    """Print a line for each store; return 0."""

    def act() -> None:
        with opened(options) as database:
            for line in service.list_stores(database):
                say(f"{line.store_id}: {line.store_name}, {line.zone}, {line.currency}")

    return done_in_words(act)


def make_code(options: argparse.Namespace) -> int:
    """Print a one-time code; return 0 if it was made."""

    def act() -> None:
        with opened(options) as database:
            _warn_of_namesake(database, options.store, options.till_no)
            try:
                order = service.CodeOrder(
                    store_id=options.store, till_no=options.till_no, till_name=options.name
                )
                code = service.make_code(
                    database, order, dice=secrets.SystemRandom(), now=utc_now()
                )
            except service.StoreUnknown as error:
                raise NotDone(f"There is no store {error}. See: server store list") from error
            except ValueError as error:
                raise NotDone(f"{error}.") from error
        say(f"{grouped_code(code)}")
        say(f"Good for one till, for {CODE_MINUTES} minutes. Compare the six words that it shows")
        say("with those of: pos-loyalty server tills")

    return done_in_words(act)


def list_tills(options: argparse.Namespace) -> int:
    """Print how each till and channel stands; return 0."""

    def act() -> None:
        with opened(options) as database:
            lines = service.list_tills(database)
        if options.json:
            say(json.dumps([asdict(line) for line in lines], default=str, indent=2))
            return
        for line in lines:
            say(_till_words(line))

    return done_in_words(act)


def revoke(options: argparse.Namespace) -> int:
    """Trust a till no more, or again; return 0 if it was done."""

    def act() -> None:
        with opened(options) as database:
            till_id = _till_named(database, options.till)
            if options.reinstate:
                service.reinstate(database, till_id)
                say(f"{till_id} is trusted again. What it handed over meanwhile comes once more.")
            else:
                service.revoke(database, till_id)
                say(f"{till_id} is trusted no more. What it may have handed out of grants comes")
                say("back when they are over; what it still hands over is kept, and not applied.")

    return done_in_words(act)


def _store_line(options: argparse.Namespace) -> service.StoreLine:
    try:
        ZoneInfo(options.zone)
    except (OSError, ValueError, LookupError) as error:
        advice = "is no time zone; write it like Europe/Warsaw."
        raise NotDone(f"{options.zone} {advice}") from error
    currency = options.currency
    if not (currency.isalpha() and currency.isupper() and len(currency) == _CURRENCY_LETTERS):
        raise NotDone("A currency is three capital letters, such as PLN.")
    if not 0 < len(options.store) <= _ID_CHARS_MAX:
        raise NotDone(f"A store's own name has from 1 to {_ID_CHARS_MAX} characters.")
    return service.StoreLine(
        store_id=options.store, store_name=options.name, zone=options.zone, currency=currency
    )


def _warn_of_namesake(database: Database, store_id: str, till_no: int) -> None:
    for line in service.list_tills(database):
        is_same = (line.store_id, line.till_no, line.status) == (store_id, till_no, "active")
        if is_same and line.kind == "till":
            say(f"{store_id} has a till {till_no}: {line.till_id}. If another machine takes its")
            say("place, revoke it once it has handed over everything.")


def _till_named(database: Database, named: str) -> TillId:
    found = [
        line.till_id
        for line in service.list_tills(database)
        if str(line.till_id).startswith(named.lower())
    ]
    if len(found) != 1:
        many = "no till" if not found else f"{len(found)} tills"
        raise NotDone(f"{named} means {many}. See: pos-loyalty server tills")
    return found[0]


def _till_words(line: service.TillLine) -> str:
    heard = line.last_contact_at[:16].replace("T", " ") or "never"
    words = [
        f"{line.store_id} {line.kind} {line.till_no} {line.name}: {line.till_id}",
        f"  {line.status}, heard of {heard}, {line.held} operations, epoch {line.epoch}",
    ]
    if line.fingerprint:
        words.append(f"  {' '.join(line.fingerprint)}")
    if line.parked or line.quarantined:
        words.append(f"  {line.parked} wait, {line.quarantined} are set aside")
    if line.gap:
        words.append(f"  LOST: operations {line.gap[0]} to {line.gap[1]}")
    return "\n".join(words)
