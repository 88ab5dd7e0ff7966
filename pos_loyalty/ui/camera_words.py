# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is wrong with the camera, and what to do about it, in sentences."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def camera_sentences(trouble: str) -> tuple[str, str, str]:
    """Return what happened, what it means, and what to do now.

    Args:
        trouble: As ``CameraPost.trouble`` carries it; one without words of its own is a fault.
    """
    cards_without_it = translate(
        "notice", "Scan cards with the reader, or find the customer by phone (F3)."
    )
    what, cure = _trouble_and_cure(trouble)
    meaning = translate("notice", "It reads no cards; all else works as usual.")
    return (what, meaning, f"{cards_without_it} {cure}")


def camera_trouble_text(trouble: str) -> str:
    """Return what happened and how to mend it, for the place where the picture would be."""
    return " ".join(_trouble_and_cure(trouble))


def _trouble_and_cure(trouble: str) -> tuple[str, str]:
    call = translate("notice", "Tell a manager.")
    return {
        "cannot_open": (
            translate("notice", "The camera cannot be used."),
            translate("notice", "Close other programs that use it and check its cable."),
        ),
        "in_use": (
            translate("notice", "The camera gives no picture: another program may be using it."),
            translate("notice", "Close that program, or unplug the camera and plug it in again."),
        ),
        "no_camera": (
            translate("notice", "The camera is not plugged in."),
            translate("notice", "Plug it in, or choose another (F7)."),
        ),
        "unplugged": (
            translate("notice", "The camera was unplugged."),
            translate("notice", "Plug it in again."),
        ),
        "not_permitted": (
            translate("notice", "This computer does not let the till use the camera."),
            translate(
                "notice",
                "Allow it in the computer's privacy settings under Camera, then start the till"
                " again.",
            ),
        ),
        "no_camera_software": (translate("notice", "The program for the camera is missing."), call),
        "decoder_failing": (
            translate("notice", "The camera's pictures cannot be read."),
            translate("notice", "Take away what lies before it; it tries again by itself."),
        ),
    }.get(trouble, (translate("notice", "The camera has stopped working."), call))
