# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import sys

# mutmut forks, and is not installed where nothing can.
collect_ignore_glob = ["*.py"] if sys.platform == "win32" else []
