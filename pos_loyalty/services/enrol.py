# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: somebody joins at the till."""

from dataclasses import dataclass
from datetime import date, datetime

from pos_loyalty.domain.errors import AlreadyEnrolled, UnknownMember
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.members import NO_CONSENT, Consent, Member
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.occasions import Moment
from pos_loyalty.services.contacts import normal_email, normal_phone
from pos_loyalty.services.decisions import decide_enrolment
from pos_loyalty.services.ports import Clock, Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class EnrolMember:
    """What the cashier typed, and the ids that the till made for it.

    Attributes:
        card_number: A fresh number of ours, or that of the card that was handed out.
        given_name: As typed; may be empty where there is a contact.
        phone: As typed, or empty.
        email: As typed, or empty.
        region: ISO 3166 country that a phone without ``+`` belongs to.
        referred_by: The member whose invitation they follow; ``None`` for nobody.
    """

    op_id: OpId
    member_id: MemberId
    card_number: str
    given_name: str
    business_at: datetime
    family_name: str = ""
    phone: str = ""
    email: str = ""
    region: str = "PL"
    birthday: date | None = None
    language: str = ""
    consent: Consent = NO_CONSENT
    referred_by: MemberId | None = None
    actor: str = ""


def enrol_member(command: EnrolMember, *, store: Store, clock: Clock) -> Operation:
    """Record the new member with what the programme gives for joining.

    Asking twice with the same ``op_id`` enrols once. On return it survives loss of power. Runs
    on the writer's thread.

    Raises:
        InvalidContact: If the phone or e-mail cannot be one.
        AlreadyEnrolled: If a member holds the phone, the e-mail or the card.
        NoProgramInForce: If the shop has no rules for that day.
    """
    member = _member(command)
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        _refuse_a_second_account(member, uow)
        published = uow.programs.in_force(command.business_at)
        moment = Moment(Happening.ENROLMENT, command.business_at, store.place.store_id)
        decision = decide_enrolment(
            published, member, uow.ledger.shared(), moment, op_id=command.op_id
        )
        draft = decision.draft(
            op_id=command.op_id,
            member_id=member.member_id,
            occurred_at=clock(),
            actor=command.actor,
        )
        operation = uow.log.record(draft, expected_version=None)
        uow.commit()
        return operation


def _member(command: EnrolMember) -> Member:
    return Member(
        command.member_id,
        command.card_number,
        command.given_name.strip(),
        command.family_name.strip(),
        normal_phone(command.phone, command.region),
        normal_email(command.email),
        command.business_at.date(),
        command.birthday,
        command.language,
        consent=command.consent,
        referred_by=command.referred_by,
    )


def _refuse_a_second_account(member: Member, uow: UnitOfWork) -> None:
    if uow.members.holding(phone=member.phone, email=member.email):
        raise AlreadyEnrolled
    try:
        uow.members.by_card(member.card_number)
    except UnknownMember:
        return
    raise AlreadyEnrolled
