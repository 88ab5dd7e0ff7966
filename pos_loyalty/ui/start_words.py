# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the first start says: why a shop cannot be set up, and what to do."""

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.view_models.first_start import Trouble

translate = QCoreApplication.translate


def trouble_text(trouble: Trouble) -> str:
    """Return what is wrong and what to do, as sentences."""
    office = translate("start", "Ask the office for a new one.")
    not_good = translate("start", "The code is not, or no longer, good.")
    of_another = translate("start", "The code is for another till.")
    words = {
        "address_missing": translate("start", "Type the server's address."),
        "code_missing": translate("start", "Type the code that the office gave you."),
        "name_missing": translate("start", "Type the name of the shop."),
        "zone_missing": translate("start", "Type the time zone, such as Europe/Warsaw."),
        "zone_unknown": translate(
            "start", "There is no such time zone. Write it like Europe/Warsaw."
        ),
        "no_country": translate(
            "start", "This time zone is of no one country. Write one of a city, like Europe/Warsaw."
        ),
        "bad_shape": translate("start", "A code is ten letters and digits, such as 7K3M9-QX2VD."),
        "bad_code": f"{not_good} {office}",
        "other_till": f"{of_another} {office}",
        "bad_address": translate(
            "start", "That is no address. It looks like https://points.example."
        ),
        "not_encrypted": translate(
            "start", "Points are as good as money: the address has to begin with https://."
        ),
        "no_answer": translate(
            "start", "The server does not answer. Look at the network, and try again."
        ),
        "says_no": translate("start", "The server says no. Call the office."),
        "between": translate(
            "start", "Somebody stands between this till and the server. Call the office."
        ),
        "program_missing": translate("start", "The programme cannot be read. Choose it again."),
        "program_wrong": translate("start", "The programme has mistakes. Mend the first ones:"),
        "cannot_write": translate(
            "start", "The settings cannot be written. Look at the disk and its rights."
        ),
        "joined": translate(
            "start", "This till has joined a server already. Close this window and start it again."
        ),
        "training": translate("start", "This is a training till. It joins no server."),
    }.get(trouble.code, translate("start", "That did not work. Nothing was changed. Try again."))
    return f"{words}\n{trouble.detail}" if trouble.detail else words
