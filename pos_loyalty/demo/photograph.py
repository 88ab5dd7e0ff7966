# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of codes and cards as a cheap webcam would take them, the same for the same seed.

A picture is made in the order in which light makes it: the print, its place before the lens,
the light on it, the lens, the sensor, the file. Import this module late: it needs OpenCV.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import qrcode
import zxingcpp
from numpy.typing import NDArray

from pos_loyalty.demo.optics import GreyPixels, Light, cluttered, curved, on_glass, shaded
from pos_loyalty.domain.codes import grouped
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.late_cv2 import cv2

__all__ = [
    "CARD_HEIGHT",
    "CARD_WIDTH",
    "FRAME_HEIGHT",
    "FRAME_WIDTH",
    "Degradation",
    "GreyPixels",
    "card_face",
    "empty_desk",
    "photograph",
    "printed_code",
]

FRAME_WIDTH: Final = 1280
FRAME_HEIGHT: Final = 720

# ISO/IEC 7810 ID-1 is 85.60 x 53.98 mm; here at 12 pixels a millimetre.
CARD_WIDTH: Final = 1027
CARD_HEIGHT: Final = 648
_MARGIN: Final = 48

_FORMATS: Final = {
    Symbology.EAN_13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.EAN_8: zxingcpp.BarcodeFormat.EAN8,
    Symbology.UPC_A: zxingcpp.BarcodeFormat.UPCA,
    Symbology.CODE_128: zxingcpp.BarcodeFormat.Code128,
    Symbology.CODE_39: zxingcpp.BarcodeFormat.Code39,
    Symbology.ITF: zxingcpp.BarcodeFormat.ITF,
    Symbology.PDF417: zxingcpp.BarcodeFormat.PDF417,
    Symbology.AZTEC: zxingcpp.BarcodeFormat.Aztec,
    Symbology.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
}


@dataclass(frozen=True, slots=True)
class Degradation:
    """What stands between a good print and a good picture; as it is, a fair webcam's view.

    Attributes:
        width_pixels: How wide the print comes out in the frame.
        rotation_degrees: Turned against the clock.
        perspective: How far corners wander, as a share of the print's width; 0.1 is a lot.
        defocus_pixels: Standard deviation of the lens's blur.
        motion_pixels: Length of the smear of a hand that moves.
        glare: Peak of a lamp's reflection on one corner; 1 is white.
        glare_pixels: How far the reflection reaches.
        contrast: Share of the range from black to white that is left; 1 is all.
        darkness: Share of the light that is missing; 0 is none.
        noise: Standard deviation of the sensor's noise, in steps of grey.
        jpeg_quality: 1 to 100, or ``None`` for a picture that was never compressed.
        curve_degrees: How far its edges turn away, round a cup; below 0 the cup lies.
        screen_pitch_pixels: From dot to dot of the phone that shows it; 0 is paper.
        shade: Share of the light that a shadow takes from one side of the picture.
        clutter: How many papers, stripes and words lie about it.
    """

    width_pixels: int = 560
    rotation_degrees: float = 0.0
    perspective: float = 0.0
    defocus_pixels: float = 0.0
    motion_pixels: int = 1
    glare: float = 0.0
    glare_pixels: float = 90.0
    contrast: float = 1.0
    darkness: float = 0.0
    noise: float = 2.0
    jpeg_quality: int | None = None
    curve_degrees: float = 0.0
    screen_pitch_pixels: float = 0.0
    shade: float = 0.0
    clutter: int = 0


def printed_code(text: str, symbology: Symbology, *, module_pixels: int = 8) -> GreyPixels:
    """Return a sharp print of the code with its quiet zone, ``module_pixels`` per module."""
    if symbology is Symbology.QR_CODE:
        code = qrcode.QRCode(box_size=module_pixels, border=4)
        code.add_data(text)
        return np.asarray(code.make_image().get_image().convert("L"), np.uint8)
    # Of Data Matrix the square that everybody prints, not the rare oblong; others pass it over.
    made = zxingcpp.create_barcode(text, _FORMATS[symbology], force_square=True)
    pixels = np.array(made.to_image(scale=module_pixels), np.uint8)
    quiet = 10 * module_pixels
    return cv2.copyMakeBorder(
        pixels, quiet, quiet, quiet, quiet, cv2.BORDER_CONSTANT, value=(255,)
    ).astype(np.uint8)


def card_face(number: str) -> GreyPixels:
    """Return the back of a member's card: QR, Code 128 and the number for people."""
    face = np.full((CARD_HEIGHT, CARD_WIDTH), 252, np.uint8)
    square = printed_code(number, Symbology.QR_CODE, module_pixels=10)
    bars = printed_code(number, Symbology.CODE_128, module_pixels=6)[60:-60, 40:-40]
    bars = bars[:150]
    side = square.shape[0]
    face[_MARGIN : _MARGIN + side, _MARGIN : _MARGIN + side] = square
    left = (CARD_WIDTH - bars.shape[1]) // 2
    top = CARD_HEIGHT - _MARGIN - 70 - bars.shape[0]
    face[top : top + bars.shape[0], left : left + bars.shape[1]] = bars
    _write(face, "POS Loyalty", left=420, top=150, size=2.0)
    _write(face, "Show this card at the till", left=422, top=220, size=0.9)
    _write(face, grouped(number), left=220, top=CARD_HEIGHT - 52, size=1.2)
    return face


