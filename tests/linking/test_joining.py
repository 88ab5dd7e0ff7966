# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import TillId
from pos_loyalty.linking.joining import CannotJoin, Joined, Wish, join_shop
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.places import Places, find_places
from pos_loyalty.protocol.fingerprints import fingerprint_of
from pos_loyalty.protocol.join_codes import normal_code, proof_message
from pos_loyalty.protocol.signatures import is_signed_by
from pos_loyalty.protocol.sync.joining import JoinAnswer, JoinRequest
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.services.ports import TillPlace
from pos_loyalty.settings import Settings, ShopSettings, read_settings
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather
from tests.fakes.facts import NOON

CODE = "7K3M9-QX2VD"
URL = "https://points.example"
WISH = Wish(server_url=URL, code=CODE)
SHOP = ShopSettings("waw-1", "Old Town", 2, "Europe/Warsaw", "PLN", "PL")


class Office:
    """Answers as the server would whoever asks to join."""

    def __init__(self) -> None:
        self.asked: list[JoinRequest] = []
        self.zone = "Europe/Warsaw"
        self.trouble: Exception | None = None
        self.fingerprint: tuple[str, ...] | None = None

    def __call__(self, request: JoinRequest) -> JoinAnswer:
        self.asked.append(request)
        if self.trouble:
            raise self.trouble
        return JoinAnswer(
            till_id=request.till_id,
            epoch=1,
            store_id="waw-1",
            store_name="Old Town",
            till_no=2,
            zone=self.zone,
            currency="PLN",
            generation=UUID(int=1),
            server_time=NOON,
            terms=OfflineTerms(),
            fingerprint=self.fingerprint or fingerprint_of(bytes.fromhex(request.public_key)),
        )


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places(tmp_path / "till")


def join(places: Places, office: Office, wish: Wish = WISH) -> Joined:
    settings = read_settings(places.config_dir)
    return join_shop(places, settings, wish, keyring=None, ask=office)


def make_till(places: Places, till_no: int = 2) -> TillId:
    """Let a till have worked alone before; return its id."""
    till_id = TillId(UUID(int=77))
    place = TillPlace(till_id, "waw-1", "Old Town", till_no, "Europe/Warsaw", "PLN")
    store = create_store(places.data_dir, place, keyring=None)
    store.close()
    return till_id


def test_a_new_till_gets_its_file_and_its_settings(places: Places, office: Office) -> None:
    joined = join(places, office)

    assert joined.is_new
    assert joined.place.till_no == 2
    store = open_store(places.data_dir, keyring=None)
    assert store.place == joined.place
    store.close()
    settings = read_settings(places.config_dir)
    assert (settings.server_url, settings.shop) == (URL, SHOP)


def test_the_till_proves_that_the_key_is_its_own(places: Places, office: Office) -> None:
    joined = join(places, office, Wish(server_url=URL, code="7k3m9 qx2vd"))

    (request,) = office.asked
    key = bytes.fromhex(request.public_key)
    message = proof_message(normal_code(CODE) or "", request.till_id)
    assert is_signed_by(key, bytes.fromhex(request.proof), message)
    assert joined.fingerprint == fingerprint_of(key)


def test_a_till_that_has_worked_alone_keeps_its_id(places: Places, office: Office) -> None:
    till_id = make_till(places)

    joined = join(places, office)

    assert not joined.is_new
    assert office.asked[0].till_id == till_id


@pytest.mark.parametrize("trouble", [Unreachable(Weather.TIMED_OUT), Refused(RefusalCode.BUSY)])
def test_tried_again_it_is_the_same_till_with_the_same_key(
    places: Places, office: Office, trouble: Exception
) -> None:
    office.trouble = trouble
    with pytest.raises(CannotJoin):
        join(places, office)
    office.trouble = None

    join(places, office)

    first, second = office.asked
    assert first == second
    assert not StoreFiles(places.data_dir).joining.exists()


