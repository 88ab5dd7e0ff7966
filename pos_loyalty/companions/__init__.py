# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What goes along with the till's window: devices, the second screen, and ways out of the till."""
