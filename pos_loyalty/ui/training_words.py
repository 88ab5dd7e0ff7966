# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of training, on the windows and on paper."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.notice import Notice
from pos_loyalty.ui.view_models.training import TrainingNotice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final[Mapping[str, str]] = {TrainingNotice.UNSENT: "L-477"}


def training_mark() -> str:
    """Return what is read across a window in which nothing counts."""
    return translate("training", "TRAINING")


def training_banner() -> str:
    """Return what the cashier reads on top of every page."""
    return translate("training", "Training: nothing counts here. More (F12) ends it.")


def training_sentences(notice: Notice) -> Sentences | None:
    """Return what is said before a till is left for a while."""
    if notice.code != TrainingNotice.UNSENT:
        return None
    return (
        translate("notice", "Actions of this till are not sent yet: {count}."),
        translate("notice", "They are safe here, and are sent when the training ends."),
        translate("notice", "Press once more to begin the training."),
    )


TRAINING_TOPIC: Final = Topic(training_sentences, _SUPPORT_CODES, TrainingNotice)
