# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members, rewards and results in words, for the till."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui import formats
from pos_loyalty.ui.counted import CountedWords
from pos_loyalty.ui.gain_words import holdings_text
from pos_loyalty.ui.reason_words import name_in, unmet_text
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.panels import (
    DoneKind,
    MemberFlag,
    MemberPanel,
    RewardFit,
    RewardRow,
    TierView,
    UndoOffer,
)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TierText:
    """A tier: its name, what it gives, and the way to the next. The last two may be empty."""

    name: str
    benefit: str
    next_step: str


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """Small lines below the balance; each may be empty."""

    expiring: str
    vesting: str
    last_visit: str
    holdings: str
    available: str


@dataclass(frozen=True, slots=True)
class RewardText:
    """A reward: its name, its cost, and why it cannot be had (or empty)."""

    name: str
    cost: str
    reason: str


def flag_text(flag: MemberFlag) -> str:
    """Return what the cashier should know about the member, in a word or two."""
    return {
        MemberFlag.NEW: translate("member", "New member"),
        MemberFlag.BIRTHDAY: translate("member", "Birthday today"),
        MemberFlag.DEBT: translate("member", "Points owed after a return"),
        MemberFlag.UNSENT: translate("member", "Not sent yet"),
    }[flag]


def tier_text(tier: TierView, currency: str, language: str) -> TierText:
    """Return a member's tier in words."""
    off = formats.percent(tier.discount_basis_points, language)
    benefit = translate("member", "{percent} off every purchase").format(percent=off)
    missing = {
        "earned": CountedWords().points(tier.missing),
        "visits": CountedWords().visits(tier.missing),
        "spent": formats.money(tier.missing, currency, language),
    }.get(tier.basis, "")
    next_step = ""
    if tier.next_names is not None:
        next_step = translate("member", "{missing} more to {tier}").format(
            missing=missing, tier=name_in(tier.next_names, language)
        )
    return TierText(
        name_in(tier.names, language), benefit if tier.discount_basis_points else "", next_step
    )


def member_facts(panel: MemberPanel, language: str) -> MemberFacts:
    """Return what ends soon, what counts later, what may be spent, and the last visit."""
    expiring = vesting = ""
    if panel.expiring_points and panel.expiring_on:
        expiring = translate("member", "{points} end before {day}").format(
            points=CountedWords().points(panel.expiring_points),
            day=formats.day(panel.expiring_on, language),
        )
    if panel.vesting_points:
        vesting = later_text(panel.vesting_points)
    last_visit = (
        translate("member", "Last visit: {day}").format(
            day=formats.day(panel.last_visit_on, language)
        )
        if panel.last_visit_on
        else translate("member", "First visit")
    )
    available = ""
    if panel.available_points is not None:
        available = translate("member", "{points} available here now").format(
            points=CountedWords().points(panel.available_points)
        )
    return MemberFacts(expiring, vesting, last_visit, holdings_text(panel, language), available)


def as_of_text(light: Light) -> str:
    """Return since when nobody else's news count in a balance; empty while they do."""
    if light.kind is not LightKind.OFFLINE or light.at is None:
        return ""
    time = formats.time_of_day(light.at.hour * 60 + light.at.minute)
    return translate("member", "as of {time}").format(time=time)


def later_text(points: int) -> str:
    """Return how many points are the member's already, but not to be spent yet."""
    return translate("member", "{points} more to use later").format(
        points=CountedWords().points(points)
    )


def reward_text(row: RewardRow, currency: str, language: str) -> RewardText:
    """Return a reward in words."""
    reasons = []
    if row.by_voucher:
        reasons.append(translate("reward", "With the member's voucher."))
    if row.fit is RewardFit.CLOSE and row.missing_points:
        reasons.append(CountedWords().missing_points(row.missing_points))
    elif row.unmet is not None:
        reasons.append(unmet_text(row.unmet, currency, language))
    cost = CountedWords().points(row.points) if row.points else ""
    if row.by_voucher:
        cost = translate("reward", "Free")
    return RewardText(name_in(row.names, language), cost, " ".join(reasons))


def done_title(kind: DoneKind) -> str:
    """Return what was recorded, in a word or two."""
    return {
        DoneKind.SALE: translate("done", "Purchase saved"),
        DoneKind.REDEMPTION: translate("done", "Reward handed over"),
        DoneKind.RETURN: translate("done", "Return saved"),
        DoneKind.UNDO: translate("done", "Undone"),
        DoneKind.GIVEN: translate("done", "Purchase given to this member"),
        DoneKind.BLOCKED: translate("done", "Card blocked"),
        DoneKind.UNBLOCKED: translate("done", "The card works again"),
        DoneKind.REPLACED: translate("done", "New card given"),
        DoneKind.ADJUSTED: translate("done", "Points changed"),
    }[kind]


def undo_text(offer: UndoOffer, currency: str, language: str) -> str:
    """Return what the undo key would take back, in one line."""
    done = offer.done
    amount = formats.money(done.paid_minor + done.wallets_minor, currency, language)
    by_voucher = translate("done", "Reward for a voucher")
    for_points = translate("done", "Reward for {used}")
    what = {
        DoneKind.SALE: translate("done", "Purchase of {amount}"),
        DoneKind.REDEMPTION: for_points if done.used_points else by_voucher,
        DoneKind.RETURN: translate("done", "Return of {amount}"),
        DoneKind.UNDO: "",
        DoneKind.GIVEN: "",
        DoneKind.BLOCKED: translate("done", "Card blocked"),
        DoneKind.UNBLOCKED: translate("done", "The card works again"),
        DoneKind.REPLACED: translate("done", "New card given"),
        DoneKind.ADJUSTED: translate("done", "Points changed"),
    }[done.kind].format(amount=amount, used=CountedWords().points(done.used_points))
    return f"{done.short_name}: {what}" if done.short_name else what
