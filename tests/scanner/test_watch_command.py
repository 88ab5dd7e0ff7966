# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty scan --camera`` on a video: each card once, in order, none twice, none invented."""

import io
import json
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bench.scan_passes import CardPass
from bench.scan_prints import wrong_check_digit
from pos_loyalty.cli import run
from pos_loyalty.demo.photograph import Degradation, empty_desk, photograph, printed_code
from pos_loyalty.domain.card_schemes import CardScheme, CheckRule
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.places import find_places
from pos_loyalty.scanner.camera import VideoDevice, grey_frame
from pos_loyalty.scanner.decoding import GreyFrame, Reading
from pos_loyalty.scanner.late_cv2 import cv2
from pos_loyalty.scanner.watch_command import cards_told, clock_of, watch_camera
from tests.scanner.lens import WAIT_SECONDS, GreyDecoder, Lens
from tests.scanner.pictures import CARD

FRAMES_A_SECOND = 30
CARD_FRAMES = 18
FOCUSING_FRAMES = 4
GAP_FRAMES = 4
EAN_13 = "2912345678906"
SHOWN = [
    (Symbology.EAN_13, EAN_13),
    (Symbology.QR_CODE, CARD),
    (Symbology.CODE_128, "550000000000000055"),
    (Symbology.EAN_13, EAN_13),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What is told of a video of four cards, the last the first again, and a wrong code between."""
    video = written(tmp_path_factory.mktemp("videos") / "cards.avi", all_frames())
    out, errors = io.StringIO(), io.StringIO()

    exit_code = watch_camera(str(video), out, errors, is_json=True)

    assert (exit_code, errors.getvalue()) == (0, "")
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_card_is_told_once_in_order_and_no_other(told: list[dict[str, Any]]) -> None:
    assert [(one["symbology"], one["text"]) for one in told] == [
        (symbology.value, text) for symbology, text in SHOWN
    ]


def test_a_card_is_told_while_it_is_in_view_by_the_videos_own_time(
    told: list[dict[str, Any]],
) -> None:
    card_seconds = (CARD_FRAMES + GAP_FRAMES) / FRAMES_A_SECOND
    shown_as = [int(one["seconds"] / card_seconds) for one in told]

    assert shown_as == [0, 1, 3, 4]  # the wrong code is the third that is shown


def test_a_line_for_people_has_time_kind_and_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_, how = printed_code(CARD, Symbology.QR_CODE), Degradation(width_pixels=520)
    video = written(tmp_path / "one.avi", [grey_frame(photograph(print_, how=how, seed=3))] * 4)

    run(["scan", "--camera", str(video), "--headless"])

    [line] = capsys.readouterr().out.splitlines()
    assert line.split()[1:] == ["s", "QRCode", f'"{CARD}"']


def test_a_folder_of_pictures_is_held_before_the_camera(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    *_, frame = card_frames(Symbology.EAN_13, EAN_13, seed=2)
    cv2.imwrite(str(tmp_path / "card.png"), pixels_of(frame))

    exit_code = run(["scan", "--camera", str(tmp_path), "--headless", "--json"])

    [line] = capsys.readouterr().out.splitlines()
    assert exit_code == 0
    assert json.loads(line)["text"] == EAN_13


def test_a_video_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.avi"

    exit_code = run(["scan", "--camera", str(missing), "--headless"])

    assert exit_code == 1
    assert capsys.readouterr().err == f"{missing}: there is no such file\n"


def test_a_file_that_is_no_video_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "notes.avi"
    words.write_text("no video", encoding="utf-8")

    exit_code = run(["scan", "--camera", str(words), "--headless"])

    assert exit_code == 1
    assert f"{words}: no frames can be had from it" in capfd.readouterr().err


def test_a_camera_that_is_unplugged_ends_it_with_a_word() -> None:
    lens, out, errors = Lens(), io.StringIO(), io.StringIO()
    lens.unplug()

    exit_code = watch_camera(
        "0", out, errors, is_json=True, open_source=lambda _: VideoDevice(lambda: lens)
    )

    assert exit_code == 1
    assert errors.getvalue() == "0: the camera went away\n"
    assert lens.is_released.is_set()


def test_a_device_is_timed_by_the_clock_on_the_wall() -> None:
    lens = Lens()
    device = VideoDevice(lambda: lens)
    seen = cards_told(device, GreyDecoder(), seconds_of=clock_of(device))

    shot = threading.Thread(target=lens.shoot, args=(7,), daemon=True)
    shot.start()
    seconds, reading = next(seen)
    lens.unplug()
    seen.close()
    shot.join(WAIT_SECONDS)

    assert reading.text == "7"
    assert 0 < seconds < WAIT_SECONDS


PARTNER = CardScheme(
    "Partner",
    Symbology.CODE_128,
    prefixes=("55",),
    chars_min=18,
    chars_max=18,
    check=CheckRule.NONE,
)


class ThreeFrames:
    """Implements ``FrameSource``."""

    def frames(self) -> Iterator[GreyFrame]:
        yield from [GreyFrame(1, 1, b"x")] * 3

    def close(self) -> None:
        """Nothing is open."""


class BarsDecoder:
    """Implements ``Decoder``: reads a card of another programme on every frame."""

    def decode(self, _frame: GreyFrame) -> tuple[Reading, ...]:
        return (Reading("550000000000000055", Symbology.CODE_128, ()),)


@pytest.mark.parametrize(
    ("schemes", "told"),
    [((), []), ((PARTNER,), [1.0])],
)
def test_as_in_the_till_bars_that_the_shop_has_no_use_for_take_more_frames(
    schemes: tuple[CardScheme, ...], told: list[float]
) -> None:
    seen = cards_told(ThreeFrames(), BarsDecoder(), seconds_of=float, schemes=schemes)

    assert [seconds for seconds, _ in seen] == told


@pytest.mark.usefixtures("qapp")
def test_a_camera_by_its_id_is_looked_for_and_named_if_it_is_not_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    exit_code = run(["scan", "--camera", "device:nowhere", "--headless"])

    assert exit_code == 1
    assert capsys.readouterr().err.startswith("device:nowhere: it is not plugged in")


@pytest.mark.usefixtures("qapp")
def test_without_a_library_of_the_system_a_camera_by_its_id_cannot_be_looked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)

    exit_code = run(["scan", "--camera", "device:nowhere", "--headless"])

    assert exit_code == 1
    assert "the system lacks a library" in capsys.readouterr().err


def test_settings_that_cannot_be_read_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = find_places(tmp_path).config_dir
    folder.mkdir(parents=True)
    (folder / "till.toml").write_text("colour = 1", "utf-8")
    asked = ["scan", "--camera", "cards.avi", "--headless", "--data-dir", str(tmp_path)]

    exit_code = run(asked)

    assert exit_code == 2
    assert "colour" in capsys.readouterr().err


def test_without_the_cameras_software_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    video = tmp_path / "cards.avi"
    video.touch()
    monkeypatch.delitem(sys.modules, "pos_loyalty.scanner.late_cv2")
    monkeypatch.setitem(sys.modules, "cv2", None)

    exit_code = run(["scan", "--camera", str(video), "--headless"])

    assert exit_code == 1
    assert "pip install 'pos-loyalty[camera]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "which pictures"),
        (["--camera", "0"], "--headless"),
        (["--camera", "0", "--headless", "card.png"], "not read at once"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_word(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(["scan", *words])

    assert sentence in capsys.readouterr().err


def all_frames() -> Iterator[GreyFrame]:
    for place, (symbology, text) in enumerate(SHOWN):
        yield from card_frames(symbology, text, seed=place)
        yield from [grey_frame(empty_desk(seed=place))] * GAP_FRAMES
        if place == 1:
            yield from wrong_code_frames()
            yield from [grey_frame(empty_desk(seed=place))] * GAP_FRAMES


def card_frames(symbology: Symbology, text: str, *, seed: int) -> Iterator[GreyFrame]:
    """Yield a card that comes to rest, and goes."""
    card = CardPass(symbology, text, view="normal", dice=np.random.default_rng(seed))
    for number in range(CARD_FRAMES):
        yield card.frame(card.first_whole_frame + FOCUSING_FRAMES + number)


def wrong_code_frames() -> Iterator[GreyFrame]:
    print_ = wrong_check_digit(np.random.default_rng(4))
    held = [photograph(print_, how=Degradation(width_pixels=520), seed=seed) for seed in range(2)]
    for number in range(CARD_FRAMES):
        yield grey_frame(held[number % len(held)])


def written(path: Path, frames: Iterable[GreyFrame]) -> Path:
    """Write the frames as a video of 30 a second."""
    kind = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(path), kind, float(FRAMES_A_SECOND), (1280, 720))
    try:
        for frame in frames:
            writer.write(cv2.cvtColor(pixels_of(frame), cv2.COLOR_GRAY2BGR))
    finally:
        writer.release()
    return path


def pixels_of(frame: GreyFrame) -> "np.typing.NDArray[np.uint8]":
    return np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width)
