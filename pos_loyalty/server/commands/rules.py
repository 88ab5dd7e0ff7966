# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty server publish`` and ``terms``: what holds in every store."""

import argparse
from dataclasses import replace
from typing import Final

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.money import minor_digits
from pos_loyalty.protocol.mistakes import BrokenDocument
from pos_loyalty.protocol.program_text import DOCUMENT_BYTES_MAX
from pos_loyalty.protocol.sync.rows import OfflineMode, OfflineTerms
from pos_loyalty.server.commands.desk import NotDone, done_in_words, opened, say
from pos_loyalty.server.database import Database
from pos_loyalty.server.grants.exposure import Exposure, floor_exposure
from pos_loyalty.server.grants.terms import set_terms as put_terms
from pos_loyalty.server.programs.service import CannotPublish, Published
from pos_loyalty.server.programs.service import publish as put_version
from pos_loyalty.server.terms import offline_terms

_WHERE: Final = "Nothing was changed. For lines and columns: pos-loyalty program check {}"
_WITH_FLOOR: Final = (OfflineMode.FLOOR, OfflineMode.ESCROW_PLUS_FLOOR)
_NUMBERS: Final = (
    "floor_member_points",
    "floor_till_points",
    "floor_redemptions_max",
    "offline_hours_max",
    "guard_minutes",
    "grace_minutes",
    "lease_hours",
    "share_percent",
)


def publish(options: argparse.Namespace) -> int:
    """Put a programme document into force in every store; return 0 if it was done."""

    def act() -> None:
        with options.file.open("rb") as file:
            document = file.read(DOCUMENT_BYTES_MAX + 1)
        with opened(options) as database:
            try:
                published = put_version(
                    database,
                    document,
                    effective=options.effective,
                    now=utc_now(),
                    may_backdate=options.backdate,
                )
            except BrokenDocument as broken:
                told = "\n".join(f"{options.file}: {mistake}" for mistake in broken.mistakes)
                raise NotDone(f"{told}\n{_WHERE.format(options.file)}") from broken
            except CannotPublish as refusal:
                raise NotDone(f"{refusal} Nothing was changed.") from refusal
        _say_published(published)

    return done_in_words(act)


def show_terms(options: argparse.Namespace) -> int:
    """Print what tills may hand out while they are alone, and what it can cost; return 0."""

    def act() -> None:
        with opened(options) as database:
            terms = database.read(offline_terms)
            _say_terms(terms, floor_exposure(database, terms, utc_now()))

    return done_in_words(act)


def set_terms(options: argparse.Namespace) -> int:
    """Change what tills may hand out while they are alone; return 0 if it was done."""

    def act() -> None:
        with opened(options) as database:
            terms = _changed(database.read(offline_terms), options)
            exposure = floor_exposure(database, terms, utc_now())
            _say_terms(terms, exposure)
            _require_acceptance(terms, exposure, options.accept)
            _put(database, terms)
        say("This holds from now on; each till learns of it when it next asks.")

    return done_in_words(act)


def _say_published(published: Published) -> None:
    for warning in published.warnings:
        say(f"warning: {warning}")
    if not published.is_new:
        say(f"{published.program_id} was published before. Nothing has to be done.")
        return
    say(f"{published.program_id} comes into force on {published.effective_from}.")
    if published.is_short_of_time:
        hours = max(0, int(published.lead.total_seconds() // 3600))
        say(f"warning: That is in {hours} hours. A till that is away until then goes by the old")
        say("rules, and what it sells is flagged. Publish three days ahead where you can.")


def _changed(terms: OfflineTerms, options: argparse.Namespace) -> OfflineTerms:
    said = {name: getattr(options, name) for name in _NUMBERS}
    numbers = {name: number for name, number in said.items() if number is not None}
    mode = OfflineMode(options.mode) if options.mode else terms.mode
    return replace(terms, mode=mode, **numbers)


def _say_terms(terms: OfflineTerms, exposure: Exposure) -> None:
    say(f"mode: {terms.mode}")
    for name in _NUMBERS:
        say(f"{name.replace('_', ' ')}: {getattr(terms, name)}")
    if terms.mode not in _WITH_FLOOR:
        say("Without the server, nothing is handed out but what was set aside: it costs nothing.")
        return
    say(f"At worst, in one outage that cuts off all {exposure.tills} tills:")
    say(f"  one member: {exposure.member_points} points more than they have")
    say(f"  all together: {exposure.shop_points} points{_worth(exposure)}")
    if exposure.has_more:
        say("  Points buy also what nobody has put a value on; that may be worth more.")


def _worth(exposure: Exposure) -> str:
    if exposure.shop_minor is None:
        return "; no reward says what that is in money"
    digits = minor_digits(exposure.currency)
    whole, rest = divmod(exposure.shop_minor, 10**digits)
    amount = f"{whole}.{rest:0{digits}}" if digits else str(whole)
    return f", that is {exposure.currency} {amount}"


def _require_acceptance(terms: OfflineTerms, exposure: Exposure, accepted: int | None) -> None:
    """Turn the floor on only for somebody who has seen what it can cost, and says so."""
    if terms.mode not in _WITH_FLOOR:
        return
    worst = exposure.shop_points if exposure.shop_minor is None else exposure.shop_minor
    if accepted != worst:
        unit = "points" if exposure.shop_minor is None else "minor units"
        raise NotDone(f"Nothing was changed. To accept that, add: --accept {worst} ({unit})")


def _put(database: Database, terms: OfflineTerms) -> None:
    try:
        put_terms(database, terms)
    except ValueError as error:
        raise NotDone(f"{error}. Nothing was changed.") from error
