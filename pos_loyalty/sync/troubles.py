# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every way in which a question to the server goes without an answer.

    Unreachable      weather: nothing is wrong with what we asked, ask again later
    Refused          the server itself says no, and why
    AnotherServer    it was put back to an older state since the two said hello

Neither is ever held against an operation: what was not answered is asked again.
"""

from datetime import datetime
from enum import StrEnum

from pos_loyalty.protocol.sync.refusals import RefusalCode


class Weather(StrEnum):
    """Why the server did not give an answer that we can use."""

    BAD_ADDRESS = "bad_address"
    NO_CONNECTION = "no_connection"
    NOT_TRUSTED = "not_trusted"
    NOT_UNDERSTOOD = "not_understood"
    SERVER_TROUBLE = "server_trouble"
    TIMED_OUT = "timed_out"
    TOO_LARGE = "too_large"


class Unreachable(Exception):
    """The server gave no answer that we can use; the same question may be asked again.

    Attributes:
        retry_after_seconds: How long the server asks to be left alone; ``None`` if it does not.
    """

    def __init__(self, weather: Weather, *, retry_after_seconds: float | None = None) -> None:
        super().__init__(weather.value)
        self.weather = weather
        self.retry_after_seconds = retry_after_seconds


class Refused(Exception):
    """The server understood who asks and what, and says no.

    Attributes:
        server_time: UTC; ``None`` where the server saw no cause to say it.
    """

    def __init__(self, code: RefusalCode, *, server_time: datetime | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.server_time = server_time


class AnotherServer(Exception):
    """The server was put back to an older state: nothing is taken in before both say hello.

    Its versions mean something else than those that the till has, and it may lack what the till
    was told that it has.
    """
