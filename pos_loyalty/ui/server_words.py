# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How the till stands with its server, in words: the light's own, and the sentences behind it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from pos_loyalty.ui.formats import time_of_day
from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.light import Light, LightKind, Worry
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_HOUR_MINUTES: Final = 60
_DAY_MINUTES: Final = 24 * 60
_SUPPORT_CODES: Final = {
    "server_offline": "L-701",
    "server_offline_floor": "L-712",
    "server_disk_full": "L-702",
    "server_gap": "L-703",
    "server_revoked": "L-704",
    "server_unknown_till": "L-705",
    "server_broken": "L-706",
    "server_clock": "L-707",
    "server_to_look_at": "L-708",
    "server_upgrade": "L-709",
    "server_rules_old": "L-710",
    "server_long_offline": "L-711",
    "copy_failed": "L-721",
}


class LightWords(QObject):
    """The few words beside the light. A ``QObject``, as ``CountedWords``."""

    def line(self, light: Light) -> str:
        """Return all that the light says."""
        first = self._first(light)
        if not light.waiting or light.kind in {LightKind.ALONE, LightKind.SENDING}:
            return first
        parts = [first, self.tr("%Ln waiting", "", light.waiting)]
        if light.oldest_minutes >= 1:
            parts.append(self.tr("oldest {age}").replace("{age}", self._age(light.oldest_minutes)))
        return ", ".join(parts)

    def _first(self, light: Light) -> str:
        words = {
            LightKind.ALONE: self.tr("Saved on this till"),
            LightKind.CONNECTING: self.tr("Connecting"),
            LightKind.UP_TO_DATE: self.tr("Up to date ({time})"),
            LightKind.SENDING: self.tr("Sending %Ln", "", light.waiting),
            LightKind.LOADING: self.tr("Loading the shop"),
            LightKind.OFFLINE: self.tr("Offline since {time}"),
            LightKind.ATTENTION: self.tr("Needs attention: {worry}"),
        }[light.kind]
        time = time_of_day(light.at.hour * 60 + light.at.minute) if light.at else ""
        worry = self._worry(light.worries[0], light.to_look_at) if light.worries else ""
        return words.replace("{time}", time).replace("{worry}", worry)

    def _worry(self, worry: Worry, to_look_at: int) -> str:
        return {
            Worry.DISK_FULL: self.tr("disk full"),
            Worry.GAP: self.tr("operations missing"),
            Worry.REVOKED: self.tr("till stopped"),
            Worry.UNKNOWN_TILL: self.tr("till not known"),
            Worry.BROKEN: self.tr("sync fails"),
            Worry.CLOCK: self.tr("clock wrong"),
            Worry.TO_LOOK_AT: self.tr("%Ln to look at", "", to_look_at),
            Worry.UPGRADE: self.tr("update needed"),
            Worry.RULES_OLD: self.tr("rules old"),
            Worry.LONG_OFFLINE: self.tr("waiting for over a day"),
        }[worry]

    def _age(self, minutes: int) -> str:
        if minutes < _HOUR_MINUTES:
            return self.tr("%Ln min", "", minutes)
        if minutes < _DAY_MINUTES:
            return self.tr("%Ln h", "", minutes // _HOUR_MINUTES)
        return self.tr("%Ln d", "", minutes // _DAY_MINUTES)


def server_sentences(notice: Notice) -> Sentences | None:
    """Return what to say of the server: what is so, what it means, what to do now."""
    return _state_sentences(notice.code) or _worry_sentences(notice.code)


def _state_sentences(code: str) -> Sentences | None:
    go_on = translate("notice", "Go on as usual.")
    return {
        "server_alone": (
            translate("notice", "This till has no server."),
            translate("notice", "Everything is saved on this till alone."),
            "",
        ),
        "server_connecting": (
            translate("notice", "The till is looking for the server."),
            translate("notice", "Points are saved on this till meanwhile."),
            go_on,
        ),
        "server_up_to_date": (translate("notice", "Everything is sent."), "", ""),
        "server_sending": (
            translate("notice", "What was saved is being sent."),
            translate("notice", "It is safe on this till meanwhile."),
            go_on,
        ),
        "server_loading": (
            translate("notice", "The shop's members are still being loaded."),
            translate("notice", "Everybody collects points; some rewards need the server."),
            go_on,
        ),
        "server_offline": (
            translate("notice", "The server cannot be reached."),
            translate("notice", "Points are saved on this till and sent later."),
            translate("notice", "Go on as usual; if it lasts, check the network."),
        ),
        "server_offline_floor": (
            translate("notice", "The server cannot be reached."),
            translate("notice", "Beyond what is set aside, rewards for {floor} until {until}."),
            translate("notice", "Go on as usual; if it lasts, check the network."),
        ),
        "copy_saved": (
            translate("notice", "The copy is saved as {file}."),
            translate("notice", "It holds everything that is not sent yet."),
            translate("notice", "Take it to the office, to be read in there."),
        ),
        "copy_failed": (
            translate("notice", "The copy could not be saved."),
            translate("notice", "What waits is safe on this till."),
            translate("notice", "Try another stick or folder."),
        ),
    }.get(code)


def _worry_sentences(code: str) -> Sentences | None:
    call_support = translate("notice", "Call support; do not delete anything.")
    saved_here = translate("notice", "Points are saved on this till, and not sent.")
    return {
        "server_disk_full": (
            translate("notice", "The disk of this till is full."),
            translate("notice", "What comes from the server cannot be saved."),
            translate("notice", "Call a manager to free some space."),
        ),
        "server_gap": (
            translate("notice", "The server lacks operations that this till has no more."),
            translate("notice", "Points of some customers may be missing there."),
            call_support,
        ),
        "server_revoked": (
            translate("notice", "This till was stopped at the server."),
            translate(
                "notice", "It hands out no rewards; what it saves counts once the owner agrees."
            ),
            translate("notice", "Call a manager."),
        ),
        "server_unknown_till": (
            translate("notice", "The server does not know this till."),
            saved_here,
            translate("notice", "Call a manager: the till has to join again."),
        ),
        "server_broken": (
            translate("notice", "The till cannot agree with the server."),
            saved_here,
            call_support,
        ),
        "server_clock": (
            translate("notice", "The clock of this computer is wrong."),
            translate("notice", "Points are collected; rewards wait for the server."),
            translate("notice", "Call a manager to set the date and the time."),
        ),
        "server_to_look_at": (
            translate("notice", "The server could not take something as it is."),
            translate("notice", "It is kept there; nothing is lost."),
            translate("notice", "Tell a manager to look at it in the office."),
        ),
        "server_upgrade": (
            translate("notice", "The program of this till is too old for the server."),
            translate("notice", "What it saves is sent; what others do is not shown here."),
            translate("notice", "Call support to update the till."),
        ),
        "server_rules_old": (
            translate("notice", "This till has not heard of the shop's rules for days."),
            translate("notice", "Points may be counted by rules that hold no more."),
            translate("notice", "Connect the till to the network, or call a manager."),
        ),
        "server_long_offline": (
            translate("notice", "Something has waited for the server for over a day."),
            translate("notice", "It is safe, but on this till alone."),
            translate("notice", "Check the network; closing the till offers to save a copy."),
        ),
    }.get(code)


SERVER_TOPIC: Final = Topic(server_sentences, _SUPPORT_CODES)
