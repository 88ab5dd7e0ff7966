# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tills: how they become known, what they say first, and how they are told to stop.

joining      one-time codes, and the till that has one
contact      hello, and a new epoch
roll         the stores, their tills, and who may still speak
service      all of it, by the names that others use
routes       over HTTP
"""
