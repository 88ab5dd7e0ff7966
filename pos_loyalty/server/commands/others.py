# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty server channel`` and ``webhook``: programs that are not tills."""

import argparse
import secrets
from uuid import UUID

from pos_loyalty.clock import utc_now
from pos_loyalty.server.channels.roll import add_channel as put_channel
from pos_loyalty.server.commands.desk import NotDone, done_in_words, opened, say
from pos_loyalty.server.tills.service import StoreUnknown
from pos_loyalty.server.webhooks import service as webhooks
from pos_loyalty.server.webhooks.sending import shown_secret


def add_channel(options: argparse.Namespace) -> int:
    """Print a new channel's token, once; return 0 if it was made."""

    def act() -> None:
        with opened(options) as database:
            try:
                till_id, token = put_channel(
                    database,
                    options.store,
                    options.name,
                    dice=secrets.SystemRandom(),
                    now=utc_now(),
                )
            except StoreUnknown as error:
                raise NotDone(f"There is no store {error}. See: server store list") from error
        say(f"{till_id}\n{token}")
        say("The token is shown this once, and kept nowhere here. To take it back: server revoke")

    return done_in_words(act)


def add_webhook(options: argparse.Namespace) -> int:
    """Print a new webhook's secret, once; return 0 if it was made."""

    def act() -> None:
        with opened(options) as database:
            try:
                webhook_id, secret = webhooks.add_webhook(
                    database,
                    options.url,
                    options.kind,
                    dice=secrets.SystemRandom(),
                    now=utc_now(),
                )
            except ValueError as error:
                raise NotDone(f"{error}.") from error
        say(f"{webhook_id}\n{shown_secret(secret)}")
        say("The secret is shown this once: the receiver checks each message's signature by it.")

    return done_in_words(act)


def remove_webhook(options: argparse.Namespace) -> int:
    """Tell an address nothing more; return 0 if there was such a webhook."""

    def act() -> None:
        try:
            webhook_id = UUID(options.webhook)
        except ValueError as error:
            raise NotDone(f"{options.webhook} is no id. See: server webhook list") from error
        with opened(options) as database:
            if not webhooks.remove_webhook(database, webhook_id):
                raise NotDone(f"There is no webhook {webhook_id}. See: server webhook list")
        say(f"{webhook_id} is told nothing more.")

    return done_in_words(act)


def list_webhooks(options: argparse.Namespace) -> int:
    """Print a line for each webhook; return 0."""

    def act() -> None:
        with opened(options) as database:
            for line in webhooks.list_webhooks(database):
                kinds = ", ".join(line.kinds)
                say(f"{line.webhook_id} {line.url} ({kinds})")
                say(f"  {line.waiting} wait, {line.given_up} were given up")

    return done_in_words(act)
