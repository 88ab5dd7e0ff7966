# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty server merge``, ``rebuild``, ``retry``, ``recheck``, ``dump``."""

import argparse
import sys
from uuid import UUID, uuid4

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.server.commands.desk import NotDone, done_in_words, opened, say
from pos_loyalty.server.dump import dump as write_dump
from pos_loyalty.server.merging.service import MergeMembers, merge_members
from pos_loyalty.server.operations.retrying import retry_set_aside
from pos_loyalty.server.rebuild import projection_digest
from pos_loyalty.server.rebuild import rebuild as make_anew
from pos_loyalty.server.rechecking.service import recheck as look_again


def merge(options: argparse.Namespace) -> int:
    """Make one account of two; return 0 if it is one now."""

    def act() -> None:
        now = utc_now()
        command = MergeMembers(
            op_id=OpId(uuid4()),
            absorbed=_member_id(options.absorbed),
            survivor=_member_id(options.survivor),
            business_at=now,
        )
        with opened(options) as database:
            try:
                were_two = merge_members(database, command, now)
            except UnknownMember as error:
                raise NotDone("One of them is no member. Nothing was changed.") from error
        say("They have one account now." if were_two else "They had one account already.")

    return done_in_words(act)


def rebuild(options: argparse.Namespace) -> int:
    """Make every balance anew from the operations; return 0 if it was done."""

    def act() -> None:
        with opened(options) as database:
            before = projection_digest(database)
            count = make_anew(database)
            is_same = projection_digest(database) == before
        say(f"Members and balances made anew from {count} operations.")
        say("They are as they were." if is_same else "They were WRONG before.")

    return done_in_words(act)


def retry(options: argparse.Namespace) -> int:
    """Take again what was set aside; return 0, also if some of it has to stay."""

    def act() -> None:
        with opened(options) as database:
            retried = retry_set_aside(database, utc_now())
        say(f"{retried.taken} operations taken again.")
        if retried.left:
            say(f"{retried.left} still cannot be taken: the service's log says why.")

    return done_in_words(act)


def recheck(options: argparse.Namespace) -> int:
    """Evaluate again what nobody has looked at again, and flag what differs; return 0."""

    def act() -> None:
        count = unclear = flagged = 0
        with opened(options) as database:
            while (found := look_again(database, utc_now())).count:
                count += found.count
                unclear += found.unclear
                flagged += found.flagged
        say(f"{count} operations evaluated again: {flagged} are to be looked at.")
        if unclear:
            say(f"Of {unclear} nobody can tell any more what the till knew.")

    return done_in_words(act)


def dump(options: argparse.Namespace) -> int:
    """Print everything that counts as JSON; return 0."""

    def act() -> None:
        with opened(options) as database:
            write_dump(database, sys.stdout.write, utc_now())

    return done_in_words(act)


def _member_id(text: str) -> MemberId:
    try:
        return MemberId(UUID(text))
    except ValueError as error:
        raise NotDone(f"{text} is no member's id.") from error
