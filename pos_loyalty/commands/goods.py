# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty goods``: looks at a list of goods before a till reads it, and changes nothing."""

import sys
from pathlib import Path
from typing import Final

from pos_loyalty.domain.goods import Catalogue
from pos_loyalty.places import find_places
from pos_loyalty.services.goods_file import FILE_BYTES_MAX, BrokenGoodsFile, read_goods
from pos_loyalty.settings import InvalidSettings, read_settings

EXIT_WRONG: Final = 1
EXIT_UNREADABLE: Final = 2


def check_goods(file: Path, data_dir: Path | None, currency: str) -> int:
    """Say how many articles the file has, or everything that is wrong with it.

    Args:
        data_dir: See ``find_places``; its shop's currency says how prices are written.
        currency: ISO 4217; empty for that of the shop.

    Returns:
        The exit status: 0; 1 for a file with mistakes; 2 for one that cannot be looked at.
    """
    try:
        shop = read_settings(find_places(data_dir).config_dir).shop
    except InvalidSettings as mistake:
        sys.stderr.write(f"{mistake}\n")
        return EXIT_UNREADABLE
    if not currency and shop is None:
        sys.stderr.write("There is no shop here: name the currency of its prices (--currency).\n")
        return EXIT_UNREADABLE
    try:
        with file.open("rb") as opened:
            content = opened.read(FILE_BYTES_MAX + 1)
    except OSError as trouble:
        sys.stderr.write(f"{file} cannot be read: {trouble.strerror}.\n")
        return EXIT_UNREADABLE
    return _judge(content, file, currency or (shop.currency if shop else ""))


def _judge(content: bytes, file: Path, currency: str) -> int:
    try:
        goods: Catalogue = read_goods(content, currency)
    except BrokenGoodsFile as broken:
        for mistake in broken.mistakes:
            sys.stdout.write(f"{file.name}: {mistake}\n")
        more = broken.count - len(broken.mistakes)
        if more:
            sys.stdout.write(f"{file.name}: and {more} more.\n")
        return EXIT_WRONG
    sys.stdout.write(f"{file.name}: articles that can be sold: {len(goods)}.\n")
    return 0
