# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What changes between two versions is found, at its field, for those whom it concerns."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from pos_loyalty.domain.ids import CouponId, TierId
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.people import MinimumAge, Segments, Tiers
from pos_loyalty.domain.program.differences import (
    Difference,
    FieldDifference,
    differences,
    things_in,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.expiry import MonthsAfterEarning, Never
from pos_loyalty.protocol.program_document import parse_program

SAMPLE: Final = (Path(__file__).parents[2] / "resources/programs/sample.json").read_bytes()

Content = Any  # JSON, which a test changes wherever it likes


def sample(change: Callable[[Content], object] = lambda _: None) -> Program:
    content = json.loads(SAMPLE)
    change(content)
    return parse_program(json.dumps(content).encode()).program


def found(change: Callable[[Content], object]) -> tuple[Difference, ...]:
    return differences(sample(), sample(change))


def the(content: Content, part: str, thing_id: str) -> Content:
    listed = content["tiers"]["tiers"] if part == "tiers" else content[part]
    return next(thing for thing in listed if thing_id in thing.values())


def test_a_programme_is_the_same_as_itself() -> None:
    assert differences(sample(), sample()) == ()


def test_a_field_deep_inside_is_named_by_its_path() -> None:
    cheaper = sample(lambda c: c["earning"][0]["trigger"].update(step_minor=200))

    (difference,) = differences(sample(), cheaper)

    assert (difference.part, difference.thing_id) == ("earning", "spend")
    assert difference.fields == (FieldDifference("trigger.step_minor", 100, 200),)
    assert difference.audiences == ()
    assert difference.after == things_in(cheaper, "earning")["spend"]


def test_a_condition_goes_by_its_kind_wherever_it_stands() -> None:
    def later(content: Content) -> None:
        conditions = the(content, "earning", "tuesday-morning")["conditions"]
        conditions.reverse()
        conditions[0]["end_minute"] = 660

    (difference,) = found(later)

    assert difference.fields == (FieldDifference("conditions.hours.end_minute", 720, 660),)


def test_what_is_told_apart_by_nothing_goes_by_its_number() -> None:
    (difference,) = found(
        lambda c: c["earning"][1]["caps"].append({"amount_max": 9, "period": "week"})
    )

    (field,) = difference.fields
    assert (field.path, field.before) == ("caps[1]", None)


def test_another_kind_is_one_difference() -> None:
    (difference,) = found(lambda c: c.update(expiry={"kind": "never"}))

    assert (difference.part, difference.thing_id) == ("", "")
    assert difference.fields == (
        FieldDifference("expiry", MonthsAfterEarning(months=12, to_month_end=True), Never()),
    )


def test_what_is_new_and_what_is_gone_is_whole() -> None:
    def swap(content: Content) -> None:
        content["offers"] = [o for o in content["offers"] if o["offer_id"] != "yoghurt"]
        content["badges"].append({"badge_id": "star", "name": {"en": "Star"}})

    gone, new = found(swap)

    assert (gone.thing_id, gone.after, gone.fields) == ("yoghurt", None, ())
    assert gone.before == things_in(sample(), "offers")["yoghurt"]
    assert (new.thing_id, new.before, new.fields) == ("star", None, ())


@pytest.mark.parametrize("part", ["earning", "offers", "stacking"])
def test_where_the_order_says_something_it_is_compared(part: str) -> None:
    (difference,) = found(lambda c: c[part].append(c[part].pop(0)))

    (field,) = difference.fields
    ids = tuple(things_in(sample(), part))
    assert field == FieldDifference(part, ids, (*ids[1:], ids[0]))


def test_tiers_may_come_and_go_as_a_whole() -> None:
    without = sample(lambda c: c.pop("tiers"))

    new, gone = differences(without, sample()), differences(sample(), without)

    for found_ones in (new, gone):
        tiers = [d.thing_id for d in found_ones if d.part == "tiers"]
        assert tiers == list(things_in(sample(), "tiers"))
        assert not [d for d in found_ones if not d.part]


def test_what_names_nothing_any_more_is_one_difference() -> None:
    def everywhere(content: Content) -> None:
        content["earning"][0]["on_lines"] = {"skus": []}

    def somewhere(content: Content) -> None:
        content["earning"][0]["on_lines"] = {"skus": ["coffee"]}

    (difference,) = differences(sample(somewhere), sample(everywhere))

    assert difference.fields == (FieldDifference("on_lines.skus", ("coffee",), ()),)


def test_what_the_programme_itself_was_is_told() -> None:
    (difference,) = found(lambda c: c.update(currency="EUR"))

    assert difference.before == sample()
    assert difference.after == sample(lambda c: c.update(currency="EUR"))


def test_where_the_order_says_nothing_it_is_not() -> None:
    assert found(lambda c: c["rewards"].reverse()) == ()


def test_a_new_thing_does_not_move_the_others() -> None:
    rule = {"rule_id": "new", "name": {"en": "New"}}
    rule |= {"trigger": {"kind": "visit"}, "effect": {"kind": "add", "points": 1}}

    (difference,) = found(lambda c: c["earning"].insert(0, rule))

    assert difference.thing_id == "new"


def test_the_ladder_and_its_tiers_are_told_apart() -> None:
    def lower(content: Content) -> None:
        content["tiers"]["window"]["months"] = 6
        the(content, "tiers", "silver")["threshold"] = 400

    ladder, silver = found(lower)

    assert ladder.fields == (FieldDifference("tiers.window.months", 12, 6),)
    assert silver.fields == (FieldDifference("threshold", 500, 400),)
    assert silver.audiences == ((Tiers(tier_ids=(TierId("silver"),)),),)


def test_tiers_can_be_given_up_altogether() -> None:
    def without(content: Content) -> None:
        for part in ("earning", "offers", "rewards"):
            content[part] = [t for t in content[part] if "tier_ids" not in json.dumps(t)]
        content["tiers"] = None

    gone = [difference for difference in found(without) if difference.part == "tiers"]

    assert [difference.thing_id for difference in gone] == ["bronze", "silver", "patron", "gold"]
    assert all(difference.after is None for difference in gone)


def test_it_concerns_those_for_whom_it_was_and_those_for_whom_it_is() -> None:
    def wider(content: Content) -> None:
        the(content, "offers", "gold-delicatessen")["conditions"][0]["tier_ids"] = ["patron"]

    (difference,) = found(wider)

    assert difference.audiences == (
        (Tiers(tier_ids=(TierId("gold"),)),),
        (Tiers(tier_ids=(TierId("patron"),)),),
    )


def test_it_concerns_everybody_once_it_is_for_everybody() -> None:
    (difference,) = found(lambda c: the(c, "earning", "come-back").update(conditions=[]))

    assert difference.audiences == ()


@pytest.mark.parametrize(
    ("part", "thing_id", "who"),
    [
        ("earning", "come-back", Segments(segments=("away-60-days",))),
        ("offers", "senior-day", MinimumAge(years=65)),
        ("offers", "spring-coupon", WithCoupon(coupon_ids=(CouponId("spring"),))),
        ("coupons", "spring", WithCoupon(coupon_ids=(CouponId("spring"),))),
    ],
)
def test_conditions_say_whom_it_concerns(part: str, thing_id: str, who: object) -> None:
    (difference,) = found(lambda c: the(c, part, thing_id)["name"].update(en="Another name"))

    assert difference.audiences == ((who,),)
    assert [field.path for field in difference.fields] == ["name.en"]


def test_a_field_that_comes_or_goes_has_nothing_on_the_other_side() -> None:
    (difference,) = found(lambda c: c.update(households=None))

    (field,) = difference.fields
    assert (field.path, field.after) == ("households", None)