def photograph(code: GreyPixels, *, how: Degradation, seed: int) -> GreyPixels:
    """Return a 1280 x 720 picture of the print lying on a desk.

    Args:
        code: A sharp print, from ``printed_code`` or ``card_face``.
        how: What goes wrong between the print and the file.
        seed: Decides the desk, the place, the corners and the noise: the same seed gives the
            same picture.
    """
    dice = np.random.default_rng(seed)
    desk = _desk(dice)
    if how.clutter:
        desk = cluttered(desk, how.clutter, dice)
    if how.curve_degrees:
        code = curved(code, how.curve_degrees)
    scene = _laid_on(desk, code, how=how, dice=dice)
    if how.shade:
        scene = shaded(scene, how.shade, dice)
    lit = _lit(scene, how=how, dice=dice)
    seen = _through_the_lens(lit, how=how, dice=dice)
    noise = how.noise * dice.standard_normal(seen.shape, np.float32)
    sensed = np.clip(seen + noise, 0, 255).astype(np.uint8)
    return sensed if how.jpeg_quality is None else _compressed(sensed, how.jpeg_quality)


def empty_desk(*, seed: int) -> GreyPixels:
    """Return a 1280 x 720 picture of a desk with no code on it."""
    return np.clip(_desk(np.random.default_rng(seed)), 0, 255).astype(np.uint8)


def _write(face: GreyPixels, text: str, *, left: int, top: int, size: float) -> None:
    cv2.putText(face, text, (left, top), cv2.FONT_HERSHEY_DUPLEX, size, (30,), 2, cv2.LINE_AA)


def _desk(dice: np.random.Generator) -> Light:
    """Draw wood: long streaks of grain on uneven light."""
    # Drawn narrow and then pulled wide: so long a grain has no finer detail.
    narrow = dice.standard_normal((FRAME_HEIGHT, FRAME_WIDTH // 16), np.float32)
    narrow = np.asarray(cv2.GaussianBlur(narrow, (0, 0), sigmaX=4, sigmaY=1.5), np.float32)
    grain = np.asarray(cv2.resize(narrow, (FRAME_WIDTH, FRAME_HEIGHT)), np.float32)
    light = np.linspace(dice.uniform(80, 110), dice.uniform(120, 150), FRAME_WIDTH)
    return np.asarray(light[None, :] + grain * (12.0 / float(grain.std())), np.float32)


def _laid_on(
    desk: Light, code: GreyPixels, *, how: Degradation, dice: np.random.Generator
) -> Light:
    height = max(1, round(code.shape[0] * how.width_pixels / code.shape[1]))
    shrinks = how.width_pixels < code.shape[1]
    sized = cv2.resize(
        code,
        (how.width_pixels, height),
        interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_NEAREST,
    ).astype(np.uint8)
    if how.screen_pitch_pixels:
        sized = on_glass(sized, how.screen_pitch_pixels)
    matrix = _camera_position(how.width_pixels, height, how=how, dice=dice)
    size = (FRAME_WIDTH, FRAME_HEIGHT)
    paper = cv2.warpPerspective(sized.astype(np.float32), matrix, size, flags=cv2.INTER_LINEAR)
    cover = cv2.warpPerspective(np.ones_like(sized, np.float32), matrix, size)
    return np.asarray(desk * (1 - cover) + paper * cover, np.float32)


def _camera_position(
    width: int, height: int, *, how: Degradation, dice: np.random.Generator
) -> NDArray[np.float64]:
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    angle = np.deg2rad(-how.rotation_degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    wander = dice.uniform(-1, 1, (4, 2)) * how.perspective * width
    turned = (corners - corners.mean(axis=0)) @ turn.T + wander
    room = np.array([FRAME_WIDTH, FRAME_HEIGHT]) - np.ptp(turned, axis=0)
    place = -turned.min(axis=0) + np.maximum(room, 0) * dice.uniform(0.3, 0.7, 2)
    placed = (turned + place).astype(np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners, placed), np.float64)


def _lit(scene: Light, *, how: Degradation, dice: np.random.Generator) -> Light:
    grey = scene * how.contrast + 128 * (1 - how.contrast)
    grey *= 1 - how.darkness
    centre_x = dice.uniform(0.35, 0.65) * FRAME_WIDTH
    centre_y = dice.uniform(0.35, 0.65) * FRAME_HEIGHT
    across = np.exp(-(((np.arange(FRAME_WIDTH) - centre_x) / how.glare_pixels) ** 2))
    down = np.exp(-(((np.arange(FRAME_HEIGHT) - centre_y) / how.glare_pixels) ** 2))
    lamp = 255 * how.glare * np.outer(down, across).astype(np.float32)
    return np.asarray(np.clip(grey + lamp, 0, 255), np.float32)


def _through_the_lens(scene: Light, *, how: Degradation, dice: np.random.Generator) -> Light:
    if how.defocus_pixels > 0:
        scene = np.asarray(cv2.GaussianBlur(scene, (0, 0), how.defocus_pixels), np.float32)
    if how.motion_pixels > 1:
        length = how.motion_pixels
        smear = np.zeros((length, length), np.float32)
        smear[length // 2] = 1.0 / length
        middle = ((length - 1) / 2, (length - 1) / 2)
        turn = cv2.getRotationMatrix2D(middle, dice.uniform(0, 180), 1.0)
        smear = np.asarray(cv2.warpAffine(smear, turn, (length, length)), np.float32)
        scene = np.asarray(cv2.filter2D(scene, -1, smear / float(smear.sum())), np.float32)
    return scene


def _compressed(pixels: GreyPixels, quality: int) -> GreyPixels:
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)
