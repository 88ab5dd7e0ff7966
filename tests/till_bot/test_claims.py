# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A purchase without the card, claimed at two tills of a real server: the points come once."""

from pathlib import Path

from pos_loyalty.domain.claim_codes import parse_claim_code
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.services.claim_sale import ClaimSale
from pos_loyalty.services.enrol import EnrolMember
from pos_loyalty.settings import read_settings
from pos_loyalty.till_bot.bot import TillBot
from tests.linking.served_shop import ServedShop

SECONDS = 20


def opened(shop: ServedShop, folder: Path, till_no: int) -> TillBot:
    places = shop.join(folder, till_no)
    settings = read_settings(places.config_dir)
    assert settings.shop is not None
    return TillBot(places, settings, settings.shop)


def enrolled(bot: TillBot) -> MemberId:
    services = bot.services
    member_id = MemberId(services.new_id())
    command = EnrolMember(
        op_id=services.new_op_id(),
        member_id=member_id,
        card_number=services.new_card_number(),
        given_name="Ada",
        business_at=services.business_now(),
    )
    bot.write(lambda: services.enrol_member(command))
    assert bot.come_to_agree(seconds=SECONDS)
    return member_id


def claim(bot: TillBot, sale: Sale, member_id: MemberId) -> None:
    services = bot.services
    command = ClaimSale(services.new_op_id(), member_id, sale, services.business_now())
    bot.write(lambda: services.claim_sale(command))


def points(bot: TillBot, member_id: MemberId) -> int:
    assert bot.come_to_agree(seconds=SECONDS)
    assert bot.ask_for(member_id, seconds=SECONDS)
    view = bot.services.identify(member_id, bot.services.business_now())
    return view.balance.spendable_points


def code_at(bot: TillBot) -> str:
    services = bot.services
    place = services.place
    number, till = str(services.new_claim_no()), str(place.till_no)
    lines = (SaleLine(1, 3_700),)
    sale = Sale(number, place.store_id, till, place.currency, services.business_now(), lines)
    return services.offer_claim(sale).code


def test_one_code_at_two_tills_gives_its_points_once(shop: ServedShop, tmp_path: Path) -> None:
    with opened(shop, tmp_path / "one", 1) as one, opened(shop, tmp_path / "two", 2) as two:
        member_id = enrolled(one)
        before = points(one, member_id)
        signed = parse_claim_code(code_at(one))
        assert signed is not None
        assert two.ask_for(member_id, seconds=SECONDS)

        for till in (one, two):  # neither knows of the other's yet
            sale = till.services.read_claim(signed, till.services.business_now())
            claim(till, sale, member_id)
        given = points(one, member_id) - before

        assert given >= 37
        assert given < 2 * 37
        assert points(two, member_id) == points(one, member_id) == before + given
