# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What every route is given: the database, the clock, the settings; made once for each process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.server.database import Database
from pos_loyalty.server.measures import Measures
from pos_loyalty.server.news import News
from pos_loyalty.server.rates import Rate, WrongTries
from pos_loyalty.server.settings import ServerSettings

Clock = Callable[[], datetime]
OnAccounts = Callable[["Site", TillId, PullPage], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One process of the service.

    Attributes:
        joins: How often somebody may be wrong who tries codes.
        misses: How often cards may be asked for that there are not.
        on_accounts: Told of each page with accounts that a till is about to be sent.
    """

    database: Database
    settings: ServerSettings
    clock: Clock
    measures: Measures
    news: News
    joins: WrongTries
    misses: Rate
    on_accounts: OnAccounts = lambda _site, _till_id, _page: None


async def _site_of(request: Request) -> Site:  # so that it needs no thread
    site: Site = request.app.state.site
    return site


Here = Annotated[Site, Depends(_site_of)]
