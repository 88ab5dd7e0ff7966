# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Anybody's photographs can be measured, whatever else lies in the folder."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bench.__main__ import main
from bench.figures import EXIT_OUTSIDE
from bench.scan_folder import (
    Expected,
    NoImageSet,
    PhotographFolder,
    as_frame_720p,
    read_expected,
    symbology_named,
)
from pos_loyalty.demo.photograph import printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame

CARD = "2912345678906"


def table(folder: Path, text: str) -> Path:
    path = folder / "expected.csv"
    path.write_text(text, encoding="utf-8")
    return path


def photograph(path: Path, text: str = CARD, symbology: Symbology = Symbology.EAN_13) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(printed_code(text, symbology, module_pixels=3)).save(path)
    return path


@pytest.mark.parametrize("head", ["", "file,text\n", "\ufefffile,text\r\n", "\n"])
def test_the_table_may_name_its_columns(tmp_path: Path, head: str) -> None:
    path = table(tmp_path, f'{head}a.png,{CARD}\nb.png,"1,2"\nempty.png,\n')

    assert read_expected(path) == {
        "a.png": Expected((CARD,), None),
        "b.png": Expected(("1,2",), None),
        "empty.png": Expected((), None),
    }


def test_a_file_may_have_several_codes_and_a_symbology(tmp_path: Path) -> None:
    path = table(tmp_path, "a.png,1,QR Code\na.png,2\n")

    assert read_expected(path) == {"a.png": Expected(("1", "2"), Symbology.QR_CODE)}


def test_a_line_without_a_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoImageSet, match=r"expected\.csv, line 2: there is no text"):
        read_expected(table(tmp_path, "a.png,1\nb.png\n"))


def test_a_table_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "expected.csv"
    path.write_bytes(b"a.png,\xff\n")

    with pytest.raises(NoImageSet, match="cannot be read"):
        read_expected(path)


def test_what_is_torn_missing_or_unknown_is_named_and_the_rest_is_measured(tmp_path: Path) -> None:
    photograph(tmp_path / "good.png")
    photograph(tmp_path / "stranger.png")
    (tmp_path / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    table(tmp_path, f"good.png,{CARD}\ntorn.png,1\nmissing.png,2\n")
    folder = PhotographFolder(tmp_path)

    [picture] = folder.pictures()

    assert (picture.name, picture.text, picture.symbology) == ("good.png", CARD, None)
    assert folder.passed_over == {
        "missing.png": "there is no such file",
        "stranger.png": "nobody wrote down its text",
        "torn.png": "this is not a picture",
    }


def test_a_text_beside_each_picture_does_as_well(tmp_path: Path) -> None:
    photograph(tmp_path / "ean13-1" / "one.png")
    (tmp_path / "ean13-1" / "one.txt").write_text(CARD + "\n", encoding="utf-8")
    photograph(tmp_path / "ean13-1" / "two.png")
    folder = PhotographFolder(tmp_path)

    [picture] = folder.pictures()

    assert (picture.text, picture.symbology) == (CARD, Symbology.EAN_13)
    assert picture.condition == "ean13-1"
    assert list(folder.passed_over) == ["ean13-1/two.png"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoImageSet, match="there is no folder"):
        list(PhotographFolder(tmp_path / "nowhere").pictures())


@pytest.mark.parametrize(
    ("name", "symbology"),
    [
        ("ean13-2", Symbology.EAN_13),
        ("EAN-8", Symbology.EAN_8),
        ("upca-3", Symbology.UPC_A),
        ("Code 128", Symbology.CODE_128),
        ("code39-1", Symbology.CODE_39),
        ("itf-1", Symbology.ITF),
        ("qrcode-5", Symbology.QR_CODE),
        ("qr", Symbology.QR_CODE),
        ("pdf417-1", Symbology.PDF417),
        ("aztec-1", Symbology.AZTEC),
        ("datamatrix-2", Symbology.DATA_MATRIX),
        ("holidays", None),
        ("", None),
    ],
)
def test_a_folders_name_may_say_the_kind(name: str, symbology: Symbology | None) -> None:
    assert symbology_named(name) is symbology


@pytest.mark.parametrize(("width", "height"), [(4000, 3000), (300, 4000), (10, 10), (1280, 720)])
def test_a_photograph_becomes_a_frame_of_720p(width: int, height: int) -> None:
    frame = as_frame_720p(GreyFrame(width, height, bytes(width * height)))

    pixels = np.frombuffer(frame.pixels, np.uint8).reshape(720, 1280)
    rows, columns = np.nonzero(pixels == 0)
    shown = (np.ptp(columns) + 1) / (np.ptp(rows) + 1)
    assert shown == pytest.approx(width / height, rel=0.02)


def test_photographs_are_measured_by_their_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photograph(tmp_path / "good.png")
    table(tmp_path, f"good.png,{CARD}\nmissing.png,2\n")

    main(["scan", "--images", str(tmp_path)])

    said = capsys.readouterr()
    assert "scan pictures                       100.00 %" in said.out
    assert "scan stream" not in said.out
    assert "missing.png is passed over: there is no such file" in said.err


def test_a_folder_without_any_is_a_failure_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["scan", "--images", str(tmp_path)])

    assert code == EXIT_OUTSIDE
    assert capsys.readouterr().err == f"scan: there is no picture with a text in {tmp_path}\n"
