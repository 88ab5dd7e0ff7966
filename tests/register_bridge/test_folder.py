# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Registers that can only write files: taken whole, answered whole, recorded once."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.register_bridge.desk import Desk
from pos_loyalty.register_bridge.folder import FILE_BYTES_MAX, FILES_MAX, FolderBridge, FolderWatch
from tests.register_bridge.bridged_shop import BridgedShop
from tests.register_bridge.fake_register import BOUGHT_AT, basket, returned, sale
from tests.ui.view_models.shop import ANNA_CARD

SALE = {"kind": "sale", **sale("117", 4550)}


class Exchange:
    """The register's side of the folder, and the till's looks at it."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self.folder = folder
        self._bridge = FolderBridge(folder, desk)

    def puts(self, name: str, content: object) -> None:
        words = content if isinstance(content, bytes) else json.dumps(content).encode()
        (self.folder / "in" / name).write_bytes(words)

    def looks(self, times: int = 2) -> None:
        for _ in range(times):
            self._bridge.look()

    def answer(self, name: str) -> Any:  # noqa: ANN401 - JSON
        return json.loads((self.folder / "out" / f"{name}.json").read_bytes())

    def there(self, place: str) -> list[str]:
        return sorted(path.name for path in (self.folder / place).iterdir())


@pytest.fixture
def exchange(shop: BridgedShop, tmp_path: Path) -> Exchange:
    return Exchange(tmp_path / "exchange", shop.desk())


def csv(*rows: str) -> bytes:
    head = "register;receipt_no;business_at;card;amount;quantity;sku"
    return "\n".join([head, *rows]).encode("utf-8-sig")


def test_a_sale_in_a_file_is_recorded_and_answered(shop: BridgedShop, exchange: Exchange) -> None:
    exchange.puts("117.json", SALE)

    exchange.looks()

    answer = exchange.answer("117.json")
    assert (answer["receipt_no"], answer["earned_points"]) == ("K1/117", 45)
    assert (shop.operations(), shop.points()) == (1, 145)
    assert exchange.there("in") == exchange.there("work") == exchange.there("failed") == []


def test_a_quote_and_a_return_come_by_file_too(shop: BridgedShop, exchange: Exchange) -> None:
    exchange.puts("a.json", SALE)
    exchange.puts("b.json", {"kind": "return", **returned("118", "117", line_1=4550)})
    exchange.puts("c.json", {"kind": "quote", **basket(1000)})

    exchange.looks()

    assert exchange.answer("b.json")["state"] == "done"
    assert exchange.answer("c.json")["due_minor"] == 950
    assert (shop.operations(), shop.points()) == (2, 100)


def test_a_sale_as_csv_is_the_same_sale(shop: BridgedShop, exchange: Exchange) -> None:
    first = f"K1;117;{BOUGHT_AT};{ANNA_CARD};30,00;2;coffee-large"
    exchange.puts("117.csv", csv(first, ";;;;15,5;0,350;"))

    exchange.looks()

    answer = exchange.answer("117.csv")
    assert (answer["gross_minor"], answer["earned_points"]) == (4550, 45)
    with shop.store.reading() as uow:
        operation = uow.log.sale_with_receipt("K1/117")
    assert operation is not None
    first_line, second = operation.fact.sale.lines  # type: ignore[union-attr] # it is a sale's
    assert (first_line.sku, first_line.quantity_milli) == ("coffee-large", 2000)
    assert second.quantity_milli == 350


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file has no sale"),
        (csv(), "The file has no sale"),
        (csv(";;;;;;"), "The file has no line of a sale."),
        (b"register;receipt_no\nK1;1", "line 1: The column business_at is missing."),
        (b"register;registr\nK1;1", "line 1: No column is called “registr”."),
        (b"register;register\nK1;1", "line 1: Two columns are called register."),
        (csv(f"K1;1;{BOUGHT_AT};{ANNA_CARD};abc;;"), "line 2: The amount is no number."),
        (csv(f"K1;1;{BOUGHT_AT};{ANNA_CARD};-1;;"), "line 2: The amount is no number."),
        (csv(f"K1;1;{BOUGHT_AT};{ANNA_CARD};1;1,2345;"), "line 2: The quantity is no number."),
        (csv(f"K1;1;{BOUGHT_AT};{ANNA_CARD};1;;", "K1;2;;;1;;"), "line 3: Another receipt_no"),
        (csv(f"K1;1;today;{ANNA_CARD};1;;"), "business_at: "),
        (b"a;b\n\xff;1", "line 2: The letters here are not in UTF-8."),
        (b'a;"b"c\n1;2', "line 1: The line cannot be taken apart"),
        (csv(*[f"K1;1;{BOUGHT_AT};{ANNA_CARD};1;;"] * 201), "There are more than 200 lines."),
    ],
)
def test_a_csv_that_cannot_be_used_is_put_aside_with_a_sentence(
    shop: BridgedShop, exchange: Exchange, content: bytes, said: str
) -> None:
    exchange.puts("x.csv", content)

    exchange.looks()

    answer = exchange.answer("x.csv")
    assert (answer["error"], answer["message"][: len(said)]) == ("unreadable", said)
    assert exchange.there("failed") == ["x.csv"]
    assert shop.operations() == 0


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"{", "unreadable", "The file is no JSON"),
        (b"[" * 100_000, "unreadable", "The file is no JSON"),
        (b"\xff", "unreadable", "The file is no JSON"),
        (b"[]", "unreadable", "The file is no object"),
        ({}, "unreadable", "Say what it is"),
        ({"kind": ["sale"]}, "unreadable", "Say what it is"),
        ({"kind": "sale"}, "unreadable", "card: Field required"),
        (b" " * (FILE_BYTES_MAX + 1), "unreadable", "The file is larger than 256 KB."),
        ({**SALE, "card": "no card"}, "no_card", "What was scanned"),
    ],
)
def test_a_file_that_cannot_be_used_is_put_aside(
    exchange: Exchange, content: object, error: str, said: str
) -> None:
    exchange.puts("x.json", content)

    exchange.looks()

    answer = exchange.answer("x.json")
    assert (answer["error"], answer["message"][: len(said)]) == (error, said)
    assert exchange.there("failed") == ["x.json"]
    assert exchange.there("work") == []


def test_a_file_that_is_still_being_written_is_left_alone(exchange: Exchange) -> None:
    words = json.dumps(SALE).encode()
    exchange.puts("117.json", words[:20])
    exchange.looks(1)
    exchange.puts("117.json", words)

    exchange.looks(1)
    early = exchange.there("out")
    exchange.looks(1)

    assert early == []
    assert exchange.answer("117.json")["receipt_no"] == "K1/117"


def test_what_was_taken_when_the_power_went_is_answered_afterwards(
    shop: BridgedShop, exchange: Exchange
) -> None:
    exchange.puts("117.json", SALE)
    exchange.looks()
    first = exchange.answer("117.json")
    (exchange.folder / "out" / "117.json.json").unlink()
    # Recorded, but the power went before the answer was there, and the file was not let go.
    (exchange.folder / "work" / "117.json").write_bytes(json.dumps(SALE).encode())

    Exchange(exchange.folder, shop.desk()).looks(1)

    assert exchange.answer("117.json") == first
    assert shop.operations() == 1
    assert exchange.there("work") == []


def test_other_files_are_nobodys_business(exchange: Exchange) -> None:
    for name in ("117.json.tmp", "notes.txt", ".117.json"):
        exchange.puts(name, SALE)

    exchange.looks()

    assert exchange.there("in") == [".117.json", "117.json.tmp", "notes.txt"]


def test_a_few_files_are_answered_at_a_time(exchange: Exchange) -> None:
    for number in range(FILES_MAX + 5):
        exchange.puts(f"{number:03}.json", {"kind": "quote", **basket(100)})

    exchange.looks(2)
    first = len(exchange.there("out"))
    exchange.looks(2)

    assert (first, len(exchange.there("out"))) == (FILES_MAX, FILES_MAX + 5)


def failing(desk: Desk, trouble: Callable[[], Exception]) -> Desk:
    def run(_work: object) -> None:
        raise trouble()

    return Desk(store=desk.store, run=run, clock=desk.clock)  # type: ignore[arg-type] # it never returns


def test_while_the_till_cannot_record_the_file_waits(shop: BridgedShop, tmp_path: Path) -> None:
    exchange = Exchange(tmp_path, failing(shop.desk(), lambda: DiskFull("no room")))
    exchange.puts("117.json", SALE)
    with pytest.raises(DiskFull):
        exchange.looks()
    waiting = exchange.there("work")

    Exchange(tmp_path, shop.desk()).looks(1)

    assert waiting == ["117.json"]
    assert exchange.answer("117.json")["receipt_no"] == "K1/117"


def test_a_name_that_is_being_answered_is_not_taken_again(
    shop: BridgedShop, tmp_path: Path
) -> None:
    exchange = Exchange(tmp_path, failing(shop.desk(), lambda: DiskFull("no room")))
    for _ in range(2):
        exchange.puts("117.json", SALE)
        with pytest.raises(DiskFull):
            exchange.looks()

    assert (exchange.there("in"), exchange.there("work")) == (["117.json"], ["117.json"])


def test_one_file_that_cannot_be_answered_keeps_no_other(
    shop: BridgedShop, exchange: Exchange
) -> None:
    exchange.puts("a.json", {"kind": "quote", **basket(100)})
    exchange.puts("b.json", {"kind": "quote", **basket(100)})
    (exchange.folder / "out" / "a.json.json").mkdir()  # nothing can be put there

    with pytest.raises(OSError, match=r"a\.json"):
        exchange.looks()

    assert exchange.answer("b.json")["due_minor"] == 95
    assert exchange.there("work") == [".a.json.answer", "a.json"]


def test_a_fault_puts_the_file_aside_and_the_others_go_on(
    shop: BridgedShop, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    exchange = Exchange(tmp_path, failing(shop.desk(), lambda: RuntimeError(ANNA_CARD)))
    exchange.puts("117.json", SALE)
    exchange.puts("quote.json", {"kind": "quote", **basket(1000)})

    exchange.looks()

    assert exchange.answer("117.json") == {"error": "trouble", "message": "The till has a fault."}
    assert exchange.answer("quote.json")["due_minor"] == 950
    assert len(caplog.records) == 1


def test_the_watch_goes_on_after_a_bad_moment_and_says_so_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    looks: list[int] = []
    is_back = Event()

    def look() -> int:
        looks.append(1)
        if len(looks) < 4:
            raise OSError("the share is away")
        is_back.set()
        return 0

    watch = FolderWatch(look, seconds=0.001)
    assert is_back.wait(20)
    watch.close()

    assert len(caplog.records) == 1
