# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The feed: what has changed, in an order that lets a till miss nothing.

    positions    every writer gives its changed rows their places, last of all before it commits
    cursor       how far a till has come, sealed by the server
    standing     where the heads are, for a till that asks
    scanning     what a till has not been sent yet
    service      the next page for a till
    tombstones   what has been gone for long is dropped, and older cursors with it

Each row stands in it once, at its newest position: who was away for a month reads everybody once.
"""
