# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever a code says, the till answers in a sentence, at once, and does nothing else.

From the keys of a reader, or from a camera, to the view-model on the till's own store. The default
is a short run; ``--hostile-strings 100000`` is the long one.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from pos_loyalty.domain.codes import (
    CODE_CHARS_MAX,
    CardCode,
    ForeignCode,
    ForeignReason,
    ReceiptCode,
    Recognised,
    new_card_number,
    recognise,
)
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.scanner.reader_text import cleaned
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from pos_loyalty.ui.messages import notice_text
from pos_loyalty.ui.view_models.notice import Notice
from pos_loyalty.ui.view_models.till_services import TillServices
from tests.fakes.fake_store import PLACE
from tests.scanner.hostile_texts import MEGABYTE, hostile_texts
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    OLGA,
    OLGA_CARD,
    Shop,
    account_of,
    sample_document,
)

STALL_SECONDS_MAX = 0.1
SENTENCE_CHARS_MAX = 500
KEYED_CHARS_MAX = 700
KEY_MS = 4
PAUSE_MS = 1_000
MEMBERS_CARDS = {ANNA_CARD, OLGA_CARD}


class Reader:
    """A reader that types: feeds keys to the till's filter as the platform does."""

    def __init__(self, told: Callable[[Scan], None]) -> None:
        self._wedge = WedgeFilter(monotonic=lambda: 0.0)
        self._wedge.code_scanned.connect(told)
        self._receiver, self._at_ms = QObject(), 0

    def send(self, text: str) -> float:
        """Return what the longest of the events took, in seconds of the processor."""
        longest_seconds = 0.0
        self._at_ms += PAUSE_MS
        for char in (*(_typed(char) for char in text[:KEYED_CHARS_MAX]), "\r"):
            key = Qt.Key.Key_Return.value if char == "\r" else ord(char)
            self._at_ms += KEY_MS
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
                event.setTimestamp(self._at_ms)
                began = time.thread_time()
                self._wedge.eventFilter(self._receiver, event)
                longest_seconds = max(longest_seconds, time.thread_time() - began)
        return longest_seconds


def _typed(char: str) -> str:
    """Return what a key can type: no key types half a character."""
    return "?" if ord(char) > 0xFFFF or "\ud800" <= char <= "\udfff" else char


class Judge:
    """Shows a till one text after the other, and says what each did that it must not do."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self._before = shop.state
        self._operations = shop.operations()
        self._scans: list[Scan] = []
        self._reader = Reader(self._scans.append)
        self._symbologies = cycle(Symbology)

    def harms_of(self, texts: Iterable[str]) -> list[str]:
        """Return what went wrong, with the text's beginning; nothing for all as it should be."""
        ways = cycle((self._by_camera, self._by_cable, self._by_camera, self._by_keys))
        harms = ((self._harm(text, way), text) for text, way in zip(texts, ways, strict=False))
        return [f"{harm}: {text[:60]!r}" for harm, text in harms if harm]

    def _by_keys(self, text: str) -> float:
        return self._reader.send(text)

    def _by_cable(self, text: str) -> float:
        began = time.thread_time()
        code = cleaned(text)
        self._scans.append(Scan(code.text, code.symbology, ScanSource.WEDGE))
        return time.thread_time() - began

    def _by_camera(self, text: str) -> float:
        self._scans.append(Scan(text, next(self._symbologies), ScanSource.CAMERA))
        return 0.0

    def _harm(self, text: str, read: Callable[[str], float]) -> str:
        try:
            took_seconds, harm = self._show(text, read)
            if took_seconds > STALL_SECONDS_MAX:
                # What the text is to blame for happens again; a collector's turn does not.
                took_seconds, harm = self._show(text, read)
        except Exception as error:  # noqa: BLE001 - any at all is what this is about
            return f"raised {type(error).__name__}"
        return "took long" if took_seconds > STALL_SECONDS_MAX else harm

    def _show(self, text: str, read: Callable[[str], float]) -> tuple[float, str]:
        self._scans.clear()
        read_seconds = read(text)
        began = time.thread_time()
        for scan in self._scans:
            self.shop.till.scan(scan)
        took_seconds = read_seconds + time.thread_time() - began
        harm = self._harm_done()
        self.shop.till.go_ready()
        self.shop.till.dismiss_notice()
        return took_seconds, harm

    def _harm_done(self) -> str:
        after = self.shop.state
        if self.shop.operations() != self._operations:
            return "recorded something"
        if after.member is not None and not MEMBERS_CARDS & {scan.text for scan in self._scans}:
            return "opened a member"
        if replace(after, notice=None) != self._before and not any(map(_is_ours, self._scans)):
            return "changed the screen"
        if not self._scans or after.member is not None:
            return ""
        return "said nothing" if after.notice is None else _unspeakable(after.notice)


