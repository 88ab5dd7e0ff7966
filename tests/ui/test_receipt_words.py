# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A receipt in words, in the member's language."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.receipt import Receipt, ReceiptKind, Standing
from tests.ui.receipts import AT, BACK, FULL, RECEIPT_NO, VOID, printed, said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "To pay PLN 27.75|Points collected +39|Your points 1,179|as of 20 Nov 2026, 14:05"),
        ("pl", "Do zapłaty 27,75 zł|Punkty zebrane +39|Twoje punkty 1179|Kawa × 2 18,00 zł"),
        ("ru", "К оплате 27,75 zł|Баллы начислены +39|Ваши баллы 1 179|Кофе × 2 18,00 zł"),
    ],
)
def test_it_speaks_the_members_language(language: str, words: str) -> None:
    paper = said(printed(language)).split("\n")

    for row in words.split("|"):
        assert row in paper


def test_it_says_what_is_weighed_to_the_gram() -> None:
    assert "twelve months × 0.350 PLN 24.50" in said(printed())


def test_nothing_but_a_first_name_and_the_end_of_the_card_is_of_a_person() -> None:
    assert "Zażółcia **** 5676" in said(printed())


def test_a_balance_without_the_server_says_since_when_news_are_missing() -> None:
    assert FULL.standing is not None
    standing = Standing(balance=FULL.standing.balance, as_of=AT - timedelta(hours=3), is_alone=True)

    paper = said(printed("en", replace(FULL, standing=standing)))

    assert "as of 20 Nov 2026, 11:05" in paper
    assert "Later visits to other tills are not counted yet." in paper


def test_a_balance_that_could_not_be_read_is_not_made_up() -> None:
    assert "Your points" not in said(printed("en", replace(FULL, standing=None)))


@pytest.mark.parametrize(
    ("receipt", "rows"),
    [
        (VOID, "Cancelled|What was printed before does not count.|Amount cancelled PLN 27.75"),
        (BACK, "Return|Back to you PLN 27.75|Points given back +100|Points taken back −39"),
        (replace(FULL, is_copy=True), "Copy"),
        (replace(BACK, kind=ReceiptKind.REWARD), "Reward"),
        (replace(FULL, is_provisional=True), "Provisional until the server agrees."),
    ],
)
def test_each_kind_says_what_it_is(receipt: Receipt, rows: str) -> None:
    paper = said(printed("en", receipt)).split("\n")

    for row in rows.split("|"):
        assert row in paper


def test_a_reward_that_took_money_off_is_named_once() -> None:
    assert said(printed()).count("5 zł off") == 1


def test_a_reward_that_was_handed_over_is_named() -> None:
    assert "5 zł off" in said(printed("en", replace(FULL, reductions=())))


def test_only_a_receipt_that_counts_has_a_code_to_scan() -> None:
    assert printed().code == RECEIPT_NO
    assert (printed("en", VOID).code, printed("en", BACK).code) == ("", "")


def test_a_file_is_called_by_its_moment_and_number() -> None:
    assert printed().name == f"20261120-140500-{RECEIPT_NO}"
    assert printed("en", replace(FULL, receipt_no="../A/1", is_copy=True)).name == (
        "20261120-140500-A1-copy"
    )


def test_paper_of_a_training_till_says_at_both_ends_that_it_counts_for_nothing() -> None:
    place = replace(FULL.place, is_training=True)

    lines = said(printed("en", replace(FULL, place=place))).split("\n")

    assert lines[:2] == ["TRAINING", "Nothing on this paper counts."]
    assert lines.count("TRAINING") == 2
    assert "TRAINING" not in said(printed("en"))
