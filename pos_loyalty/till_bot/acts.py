# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the bot does for each line, and what it answers."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from pos_loyalty.domain.errors import UnknownMember, UnknownSale
from pos_loyalty.domain.ids import MemberId, RewardId
from pos_loyalty.domain.ledger import Account
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.domain.units import POINTS
from pos_loyalty.services.enrol import EnrolMember
from pos_loyalty.services.identify import MemberView
from pos_loyalty.services.redeem import RedeemReward
from pos_loyalty.services.return_sale import ReturnLines
from pos_loyalty.services.undo import UndoOperation
from pos_loyalty.till_bot.bot import TillBot
from pos_loyalty.till_bot.script import (
    Enrol,
    Line,
    Link,
    Pass,
    Redeem,
    Sell,
    Show,
    Sync,
    TakeBack,
    Undo,
)

Answer = dict[str, Any]


def act(bot: TillBot, line: Line) -> Answer:
    """Do what a line asks; return what came of it.

    Raises:
        LoyaltyError: If the till says no.
    """
    return _ACTS[type(line)](bot, line)


def _enrol(bot: TillBot, line: Enrol) -> Answer:
    services = bot.services
    command = EnrolMember(
        services.new_op_id(),
        MemberId(services.new_id()),
        line.card or services.new_card_number(),
        line.given_name,
        services.business_now(),
        phone=line.phone,
        email=line.email,
        region=services.region,
    )
    operation = _record(bot, line.name, lambda: services.enrol_member(command))
    bot.members[line.name] = command.member_id
    return {**_told(operation), "member_id": str(command.member_id), "card": command.card_number}


def _sell(bot: TillBot, line: Sell) -> Answer:
    services, at = bot.services, bot.services.business_now()
    view = _member(bot, line.member)
    program = services.program_at(at)
    place = services.place
    sale = Sale(
        line.receipt_no or services.new_receipt_no(at),
        place.store_id,
        str(place.till_no),
        program.currency,
        at,
        (SaleLine(1, line.amount_minor),),
    )
    chosen = [ChosenReward(RewardId(reward)) for reward in line.rewards]
    quote = services.quote_sale(sale, view.state, chosen, services.new_op_id())
    operation = _record(bot, line.name, lambda: services.complete_sale(quote))
    return {**_told(operation), "receipt_no": sale.receipt_no}


def _redeem(bot: TillBot, line: Redeem) -> Answer:
    services = bot.services
    command = RedeemReward(
        services.new_op_id(),
        _member(bot, line.member).member.member_id,
        ChosenReward(RewardId(line.reward)),
        services.business_now(),
    )
    return _told(_record(bot, line.name, lambda: services.redeem_reward(command)))


def _take_back(bot: TillBot, line: TakeBack) -> Answer:
    services = bot.services
    named = bot.operations.get(line.sale)
    receipt_no = named.fact.sale.receipt_no if named and isinstance(named.fact, SaleFact) else ""
    sale = services.find_sale(receipt_no or line.sale, None)
    left = {row.line.line_id: row.left_minor for row in sale.lines if row.left_minor}
    if not left:
        raise UnknownSale
    returned = left if line.amount_minor is None else {next(iter(left)): line.amount_minor}
    command = ReturnLines(services.new_op_id(), sale.sale_op_id, returned, services.business_now())
    return _told(_record(bot, line.name, lambda: services.return_lines(command)))


def _undo(bot: TillBot, line: Undo) -> Answer:
    services = bot.services
    undone = bot.operations.get(line.of) if line.of else bot.latest
    if undone is None:
        raise UnknownSale
    command = UndoOperation(services.new_op_id(), undone.op_id, services.business_now())
    return _told(_record(bot, "", lambda: services.undo_operation(command)))


def _show(bot: TillBot, line: Show) -> Answer:
    member_id = _member(bot, line.member).member.member_id
    is_fresh = bot.ask_for(member_id, seconds=line.seconds)
    view = _member(bot, line.member)
    return {
        "ok": True,
        "member_id": str(member_id),
        "points": view.balance.spendable_points,
        "available": view.available_points,
        "is_fresh": is_fresh,
    }


def _pass(bot: TillBot, line: Pass) -> Answer:
    bot.let_pass(line.minutes)
    return {"ok": True, "at": bot.clock().isoformat()}


def _link(bot: TillBot, line: Link) -> Answer:
    if line.do == "plug":
        bot.plug()
    else:
        bot.unplug()
    return {"ok": True}


def _come_to_agree(bot: TillBot, line: Sync) -> Answer:
    agree = bot.come_to_agree if line.do == "sync" else bot.wait_for_empty
    is_done = agree(seconds=line.seconds)
    return {"ok": is_done, "waiting": bot.standing().waiting}


def _member(bot: TillBot, wanted: str) -> MemberView:
    services, at = bot.services, bot.services.business_now()
    if wanted in bot.members:
        return services.identify(bot.members[wanted], at)
    try:
        return services.identify_by_card(wanted, at)
    except UnknownMember:
        pass
    try:
        return services.identify(MemberId(UUID(wanted)), at)
    except ValueError:
        raise UnknownMember from None


def _record(bot: TillBot, name: str, save: Callable[[], Operation]) -> Operation:
    operation = bot.write(save)
    bot.latest = operation
    if name:
        bot.operations[name] = operation
    return operation


def _told(operation: Operation) -> Answer:
    points = sum(
        entry.amount
        for entry in operation.draft.effects.entries
        if entry.account is Account.MEMBER and entry.unit == POINTS
    )
    return {"ok": True, "op_id": str(operation.op_id), "seq": operation.seq, "points": points}


_ACTS: Final[dict[type, Callable[[TillBot, Any], Answer]]] = {
    Enrol: _enrol,
    Sell: _sell,
    Redeem: _redeem,
    TakeBack: _take_back,
    Undo: _undo,
    Show: _show,
    Pass: _pass,
    Link: _link,
    Sync: _come_to_agree,
}
