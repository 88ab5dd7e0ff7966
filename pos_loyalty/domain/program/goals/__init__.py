# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a challenge asks for: one module per kind of goal.

A goal that is counted has ``weights(lines)``, what each line adds, or ``times(occasion)``, what the
whole occasion adds, and ``needed``, the sum that reaches it. A streak is read off the days of
the member's visits instead. ``counted_at`` says what has to happen.
"""
