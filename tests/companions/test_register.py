# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's goods and registers in a till: loaded late, told of, and let go."""

import json
import logging
import os
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.app import Till
from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.register import TillRegister
from pos_loyalty.demo.made_shop import DAY, OPENING, SETTINGS, make_store
from pos_loyalty.demo.shop import SHOP as DEMO
from pos_loyalty.domain.errors import StoreUnavailable
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.verify import verify_store
from pos_loyalty.places import find_places
from pos_loyalty.register_bridge.server import RegisterServer
from pos_loyalty.register_bridge.token import FILE_NAME
from pos_loyalty.settings import RegisterSettings, Settings, ShopSettings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.qt_tasks import QtTaskRunner, run_between, writer_pool
from pos_loyalty.ui.view_models.shop_notices import ShopNotice
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.windows.till import TillWindow
from tests.patience import WAIT_MS
from tests.register_bridge.fake_register import BOUGHT_AT, FakeRegister, sale
from tests.scanner.gui_pulse import GuiPulse
from tests.ui.view_models.shop import ANNA_CARD, NOON, Shop, a_fake_store, wedge_scan

SHOP = ShopSettings("waw-1", "Kawa", 1, "Europe/Warsaw", "PLN", "PL")
LATTE = "5901234123457"
STALL_SECONDS_MAX = 0.1
HELD_SECONDS_MAX = 0.4
"""Rougher on a machine that is busy with other things."""


Begin = Callable[[Settings], TillRegister]


@pytest.fixture
def free_port() -> int:
    probe = RegisterServer(0)
    probe.close()
    return probe.port


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


@pytest.fixture
def begin(qtbot: QtBot, shop: Shop, tmp_path: Path) -> Iterator[Begin]:
    resources = find_places().resources_dir
    appearance, speech = Appearance(resources, "light"), LanguageSwitch(resources / "i18n")
    window = TillWindow(shop.till, appearance, speech)
    qtbot.addWidget(window)
    readers, writers = QThreadPool(window), writer_pool(window)
    reads, writes = QtTaskRunner(readers, window), QtTaskRunner(writers, window)
    opened: Future[SqliteStore] = Future()
    opened.set_result(cast("SqliteStore", shop.store))
    begun: list[TillRegister] = []

    def begin(settings: Settings) -> TillRegister:
        wired = Wired(
            till=shop.till,
            window=window,
            shop=SHOP,
            settings=settings,
            places=find_places(tmp_path),
            clock=lambda: NOON,
            opened=opened,
            recorder=shop.store,
            reads=reads,
            writes=writes,
            run_on_writer=run_between(writers),
        )
        begun.append(TillRegister(wired))
        before = shop.state

        def follow(after: TillState) -> None:
            nonlocal before
            was, before = before, after
            begun[-1].follow(was, after)

        shop.till.state.watch(follow)
        return begun[-1]

    yield begin
    reads.close()
    for register in begun:
        register.close()
    writes.close()
    window.close_for_good()


