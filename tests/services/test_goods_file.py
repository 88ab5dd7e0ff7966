# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The file of the shop's goods: read as spreadsheets write it, refused line by line."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.check_digits import gs1_check_digit
from pos_loyalty.domain.goods import Catalogue, CatalogueItem, Goods
from pos_loyalty.services.goods_file import (
    MISTAKES_MAX,
    ROWS_MAX,
    BrokenGoodsFile,
    read_goods,
)

WATER, BREAD = "5901234123457", "4006381333931"
HEADER = "gtin;name;price;sku;category;tags\n"


def read(text: str) -> Catalogue:
    return read_goods(text.encode(), "PLN")


def mistakes_in(content: str | bytes) -> Sequence[str]:
    with pytest.raises(BrokenGoodsFile) as broken:
        read_goods(content.encode() if isinstance(content, str) else content, "PLN")
    return [str(mistake) for mistake in broken.value.mistakes]


def mistake_in_row(row: str) -> str:
    (mistake,) = mistakes_in(HEADER + row)
    assert mistake.startswith("line 2: ")
    return mistake.removeprefix("line 2: ")


def test_everything_that_a_row_says_is_in_the_catalogue() -> None:
    catalogue = read(f"{HEADER}{WATER};Water, still;2,50;water;drinks;new | sale\n")

    item = CatalogueItem("water", "Water, still", "drinks", ("new", "sale"), 250)
    assert catalogue.find(WATER) == Goods(item, 1000, 250)


