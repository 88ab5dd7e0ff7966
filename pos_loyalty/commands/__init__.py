# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What can be asked for at the terminal, a module or a package for each word."""
