# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty receipt print-test``: does the printer of the settings print, and every letter?"""

import sys
from pathlib import Path
from typing import Final

from pos_loyalty.places import Places, find_places
from pos_loyalty.settings import InvalidSettings, Settings, read_settings

EXIT_DONE: Final = 0
EXIT_FAILED: Final = 1
EXIT_NOT_UNDERSTOOD: Final = 2

_TROUBLES: Final = {
    "not_there": "it is not there: look at its plug, its cable and its name in the settings",
    "no_answer": "it does not answer: switch it off and on again",
    "broke_off": "it broke off in the middle",
    "no_paper": "it has no paper",
    "not_ready": "its cover is open, or it has stopped",
    "not_written": "the folder for receipts cannot be written",
}


def print_test(data_dir: Path | None) -> int:
    """Print one slip without a member or a sale, and say how it went.

    Returns:
        0 when the printer took it, 1 if it did not, 2 if the settings name none.
    """
    places = find_places(data_dir)
    try:
        settings = read_settings(places.config_dir)
    except InvalidSettings as error:
        return _say(EXIT_NOT_UNDERSTOOD, str(error))
    if settings.printer.kind == "none":
        return _say(EXIT_NOT_UNDERSTOOD, "no printer is named: write a [printer] in till.toml")
    return _try_out(settings, places)


def _try_out(settings: Settings, places: Places) -> int:
    from PySide6.QtGui import QGuiApplication

    from pos_loyalty.companions.receipt_outlets import outlet_of
    from pos_loyalty.domain.receipt import ReceiptPlace
    from pos_loyalty.receipts.outlet import PrinterTrouble
    from pos_loyalty.ui.language import Speaker
    from pos_loyalty.ui.receipt_words import trial_text

    application = QGuiApplication.instance() or QGuiApplication(
        ["print-test", "-platform", "offscreen"]
    )
    shop, language = settings.shop, settings.language or "en"
    place = ReceiptPlace(
        store_name=shop.store_name if shop else "POS Loyalty",
        till_no=shop.till_no if shop else 1,
        currency=shop.currency if shop else "EUR",
    )
    outlet = outlet_of(settings.printer)
    words = Speaker(places.resources_dir / "i18n").words(language)
    try:
        outlet.give(trial_text(place, words, language))
    except PrinterTrouble as trouble:
        return _say(EXIT_FAILED, f"the printer prints nothing: {_TROUBLES[trouble.code]}")
    finally:
        del application
    return _say(EXIT_DONE, "the test slip is on its way: are all its letters right?")


def _say(status: int, text: str) -> int:
    out = sys.stderr if status else sys.stdout
    out.write(f"{text}\n")
    return status
