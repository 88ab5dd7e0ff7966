# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Webhooks: somebody else's program is told of operations that were applied.

outbox     what is to be told, kept in the transaction that it tells of
sending    one message to one address, once
service    who is to be told, and the messages that are due
"""
