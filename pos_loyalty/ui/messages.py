# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Sentences for people, in their language: the one door to every text that depends on facts.

notice_words   what happened, what it means, what to do: by topic, in the modules named there
camera_words   what is wrong with the camera
reader_words   what barcode readers send
reason_words   why, and why not
screen_words   members, rewards, results
customer_words the customer's own display
server_words   how the till stands with its server
gain_words     stamps, vouchers, badges
"""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.ui import formats
from pos_loyalty.ui.camera_words import camera_trouble_text
from pos_loyalty.ui.counted import CountedWords
from pos_loyalty.ui.customer_words import (
    CUSTOMER_LINES_MAX,
    CustomerText,
    LeaveTexts,
    customer_text,
    leave_texts,
    survey_ends,
)
from pos_loyalty.ui.gain_words import gain_text
from pos_loyalty.ui.member_name import shown_name
from pos_loyalty.ui.notice_words import SUPPORT_CODES, sentences_of
from pos_loyalty.ui.reader_words import (
    advice_texts,
    keys_legend,
    keys_text,
    reader_trouble_text,
    report_facts,
    report_text,
    report_title,
    source_text,
)
from pos_loyalty.ui.reason_words import WhyText, name_in, unmet_text, why_row_text
from pos_loyalty.ui.screen_words import (
    MemberFacts,
    RewardText,
    TierText,
    as_of_text,
    done_title,
    flag_text,
    later_text,
    member_facts,
    reward_text,
    tier_text,
    undo_text,
)
from pos_loyalty.ui.sentences import Sentences
from pos_loyalty.ui.view_models.notice import Notice

__all__ = [
    "CUSTOMER_LINES_MAX",
    "CustomerText",
    "LeaveTexts",
    "MemberFacts",
    "NoticeText",
    "RewardText",
    "TierText",
    "WhyText",
    "advice_texts",
    "as_of_text",
    "camera_trouble_text",
    "customer_text",
    "done_title",
    "flag_text",
    "gain_text",
    "keys_legend",
    "keys_text",
    "later_text",
    "leave_texts",
    "member_facts",
    "name_in",
    "notice_text",
    "reader_trouble_text",
    "report_facts",
    "report_text",
    "report_title",
    "reward_text",
    "source_text",
    "survey_ends",
    "tier_text",
    "undo_text",
    "unmet_text",
    "why_row_text",
]

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A notice in words.

    Attributes:
        title: What happened.
        meaning: What it means for the customer; empty where nothing needs saying.
        action: What to do now; empty where nothing is to be done.
        code: For small print and support: ``[L-104]``, or empty.
    """

    title: str
    meaning: str
    action: str
    code: str

    @property
    def line(self) -> str:
        """Return the sentences in a row, without the code."""
        return " ".join(part for part in (self.title, self.meaning, self.action) if part)


def notice_text(notice: Notice, currency: str, language: str) -> NoticeText:
    """Return a notice in words. A code without words of its own still says what to do."""
    if notice.code == "restart_saved":
        title, meaning, action = _restart_sentences(notice, currency, language)
    elif notice.code == "save_unsure" and notice.fact("kind"):
        title, meaning, action = _unsure_sentences(notice, currency, language)
    else:
        words = _placeholders(notice, currency, language)
        title, meaning, action = (part.format_map(words) for part in _sentences(notice))
    if notice.fact("dropped_scan", 0):
        action = f"{action} {translate('notice', 'Then scan the waiting card again.')}"
    number = SUPPORT_CODES.get(notice.code, "")
    return NoticeText(title, meaning, action, f"[{number}]" if number else "")


def _sentences(notice: Notice) -> Sentences:
    return sentences_of(notice) or (
        translate("notice", "That did not work."),
        translate("notice", "Nothing was saved."),
        translate("notice", "Try again, or call a manager."),
    )


