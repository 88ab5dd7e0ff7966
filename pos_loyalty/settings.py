# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an administrator says about a till in ``till.toml``: the shop, the rules, the devices.

The file is read before the first window is painted, so this module imports nothing heavy, and its
values are tuples, which are made known to Python sooner than dataclasses. An example with every key
stands in ``docs/settings.md``.
"""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from pos_loyalty.domain.card_schemes import CardScheme

C = TypeVar("C")

FILE_NAME: Final = "till.toml"
FILE_BYTES_MAX: Final = 256 * 1024

_SHOP_TEXTS: Final = ("store_id", "store_name", "zone", "currency", "region")
_SCHEME_KEYS: Final = ("name", "symbology", "prefixes", "chars_min", "chars_max", "check")
_KNOWN: Final = (
    *("shop", "program", "language", "theme", "camera", "wedge_prefix", "server_url"),
    *("join_url", "customer_screen", "sound", "card_schemes", "readers"),
    *("camera_region", "camera_mirrored", "record_scans"),
)
_READERS_KNOWN: Final = ("prefixes", "suffixes", "layout", "hid", "serial")
_SERIAL_KNOWN: Final = ("port", "baud", "parity", "data_bits", "stop_bits")
_SERIAL_PORTS_MAX: Final = 8
_MARKS_MAX: Final = 16
_MARK_CHARS_MAX: Final = 32
_REGION_PERCENT_MIN: Final = 20
_BAUD_MAX: Final = 921_600


class InvalidSettings(ValueError):
    """The file cannot be used; says where and what to write instead."""

    def __init__(self, path: Path, place: str, advice: str) -> None:
        super().__init__(f"{path.name}: {place}: {advice}" if place else f"{path.name}: {advice}")
        self.place = place


class ShopSettings(NamedTuple):
    """Where this till stands.

    Attributes:
        till_no: The till's number within the store, from 1 to 99.
        zone: IANA name, such as ``Europe/Warsaw``.
        currency: ISO 4217.
        region: ISO 3166: the country of phone numbers typed without ``+``.
    """

    store_id: str
    store_name: str
    till_no: int
    zone: str
    currency: str
    region: str


class SerialSettings(NamedTuple):
    """A reader on a serial port, or one that the system shows as such.

    Attributes:
        port: ``COM3``, ``/dev/ttyACM0``.
        baud: Bits a second; of no meaning on USB.
        parity: ``none``, ``even`` or ``odd``.
        data_bits: 7 or 8.
        stop_bits: 1 or 2.
    """

    port: str
    baud: int = 9600
    parity: str = "none"
    data_bits: int = 8
    stop_bits: int = 1


class ReaderSettings(NamedTuple):
    """The shop's barcode readers.

    Attributes:
        prefixes: What they may send before a code; a code without is a code all the same. So
            with ``suffixes``, behind it.
        layout: The keyboard that they press for: ``us``, ``system`` (whatever the cashier's is), or
            ``auto``, by the look of each code.
        listens_to_hid: Readers of the USB class for points of sale are listened to.
    """

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    layout: str = "auto"
    listens_to_hid: bool = False
    serial: tuple[SerialSettings, ...] = ()


class Settings(NamedTuple):
    """Everything in the file, with what holds where it says nothing.

    Attributes:
        shop: ``None`` until a shop is set up.
        program_file: The programme to publish when the till's store is made; absolute.
        language: ``en``, ``pl`` or ``ru``; empty follows the system.
        theme: ``light`` or ``dark``; empty follows the system.
        camera: A camera's key or number, the address of a stream, a video file or a folder of
            pictures; empty for none.
        camera_region_percent: How much of the picture's width and height is read, in the middle.
        is_camera_mirrored: Its picture is shown as a mirror would; it is read as it is.
        readers: ``wedge_prefix``, as older files have it, is the first of their prefixes.
        server_url: Empty while there is no central server.
        join_url: The page where somebody joins; empty for no code on the customer's display.
        customer_screen: The name of the customer's screen; empty for any but the till's.
        records_scans: Scans are written down beside the logs, for support.
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
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidSettings(path, "", f"is not TOML: {error}") from error
    return _Reader(path, content).settings()


class _Reader:
    """Takes a parsed file apart and remembers where it is, for the error's sake."""

    def __init__(self, path: Path, content: Mapping[str, Any]) -> None:
        self._path = path
        self._content = content

    def settings(self) -> Settings:
        self._require_known(self._content, _KNOWN)
        program = self._text(self._content, "program")
        return Settings(
            shop=self._shop(),
            program_file=self._path.parent / program if program else None,
            language=self._choice("language", ("", "en", "pl", "ru")),
            theme=self._choice("theme", ("", "light", "dark")),
            camera=self._camera(),
            camera_region_percent=self._camera_region(),
            is_camera_mirrored=self._switch("camera_mirrored", is_on_unless_said=False),
            readers=self._readers(),
            server_url=self._text(self._content, "server_url"),
            join_url=self._text(self._content, "join_url"),
            customer_screen=self._text(self._content, "customer_screen"),
            has_sound=self._switch("sound", is_on_unless_said=True),
            records_scans=self._switch("record_scans", is_on_unless_said=False),
            card_schemes=self._schemes(),
        )

    def _shop(self) -> ShopSettings | None:
        shop = self._content.get("shop")
        if shop is None:
            return None
        if not isinstance(shop, dict):
            raise InvalidSettings(self._path, "shop", "write it as a table: [shop]")
        self._require_known(shop, {*_SHOP_TEXTS, "till_no"}, "shop.")
        texts = {key: self._text(shop, key, "shop.") for key in _SHOP_TEXTS}
        for key, text in texts.items():
            if not text:
                raise InvalidSettings(self._path, f"shop.{key}", "is missing")
        self._require_zone(texts["zone"])
        for key, letters in (("currency", 3), ("region", 2)):
            if not (texts[key].isalpha() and texts[key].isupper() and len(texts[key]) == letters):
                raise InvalidSettings(self._path, f"shop.{key}", f"is {letters} capital letters")
        till_no = shop.get("till_no", 1)
        if not isinstance(till_no, int) or not 1 <= till_no <= 99:  # noqa: PLR2004 - as the server has it
            raise InvalidSettings(self._path, "shop.till_no", "is a number from 1 to 99")
        return ShopSettings(till_no=till_no, **texts)

    def _camera(self) -> str:
        camera = self._content.get("camera", "")
        if isinstance(camera, bool) or not isinstance(camera, int | str):
            raise InvalidSettings(self._path, "camera", "is a number, a file or a folder")
        return str(camera).strip()

    def _camera_region(self) -> int:
        percent = self._content.get("camera_region", 100)
        if isinstance(percent, bool) or not isinstance(percent, int):
            percent = 0
        if not _REGION_PERCENT_MIN <= percent <= 100:  # noqa: PLR2004 - all of it
            advice = f"is a number from {_REGION_PERCENT_MIN} to 100: percent of the picture"
            raise InvalidSettings(self._path, "camera_region", advice)
        return percent

    def _readers(self) -> ReaderSettings:
        table = self._content.get("readers", {})
        if not isinstance(table, dict):
            raise InvalidSettings(self._path, "readers", "write it as a table: [readers]")
        self._require_known(table, _READERS_KNOWN, "readers.")
        older_prefix = self._text(self._content, "wedge_prefix")
        prefixes = self._marks(table, "prefixes")
        return ReaderSettings(
            prefixes=(older_prefix, *prefixes) if older_prefix else prefixes,
            suffixes=self._marks(table, "suffixes"),
            layout=self._one_of(table, "readers.layout", ("auto", "us", "system")),
            listens_to_hid=self._one_of(table, "readers.hid", (False, True)),
            serial=self._serial_ports(table),
        )

    def _marks(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        marks = table.get(key, [])
        if not isinstance(marks, list) or len(marks) > _MARKS_MAX:
            raise InvalidSettings(self._path, f"readers.{key}", 'is a list: ["~"]')
        for mark in marks:
            if not isinstance(mark, str) or not 1 <= len(mark) <= _MARK_CHARS_MAX:
                advice = f"each is a text of 1 to {_MARK_CHARS_MAX} characters"
                raise InvalidSettings(self._path, f"readers.{key}", advice)
        return tuple(marks)

    def _serial_ports(self, table: Mapping[str, Any]) -> tuple[SerialSettings, ...]:
        listed = table.get("serial", [])
        if not isinstance(listed, list) or len(listed) > _SERIAL_PORTS_MAX:
            advice = f"write each as [[readers.serial]], {_SERIAL_PORTS_MAX} at the most"
            raise InvalidSettings(self._path, "readers.serial", advice)
        return tuple(self._serial_port(index, item) for index, item in enumerate(listed))

    def _serial_port(self, index: int, item: Mapping[str, Any]) -> SerialSettings:
        place = f"readers.serial[{index}]"
        if not isinstance(item, dict):
            raise InvalidSettings(self._path, place, "write it as [[readers.serial]]")
        self._require_known(item, _SERIAL_KNOWN, f"{place}.")
        port, baud = self._text(item, "port", f"{place}."), item.get("baud", 9600)
        if not port:
            raise InvalidSettings(self._path, f"{place}.port", "is missing")
        if isinstance(baud, bool) or not isinstance(baud, int) or not 1 <= baud <= _BAUD_MAX:
            raise InvalidSettings(self._path, f"{place}.baud", f"is a number up to {_BAUD_MAX}")
        return SerialSettings(
            port=port,
            baud=baud,
            parity=self._one_of(item, f"{place}.parity", ("none", "even", "odd")),
            data_bits=self._one_of(item, f"{place}.data_bits", (8, 7)),
            stop_bits=self._one_of(item, f"{place}.stop_bits", (1, 2)),
        )

    def _one_of(self, table: Mapping[str, Any], place: str, choices: tuple[C, ...]) -> C:
        """Return what the table says at the place's last part; the first choice if nothing."""
        said = table.get(place.rpartition(".")[2], choices[0])
        for choice in choices:
            if said == choice and type(said) is type(choice):
                return choice
        allowed = ", ".join(str(choice).lower() for choice in choices)
        raise InvalidSettings(self._path, place, f"is one of {allowed}")

    def _require_known(
        self, table: Mapping[str, Any], known: Collection[str], inside: str = ""
    ) -> None:
        for key in table:
            if key not in known:
                advice = f"is not a setting; there are {', '.join(sorted(known))}"
                raise InvalidSettings(self._path, f"{inside}{key}", advice)

    def _require_zone(self, zone: str) -> None:
        from zoneinfo import ZoneInfo

        try:
            ZoneInfo(zone)
        except (OSError, ValueError, LookupError) as error:
            advice = "is no time zone; write it like Europe/Warsaw"
            raise InvalidSettings(self._path, "shop.zone", advice) from error

    def _schemes(self) -> "tuple[CardScheme, ...]":
        listed = self._content.get("card_schemes", [])
        if not isinstance(listed, list):
            raise InvalidSettings(self._path, "card_schemes", "write each as [[card_schemes]]")
        return tuple(self._scheme(index, item) for index, item in enumerate(listed))

    def _scheme(self, index: int, item: Mapping[str, Any]) -> "CardScheme":
        from pos_loyalty.domain.card_schemes import EAN_13_CHARS, CardScheme, CheckRule
        from pos_loyalty.domain.scan import Symbology

        place = f"card_schemes[{index}]"
        if isinstance(item, dict):
            self._require_known(item, _SCHEME_KEYS, f"{place}.")
        if isinstance(item.get("prefixes"), str):
            raise InvalidSettings(self._path, f"{place}.prefixes", 'is a list: ["2990"]')
        try:
            return CardScheme(
                name=item["name"],
                symbology=Symbology(item["symbology"]),
                prefixes=tuple(item["prefixes"]),
                chars_min=item.get("chars_min", EAN_13_CHARS),
                chars_max=item.get("chars_max", item.get("chars_min", EAN_13_CHARS)),
                check=CheckRule(item.get("check", CheckRule.GS1)),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidSettings(self._path, place, f"cannot be used: {error}") from error

    def _choice(self, key: str, choices: tuple[str, ...]) -> str:
        text = self._text(self._content, key)
        if text not in choices:
            allowed = ", ".join(choice for choice in choices if choice)
            raise InvalidSettings(self._path, key, f"is one of {allowed}")
        return text

    def _switch(self, key: str, *, is_on_unless_said: bool) -> bool:
        is_on = self._content.get(key, is_on_unless_said)
        if not isinstance(is_on, bool):
            raise InvalidSettings(self._path, key, "is true or false")
        return is_on

    def _text(self, table: Mapping[str, Any], key: str, inside: str = "") -> str:
        text = table.get(key, "")
        if not isinstance(text, str):
            raise InvalidSettings(self._path, f"{inside}{key}", 'is a text, in quotes: "…"')
        return text.strip()
