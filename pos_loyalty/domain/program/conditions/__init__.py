# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What must hold for a rule or a reward: one module per kind of question.

A condition has ``unmet(occasion, lines)``: ``None`` when it holds, else the facts that say why
not. The lines are those that the rule takes, priced.
"""
