# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""OpenCV, imported late: it costs a fifth of a second and is an extra.

Import this module, and those that do, inside functions, after the first paint. OpenCV's full
build points Qt's plug-ins and fonts at its own copies, for this process and its children: the
two names are taken out of the environment again. With the headless build they never appear.
"""

import os

import cv2

for _name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    os.environ.pop(_name, None)

cv2.setNumThreads(1)  # pictures are small, and the other cores are for the till

__all__ = ["cv2"]
