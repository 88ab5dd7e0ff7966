# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A decode that hangs, dies or lies costs one frame: real processes, real signals, real limits."""

import json
import logging
import multiprocessing
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.context import SpawnProcess

import pytest

from pos_loyalty.demo.photograph import Degradation, photograph, printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoder_child import Allowance
from pos_loyalty.scanner.decoder_process import (
    DecoderFailing,
    DecoderProcess,
    Patience,
    close_decoder,
    hurry_decoder,
    within_bound,
)
from pos_loyalty.scanner.decoder_wire import (
    FRAME_PIXELS_MAX,
    READINGS_MAX,
    SLOWNESS_MAX,
    TEXT_CHARS_MAX,
)
from pos_loyalty.scanner.decoding import Decoder, GreyFrame
from pos_loyalty.scanner.zxing import ZxingDecoder
from tests.patience import WAIT_MS
from tests.scanner.hostile_decoders import (
    DEADLY,
    Deed,
    card,
    hostile,
    never_ready,
    not_installed,
    shown,
    silly_at_once,
    slow,
)
from tests.scanner.pictures import TEXTS, frame_of, picture_of

WAIT_SECONDS = WAIT_MS / 1000
LONG_SECONDS = 3600.0
LOOKS_MAX = 40
ONLY_THE_SYSTEM = Patience(frame_seconds=LONG_SECONDS, start_seconds=WAIT_SECONDS)
QUICK = Patience(frame_seconds=0.5, start_seconds=WAIT_SECONDS)
NO_BOUND = Allowance(cpu_seconds=LONG_SECONDS, stuck_seconds=LONG_SECONDS)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such limit")
OpenDecoder = Callable[..., DecoderProcess]


