# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The camera is chosen by name and tried out; what it reads there goes nowhere else."""

import pytest

from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.ui.specimen_camera import StillCamera
from pos_loyalty.ui.view_models.form_rows import CameraRow
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import ANNA_CARD, Shop, card_scan, wedge_scan

ROWS = (CameraRow("device:a", "Webcam"), CameraRow("device:b", "Other"))


class Port(StillCamera):
    """Writes down what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []

    def look_round(self) -> None:
        self.asked.append("look round")

    def choose(self, key: str) -> None:
        self.asked.append(key)

    def mirror(self, *, is_mirrored: bool) -> None:
        self.asked.append(is_mirrored)


@pytest.fixture
def port(shop: Shop) -> Port:
    port = Port()
    shop.till.camera.attach(port, is_mirrored=False, region_percent=60)
    return port


def test_the_page_asks_which_cameras_there_are(shop: Shop, port: Port) -> None:
    shop.till.open(Screen.CAMERA)
    shop.till.camera.show_cameras(ROWS, "device:b")

    assert shop.state.screen is Screen.CAMERA
    assert shop.state.camera.rows == ROWS
    assert (shop.state.camera.chosen, shop.state.camera.region_percent) == ("device:b", 60)
    assert port.asked == ["look round"]


def test_a_choice_is_passed_on_and_shown_at_once(shop: Shop, port: Port) -> None:
    shop.till.open(Screen.CAMERA)

    shop.till.camera.choose("device:a")

    assert shop.state.camera.chosen == "device:a"
    assert port.asked == ["look round", "device:a"]


def test_the_mirror_is_switched_on_and_off(shop: Shop, port: Port) -> None:
    shop.till.open(Screen.CAMERA)

    shop.till.camera.switch_mirror()
    shown = shop.state.camera.is_mirrored
    shop.till.camera.switch_mirror()

    assert shown
    assert not shop.state.camera.is_mirrored
    assert port.asked[1:] == [True, False]


def test_elsewhere_nothing_is_chosen_by_a_late_press(shop: Shop, port: Port) -> None:
    shop.till.camera.choose("device:a")
    shop.till.camera.switch_mirror()

    assert port.asked == []


def test_on_its_page_the_camera_tries_a_card_and_nobody_is_served(shop: Shop, port: Port) -> None:
    shop.till.open(Screen.CAMERA)

    shop.till.scan(card_scan(ANNA_CARD))

    assert shop.state.screen is Screen.CAMERA
    assert shop.state.camera.last_read == f"•••• {ANNA_CARD[-4:]}"
    assert shop.state.notice is not None
    assert shop.state.notice.code == NoticeCode.CAMERA_READ
    assert ANNA_CARD not in repr(shop.state)


def test_a_reader_serves_the_customer_also_from_there(shop: Shop, port: Port) -> None:
    shop.till.open(Screen.CAMERA)

    shop.till.scan(wedge_scan(ANNA_CARD))

    assert shop.state.screen is Screen.MEMBER


def test_on_any_other_page_the_camera_serves(shop: Shop, port: Port) -> None:
    shop.till.open(Screen.CAMERA)
    shop.till.back()

    shop.till.scan(card_scan(ANNA_CARD))

    assert shop.state.screen is Screen.MEMBER


@pytest.mark.parametrize("text", ["", "7", "\x00\n", "x" * 5_000])
def test_whatever_is_tried_is_shown_short(shop: Shop, port: Port, text: str) -> None:
    shop.till.open(Screen.CAMERA)

    shop.till.scan(Scan(text, Symbology.QR_CODE, ScanSource.CAMERA))

    assert len(shop.state.camera.last_read) <= len("•••• 1234")


def test_the_next_visit_to_the_page_begins_without_what_was_read(shop: Shop, port: Port) -> None:
    shop.till.open(Screen.CAMERA)
    shop.till.scan(card_scan(ANNA_CARD))
    shop.till.go_ready()

    shop.till.open(Screen.CAMERA)

    assert shop.state.camera.last_read == ""


def test_trouble_stands_on_the_page_until_it_is_over(shop: Shop, port: Port) -> None:
    shop.till.open(Screen.CAMERA)

    shop.till.camera.show_trouble("unplugged")
    during = shop.state.camera.trouble
    shop.till.camera.show_trouble("")

    assert (during, shop.state.camera.trouble) == ("unplugged", "")


def test_a_sale_in_the_making_is_not_left_for_the_camera(shop: Shop, port: Port) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("12")

    shop.till.open(Screen.CAMERA)

    assert shop.state.screen is Screen.MEMBER
    assert shop.state.notice is not None
    assert shop.state.notice.code == NoticeCode.SALE_UNFINISHED


def test_a_till_that_is_not_open_yet_shows_darkness_and_catches_up(shop: Shop) -> None:
    port = Port()
    shop.till.open(Screen.CAMERA)
    shop.till.camera.choose("device:a")
    dark = shop.till.camera.preview.newest()

    shop.till.camera.attach(port, is_mirrored=True, region_percent=100)

    assert dark is None
    assert port.asked == ["look round"]
    assert shop.state.camera.is_mirrored
    assert shop.state.camera.chosen == ""
    assert shop.till.camera.preview is port
