# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From what is typed on ENROL to the command that enrols; and what is still missing or wrong."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pos_loyalty.domain.codes import CardNumber
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.members import NO_CONSENT, Consent, ConsentPurpose, ContactChannel
from pos_loyalty.services.duplicates import Newcomer
from pos_loyalty.services.enrol import EnrolMember
from pos_loyalty.ui.view_models.birthday import birthday_of
from pos_loyalty.ui.view_models.form_states import EnrolForm
from pos_loyalty.ui.view_models.notice import NoticeCode


class JoiningNotice(StrEnum):
    """What the cashier is told about joining. The values name sentences: never rename one."""

    BIRTHDAY_UNREADABLE = "birthday_unreadable"
    OTHER_CONTACT_ALIKE = "other_contact_alike"
    FRIEND_TAKEN = "friend_taken"


@dataclass(frozen=True, slots=True)
class Gesture:
    """The ids of one enrolment: made when the form opens, so that repeating enrols once."""

    op_id: OpId
    member_id: MemberId
    card_number: CardNumber


@dataclass(frozen=True, slots=True)
class Contacts:
    """A phone and an e-mail address as typed, either of which may be empty."""

    phone: str = ""
    email: str = ""

    @property
    def channels(self) -> tuple[ContactChannel, ...]:
        """Return how the person can be written to."""
        given = {ContactChannel.SMS: self.phone, ContactChannel.EMAIL: self.email}
        return tuple(channel for channel, contact in given.items() if contact)


def contacts_of(form: EnrolForm) -> Contacts:
    """Return what was typed, told by its kind; of two of a kind the first."""
    typed = [text.strip() for text in (form.contact, form.extras.other_contact) if text.strip()]
    phones = [text for text in typed if "@" not in text]
    emails = [text for text in typed if "@" in text]
    return Contacts(phones[0] if phones else "", emails[0] if emails else "")


def channel_of(form: EnrolForm) -> ContactChannel:
    """Return how the person is written to: as asked for, else by what was given first."""
    channels = contacts_of(form).channels
    if form.extras.channel in channels:
        return ContactChannel(form.extras.channel)
    if len(channels) > 1:
        return ContactChannel.EMAIL if "@" in form.contact else ContactChannel.SMS
    return channels[0] if channels else ContactChannel.NONE


def newcomer_of(form: EnrolForm, *, region: str, today: date) -> Newcomer:
    """Return what can be compared with members of old."""
    contacts = contacts_of(form)
    given = tuple(text for text in (contacts.phone, contacts.email) if text)
    birthday = birthday_of(form.extras.birthday, today)
    return Newcomer(form.name.strip() if birthday else "", given, birthday, region)


def trouble_of(form: EnrolForm, *, today: date) -> NoticeCode | JoiningNotice | None:
    """Return what has to be put right before somebody can be enrolled; ``None`` for nothing."""
    contacts, extras = contacts_of(form), form.extras
    typed = [text for text in (form.contact, extras.other_contact) if text.strip()]
    if not form.name.strip() and not typed:
        return NoticeCode.NAME_MISSING
    if form.wants_news and not typed:
        return NoticeCode.CONTACT_MISSING
    if len(typed) > len(contacts.channels):
        return JoiningNotice.OTHER_CONTACT_ALIKE
    if extras.birthday.strip() and birthday_of(extras.birthday, today) is None:
        return JoiningNotice.BIRTHDAY_UNREADABLE
    return None


def command_of(
    form: EnrolForm, gesture: Gesture, *, at: datetime, region: str, language: str
) -> EnrolMember:
    """Return what enrols the person: by name, by contact, or both."""
    given, _, family = form.name.strip().partition(" ")
    contacts = contacts_of(form)
    return EnrolMember(
        gesture.op_id,
        gesture.member_id,
        gesture.card_number,
        given,
        at,
        family.strip(),
        phone=contacts.phone,
        email=contacts.email,
        region=region,
        birthday=birthday_of(form.extras.birthday, at.date()),
        language=language,
        consent=_consent(form),
        referred_by=form.invited_by.member_id if form.invited_by else None,
    )


def _consent(form: EnrolForm) -> Consent:
    """Return what was agreed to, each by itself; who is never written to needs no channel."""
    answers = {
        ConsentPurpose.NEWS: form.wants_news,
        ConsentPurpose.PROFILE: form.extras.wants_profile,
    }
    purposes = tuple(purpose for purpose, agreed in answers.items() if agreed)
    if not form.wants_news:
        return Consent(purposes) if purposes else NO_CONSENT
    return Consent(purposes, channel_of(form), form.extras.messages_per_month)