def _placeholders(notice: Notice, currency: str, language: str) -> dict[str, str]:
    unmet = Unmet(
        str(notice.fact("reason")),
        tuple(
            (name, value) for name, value in notice.facts if name not in {"reason", "dropped_scan"}
        ),
    )
    return {
        "name": shown_name(str(notice.fact("short_name"))),
        "amount": formats.money(int(notice.fact("amount_minor", 0)), currency, language),
        "left": formats.money(int(notice.fact("left_minor", 0)), currency, language),
        "earned": CountedWords().points(int(notice.fact("earned_points", 0))),
        "needed": CountedWords().points(int(notice.fact("needed_points", 0))),
        "needed_money": formats.money(int(notice.fact("needed_minor", 0)), currency, language),
        "due_money": formats.money(int(notice.fact("due_minor", 0)), currency, language),
        "paid_money": formats.money(int(notice.fact("paid_minor", 0)), currency, language),
        "has_money": formats.money(int(notice.fact("stored_minor", 0)), currency, language),
        "missing": CountedWords().points(int(notice.fact("missing_points", 0))),
        "has": CountedWords().points(int(notice.fact("spendable_points", 0))),
        "reason": unmet_text(unmet, currency, language),
        "code": str(notice.fact("code_mask")),
        "product": str(notice.fact("product")),
        "line": str(notice.fact("line")),
        "file": str(notice.fact("file_name")),
        "detail": str(notice.fact("detail")),
        "count": str(notice.fact("count")),
        "floor": CountedWords().points(int(notice.fact("floor_points", 0))),
        "till": str(notice.fact("till")),
        "last_day": _day(str(notice.fact("last_on")), language),
        "claimed_day": _day(str(notice.fact("claimed_on")), language),
        "staff": str(notice.fact("staff_name")),
        "tries": str(notice.fact("tries_left")),
        "wait": _minutes(int(notice.fact("wait_seconds", 0))),
        "until": _moment(str(notice.fact("until_at")), language),
    }


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _moment(text: str, language: str) -> str:
    return formats.moment(datetime.fromisoformat(text), language) if text else ""


def _day(text: str, language: str) -> str:
    return formats.day(date.fromisoformat(text), language) if text else ""


def _restart_sentences(notice: Notice, currency: str, language: str) -> Sentences:
    """Say what is safe on disk; what is not named here was not saved."""
    who, when = _last_saved(notice, currency, language)
    return (
        translate("restart", "Saved last: {who} ({when}).").format(who=who, when=when),
        translate("restart", "The till was not closed properly: what came later is not saved."),
        translate("restart", "Scan the card and enter that again."),
    )


def _unsure_sentences(notice: Notice, currency: str, language: str) -> Sentences:
    """Say what is on the disk, for the cashier to tell whether theirs is."""
    who, when = _last_saved(notice, currency, language)
    return (
        translate("restart", "Saved last: {who} ({when}).").format(who=who, when=when),
        translate("restart", "Saving went wrong. If this is what you entered, it is safe."),
        translate("restart", "If not, scan the card and enter it again."),
    )


def _last_saved(notice: Notice, currency: str, language: str) -> tuple[str, str]:
    """Return who did what, and when."""
    happened = datetime.fromisoformat(str(notice.fact("happened_at")))
    by_voucher = translate("restart", "a reward for a voucher")
    for_points = translate("restart", "a reward for {used}")
    returned = translate("restart", "a return of {paid}")
    action = {
        "sale": translate("restart", "a purchase of {paid}, +{earned}"),
        "redemption": for_points if notice.fact("used_points", 0) else by_voucher,
        "refund": returned,
        "unmatched_return": returned,
        "undo": translate("restart", "an undo"),
        "enrolment": translate("restart", "a new member"),
        "card_change": translate("restart", "a card blocked or replaced"),
    }.get(str(notice.fact("kind")), translate("restart", "a change of points"))
    saved = action.format(
        paid=formats.money(int(notice.fact("paid_minor", 0)), currency, language),
        earned=CountedWords().points(int(notice.fact("earned_points", 0))),
        used=CountedWords().points(int(notice.fact("used_points", 0))),
    )
    name = str(notice.fact("short_name"))
    who = f"{name}, {saved}" if name else saved
    return who, formats.moment(happened, language)
