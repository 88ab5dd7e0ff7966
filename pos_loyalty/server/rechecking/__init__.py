# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Evaluates operations again, after they were applied, and tells a person where that differs.

    judging        what differs: values in, values out
    looking_back   what was there before an operation, worked out from what is there now
    service        a few operations at a time, in the background

Nothing is changed by it: the member was told, and the promise holds.
"""
