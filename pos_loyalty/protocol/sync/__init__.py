# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What tills and the central server say to each other: `/v1/sync/...`, and the joining of a till.

    rows         what the server confirms: members, accounts, programmes, grants
    push         a till's operations, and how each was taken
    pull         what has changed since a cursor
    joining      how a till becomes known, says hello, and begins an epoch
    bootstrap    the whole shop in chunks
    digests      whether both sides hold the same

Fields are only ever added, and a reader passes over those it does not know.
"""
