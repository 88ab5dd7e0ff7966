# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshots: the whole shop in immutable chunks, for tills that begin or have been away too long.

reading    whom a chunk is of, and their rows as columns
making     a snapshot, in one reading transaction
service    the manifest for a till, and the chunks
"""