def told(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def test_a_register_is_served_while_the_window_stands(
    qtbot: QtBot, shop: Shop, begin: Begin, tmp_path: Path, free_port: int
) -> None:
    shop.scan(ANNA_CARD)
    till_register = begin(Settings(register=RegisterSettings(free_port)))
    qtbot.waitUntil(lambda: till_register.port == free_port, timeout=WAIT_MS)
    token = (tmp_path / FILE_NAME).read_text("ascii").strip()

    with ThreadPoolExecutor(1) as elsewhere:
        answer = elsewhere.submit(FakeRegister(free_port, token).sells, sale("117", 4550))
        qtbot.waitUntil(answer.done, timeout=WAIT_MS)

    assert answer.result().status == 201

    def balance() -> int | None:  # she still stands at the till
        return shop.state.member.balance_points if shop.state.member else None

    qtbot.waitUntil(lambda: balance() == 145, timeout=WAIT_MS)


def test_the_till_as_it_is_wired_serves_its_register_and_lets_it_go_when_closed(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, free_port: int
) -> None:
    card = make_store(tmp_path, 20, DAY)[0].member.card_number
    settings = SETTINGS._replace(register=RegisterSettings(free_port))
    till = Till(
        DEMO,
        settings,
        find_places(tmp_path),
        open_store=partial(open_store, tmp_path, keyring=None),
        clock=lambda: OPENING,
    )
    till.start()
    token = tmp_path / FILE_NAME
    qtbot.waitUntil(token.exists, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: is_listening(free_port), timeout=WAIT_MS)
    register = FakeRegister(free_port, token.read_text("ascii").strip())
    sold = sale("117", 4550, card=card, currency=DEMO.currency, business_at=OPENING.isoformat())

    with ThreadPoolExecutor(1) as elsewhere:
        answer = elsewhere.submit(register.sells, sold)
        qtbot.waitUntil(answer.done, timeout=WAIT_MS)
    till.close()
    till.deleteLater()

    assert (answer.result().status, answer.result().body["receipt_no"]) == (201, "K1/117")
    assert not is_listening(free_port)
    assert verify_store(tmp_path, keyring=None) == ()


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_registers_in_a_hurry_and_one_that_dawdles_do_not_hold_the_window(
    qtbot: QtBot, begin: Begin, tmp_path: Path, free_port: int
) -> None:
    till_register = begin(Settings(register=RegisterSettings(free_port)))
    qtbot.waitUntil(lambda: till_register.port == free_port, timeout=WAIT_MS)
    register = FakeRegister(free_port, (tmp_path / FILE_NAME).read_text("ascii").strip())

    def hurry(name: str) -> int:
        sold = [register.sells(sale(f"{n}", 4550, register=name)).status for n in range(10)]
        return sold.count(201)

    with register.opens() as dawdling, ThreadPoolExecutor(3) as elsewhere:
        dawdling.sendall(b"POST /v1/sales HTTP/1.1\r\nHost: ")
        pulse = GuiPulse()
        answers = [elsewhere.submit(hurry, f"K{number}") for number in range(3)]
        qtbot.waitUntil(lambda: all(answer.done() for answer in answers), timeout=WAIT_MS)

    assert [answer.result() for answer in answers] == [10, 10, 10]
    assert pulse.worked_seconds < STALL_SECONDS_MAX
    assert pulse.held_seconds < HELD_SECONDS_MAX


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the folder's own rights keep it")
def test_nobody_else_may_read_the_token(
    qtbot: QtBot, begin: Begin, tmp_path: Path, free_port: int
) -> None:
    till_register = begin(Settings(register=RegisterSettings(free_port)))
    qtbot.waitUntil(lambda: till_register.port == free_port, timeout=WAIT_MS)

    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_where_the_settings_say_nothing_nothing_is_listened_to(
    begin: Begin, tmp_path: Path
) -> None:
    till_register = begin(Settings())

    assert till_register.port == 0
    assert not (tmp_path / FILE_NAME).exists()


def test_a_port_that_is_taken_is_told_and_ends_nothing(
    qtbot: QtBot, shop: Shop, begin: Begin
) -> None:
    other = RegisterServer(0)

    begin(Settings(register=RegisterSettings(other.port)))

    qtbot.waitUntil(lambda: told(shop) == ShopNotice.REGISTER_PORT, timeout=WAIT_MS)
    other.close()


@pytest.mark.parametrize(
    "kept", ["short", "two words of more than thirty-two letters", "", "ż" * 40]
)
def test_a_token_that_is_none_is_told(
    qtbot: QtBot, shop: Shop, begin: Begin, tmp_path: Path, kept: str
) -> None:
    (tmp_path / FILE_NAME).write_text(kept, "utf-8")

    begin(Settings(register=RegisterSettings(1)))

    qtbot.waitUntil(lambda: told(shop) == ShopNotice.REGISTER_FILES, timeout=WAIT_MS)


def test_what_is_asked_when_the_till_is_closed_is_not_recorded(begin: Begin, shop: Shop) -> None:
    till_register = begin(Settings())
    till_register.close()

    with pytest.raises(StoreUnavailable):
        till_register._run_on_writer(lambda: None)  # noqa: SLF001 - nobody comes this far otherwise


def test_a_basket_comes_to_the_window_and_the_register_learns_what_became_of_it(
    qtbot: QtBot, shop: Shop, begin: Begin, tmp_path: Path, free_port: int
) -> None:
    till_register = begin(Settings(register=RegisterSettings(free_port)))
    qtbot.waitUntil(lambda: till_register.port == free_port, timeout=WAIT_MS)
    register = FakeRegister(free_port, (tmp_path / FILE_NAME).read_text("ascii").strip())

    def becomes_of(receipt_no: str, end: Callable[[], None]) -> str:
        shop.scan(ANNA_CARD)
        lines = [{"gross_minor": 4550}]
        basket = {"register": "K1", "receipt_no": receipt_no, "currency": "PLN", "lines": lines}
        basket["business_at"] = BOUGHT_AT
        register.asks("POST", "/v1/baskets", json.dumps(basket).encode())
        qtbot.waitUntil(lambda: shop.state.sale.amount_minor == 4550, timeout=WAIT_MS)
        end()
        return str(
            register.asks("GET", f"/v1/baskets/{BOUGHT_AT[:10]}/K1/{receipt_no}").body["state"]
        )

    dropped = becomes_of("117", shop.till.back)
    saved = becomes_of("118", shop.till.sale.confirm)

    assert (dropped, saved) == ("gone", "recorded")


def test_a_basket_that_the_register_sells_itself_leaves_the_window(
    qtbot: QtBot, shop: Shop, begin: Begin, tmp_path: Path, free_port: int
) -> None:
    till_register = begin(Settings(register=RegisterSettings(free_port)))
    qtbot.waitUntil(lambda: till_register.port == free_port, timeout=WAIT_MS)
    register = FakeRegister(free_port, (tmp_path / FILE_NAME).read_text("ascii").strip())
    shop.scan(ANNA_CARD)
    sold = sale("117", 4550)
    basket = {name: sold[name] for name in sold if name != "card"}
    register.asks("POST", "/v1/baskets", json.dumps(basket).encode())
    qtbot.waitUntil(lambda: shop.state.sale.amount_minor == 4550, timeout=WAIT_MS)

    register.sells(sold)

    qtbot.waitUntil(lambda: not shop.state.sale.is_begun, timeout=WAIT_MS)
    assert shop.operations() == 1


def test_files_of_a_register_are_answered_while_the_window_stands(
    qtbot: QtBot, begin: Begin, tmp_path: Path, shop: Shop
) -> None:
    exchange = tmp_path / "exchange"
    (exchange / "work").mkdir(parents=True)
    (exchange / "work" / "1.json").write_text(json.dumps({"kind": "sale", **sale("1", 4550)}))

    begin(Settings(register=RegisterSettings(folder=exchange)))

    qtbot.waitUntil((exchange / "out" / "1.json.json").exists, timeout=WAIT_MS)
    assert shop.operations() == 1


def test_a_register_waits_until_the_list_of_goods_is_read(
    qtbot: QtBot, begin: Begin, tmp_path: Path, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, is_read = tmp_path / "goods.csv", Event()
    file.write_text(f"gtin;name;sku\n{LATTE};Latte;coffee-large\n", "utf-8")
    exchange = tmp_path / "exchange"
    (exchange / "work").mkdir(parents=True)
    sold = sale("1", lines=[{"gross_minor": 1450, "gtin": LATTE}])
    (exchange / "work" / "1.json").write_text(json.dumps({"kind": "sale", **sold}))
    opened = Path.open

    def slowly(path: Path, mode: str = "r") -> object:
        assert path != file or is_read.wait(WAIT_MS / 1000)
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", slowly)

    begin(Settings(goods_file=file, register=RegisterSettings(folder=exchange)))
    qtbot.wait(1_500)  # longer than the first look takes to come
    early = (exchange / "out").exists()
    is_read.set()
    qtbot.waitUntil((exchange / "out" / "1.json.json").exists, timeout=WAIT_MS)

    with shop.store.reading() as uow:
        recorded = uow.log.latest()
    assert not early
    assert recorded is not None
    assert recorded.fact.sale.lines[0].sku == "coffee-large"  # type: ignore[union-attr] # a sale's


def test_a_folder_that_is_not_there_at_the_start_is_used_when_it_is(
    qtbot: QtBot, shop: Shop, begin: Begin, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    begin(Settings(register=RegisterSettings(folder=share / "exchange")))
    qtbot.waitUntil(lambda: told(shop) == ShopNotice.REGISTER_FILES, timeout=WAIT_MS)

    share.mkdir()

    qtbot.waitUntil((share / "exchange" / "in").is_dir, timeout=WAIT_MS)


def test_a_folder_that_cannot_be_made_is_told(
    qtbot: QtBot, shop: Shop, begin: Begin, tmp_path: Path
) -> None:
    (tmp_path / "exchange").write_bytes(b"a file of that name")

    begin(Settings(register=RegisterSettings(folder=tmp_path / "exchange")))

    qtbot.waitUntil(lambda: told(shop) == ShopNotice.REGISTER_FILES, timeout=WAIT_MS)


def test_goods_are_loaded_from_the_file_that_the_settings_name(
    qtbot: QtBot, shop: Shop, begin: Begin, tmp_path: Path
) -> None:
    file = tmp_path / "goods.csv"
    file.write_text(f"gtin;name;price\n{LATTE};Latte;14,50\n", "utf-8")
    shop.scan(ANNA_CARD)

    begin(Settings(goods_file=file))

    def has_goods() -> bool:
        shop.till.scan(wedge_scan(LATTE))
        return bool(shop.state.sale.goods)

    qtbot.waitUntil(has_goods, timeout=WAIT_MS)
    assert shop.state.sale.amount_minor == 1450


def test_a_file_with_mistakes_is_told_and_the_log_names_them(
    qtbot: QtBot, shop: Shop, begin: Begin, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "goods.csv"
    file.write_text(f"gtin;name;price\n{LATTE};Latte;x\n12;Tea;y\n", "utf-8")

    with caplog.at_level(logging.ERROR):
        begin(Settings(goods_file=file))
        qtbot.waitUntil(lambda: told(shop) == ShopNotice.GOODS_FILE_WRONG, timeout=WAIT_MS)

    assert shop.state.notice is not None
    assert shop.state.notice.fact("line") == 2
    assert len(caplog.records) == 3
    assert all(record.getMessage().startswith("goods.csv: line ") for record in caplog.records)


def test_a_file_that_is_not_there_is_told(
    qtbot: QtBot, shop: Shop, begin: Begin, tmp_path: Path
) -> None:
    begin(Settings(goods_file=tmp_path / "goods.csv"))

    qtbot.waitUntil(lambda: told(shop) == ShopNotice.GOODS_FILE_UNREADABLE, timeout=WAIT_MS)
