# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's offers turn, whatever becomes of their files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from pos_loyalty.companions import offer_reel
from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.offer_reel import OfferReel, read_picture
from pos_loyalty.settings import DisplaySettings
from pos_loyalty.ui.view_models.customer import NO_OFFER, Offer
from pos_loyalty.ui.view_models.display_notices import DisplayNotice, PictureTrouble
from tests.companions.test_display import wired_with
from tests.ui.view_models.shop import LateRunner, Shop, a_fake_store

ROOM = QSize(1024, 600)
PNG_OF_BILLIONS = (  # it says that it is 60,000 pixels wide and as high
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xea\x60\x00\x00\xea\x60\x08\x02\x00\x00\x00"
)


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


def picture(file: Path, width: int = 400, height: int = 300) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(file))
    return file


class Wall:
    """Where the offers are shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[Offer, QSize | None]] = []

    def show(self, offer: Offer, image: QImage | None) -> None:
        self.shown.append((offer, image.size() if image is not None else None))


def reel_of(wired: Wired, wall: Wall) -> OfferReel:
    return OfferReel(wired, lambda: ROOM, wall.show)


def test_texts_and_pictures_come_in_turn(qapp: QApplication, shop: Shop, tmp_path: Path) -> None:
    cake, wall = picture(tmp_path / "cake.png"), Wall()
    wired = wired_with(shop, tmp_path, DisplaySettings(offers=("Two for one", cake)))
    reel = reel_of(wired, wall)

    reel.start()
    reel.start()
    reel.turn()
    reel.turn()

    text = Offer(text="Two for one")
    assert wall.shown == [(text, None), (Offer(picture=cake), QSize(400, 300)), (text, None)]


def test_a_shop_without_offers_turns_nothing(
    qapp: QApplication, shop: Shop, tmp_path: Path
) -> None:
    wall = Wall()

    reel_of(wired_with(shop, tmp_path, DisplaySettings()), wall).start()

    assert wall.shown == []


def test_a_file_that_is_gone_is_told_once_and_passed_over(
    qapp: QApplication, shop: Shop, tmp_path: Path
) -> None:
    wall = Wall()
    offers = (tmp_path / "gone.png", "Two for one")
    reel = reel_of(wired_with(shop, tmp_path, DisplaySettings(offers=offers)), wall)

    reel.start()
    said = shop.state.notice
    shop.till.dismiss_notice()
    reel.turn()
    reel.turn()

    assert said is not None
    assert (said.code, said.fact("file_name")) == (DisplayNotice.OFFER_TROUBLE, "gone.png")
    assert shop.state.notice is None
    assert wall.shown == [(Offer(text="Two for one"), None)]


def test_a_file_that_was_mended_is_shown_the_next_time_round(
    qapp: QApplication, shop: Shop, tmp_path: Path
) -> None:
    file, wall = tmp_path / "late.png", Wall()
    reel = reel_of(wired_with(shop, tmp_path, DisplaySettings(offers=(file,))), wall)

    reel.start()
    picture(file)
    reel.turn()

    assert wall.shown == [(NO_OFFER, None), (Offer(picture=file), QSize(400, 300))]


def test_a_slow_picture_is_waited_for_and_not_asked_for_twice(
    qapp: QApplication, shop: Shop, tmp_path: Path
) -> None:
    reads, wall = LateRunner(), Wall()
    offers = (picture(tmp_path / "a.png"), "Two for one")
    wired = wired_with(shop, tmp_path, DisplaySettings(offers=offers), reads=reads)
    reel = reel_of(wired, wall)

    reel.start()
    reel.turn()
    waiting = len(reads.waiting)
    reel.stop()
    reads.finish_all()

    assert (waiting, wall.shown) == (1, [])


def test_a_large_picture_is_made_small_while_it_is_read(tmp_path: Path) -> None:
    file = picture(tmp_path / "wide.png", 4_000, 1_000)

    read = read_picture(file, ROOM)

    assert isinstance(read, QImage)
    assert read.size() == QSize(1024, 256)


def test_what_is_no_picture_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torn, text, huge = (tmp_path / name for name in ("torn.png", "text.jpg", "huge.png"))
    torn.write_bytes(picture(tmp_path / "whole.png").read_bytes()[:60])
    text.write_text("no picture", "utf-8")
    huge.write_bytes(PNG_OF_BILLIONS)

    found = [read_picture(file, ROOM) for file in (torn, text, huge, tmp_path, tmp_path / "no")]
    monkeypatch.setattr(offer_reel, "FILE_BYTES_MAX", 5)

    assert found == [
        PictureTrouble.UNREADABLE,
        PictureTrouble.UNREADABLE,
        PictureTrouble.UNREADABLE,
        PictureTrouble.MISSING,
        PictureTrouble.MISSING,
    ]
    assert read_picture(text, ROOM) is PictureTrouble.TOO_LARGE


def test_a_picture_of_too_many_points_is_never_unfolded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = picture(tmp_path / "a.png")
    monkeypatch.setattr(offer_reel, "PIXELS_MAX", 400 * 300 - 1)

    assert read_picture(file, ROOM) is PictureTrouble.TOO_LARGE
