# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a cashier can ask for, one verb in one module; and what several verbs share."""