def test_the_number_stands_for_the_article_where_no_other_is_given() -> None:
    catalogue = read(f"gtin,name\n{WATER},Water\n")

    assert catalogue.find(WATER) == Goods(CatalogueItem(WATER, "Water"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_spreadsheets_save_is_read(encoding: str, separator: str, end: str) -> None:
    rows = (("Name", " PRICE ", "Gtin"), ("Żółta oranżada", '"1 234,50"', WATER))
    content = end.join(separator.join(row) for row in rows).encode(encoding)

    found = read_goods(content, "PLN").find(WATER)

    assert found is not None
    assert (found.item.name, found.price_minor) == ("Żółta oranżada", 123450)


@pytest.mark.parametrize("price", ["1,50", "1.50", "1.5", "1,5", " 1,50 ", "1\u00a0,50"])
def test_a_price_has_a_comma_or_a_point(price: str) -> None:
    found = read(f"{HEADER}{WATER};Water;{price}\n").find(WATER)

    assert found is not None
    assert found.price_minor == 150


def test_a_scale_s_articles_are_read() -> None:
    catalogue = read(f"{HEADER}2112345WWWWWX;Cheese;39,99\n{WATER};Water;1\n")

    code = "211234500350"
    found = catalogue.find(code + gs1_check_digit(code))
    assert found is not None
    assert (found.item.name, found.quantity_milli, found.price_minor) == ("Cheese", 350, 1400)
    assert len(catalogue) == 2


def test_a_column_whose_name_begins_with_a_cross_is_passed_over() -> None:
    catalogue = read(f"gtin,#stock,name,\n{WATER},17,Water,\n\n,,,\n")

    assert len(catalogue) == 1


def test_every_mistake_of_the_file_is_told_at_once_with_its_line() -> None:
    mistakes = mistakes_in(f"{HEADER}5901234123450;Water;2,50\n{BREAD};;abc\n")

    mistyped = "The gtin 5901234123450 is mistyped: after 590123412345 comes 7."
    assert mistakes == [
        f"line 2: {mistyped} Compare it with the number below the bars.",
        "line 3: The name is missing.",
        "line 3: The price “abc” is no amount. Write it like 4,50 or 4.50.",
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (";Water;1", "The gtin is missing."),
        ("5,9E+12;Water;1", "The spreadsheet has shortened the gtin to “5,9E+12”."),
        ("59O1234123457;Water;1", "The gtin “59O1234123457” has more than digits in it."),
        ("3600029145;Water;1", "has 10 digits, not 8, 12, 13 or 14. A spreadsheet drops zeros"),
        ("21WWX;Cheese;1", "“21WWX” does not say how a scale's code is built."),
        (f"{WATER};{'n' * 121};1", "The name has 121 characters; shorten it to 120."),
        (f"{WATER};Water;1;{'s' * 65}", "The sku has 65 characters; shorten it to 64."),
        (f"{WATER};Wa\x07ter;1", "The name has a line break or another mark"),
        (f"{WATER};Water;1;sku;drinks;hot;50", "The line has more cells than the first line has"),
        (f"{WATER};Water;-1", "The price “-1” is no amount."),
        (f"{WATER};Water;1,505", "The price “1,505” is no amount."),
        (f"{WATER};Water;99999999999", "The price “99999999999” is too high to be one."),
        (f"{WATER};Water;1;;;{'|'.join('abcdefghijklmnopqrstu')}", "There are 21 tags; 20 are"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(row: str, said: str) -> None:
    assert said in mistake_in_row(row)


@pytest.mark.parametrize("header", ["gtin,name,price", "gtin,name,price,,"])
def test_cents_behind_a_comma_that_parts_columns_are_not_lost(header: str) -> None:
    (mistake,) = mistakes_in(f"{header}\n{WATER},Water,14,50\n")

    assert mistake.startswith("line 2: The line has more cells")


def test_an_article_that_stands_there_twice_is_told_with_both_lines() -> None:
    first = "36000291452".zfill(12)

    (mistake,) = mistakes_in(f"{HEADER}{first};Water;1\n\n{'0' + first};Water;2\n")

    assert mistake.startswith("line 4: The gtin 0036000291452 stands in line 2 too.")


def test_a_name_over_two_lines_keeps_the_lines_after_it_right() -> None:
    mistakes = mistakes_in(f'{HEADER}{WATER};"Wa\nter";1\n{BREAD};;1\n')

    assert [mistake.partition(":")[0] for mistake in mistakes] == ["line 2", "line 4"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "The file names no goods."),
        (HEADER, "The file names no goods."),
        ("gtin;nam\n5;x", "line 1: No column is called “nam”. There are gtin, name, price,"),
        ("name\nWater", "line 1: The column gtin is missing. Name it in the first line."),
        ("gtin;name;name\n1;x;y", "line 1: Two columns are called name. Take one out."),
        (f'{HEADER}{WATER};"Water" still;1', "line 2: The line cannot be taken apart"),
        (f"{HEADER}{WATER};Żółta;1".encode("cp1250"), "line 2: The letters here are not in UTF-8."),
        (b"x" * (16 * 1024 * 1024 + 1), "The file is larger than 16 MB."),
    ],
)
def test_a_file_that_cannot_be_used_says_why(content: str | bytes, said: str) -> None:
    assert mistakes_in(content)[0].startswith(said)


def test_a_file_with_too_many_lines_is_refused() -> None:
    rows = "\n".join(["1"] * (ROWS_MAX + 2))

    assert mistakes_in(f"gtin\n{rows}") == ["There are more than 50,000 lines."]


def test_of_very_many_mistakes_the_first_are_told() -> None:
    rows = "1;x;1\n" * 500

    with pytest.raises(BrokenGoodsFile) as broken:
        read(HEADER + rows)

    assert (len(broken.value.mistakes), broken.value.count) == (MISTAKES_MAX, 500)


NAMES = st.text(
    st.characters(categories=["L", "N", "P", "S"], include_characters=" "), min_size=1, max_size=30
).filter(lambda name: name.strip() == name)


@given(
    rows=st.dictionaries(
        st.integers(min_value=10**11, max_value=10**12 - 1).map(
            lambda body: f"{body}{gs1_check_digit(str(body))}"
        ),
        st.tuples(NAMES, st.none() | st.integers(min_value=0, max_value=10**9)),
        min_size=1,
        max_size=8,
    ),
    separator=st.sampled_from(";,\t"),
)
def test_what_was_written_is_read_again(
    rows: dict[str, tuple[str, int | None]], separator: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(("gtin", "name", "price"))
    for gtin, (name, minor) in rows.items():
        price = "" if minor is None else f"{minor // 100},{minor % 100:02}"
        writer.writerow((gtin, name, price))

    catalogue = read(text.getvalue())

    for gtin, (name, minor) in rows.items():
        assert catalogue.find(gtin) == Goods(
            CatalogueItem(gtin, name, price_minor=minor), 1000, minor
        )


@given(content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_the_file_holds_it_is_read_or_refused(content: bytes) -> None:
    try:
        read_goods(content, "PLN")
    except BrokenGoodsFile as broken:
        assert broken.mistakes  # noqa: PT017 - either end is right
