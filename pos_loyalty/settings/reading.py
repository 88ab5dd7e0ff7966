# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The whole settings file, with what holds where it says nothing."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pos_loyalty.settings.adjustments import AdjustmentSettings, adjustments_in
from pos_loyalty.settings.card_schemes import card_schemes_in
from pos_loyalty.settings.display import DisplaySettings, display_in
from pos_loyalty.settings.printer import PrinterSettings, printer_in
from pos_loyalty.settings.readers import ReaderSettings, readers_in
from pos_loyalty.settings.register import RegisterSettings, register_in
from pos_loyalty.settings.shop import ShopSettings, shop_in
from pos_loyalty.settings.staff import StaffSettings, staff_in
from pos_loyalty.settings.table import InvalidSettings, Table

if TYPE_CHECKING:
    from pos_loyalty.domain.card_schemes import CardScheme

FILE_NAME: Final = "till.toml"
FILE_BYTES_MAX: Final = 256 * 1024

_KNOWN: Final = (
    *("shop", "program", "language", "theme", "camera", "wedge_prefix", "server_url"),
    *("join_url", "customer_screen", "sound", "card_schemes", "readers"),
    *("camera_region", "camera_mirrored", "record_scans", "goods", "register", "printer"),
    *("cashier_language", "text_size", "sound_volume", "staff"),
    *("display", "adjustments"),
)
_REGION_PERCENT_MIN: Final = 20
TEXT_SIZES_PERCENT: Final = (100, 125, 150, 200)


class Settings(NamedTuple):
    """Everything in the file, with what holds where it says nothing.

    Attributes:
        shop: ``None`` until a shop is set up.
        program_file: The programme to publish when the till's store is made; absolute.
        language: ``en``, ``pl`` or ``ru``; empty follows the system.
        theme: ``light``, ``dark`` or ``high-contrast``; empty follows the system.
        cashier_language: What the cashier chose on the till; empty for the same as ``language``,
            which the customer's display speaks to whom it does not know.
        text_size_percent: One of the sizes that the till offers.
        camera: A camera's key or number, the address of a stream, a video file or a folder of
            pictures; empty for none.
        camera_region_percent: How much of the picture's width and height is read, in the middle.
        is_camera_mirrored: Its picture is shown as a mirror would; it is read as it is.
        readers: ``wedge_prefix``, as older files have it, is the first of their prefixes.
        server_url: Empty while there is no central server.
        join_url: The page where somebody joins; empty for no code on the customer's display.
        customer_screen: The name of the customer's screen; empty for any but the till's.
        records_scans: Scans are written down beside the logs, for support.
        goods_file: The goods that the shop sells, as CSV; absolute.
        register: What the shop's own registers may do; nothing unless it is said.
        printer: Where receipts go; nowhere unless it is said.
        is_training: No file says so: the till was started for training.
        is_demo: No file says so: the till was started in the made-up shop.
        staff: Who stands at the till; nobody is asked unless it is said.
        display: What the customer's display shows and asks.
        adjustments: How many points may be given and taken by hand on one day.
    """

    shop: ShopSettings | None = None
    program_file: Path | None = None
    language: str = ""
    theme: str = ""
    camera: str = ""
    camera_region_percent: int = 100
    is_camera_mirrored: bool = False
    readers: ReaderSettings = ReaderSettings()
    server_url: str = ""
    join_url: str = ""
    customer_screen: str = ""
    has_sound: bool = True
    records_scans: bool = False
    card_schemes: "tuple[CardScheme, ...]" = ()
    goods_file: Path | None = None
    register: RegisterSettings = RegisterSettings()
    printer: PrinterSettings = PrinterSettings()
    cashier_language: str = ""
    text_size_percent: int = 100
    sound_volume_percent: int = 100
    is_training: bool = False
    is_demo: bool = False
    staff: StaffSettings = StaffSettings()
    display: DisplaySettings = DisplaySettings()
    adjustments: AdjustmentSettings = AdjustmentSettings()


def read_settings(folder: Path) -> Settings:
    """Return the settings in a folder; the defaults where it has no file.

    Raises:
        InvalidSettings: If the file is torn, or says something that cannot be.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return Settings()
    if path.stat().st_size > FILE_BYTES_MAX:
        raise InvalidSettings(path, "", "is too long to be a settings file")
    return settings_in(settings_text(path), path)


def startable_settings(folder: Path) -> Settings:
    """Return the settings in a folder, if a till can be started with them as far as they go.

    Raises:
        InvalidSettings: As ``read_settings`` does, and if a file is missing that they name and no
            till does without.
    """
    settings = read_settings(folder)
    program = settings.program_file
    if settings.shop is not None and program is not None and not program.is_file():
        raise InvalidSettings(folder / FILE_NAME, "program", f"there is no file {program}")
    return settings


def settings_text(path: Path) -> str:
    """Return the text of a settings file.

    Raises:
        InvalidSettings: If it is not written in UTF-8, such as by an editor's "ANSI".
    """
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidSettings(path, "", f"is not TOML: {error}") from error


def settings_in(text: str, path: Path) -> Settings:
    """Return the settings that a text says.

    Args:
        path: Where it stands, or is to stand: paths in it are beside that.

    Raises:
        InvalidSettings: As ``read_settings`` does.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidSettings(path, "", f"is not TOML: {error}") from error
    return _settings_in(Table(path, content))


def _settings_in(file: Table) -> Settings:
    file.require_known(_KNOWN)
    return Settings(
        shop=shop_in(file),
        program_file=file.path("program"),
        language=file.choice("language", ("", "en", "pl", "ru")),
        theme=file.choice("theme", ("", "light", "dark", "high-contrast")),
        camera=_camera(file),
        camera_region_percent=file.number(
            "camera_region",
            100,
            least=_REGION_PERCENT_MIN,
            most=100,
            of_what=": percent of the picture",
        ),
        is_camera_mirrored=file.switch("camera_mirrored", is_on_unless_said=False),
        readers=readers_in(file),
        server_url=file.text("server_url"),
        join_url=file.text("join_url"),
        customer_screen=file.text("customer_screen"),
        has_sound=file.switch("sound", is_on_unless_said=True),
        records_scans=file.switch("record_scans", is_on_unless_said=False),
        card_schemes=card_schemes_in(file),
        goods_file=file.path("goods"),
        register=register_in(file),
        printer=printer_in(file),
        adjustments=adjustments_in(file),
        cashier_language=file.choice("cashier_language", ("", "en", "pl", "ru")),
        text_size_percent=file.one_of("text_size", TEXT_SIZES_PERCENT),
        sound_volume_percent=file.number(
            "sound_volume", 100, least=1, most=100, of_what=": percent"
        ),
        staff=staff_in(file),
        display=display_in(file),
    )


def _camera(file: Table) -> str:
    camera = file.values.get("camera", "")
    if isinstance(camera, bool) or not isinstance(camera, int | str):
        raise file.wrong("camera", "is a number, a file or a folder")
    return str(camera).strip()