def _is_ours(scan: Scan) -> bool:
    return isinstance(recognise(scan.text, scan.symbology, ()), CardCode | ReceiptCode)


def _unspeakable(notice: Notice) -> str:
    words = notice_text(notice, "PLN", "en").line
    is_fine = len(words) <= SENTENCE_CHARS_MAX and words.isprintable() and "{" not in words
    return "" if is_fine else f"said {words[:60]!r}"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with closing(create_store(tmp_path, PLACE, keyring=None)) as store:
        publish_program(store, sample_document())
        members = [BaseMember(member, account_of(member, 100).lots) for member in (ANNA, OLGA)]
        import_members(store, members)
        yield Shop(store)


@pytest.mark.timeout(0)  # as many texts as were asked for
def test_no_text_does_more_than_bring_a_sentence(
    request: pytest.FixtureRequest, shop: Shop, qapp: QApplication
) -> None:
    count = request.config.getoption("--hostile-strings")

    harms = Judge(shop).harms_of(hostile_texts(count))

    assert harms == []


ANY_TEXT = st.text(st.characters(), max_size=600)
NEARLY_A_CARD = st.builds(
    lambda start, text, end: start + text + end,
    st.text(max_size=3),
    st.sampled_from([ANNA_CARD, "R", "]C1", "http://", "\x1d01"]),
    st.text(max_size=20),
)


@given(texts=st.lists(ANY_TEXT | NEARLY_A_CARD, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is left behind
def test_no_text_that_is_searched_for_does_more_than_bring_a_sentence(
    texts: list[str], shop: Shop, qapp: QApplication
) -> None:
    assert Judge(shop).harms_of(texts) == []


def test_a_text_as_long_as_no_code_can_be_is_not_looked_into() -> None:
    """The bound comes before every parser: a million characters cost no more than a few."""
    texts = [(char * MEGABYTE)[:MEGABYTE] for char in ("9", " ", "\x00", "R", ANNA_CARD)]

    codes = [recognise(text, kind, ()) for text in texts for kind in Symbology]

    assert set(codes) <= {ForeignCode(ForeignReason.TOO_LONG), ForeignCode(ForeignReason.EMPTY)}


def _parses_first(scan: Scan) -> Recognised:
    return CardCode(new_card_number(f"{int(scan.text):016}"))


def _searches_long(scan: Scan) -> Recognised:
    began = time.thread_time()
    while len(scan.text) > CODE_CHARS_MAX and time.thread_time() - began < 2 * STALL_SECONDS_MAX:
        pass
    return recognise(scan.text, scan.symbology, ())


def _takes_a_part(scan: Scan) -> Recognised:
    is_there = ANNA_CARD in scan.text
    return CardCode(ANNA_CARD) if is_there else recognise(scan.text, scan.symbology, ())


@pytest.mark.parametrize(
    ("careless", "harm"),
    [(_parses_first, "raised"), (_searches_long, "took long"), (_takes_a_part, "opened a member")],
)
def test_control_a_careless_till_is_found_out(
    shop: Shop, qapp: QApplication, careless: Callable[[Scan], Recognised], harm: str
) -> None:
    class CarelessShop(Shop):
        def services(self) -> TillServices:
            return replace(super().services(), recognise=careless)

    harms = Judge(CarelessShop(shop.store)).harms_of(hostile_texts(34))

    assert any(told.startswith(harm) for told in harms)
