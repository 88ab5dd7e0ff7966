# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the bench of scanning counts as read, as wrong, and as soon enough."""

import pytest

from bench.scan_scores import (
    NEVER,
    Look,
    cpu_ms_at,
    judged,
    misreads,
    recall_by,
    recall_percent,
    seconds_at,
    share_within_percent,
    smallest_read,
    wall_ms_at,
)
from pos_loyalty.domain.scan import Symbology

CARD = "2912345678906"


def look(
    *,
    symbology: Symbology | None = Symbology.EAN_13,
    has_code: bool = True,
    is_read: bool = True,
    wrong: tuple[str, ...] = (),
    cpu_ms: float = 1.0,
) -> Look:
    return Look(symbology, "sharp", has_code, is_read, wrong, cpu_ms, wall_ms=2 * cpu_ms)


@pytest.mark.parametrize(
    ("texts", "expected", "verdict"),
    [
        ([CARD], CARD, (True, ())),
        ([], CARD, (False, ())),
        (["29"], CARD, (False, ("29",))),
        ([CARD, "29", "29"], CARD, (True, ("29",))),
        (["29"], None, (False, ("29",))),
        ([], None, (False, ())),
        (["0036000291452"], "036000291452", (True, ())),
        (["036000291452"], "0036000291452", (True, ())),
    ],
)
def test_a_reading_is_right_or_wrong(
    texts: list[str], expected: str | None, verdict: tuple[bool, tuple[str, ...]]
) -> None:
    assert judged(texts, expected) == verdict


def test_another_code_of_the_picture_is_neither_asked_for_nor_wrong() -> None:
    assert judged(["other"], CARD, ["other"]) == (False, ())


def test_pictures_without_a_code_do_not_count_as_unread() -> None:
    looks = [look(), look(is_read=False), look(has_code=False, is_read=False)]

    assert recall_percent(looks) == 50
    assert recall_percent([look(has_code=False, is_read=False)]) == 0


def test_recall_is_told_apart_by_kind_and_skips_what_nobody_named() -> None:
    looks = [
        look(),
        look(symbology=Symbology.ITF, is_read=False),
        look(symbology=Symbology.ITF),
        look(symbology=None),
        look(symbology=Symbology.AZTEC, has_code=False),
    ]

    by_kind = recall_by(looks, lambda one: one.symbology)

    assert by_kind == {"EAN-13": 100, "ITF": 50}


def test_a_picture_is_misread_once_however_many_wrong_texts_it_gave() -> None:
    assert misreads([look(), look(wrong=("1", "2")), look(has_code=False, wrong=("3",))]) == 2


def test_times_are_percentiles_of_what_was_measured() -> None:
    looks = [look(cpu_ms=float(ms)) for ms in (4, 1, 3, 2)]

    assert (cpu_ms_at(looks, 50), cpu_ms_at(looks, 95), wall_ms_at(looks, 50)) == (2, 4, 4)


def test_a_pass_that_was_never_read_is_late() -> None:
    seconds = [0.2, 1.0, 1.1, None]

    assert share_within_percent(seconds, 1.0) == 50
    assert seconds_at(seconds, 50) == 1.0
    assert seconds_at(seconds, 90) == NEVER


@pytest.mark.parametrize(
    ("read", "smallest"),
    [
        ({1.0: [False, False], 1.5: [True, False], 2.0: [True, True]}, 1.5),
        ({1.0: [True, True], 1.5: [False, False], 2.0: [True, True]}, 2.0),
        ({2.0: [False, False]}, NEVER),
    ],
)
def test_the_smallest_size_is_one_above_which_all_are_read(
    read: dict[float, list[bool]], smallest: float
) -> None:
    assert smallest_read(read, 0.5) == smallest
