# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whether there is a server at all: one question, for whoever looks after the till."""

import re
from dataclasses import dataclass
from typing import Final

from pos_loyalty.sync.troubles import Refused, Unreachable, Weather
from pos_loyalty.sync.wire import Wire

HEALTH_PATH: Final = "/v1/health"
_VERSION_SHAPE: Final = re.compile(r"[0-9A-Za-z.+-]{1,40}")


@dataclass(frozen=True, slots=True)
class Reachable:
    """The server answers; ``version`` is its own."""

    version: str


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """The server does not answer, or not so that we understand it."""

    weather: Weather


@dataclass(frozen=True, slots=True)
class NotConfigured:
    """This till has been given no server: it works alone."""


Reachability = Reachable | OutOfReach | NotConfigured


def reach(url: str | None, *, timeout_seconds: float) -> Reachability:
    """Ask a server for its health, once, and say how that went; never raises for the network.

    Args:
        url: The server's address, or ``None`` if the till has none.
        timeout_seconds: See ``Wire``.
    """
    if not url:
        return NotConfigured()
    with Wire(url, timeout_seconds=timeout_seconds) as wire:
        try:
            health = wire.get_json(HEALTH_PATH)
        except Unreachable as trouble:
            return OutOfReach(trouble.weather)
        except Refused:
            return OutOfReach(Weather.SERVER_TROUBLE)
    version = health.get("version") if isinstance(health, dict) else None
    if not (isinstance(version, str) and _VERSION_SHAPE.fullmatch(version)):
        return OutOfReach(Weather.NOT_UNDERSTOOD)
    return Reachable(version)
