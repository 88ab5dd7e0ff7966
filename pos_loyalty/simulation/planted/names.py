# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the planted bugs are called, and what each of them is, in a sentence.

Nothing but the standard library is imported here: the command line shows them at once.
"""

from collections.abc import Mapping
from typing import Final

WHAT: Final[Mapping[str, str]] = {
    "id-cursor": "the cursor of a pull is one number over everything, as if ids came in order",
    "time-cursor": "a pull sends what was changed since the last one, by the time of the change",
    "lazy-sync": "the till's database does not sync each commit (synchronous=NORMAL)",
    "ack-before-commit": "the server answers before its commit, which fails now and then",
    "number-apart": "an operation's number is counted in a transaction after the sale's own",
    "dedup-apart": "the server notes what it has taken in a transaction after the effects' own",
    "keys-expire": "the server forgets after 24 hours that it has taken an operation",
    "grant-believed": "the server frees a grant as soon as it believes it to be spent",
    "grant-by-wall-clock": "a grant ends by the clocks alone, and the till believes its wall clock",
    "dead-letter": "what could not be sent five times is put aside, and the queue goes on",
    "tombstones-cut": "where a page is full, what says that somebody is gone is left out",
    "pull-overwrites": "a row from the server takes the place of what the till has not sent yet",
    "refund-dropped": "a return that arrives before its sale is taken, and forgotten",
    "head-first": "the feed's head is moved and let go before the rows are there",
}
"""By name, in the order in which they are shown."""
