# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Programme versions: published once, for all tills, from a day on.

service    publishing, with its warnings
book       the versions, as the engine asks for them
"""