@pytest.fixture
def open_decoder() -> Iterator[OpenDecoder]:
    opened: list[DecoderProcess] = []

    def open_(
        make_decoder: Callable[[], Decoder] = hostile,
        *,
        allowance: Allowance | None = None,
        patience: Patience = QUICK,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> DecoderProcess:
        decoder = DecoderProcess(
            make_decoder, allowance=allowance, patience=patience, monotonic=monotonic
        )
        opened.append(decoder)
        return decoder

    yield open_
    for decoder in opened:
        decoder.close()
    assert not multiprocessing.active_children()


def texts(decoder: Decoder, frame: GreyFrame) -> list[str]:
    return [reading.text for reading in decoder.decode(frame)]


@pytest.mark.parametrize("deed", DEADLY, ids=lambda deed: deed.name.lower())
def test_whatever_a_frame_does_it_costs_that_frame_and_the_next_card_is_read(
    open_decoder: OpenDecoder, deed: Deed
) -> None:
    decoder = open_decoder()
    before = texts(decoder, card(7))

    lost = texts(decoder, shown(deed))
    after = texts(decoder, card(8))

    assert (before, lost, after) == (["7"], [], ["8"])


def test_control_without_a_watchdog_a_frame_that_sleeps_is_never_answered(
    open_decoder: OpenDecoder,
) -> None:
    decoder = open_decoder(patience=ONLY_THE_SYSTEM, allowance=NO_BOUND)
    texts(decoder, card(7))
    answered = threading.Event()

    def ask() -> None:
        decoder.decode(shown(Deed.SLEEP))
        answered.set()

    asking = threading.Thread(target=ask)
    asking.start()
    is_answered = answered.wait(4 * QUICK.frame_seconds)
    for child in multiprocessing.active_children():
        child.kill()
    asking.join(WAIT_SECONDS)

    assert not is_answered
    assert answered.is_set()


@posix_only
@pytest.mark.parametrize(
    ("deed", "allowance", "number"),
    [
        (Deed.SPIN, Allowance(stuck_seconds=LONG_SECONDS), "SIGPROF"),
        (Deed.SLEEP, Allowance(stuck_seconds=0.2), "SIGALRM"),
    ],
)
def test_the_system_itself_ends_a_process_that_is_stuck(
    open_decoder: OpenDecoder,
    caplog: pytest.LogCaptureFixture,
    deed: Deed,
    allowance: Allowance,
    number: str,
) -> None:
    decoder = open_decoder(patience=ONLY_THE_SYSTEM, allowance=allowance)

    with caplog.at_level(logging.WARNING, "pos_loyalty"):
        lost = texts(decoder, shown(deed))

    assert lost == []
    assert f"exit code {-signal.Signals[number]}," in caplog.text


@posix_only
@pytest.mark.parametrize(("make_decoder", "read"), [(hostile, []), (slow, [str(int(Deed.TOIL))])])
def test_a_slow_machine_may_work_longer_on_a_frame(
    open_decoder: OpenDecoder, make_decoder: Callable[[], Decoder], read: list[str]
) -> None:
    decoder = open_decoder(make_decoder, patience=ONLY_THE_SYSTEM)

    assert texts(decoder, shown(Deed.TOIL)) == read


@pytest.mark.parametrize("deed", [Deed.SPIN, Deed.SLEEP])
def test_on_a_slow_machine_too_a_frame_that_hangs_is_given_up(
    open_decoder: OpenDecoder, deed: Deed
) -> None:
    decoder = open_decoder(slow, patience=Patience(start_seconds=WAIT_SECONDS))

    assert texts(decoder, shown(deed)) == []
    assert texts(decoder, card(8)) == ["8"]


def test_a_hang_ends_well_within_two_seconds_on_the_slowest_machine() -> None:
    assert Patience().frame_seconds * SLOWNESS_MAX <= 1.25
    assert (
        Allowance().on_machine(SLOWNESS_MAX).cpu_seconds < Patience().frame_seconds * SLOWNESS_MAX
    )


def test_a_process_that_dies_again_and_again_is_told_and_rests(open_decoder: OpenDecoder) -> None:
    now = [0.0]
    patience = Patience(deaths=2, rest_seconds=5, start_seconds=WAIT_SECONDS)
    decoder = open_decoder(patience=patience, monotonic=lambda: now[0])

    first = texts(decoder, shown(Deed.ABORT))
    with pytest.raises(DecoderFailing):
        decoder.decode(shown(Deed.ABORT))
    now[0] = 4.9
    with pytest.raises(DecoderFailing):
        decoder.decode(card(7))
    at_rest = multiprocessing.active_children()
    now[0] = 5.1
    after = texts(decoder, card(7))

    assert (first, at_rest, after) == ([], [], ["7"])


@pytest.mark.parametrize(
    ("deaths", "seconds"), [(0, 0), (2, 0), (3, 5), (4, 10), (6, 40), (7, 60), (100_000, 60)]
)
def test_each_rest_is_twice_as_long_up_to_a_minute(deaths: int, seconds: float) -> None:
    assert Patience().rest_after(deaths) == seconds


def test_a_death_now_and_then_is_no_reason_to_rest(open_decoder: OpenDecoder) -> None:
    patience = Patience(deaths=2, good_frames=3, start_seconds=WAIT_SECONDS)
    decoder = open_decoder(patience=patience)
    frames = [shown(Deed.ABORT), card(7), card(7), card(7), shown(Deed.ABORT), card(8)]

    read = [texts(decoder, frame) for frame in frames]

    assert read == [[], ["7"], ["7"], ["7"], [], ["8"]]


def test_a_picture_that_kills_at_every_other_look_is_a_reason_to_rest(
    open_decoder: OpenDecoder,
) -> None:
    patience = Patience(deaths=2, good_frames=3, start_seconds=WAIT_SECONDS)
    decoder = open_decoder(patience=patience)
    for frame in (shown(Deed.ABORT), card(7), card(7)):
        decoder.decode(frame)

    with pytest.raises(DecoderFailing):
        decoder.decode(shown(Deed.ABORT))


def test_what_is_logged_of_a_fault_is_its_kind_alone(
    open_decoder: OpenDecoder, caplog: pytest.LogCaptureFixture
) -> None:
    decoder = open_decoder()

    with caplog.at_level(logging.WARNING, "pos_loyalty"):
        decoder.decode(shown(Deed.FAIL))

    assert "ArithmeticError" in caplog.text
    assert "4802" not in caplog.text


@pytest.mark.parametrize("make_decoder", [never_ready, silly_at_once])
def test_a_process_that_never_begins_is_given_up(
    open_decoder: OpenDecoder, make_decoder: Callable[[], Decoder]
) -> None:
    decoder = open_decoder(make_decoder, patience=Patience(start_seconds=0.3, deaths=1))

    with pytest.raises(DecoderFailing):
        decoder.decode(card(7))


def test_software_that_is_not_there_is_named_as_such(open_decoder: OpenDecoder) -> None:
    decoder = open_decoder(not_installed)

    with pytest.raises(ImportError):
        decoder.decode(card(7))


def test_a_system_that_starts_no_process_is_a_decoder_that_fails(
    open_decoder: OpenDecoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_process: object) -> None:
        raise BlockingIOError

    now = [0.0]
    with monkeypatch.context() as patch:
        patch.setattr(SpawnProcess, "_Popen", staticmethod(refuse))
        decoder = open_decoder(patience=Patience(deaths=2), monotonic=lambda: now[0])
        lost = texts(decoder, card(7))
        with pytest.raises(DecoderFailing):
            decoder.decode(card(7))
    now[0] = 60.0

    assert lost == []
    assert texts(decoder, card(8)) == ["8"]


def test_more_than_a_frame_can_hold_is_left_out(open_decoder: OpenDecoder) -> None:
    decoder = open_decoder()

    many = texts(decoder, shown(Deed.FIND_TOO_MANY))
    long = texts(decoder, shown(Deed.FIND_TOO_LONG))

    assert many == [str(number) for number in range(READINGS_MAX)]
    assert long == ["9" * TEXT_CHARS_MAX]


@posix_only
def test_the_process_can_open_no_file_and_start_no_other(open_decoder: OpenDecoder) -> None:
    decoder = open_decoder()

    told = json.loads(texts(decoder, shown(Deed.TELL_LIMITS))[0])

    assert told == {
        "limits": {name: [0, 0] for name in ("CORE", "FSIZE", "NOFILE", "NPROC")},
        "file": "refused",
    }


def test_cards_of_every_kind_are_read_by_a_process_that_can_open_no_file() -> None:
    decoder = DecoderProcess(patience=ONLY_THE_SYSTEM, allowance=NO_BOUND)
    frames = {kind: frame_of(picture_of(kind, "fair")) for kind in TEXTS}

    for kind, frame in frames.items():
        looks = (texts(decoder, frame) for _ in range(LOOKS_MAX))
        assert next(filter(None, looks), None) == [TEXTS[kind]]
    decoder.close()


def test_a_large_frame_is_looked_at_smaller_and_told_in_its_own_measure(
    open_decoder: OpenDecoder,
) -> None:
    print_ = printed_code("480212345678901234", Symbology.QR_CODE)
    how = Degradation(width_pixels=500)
    pixels = photograph(print_, how=how, seed=1).repeat(2, axis=0).repeat(2, axis=1)
    frame = frame_of(pixels)
    decoder = open_decoder(ZxingDecoder, patience=ONLY_THE_SYSTEM)

    [here] = ZxingDecoder().decode(frame)
    [there] = decoder.decode(frame)

    assert len(frame.pixels) > FRAME_PIXELS_MAX
    assert there.text == here.text
    for corner, its_place in zip(there.corners, here.corners, strict=True):
        assert its_place == pytest.approx(corner, abs=8)


@pytest.mark.parametrize("size", [(1, 10_000_000), (10_000_000, 1), (4000, 3000), (1281, 720)])
def test_no_frame_is_larger_than_the_bound(size: tuple[int, int]) -> None:
    width, height = size

    shown_frame = within_bound(GreyFrame(width, height, bytes(width * height)))

    assert 1 <= shown_frame.width * shown_frame.height <= FRAME_PIXELS_MAX


def test_a_decoder_without_a_process_needs_no_closing() -> None:
    hurry_decoder(hostile())
    close_decoder(hostile())


@pytest.mark.parametrize("make_decoder", [hostile, never_ready])
def test_a_call_that_waits_returns_when_the_decoder_is_hurried_and_none_takes_its_place(
    open_decoder: OpenDecoder,
    caplog: pytest.LogCaptureFixture,
    make_decoder: Callable[[], Decoder],
) -> None:
    decoder = open_decoder(make_decoder, patience=ONLY_THE_SYSTEM, allowance=NO_BOUND)
    read: list[list[str]] = []
    asking = threading.Thread(target=lambda: read.append(texts(decoder, shown(Deed.SLEEP))))

    asking.start()
    decoder.hurry()
    asking.join(WAIT_SECONDS)

    assert read == [[]]
    assert texts(decoder, card(7)) == []
    assert not caplog.records


def test_closing_ends_the_process_at_once_and_may_be_repeated() -> None:
    decoder = DecoderProcess(hostile)

    decoder.close()
    decoder.close()

    assert not multiprocessing.active_children()


@pytest.mark.parametrize("deed", [Deed.NOTHING, Deed.SLEEP])
def test_a_till_that_is_killed_leaves_no_process_behind(deed: Deed) -> None:
    command = [sys.executable, "-m", "tests.scanner.killed_till", str(int(deed))]
    till = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert till.stdout is not None
    assert till.stdout.readline() == b"ready\n"

    till.kill()
    # Everything that this till started holds this pipe: it ends with the last of them.
    _, told = till.communicate(timeout=WAIT_SECONDS)

    assert b"Traceback" not in told
