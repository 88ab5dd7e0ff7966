# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The check of the till in words: what was looked at, what was found, what to do about it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.doctor_page import DoctorNotice
from pos_loyalty.ui.view_models.more_forms import DoctorForm, FoundRow
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final[Mapping[str, str]] = {DoctorNotice.FAILED: "L-475"}


def topic_name(topic: str) -> str:
    """Return what was looked at."""
    return {
        "settings": translate("doctor", "Settings"),
        "goods": translate("doctor", "List of goods"),
        "register": translate("doctor", "Cash register"),
        "printer": translate("doctor", "Receipt printer"),
        "system": translate("doctor", "System"),
        "Python": "Python",
        "libraries": translate("doctor", "Libraries"),
        "Qt": "Qt",
        "database": translate("doctor", "Database"),
        "display": translate("doctor", "Screen"),
        "sound": translate("doctor", "Sound"),
        "printers": translate("doctor", "Printers of the system"),
        "cameras": translate("doctor", "Cameras"),
        "keyring": translate("doctor", "Keyring"),
        "server": translate("doctor", "Server"),
        "data folder": translate("doctor", "Folder of the data"),
        "settings folder": translate("doctor", "Folder of the settings"),
        "log folder": translate("doctor", "Folder of the logs"),
        "resources": translate("doctor", "The program's own files"),
    }.get(topic, topic)


def found_text(row: FoundRow) -> str:
    """Return what was found."""
    words = {
        "settings_read": translate("doctor", "can be read"),
        "libraries_load": translate("doctor", "all that is needed is there"),
        "libraries_missing": translate("doctor", "missing: {value}"),
        "libraries_inside": translate("doctor", "come with the program"),
        "none": translate("doctor", "none"),
        "not_looked": translate("doctor", "not looked at on this system"),
        "display_silent": translate("doctor", "{value} does not answer"),
        "key_in_file": translate("doctor", "none: the key is in a file, for this user only"),
        "server_answers": translate("doctor", "answers, version {value}"),
        "server_bad_address": translate("doctor", "its address is not a web address"),
        "server_no_connection": translate("doctor", "no connection to it"),
        "server_not_trusted": translate("doctor", "its certificate is not trusted"),
        "server_not_understood": translate("doctor", "something else answers there"),
        "server_server_trouble": translate("doctor", "it is in trouble itself"),
        "server_timed_out": translate("doctor", "no answer in time"),
        "server_too_large": translate("doctor", "its answer is far too large"),
        "alone": translate("doctor", "none: this till works alone"),
        "goods_unreadable": translate("doctor", "the list cannot be read: {value}"),
        "goods_count": translate("doctor", "articles: {value}"),
        "register_free": translate("doctor", "port {value}, free for the till"),
        "register_listens": translate("doctor", "port {value}, somebody listens: the till itself"),
        "register_folder": translate("doctor", "files in {value}"),
        "printer_answers": translate("doctor", "{value} answers"),
        "printer_silent": translate("doctor", "{value} does not answer"),
        "printer_there": translate("doctor", "{value} is there"),
        "printer_missing": translate("doctor", "{value} is not there"),
    }.get(row.code, "{value}")
    return words.replace("{value}", row.value)


def advice_text(row: FoundRow) -> str:
    """Return what to do; empty where nothing is wrong."""
    if row.is_well is not False:
        return ""
    by_code = {
        "server_bad_address": translate("doctor", "Correct server_url in the settings file."),
        "server_not_trusted": translate("doctor", "Call the office: do not go on without it."),
        "printer_silent": translate("doctor", "Switch it on, and look at its cable and address."),
        "printer_missing": translate("doctor", "Connect it, or choose another in the settings."),
        "libraries_missing": translate("doctor", "Install what is missing, or call support."),
        "display_silent": translate("doctor", "Start it, or call support."),
        "goods_unreadable": translate("doctor", "Put the list beside the settings."),
    }
    by_topic = {
        "settings": translate("doctor", "Correct the settings file."),
        "server": translate("doctor", "Sell on: what you do is sent when it is back."),
        "goods": translate("doctor", "Mend the list: pos-loyalty goods names each mistake."),
        "database": translate("doctor", "Update the program: this database can lose sales."),
        "Qt": translate("doctor", "Update the program."),
        "resources": translate("doctor", "Install the program again."),
    }
    writable = translate("doctor", "Give this user the right to write there.")
    return by_code.get(row.code) or by_topic.get(row.topic) or writable


def report_text(form: DoctorForm) -> str:
    """Return everything as lines to pass on; no person is named in it."""
    signs = {True: "✓", False: "✗", None: "·"}
    return "\n".join(
        f"{signs[row.is_well]} {topic_name(row.topic)}: {found_text(row)}" for row in form.rows
    )


def doctor_sentences(notice: Notice) -> Sentences | None:
    """Return what the page says."""
    return {
        str(DoctorNotice.COPIED): (translate("notice", "The report is copied."), "", ""),
        str(DoctorNotice.FAILED): (
            translate("notice", "Not everything could be looked at."),
            "",
            translate("notice", "Try again, or run pos-loyalty doctor at a terminal."),
        ),
    }.get(notice.code)


DOCTOR_TOPIC: Final = Topic(doctor_sentences, _SUPPORT_CODES, DoctorNotice)