def test_a_torn_note_of_the_first_try_does_no_harm(places: Places, office: Office) -> None:
    places.data_dir.mkdir(parents=True)
    StoreFiles(places.data_dir).joining.write_text("torn")

    assert join(places, office).is_new


def test_joining_a_second_time_changes_nothing(places: Places, office: Office) -> None:
    first = join(places, office)

    second = join(places, office)

    assert second.place == first.place
    assert read_settings(places.config_dir).shop == SHOP


def test_what_the_shop_wrote_into_its_settings_stays(places: Places, office: Office) -> None:
    places.config_dir.mkdir(parents=True)
    (places.config_dir / "till.toml").write_text(
        'language = "pl"\n[shop]\nstore_id = "waw-1"\nstore_name = "Rynek"\ntill_no = 2\n'
        'zone = "Europe/Warsaw"\ncurrency = "PLN"\nregion = "DE"\n'
    )

    join(places, office)

    settings = read_settings(places.config_dir)
    assert (settings.language, settings.server_url) == ("pl", URL)
    assert settings.shop is not None
    assert settings.shop.region == "DE"


def test_a_country_can_be_said(places: Places, office: Office) -> None:
    join(places, office, replace(WISH, region="DE"))

    shop = read_settings(places.config_dir).shop
    assert shop is not None
    assert shop.region == "DE"


def test_a_zone_of_no_country_asks_for_one(places: Places, office: Office) -> None:
    office.zone = "UTC"

    with pytest.raises(CannotJoin, match="--region"):
        join(places, office)

    assert join(places, office, replace(WISH, region="PL")).place.zone == "UTC"


@pytest.mark.parametrize("code", ["", "7K3M9", "7K3M9-QX2VU", "7K3M9-QX2VD-7K3M9"])
def test_what_cannot_be_a_code_is_not_sent(places: Places, office: Office, code: str) -> None:
    with pytest.raises(CannotJoin, match="ten letters"):
        join(places, office, replace(WISH, code=code))

    assert office.asked == []


@pytest.mark.parametrize(
    "url", ["", "points.example", "ftp://points.example", "http://", "http://[", "https:///x"]
)
def test_what_is_no_address_is_refused(places: Places, office: Office, url: str) -> None:
    with pytest.raises(CannotJoin, match="looks like"):
        join(places, office, replace(WISH, server_url=url))


def test_a_till_does_not_talk_in_the_open(places: Places, office: Office) -> None:
    with pytest.raises(CannotJoin, match="https://"):
        join(places, office, replace(WISH, server_url="http://points.example"))


@pytest.mark.parametrize("url", ["http://127.0.0.1:8470", "http://localhost", "http://[::1]:1"])
def test_but_it_may_with_this_very_machine(places: Places, office: Office, url: str) -> None:
    join(places, office, replace(WISH, server_url=url))

    assert read_settings(places.config_dir).server_url == url


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Unreachable(Weather.NO_CONNECTION), "does not answer"),
        (Refused(RefusalCode.BAD_CODE), "ask for a new one"),
        (Refused(RefusalCode.NOT_UNDERSTOOD), "says no"),
    ],
)
def test_what_went_wrong_is_said(
    places: Places, office: Office, trouble: Exception, words: str
) -> None:
    office.trouble = trouble

    with pytest.raises(CannotJoin, match=words):
        join(places, office)


def test_somebody_in_between_is_noticed(places: Places, office: Office) -> None:
    office.fingerprint = ("acorn",) * 6

    with pytest.raises(CannotJoin, match="stands between"):
        join(places, office)


def test_a_code_for_another_till_is_refused(places: Places, office: Office) -> None:
    make_till(places, till_no=3)

    with pytest.raises(CannotJoin, match="till_no is 2, not 3"):
        join(places, office)


def test_a_code_for_another_place_than_the_settings_say_is_refused(
    places: Places, office: Office
) -> None:
    settings = Settings(SHOP._replace(currency="EUR"))

    with pytest.raises(CannotJoin, match="currency is PLN, not EUR"):
        join_shop(places, settings, WISH, keyring=None, ask=office)
